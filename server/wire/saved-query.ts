import { z } from "zod";
import { QueryParamSchema } from "./query-param.ts";
import { SlugSchema } from "./slug.ts";

/** Most characters of a query file. */
export const MAX_QUERY_CHARS = 100_000;

/** How a result is best looked at first. */
export const QUERY_RETURNS = ["graph", "table", "chart"] as const;
export type QueryReturns = (typeof QUERY_RETURNS)[number];

/** Built-in queries come with the program and cannot be changed. */
export const QUERY_ORIGINS = ["builtin", "user"] as const;

/**
 * `broken`: `faults` says why it cannot be run. `unchecked`: nothing is wrong with the text, but the
 * database did not answer, so it has not been asked whether it accepts the query.
 */
export const QUERY_STATUSES = ["ok", "broken", "unchecked"] as const;
export type QueryStatus = (typeof QUERY_STATUSES)[number];

/** What part of the text a fault is in. */
export const QUERY_FAULT_KINDS = ["front-matter", "params", "cypher"] as const;

/** One fault of a query's text, with the place to underline. */
export const QueryFaultSchema = z
  .object({
    kind: z.enum(QUERY_FAULT_KINDS),
    /** From 1, of the whole file. */
    line: z.int().min(1),
    /** From 1, in characters: a surrogate pair is one. */
    column: z.int().min(1),
    /** Characters to underline; 0 where something is missing at this place. */
    length: z.int().min(0),
    /** What belongs there, such as `a type: string, integer, …`. */
    expected: z.string(),
    /** What stands there, cut to 80 characters; empty at the end of a line. */
    found: z.string(),
    /** What to do. */
    remedy: z.string(),
    /** All of it as one sentence. */
    message: z.string(),
  })
  .meta({ id: "QueryFault" });
export type QueryFault = z.infer<typeof QueryFaultSchema>;

const front = {
  /** From the front matter; the id where it gives none. */
  name: z.string(),
  summary: z.string(),
  /** Paragraphs, separated by an empty line. */
  description: z.string().optional(),
  params: z.array(QueryParamSchema),
  returns: z.enum(QUERY_RETURNS),
  /** What the rows are, in words. */
  returnsText: z.string().optional(),
  tags: z.array(z.string()),
  /** True where the text says `// unlimited` in place of a LIMIT. */
  unlimited: z.boolean(),
};

/** What the front matter of a text says, as far as it can be read. */
export const QueryFrontMatterSchema = z.object(front).meta({ id: "QueryFrontMatter" });
export type QueryFrontMatter = z.infer<typeof QueryFrontMatterSchema>;

/** A saved query as a list shows it. */
export const SavedQueryEntrySchema = z
  .object({
    /** Stays when the name changes, so that links hold. */
    id: SlugSchema,
    ...front,
    origin: z.enum(QUERY_ORIGINS),
    status: z.enum(QUERY_STATUSES),
    faults: z.array(QueryFaultSchema),
    /** Opaque; changes with every save. To send as `If-Match`, in double quotes. */
    version: z.string(),
    /** When it was saved, ISO 8601 in UTC; absent for built-in queries. */
    savedAt: z.string().optional(),
  })
  .meta({ id: "SavedQueryEntry" });
export type SavedQueryEntry = z.infer<typeof SavedQueryEntrySchema>;

/** A saved query with its text. */
export const SavedQuerySchema = SavedQueryEntrySchema.extend({
  /** The file as it is: front matter and Cypher. */
  text: z.string(),
}).meta({ id: "SavedQuery" });
export type SavedQuery = z.infer<typeof SavedQuerySchema>;

/** Answer of `GET /api/queries`, by name. */
export const SavedQueryListSchema = z
  .object({
    queries: z.array(SavedQueryEntrySchema),
    /** Queries that fit, also those beyond `limit`. */
    total: z.int().min(0),
    nextCursor: z.string().nullable(),
    /** Tags of all queries, with how many have each. */
    tags: z.array(z.object({ tag: z.string(), queries: z.int().min(1) })),
    /** Deleted queries that can be restored, by id; only where the request asks for them. */
    deleted: z.array(z.lazy(() => DeletedQuerySchema)).optional(),
  })
  .meta({ id: "SavedQueryList" });
