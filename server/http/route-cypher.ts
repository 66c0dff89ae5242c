import { CypherRequestSchema } from "../wire/query-result.ts";
import { QUERY_ERRORS, replyWithQuery, RESULT_ANSWERS } from "./query-reply.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

export const cypherRoute: Route = defineRoute({
  method: "post",
  path: "/api/cypher",
  role: "analyst",
  operationId: "runCypher",
  summary: "Rows of a query of one's own",
  description:
    "One Cypher statement that only reads; anything else is refused with the position of the reason. Limits can be lowered per call and not raised; the summary says which applied, and whether the result was cut. NDJSON streams: a head line with `columns`, a line for each row, a last line with `summary`, or with `problem` where it broke midway. CSV, GEXF and GraphML have the summary in the header `Entente-Summary`, or in a trailer of that name where the result is long.",
  params: NOTHING,
  query: NOTHING,
  body: { kind: "json", schema: CypherRequestSchema },
  answers: RESULT_ANSWERS,
  errors: [...STORE_ERRORS, ...QUERY_ERRORS],
  cache: "never",
  handle: (request, services) => {
    const { cypher, params, limits } = request.body;
    return replyWithQuery(request, services, {
      cypher,
      ...(params === undefined ? {} : { params }),
      ...(limits === undefined ? {} : { limits }),
    });
  },
});
