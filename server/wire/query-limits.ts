import { z } from "zod";

const limit = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** Where a result ends although the engine has more. */
export const QueryLimitsSchema = z
  .object({
    timeMs: limit.describe("Milliseconds from the request to the last row."),
    rows: limit.describe("Rows of the result."),
    bytes: limit.describe("Bytes (UTF-8) of the rows, each as a line of NDJSON."),
  })
  .meta({ id: "QueryLimits" });
export type QueryLimits = z.infer<typeof QueryLimitsSchema>;

/** The limits of a server that was told no others. */
export const DEFAULT_QUERY_LIMITS: QueryLimits = {
  timeMs: 60_000,
  rows: 1_000_000,
  bytes: 256 * 1024 * 1024,
};

/** What a call asks for: each absent one is the server's, and none can be raised above it. */
export const WantedLimitsSchema = QueryLimitsSchema.partial().strict().meta({ id: "WantedLimits" });
export type WantedLimits = z.infer<typeof WantedLimitsSchema>;

/** The limits that apply to a call: for each, the lower of the server's and the wanted one. */
export function lowerLimits(server: QueryLimits, wanted: WantedLimits = {}): QueryLimits {
  return {
    timeMs: Math.min(server.timeMs, wanted.timeMs ?? server.timeMs),
    rows: Math.min(server.rows, wanted.rows ?? server.rows),
    bytes: Math.min(server.bytes, wanted.bytes ?? server.bytes),
  };
}
