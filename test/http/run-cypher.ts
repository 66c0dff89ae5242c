import { QueryEndSchema, QueryResultSchema, RESULT_TYPES } from "../../server/wire/query-result.ts";
import type { QueryResult, QuerySummary } from "../../server/wire/query-result.ts";
import type { Problem } from "../../server/wire/problem.ts";
import type { WireRow } from "../../server/wire/wire-value.ts";

/** What `POST /api/cypher` takes. */
export interface CypherBody {
  readonly cypher: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly limits?: Readonly<Record<string, unknown>>;
}

/** Posts a query to the server at `base`. */
export function postCypher(
  base: string,
  body: CypherBody,
  options: { readonly headers?: Record<string, string>; readonly signal?: AbortSignal } = {},
): Promise<Response> {
  return fetch(`${base}/api/cypher`, {
    method: "POST",
    headers: { "content-type": "application/json", ...options.headers },
    body: JSON.stringify(body),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}

/** The result as one JSON document; fails the test for anything else. */
export async function resultOf(base: string, body: CypherBody): Promise<QueryResult> {
  const response = await postCypher(base, body);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
  return QueryResultSchema.parse(JSON.parse(text));
}

/** The lines of a result as NDJSON, taken apart. */
export interface Lines {
  readonly columns: readonly string[];
  readonly rows: readonly WireRow[];
  readonly summary: QuerySummary | null;
  readonly problem: Problem | null;
}

export async function linesOf(base: string, body: CypherBody): Promise<Lines> {
  const response = await postCypher(base, body, { headers: { accept: RESULT_TYPES.ndjson } });
  return parseLines(await response.text());
}

export function parseLines(text: string): Lines {
  if (!text.endsWith("\n")) throw new Error("the last line has no end");
  const lines = text.slice(0, -1).split("\n");
  const head = JSON.parse(lines[0] ?? "") as { columns: string[] };
  const end = QueryEndSchema.parse(JSON.parse(lines.at(-1) ?? ""));
  return {
    columns: head.columns,
    rows: lines.slice(1, -1).map((line) => JSON.parse(line) as WireRow),
    summary: "summary" in end ? end.summary : null,
    problem: "problem" in end ? end.problem : null,
  };
}
