import { z } from "zod";
import { ROLES } from "./role.ts";

/** A query that has not ended yet. */
export const RunningQuerySchema = z
  .object({
    id: z.string(),
    /** Id of the request that runs it, as its answer has it in `X-Request-Id`. */
    requestId: z.string(),
    /** Id of the saved query; null for ad-hoc Cypher. */
    query: z.string().nullable(),
    /** The Cypher, at most its first 2,000 characters. */
    cypher: z.string(),
    /** Role of the caller, and the name of the token; null without one. */
    role: z.enum(ROLES),
    who: z.string().nullable(),
    /** Start, as RFC 3339 in UTC. */
    since: z.iso.datetime(),
    timeMs: z.int().min(0),
    /** Rows sent so far. */
    rows: z.int().min(0),
  })
  .meta({ id: "RunningQuery" });
export type RunningQuery = z.infer<typeof RunningQuerySchema>;

/** Queries that run in this server process, oldest first. */
export const RunningQueriesSchema = z
  .object({ queries: z.array(RunningQuerySchema) })
  .meta({ id: "RunningQueries" });

/** Answer to the cancelling of a query. */
export const CancelledQuerySchema = z
  .object({ id: z.string(), cancelled: z.literal(true) })
  .meta({ id: "CancelledQuery" });