export type SavedQueryList = z.infer<typeof SavedQueryListSchema>;

/** `found`: the file was changed by hand; what it held is kept. */
export const HISTORY_ACTIONS = ["saved", "deleted", "restored", "found"] as const;

/** One version in the history of a query. */
export const HistoryEntrySchema = z
  .object({
    version: z.string(),
    action: z.enum(HISTORY_ACTIONS),
    /** ISO 8601 in UTC. */
    at: z.string(),
    name: z.string(),
    /** The text of this version; of a deletion, the text that was deleted. */
    text: z.string(),
  })
  .meta({ id: "HistoryEntry" });
export type HistoryEntry = z.infer<typeof HistoryEntrySchema>;

/** Answer of `GET /api/queries/{id}/history`, newest first. */
export const QueryHistorySchema = z
  .object({ id: SlugSchema, entries: z.array(HistoryEntrySchema) })
  .meta({ id: "QueryHistory" });
export type QueryHistory = z.infer<typeof QueryHistorySchema>;

const QueryTextSchema = z.string().max(MAX_QUERY_CHARS);

export const IMPORT_OUTCOMES = ["created", "exists", "refused"] as const;

/** What became of one query of an imported file. */
export const ImportedQuerySchema = z
  .object({
    /** The file, within an archive with its folders. */
    source: z.string(),
    /** Line of the file at which it begins, from 1. */
    line: z.int().min(1),
    /** `exists`: the same text is there already. `refused`: it is not for a library that reads. */
    outcome: z.enum(IMPORT_OUTCOMES),
    /** Null for a refused one. */
    id: SlugSchema.nullable(),
    name: z.string(),
    status: z.enum(QUERY_STATUSES),
    /** Of the text as it is saved; of a refused one, the reason. */
    faults: z.array(QueryFaultSchema),
    /** Parameters whose types were guessed. */
    review: z.array(z.string()),
  })
  .meta({ id: "ImportedQuery" });
export type ImportedQuery = z.infer<typeof ImportedQuerySchema>;

/** Answer of `POST /api/queries/import`. */
export const QueryImportSchema = z
  .object({
    queries: z.array(ImportedQuerySchema),
    totals: z.object({
      created: z.int().min(0),
      exists: z.int().min(0),
      refused: z.int().min(0),
    }),
  })
  .meta({ id: "QueryImport" });
export type QueryImport = z.infer<typeof QueryImportSchema>;

/** Body of `PUT /api/queries/{id}`; an edit also sends `If-Match`, a new query does not. */
export const PutQueryRequestSchema = z
  .strictObject({ text: QueryTextSchema })
  .meta({ id: "PutQueryRequest" });

/** Body of `POST /api/queries/check`. */
export const CheckQueryRequestSchema = z
  .strictObject({ text: QueryTextSchema })
  .meta({ id: "CheckQueryRequest" });

/** What checking a text found. */
export const QueryCheckSchema = z
  .object({
    status: z.enum(QUERY_STATUSES),
    faults: z.array(QueryFaultSchema),
    /** As far as it can be read, so that a form can follow the text while it is written. */
    front: QueryFrontMatterSchema,
  })
  .meta({ id: "QueryCheck" });
export type QueryCheck = z.infer<typeof QueryCheckSchema>;

/** Answer of `DELETE /api/queries/{id}`. */
export const DeletedQuerySchema = z
  .object({
    id: SlugSchema,
    name: z.string(),
    /** To send to `restore`. */
    version: z.string(),
    /** ISO 8601 in UTC. */
    deletedAt: z.string(),
  })
  .meta({ id: "DeletedQuery" });
export type DeletedQuery = z.infer<typeof DeletedQuerySchema>;

/** Body of `POST /api/queries/{id}/restore`. */
export const RestoreQueryRequestSchema = z
  .strictObject({ version: z.string().min(1).max(100) })
  .meta({ id: "RestoreQueryRequest" });
