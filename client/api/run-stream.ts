import { EntenteError } from "../../server/wire/entente-error.ts";
import type { QueryLimits } from "../../server/wire/query-limits.ts";
import {
  QueryEndSchema,
  QueryHeadSchema,
  type QuerySummary,
} from "../../server/wire/query-result.ts";
import type { WireRow, WireValue } from "../../server/wire/wire-value.ts";
import { readLines } from "./read-lines.ts";
import { lost, problemError, send } from "./send.ts";

/** What to run: a saved query by its id, or Cypher as it is. */
export type RunRequest = (
  | { readonly kind: "saved"; readonly id: string }
  | { readonly kind: "cypher"; readonly cypher: string }
) & {
  readonly params: Readonly<Record<string, WireValue>>;
  /** Lower limits than the server's own. */
  readonly limits: Partial<QueryLimits>;
};

/** Path and body of the request that runs it. */
export function runTarget(request: RunRequest): { readonly path: string; readonly body: unknown } {
  const { params, limits } = request;
  return request.kind === "saved"
    ? { path: `/api/queries/${encodeURIComponent(request.id)}/run`, body: { params, limits } }
    : { path: "/api/cypher", body: { cypher: request.cypher, params, limits } };
}

/** Is told of a result while it arrives. */
export interface RunListener {
  onColumns(columns: readonly string[]): void;
  /** A batch of rows, in order. */
  onRows(rows: readonly WireRow[]): void;
}

const NDJSON = "application/x-ndjson";
const BATCH = 500;
const BATCH_MS = 100;

/**
 * Runs a query and hands its rows on as they arrive.
 * @returns how the result came about.
 * @throws EntenteError the server's problem, also one that came in the middle of the rows;
 * `unreachable` where the result breaks off without an end; `cancelled` by the signal.
 */
export async function runStream(
  fetcher: typeof fetch,
  request: RunRequest,
  listener: RunListener,
  signal: AbortSignal,
): Promise<QuerySummary> {
  const { path, body } = runTarget(request);
  const response = await send(fetcher, path, { method: "POST", accept: NDJSON, body, signal });
  if (response.body === null) throw lost(path, signal, "no body");
  let batch: WireRow[] = [];
  let since = performance.now();
  const flush = (): void => {
    if (batch.length > 0) listener.onRows(batch);
    batch = [];
    since = performance.now();
  };
  try {
    for await (const line of readLines(response.body)) {
      const parsed: unknown = JSON.parse(line);
      if (Array.isArray(parsed)) {
        // Checked by the server that made it: a schema for each of a million rows would cost seconds.
        batch.push(parsed as WireRow);
        if (batch.length >= BATCH || performance.now() - since > BATCH_MS) flush();
        continue;
      }
      const head = QueryHeadSchema.safeParse(parsed);
      if (head.success) {
        listener.onColumns(head.data.columns);
        continue;
      }
      flush();
      const end = QueryEndSchema.parse(parsed);
      if ("summary" in end) return end.summary;
      throw problemError(end.problem, end.problem.status, path);
    }
  } catch (cause) {
    if (cause instanceof EntenteError && !signal.aborted) throw cause;
    throw lost(path, signal, cause);
  }
  flush();
  throw lost(path, signal, "the result has no end");
}
