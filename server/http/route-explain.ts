import { guardQuery } from "../queries/query-guard.ts";
import { ExplainRequestSchema, QueryPlanSchema, type QueryPlan } from "../wire/query-plan.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

export const explainRoute: Route = defineRoute({
  method: "post",
  path: "/api/cypher/explain",
  role: "analyst",
  operationId: "explainCypher",
  summary: "The plan of a query, without running it",
  description:
    "What the engine would do to answer one Cypher statement that only reads; anything else is refused as `/api/cypher` refuses it. `text` is the engine's own rendering.",
  params: NOTHING,
  query: NOTHING,
  body: { kind: "json", schema: ExplainRequestSchema },
  answers: [{ type: "application/json", schema: QueryPlanSchema }],
  errors: [...STORE_ERRORS, "invalid-query", "forbidden-query", "unsupported-query"],
  cache: "never",
  handle: async ({ body }, { store }): Promise<QueryPlan> => {
    const { operators, text } = await guardQuery(store, body.cypher, body.params);
    return { engine: store.engine, operators: [...operators], text };
  },
});
