import { z } from "zod";

/** `interrupted`: its process ended; `undoing`: taking it back began and did not end. */
const IMPORT_STATES = [
  "running",
  "interrupted",
  "failed",
  "cancelled",
  "done",
  "undoing",
  "undone",
] as const;

const count = z.int().min(0);

/** What became of the rows of a file: stances + ties + skipped + rejected is their number. */
export const RowCountsSchema = z
  .object({ rows: count, stances: count, ties: count, skipped: count, rejected: count })
  .meta({ id: "RowCounts" });
export type RowCounts = z.infer<typeof RowCountsSchema>;

/** What became of one file. */
export const ImportedFileSchema = RowCountsSchema.extend({
  /** As people know it: `day.zip/day.CSV` for one of an archive. */
  name: z.string(),
  /** Name of the format; null for a file of a folder that is of none. */
  format: z.string().nullable(),
  /** Why it was taken for that, or left out. */
  reason: z.string(),
  /** Rows that were well-formed and stated nothing, by reason. */
  skippedBecause: z.record(z.string(), count),
  /** Where the rejected rows are; null without any. */
  rejectedFile: z.string().nullable(),
}).meta({ id: "ImportedFile" });
export type ImportedFile = z.infer<typeof ImportedFileSchema>;

/** What an import did to the graph, in items: actors, issues, sources, stances and ties. */
export const GraphCountsSchema = z
  .object({
    created: count,
    changed: count,
    /** Were there with the same content. */
    same: count,
    /** Were there with other content, which an import that only names them leaves alone. */
    left: count,
    removed: count,
  })
  .meta({ id: "GraphCounts" });

/** What taking an import back did, in items. */
export const UndoCountsSchema = z
  .object({
    removed: count,
    restored: count,
    /** Stay, because a later import states them too. */
    passed: count,
    /** Stay, because somebody changed them since, or something else needs them. */
    kept: count,
  })
  .meta({ id: "UndoCounts" });
export type UndoCounts = z.infer<typeof UndoCountsSchema>;

/** What rows were about, for a look at it in the explorer. */
export const StatedThingsSchema = z
  .object({
    /** Days of the first and last stance; null without any. */
    first: z.string().nullable(),
    last: z.string().nullable(),
    /** The actors that most rows name, most first; at most five. */
    actors: z.array(z.object({ id: z.string(), name: z.string(), rows: count })),
    /** Ids of the sources of stances; null where they are more than twenty. */
    sources: z.array(z.string()).nullable(),
  })
  .meta({ id: "StatedThings" });
export type StatedThings = z.infer<typeof StatedThingsSchema>;

/** An import, running or past. A merge of two actors is one, too: it can be taken back alike. */
export const ImportReportSchema = z
  .object({
    id: z.string(),
    kind: z.enum(["import", "merge"]),
    state: z.enum(IMPORT_STATES),
    /** RFC 3339 in UTC. */
    started: z.iso.datetime(),
    ended: z.iso.datetime().nullable(),
    /** What was asked for, in a line. */
    title: z.string(),
    files: z.array(ImportedFileSchema),
    graph: GraphCountsSchema,
    /** Null while it runs, where it broke off before it read anything, and in reports of older versions. */
    stated: StatedThingsSchema.nullable().default(null),
    undo: UndoCountsSchema.nullable(),
    /** Why it failed. */
    problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
  })
  .meta({ id: "ImportReport" });
export type ImportReport = z.infer<typeof ImportReportSchema>;

/** How far an import is. */
export const ImportProgressSchema = z
  .object({
    /** Bytes of the files, packed, that were read, and of all files. */
    bytesRead: count,
    bytes: count,
    rows: count,
    rejected: count,
    seconds: z.number().min(0),
    /** The file that is being read. */
    file: z.string(),
  })
  .meta({ id: "ImportProgress" });
export type ImportProgress = z.infer<typeof ImportProgressSchema>;

/** An import, and how far it is; the progress is null before its first row and after its last. */
export const ImportViewSchema = z
  .object({ report: ImportReportSchema, progress: ImportProgressSchema.nullable() })
  .meta({ id: "ImportView" });
export type ImportView = z.infer<typeof ImportViewSchema>;

/** The imports of this data folder, newest first. */
export const ImportListSchema = z
  .object({ imports: z.array(ImportReportSchema) })
  .meta({ id: "ImportList" });

/** A format that a file may be of. */
const FormatCandidateSchema = z
  .object({
    name: z.string(),
    title: z.string(),
    /** 0 … 1. From 0.9 on the file says itself what it is; below 0.5 it is a guess to be confirmed. */
    confidence: z.number().min(0).max(1),
    reason: z.string(),
  })
  .meta({ id: "FormatCandidate" });
export type FormatCandidate = z.infer<typeof FormatCandidateSchema>;

/** A row of a preview, and what becomes of it. */
const PreviewRowSchema = z
  .object({
    line: count,
    kind: z.enum(["stance", "tie", "skipped", "rejected"]),
    /** The stance or tie; null for the others. */
    item: z.unknown(),
    /** Why it is skipped or rejected. */
    reason: z.string().nullable(),
    /** Of a rejected row: the column and value at fault, and what to do; null for the others. */
    column: z.string().nullable(),
    value: z.string().nullable(),
    remedy: z.string().nullable(),
  })
  .meta({ id: "PreviewRow" });
export type PreviewRow = z.infer<typeof PreviewRowSchema>;

/** What a file seems to be, and what its first rows become. */
export const ImportPreviewSchema = z
  .object({
    /** The file that was looked at: the first one of an archive. */
    name: z.string(),
    /** Name of the format; null where none is certain enough. */
    format: z.string().nullable(),
    title: z.string().nullable(),
    reason: z.string(),
    /** What it may be, the likeliest first. */
    candidates: z.array(FormatCandidateSchema),
    /** How the text is written, and why that is thought; null where nothing was to be read. */
    encoding: z.object({ name: z.string(), reason: z.string() }).nullable(),
    /** What a table is made of; null for other formats. */
    table: z
      .object({
        columns: z.array(z.string()),
        /** Its first five rows. */
        rows: z.array(z.array(z.string())),
        /** What is between two cells; null for JSON. */
        delimiter: z.string().nullable(),
        /** What else was found in its first rows, as sentence parts. */
        notes: z.array(z.string()),
      })
      .nullable(),
    /** The mapping that was found for a table, as `*.mapping.json` holds it; null for other formats. */
    mapping: z.unknown(),
    /** Fields that rows need and the mapping has nothing for. */
    missing: z.array(z.string()),
    rows: z.array(PreviewRowSchema),
    /** Names of the actors and issues that the rows name, by id. */
    names: z.record(z.string(), z.string()),
  })
  .meta({ id: "ImportPreview" });
export type ImportPreview = z.infer<typeof ImportPreviewSchema>;
