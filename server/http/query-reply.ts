import { isRepeatable } from "../queries/is-repeatable.ts";
import { resultCsv, resultGraphFile } from "../queries/result-files.ts";
import { resultDocument, resultLines } from "../queries/result-lines.ts";
import type { QueryCall, QueryRows } from "../queries/run-query.ts";
import type { ErrorCode } from "../wire/error-code.ts";
import { lowerLimits } from "../wire/query-limits.ts";
import {
  GraphFileSchema,
  QueryCsvSchema,
  QueryLineSchema,
  QueryResultSchema,
  RESULT_TYPES,
} from "../wire/query-result.ts";
import { entityTag, holdsTag, keepingRule } from "./entity-tag.ts";
import { toProblem } from "./problem.ts";
import { QueryAudit } from "./query-audit.ts";
import { Reply } from "./reply.ts";
import type { Representation, RouteRequest, Services } from "./route.ts";
import { withSummary } from "./summary-header.ts";

/** The forms of a result, for the table of a route. */
export const RESULT_ANSWERS: readonly [Representation, ...Representation[]] = [
  { type: RESULT_TYPES.json, schema: QueryResultSchema },
  { type: RESULT_TYPES.ndjson, schema: QueryLineSchema },
  { type: RESULT_TYPES.csv, schema: QueryCsvSchema },
  { type: RESULT_TYPES.gexf, schema: GraphFileSchema },
  { type: RESULT_TYPES.graphml, schema: GraphFileSchema },
];

/** Codes of every route that answers with a result, beside those of the store. */
export const QUERY_ERRORS = [
  "invalid-query",
  "forbidden-query",
  "unsupported-query",
  "not-a-graph",
  "cancelled",
] as const satisfies readonly ErrorCode[];

/** What of a request the answer to a query depends on. */
export type QueryRequest = Pick<
  RouteRequest<unknown, unknown>,
  "caller" | "headers" | "requestId" | "signal" | "type"
>;

/** The query that a route answers with. */
export type AnsweredQuery = Pick<QueryCall, "cypher" | "params" | "limits" | "query">;

type Needed = Pick<Services, "audit" | "logger" | "queries" | "version">;

/**
 * Runs a query and answers with its result in the form that the caller prefers. Its ETag is over
 * query, parameters, limits and data version; a caller that has the result gets 304 and the query
 * is not run. Ad-hoc Cypher leaves a line in the audit log when it has ended.
 *
 * @throws EntenteError what `QueryRunner.run` throws.
 */
export async function replyWithQuery(
  request: QueryRequest,
  services: Needed,
  query: AnsweredQuery,
): Promise<Reply> {
  const audit = new QueryAudit(request, services.audit, query);
  try {
    const { requestId, caller, signal, type } = request;
    const isTagged = isRepeatable(query.cypher);
    // Only who may have the result makes the version worth a question of its own.
    if (isTagged && request.headers["if-none-match"] !== undefined) {
      const tag = queryTag(request, services, query, await services.queries.store.dataVersion());
      if (holdsTag(request.headers, tag)) {
        return new Reply("", { status: 304, headers: tagHeaders(tag, caller) });
      }
    }
    const call = { requestId, role: caller.role, who: caller.name, signal };
    const result = await services.queries.run({ ...query, ...call });
    const headers = isTagged
      ? tagHeaders(queryTag(request, services, query, result.dataVersion), caller)
      : {};
    const chunks = audit.watch(result, resultChunks(request, services, result, audit));
    if (type === RESULT_TYPES.json || type === RESULT_TYPES.ndjson) {
      const flush = type === RESULT_TYPES.ndjson;
      return new Reply(chunks, { type: `${type}; charset=utf-8`, headers, flush });
    }
    return await withSummary(result, chunks, { type, headers });
  } catch (error) {
    audit.failed(error);
    throw error;
  }
}

/** The result as text of the wanted form. */
function resultChunks(
  { requestId, type }: QueryRequest,
  { logger, version }: Needed,
  result: QueryRows,
  audit: QueryAudit,
): AsyncGenerator<string, void, undefined> {
  const creator = `Entente ${version}`;
  switch (type) {
    case RESULT_TYPES.ndjson:
      return resultLines(result, (error) => {
        const problem = toProblem(error, requestId);
        audit.outcome = problem.code;
        if (problem.status >= 500) logger.error({ err: error, requestId }, problem.code);
        return problem;
      });
    case RESULT_TYPES.csv:
      return resultCsv(result);
    case RESULT_TYPES.gexf:
      return resultGraphFile(result, "gexf", creator);
    case RESULT_TYPES.graphml:
      return resultGraphFile(result, "graphml", creator);
    default:
      return resultDocument(result);
  }
}

function tagHeaders(tag: string, caller: QueryRequest["caller"]): Record<string, string> {
  return { ETag: tag, "Cache-Control": keepingRule(caller) };
}

function queryTag(
  { type }: QueryRequest,
  { queries, version }: Needed,
  { cypher, params = {}, limits }: AnsweredQuery,
  dataVersion: string,
): string {
  const lower = lowerLimits(queries.limits, limits);
  return entityTag({ type, cypher, params, limits: lower, program: version }, dataVersion);
}
