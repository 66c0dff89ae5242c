import { GraphSchemaSchema } from "../wire/graph-schema.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

export const schemaRoute: Route = defineRoute({
  method: "get",
  path: "/api/schema",
  operationId: "getSchema",
  summary: "What the graph holds: labels, types, properties, issues, sources, days",
  params: NOTHING,
  query: NOTHING,
  answers: [{ type: "application/json", schema: GraphSchemaSchema }],
  errors: STORE_ERRORS,
  cache: "data",
  handle: (_request, { readGraphSchema }) => readGraphSchema(),
});
