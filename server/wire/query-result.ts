import { z } from "zod";
import { ProblemSchema } from "./problem.ts";
import { QueryLimitsSchema, WantedLimitsSchema } from "./query-limits.ts";
import { MAX_QUERY_CHARS } from "./saved-query.ts";
import { WireValueSchema } from "./wire-value-schema.ts";

/** Values of the parameters by name, without `$`. */
export const QueryParamsSchema = z
  .record(z.string().min(1).max(200), WireValueSchema)
  .meta({ id: "QueryParams" });

/** Ad-hoc Cypher that only reads. */
export const CypherRequestSchema = z
  .strictObject({
    cypher: z.string().max(MAX_QUERY_CHARS).describe("One statement that only reads."),
    params: QueryParamsSchema.optional(),
    limits: WantedLimitsSchema.optional(),
  })
  .meta({ id: "CypherRequest" });

/** Media types of results. The last three are for spreadsheets and graph programs. */
export const RESULT_TYPES = {
  json: "application/json",
  ndjson: "application/x-ndjson",
  csv: "text/csv",
  gexf: "application/gexf+xml",
  graphml: "application/graphml+xml",
} as const;

/** Values of the parameters of a saved query, and limits. */
export const RunQueryRequestSchema = z
  .strictObject({
    params: QueryParamsSchema.optional().describe("Those that are absent have their defaults."),
    limits: WantedLimitsSchema.optional(),
  })
  .meta({ id: "RunQueryRequest" });

/** What made a result end although the engine had more. */
export const CUT_REASONS = ["rows", "bytes", "time"] as const;

/** Where and why a result was cut. */
export const QueryCutSchema = z
  .object({
    by: z.enum(CUT_REASONS),
    /** Rows that are missing; null where the engine does not say. */
    left: z.int().min(0).nullable(),
    /** False: at least `left` rows are missing, nobody counted to the end. */
    isExact: z.boolean(),
  })
  .meta({ id: "QueryCut" });
export type QueryCut = z.infer<typeof QueryCutSchema>;

/** How a result came about. The limits are those that applied, also where none was reached. */
export const QuerySummarySchema = z
  .object({
    rows: z.int().min(0),
    truncated: z.boolean(),
    /** Present exactly where `truncated` is true. */
    cut: QueryCutSchema.optional(),
    /** Milliseconds from the request to the last row. */
    timeMs: z.number().min(0),
    engine: z.enum(["embedded", "neo4j"]),
    /** null where the data changed while the rows were read, or nobody could tell any more. */
    dataVersion: z.string().nullable(),
    limits: QueryLimitsSchema,
  })
  .meta({ id: "QuerySummary" });
export type QuerySummary = z.infer<typeof QuerySummarySchema>;

const QueryRowSchema = z.array(WireValueSchema);

/** A result as one JSON value, `application/json`. Values of a row are in the order of the columns. */
export const QueryResultSchema = z
  .object({
    columns: z.array(z.string()),
    rows: z.array(QueryRowSchema),
    summary: QuerySummarySchema,
  })
  .meta({ id: "QueryResult" });
export type QueryResult = z.infer<typeof QueryResultSchema>;

/** First line of a result as NDJSON. */
export const QueryHeadSchema = z.object({ columns: z.array(z.string()) }).meta({ id: "QueryHead" });
export type QueryHead = z.infer<typeof QueryHeadSchema>;

/** Last line of a result as NDJSON: how it came about, or what broke it midway. */
export const QueryEndSchema = z
  .union([z.object({ summary: QuerySummarySchema }), z.object({ problem: ProblemSchema })])
  .meta({ id: "QueryEnd" });
export type QueryEnd = z.infer<typeof QueryEndSchema>;

/**
 * A line of a result as NDJSON, `application/x-ndjson`: the head, then each row as an array, then the
 * end. Without an end the connection broke.
 */
export const QueryLineSchema = z
  .union([QueryHeadSchema, QueryRowSchema, QueryEndSchema])
  .meta({ id: "QueryLine" });

/** A result as CSV, `text/csv`: the columns, then a record for each row. */
export const QueryCsvSchema = z.string().meta({ id: "QueryCsv" });

/** The graph in a result as GEXF 1.3 or GraphML. */
export const GraphFileSchema = z.string().meta({ id: "GraphFile" });
