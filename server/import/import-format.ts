import type { z } from "zod";
import type { GraphItem } from "../wire/interchange.ts";
import type { FileSample } from "./file-sample.ts";
import type { GraphDirectory } from "./graph-directory.ts";

/** Every format that can be read, by the name that options, journals and `--format` use. */
export const FORMAT_NAMES = [
  "interchange",
  "interchange-lines",
  "gdelt",
  "gdelt-mentions",
  "icews",
  "icews-quads",
  "cow-alliance-dyads",
  "cow-alliance-members",
  "atop-dyads",
  "cow-igo-dyads",
  "cow-igo-states",
  "un-votes",
  "un-roll-calls",
  "un-roll-call-issues",
  "reference-table",
  "gexf",
  "graphml",
  "cytoscape",
  "table",
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** Why a file seems to be of a format. */
export interface Detection {
  /** 0 … 1. From 0.9 on the file says itself what it is; below 0.5 it is a guess to be confirmed. */
  readonly confidence: number;
  /** A sentence part for people: "61 tab-separated columns, an event id and a day first". */
  readonly reason: string;
  /** Options that the file itself suggests, such as delimiter and mapping of a table. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Where a row begins in its unpacked file. */
export interface RowPosition {
  /** Physical line, from 1. */
  readonly line: number;
  /** Byte, from 0; of UTF-16 text, in its UTF-8 form. XML and JSON documents give 0. */
  readonly offset: number;
}

/**
 * What became of one thing of the file. Every data row is exactly one stance, tie, skipped or
 * rejected record. An `items` record is no data row: it describes actors, issues or sources, or
 * brings what earlier rows held back.
 */
export type ImportRecord = SoundRecord | SkippedRecord | RejectedRecord;

/** A row that becomes part of the graph. */
export interface SoundRecord {
  readonly kind: "stance" | "tie" | "items";
  readonly at: RowPosition;
  /** What the row states. It replaces what the graph has under the same id or tie key. */
  readonly items: readonly GraphItem[];
  /**
   * What the row only names, before `items` in load order: to be written where the graph has
   * nothing of that id (or tie key), and else left as it is. A reader may leave out what an
   * earlier record of the same read named.
   */
  readonly named: readonly GraphItem[];
}

/** A row that is well-formed but states nothing for this graph. */
export interface SkippedRecord {
  readonly kind: "skipped";
  readonly at: RowPosition;
  /** A fixed phrase without values of the row, so that rows can be counted by it: "no second actor". */
  readonly reason: string;
}

/** A row that cannot be read as what it should be. */
export interface RejectedRecord {
  readonly kind: "rejected";
  readonly at: RowPosition;
  /** Name of the column or field, or its number from 1; empty where the whole row is at fault. */
  readonly column: string;
  /** The offending value, at most 200 characters. */
  readonly value: string;
  readonly reason: string;
  readonly remedy: string;
  /** The row as it is in the file, at most 10,000 characters. */
  readonly raw: string;
}

/** What a reader reads from. */
export interface ReadInput {
  /** The file's name as people know it, with the archive it was in: `day.zip/day.CSV`. */
  readonly name: string;
  /** The unpacked bytes, from the first. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Which actors and issues are known already. Default: none. The reader adds those it names. */
  readonly known?: GraphDirectory;
  /** Another file of the same import by its format, or null. Default: there is none. */
  readonly companion?: (format: FormatName) => AsyncIterable<Uint8Array> | null;
  /** Ends the read with code `cancelled`. */
  readonly signal?: AbortSignal;
}

/**
 * One file format. Reading is streaming: a record is given as soon as its row was read, the consumer
 * sets the pace, and leaving the loop releases the input. The same bytes, options and known actors and issues
 * give the same records in the same order, so a broken import goes on by reading again and letting
 * pass as many records as were written.
 */
export interface ImportFormat {
  readonly name: FormatName;
  /** What people call it, such as "GDELT events". */
  readonly title: string;
  /** Options by name, each with a default or optional. */
  readonly options: z.ZodObject;
  /** Null where the file is not of this format. */
  detect(sample: FileSample): Detection | null;
  /**
   * @param options validated against `options`; default: all defaults.
   * @throws EntenteError from the iteration: `invalid-file` where the file as a whole cannot be read,
   *   `invalid-request` where options are wrong or one is missing, `cancelled`.
   */
  read(input: ReadInput, options?: unknown): AsyncIterable<ImportRecord>;
}
