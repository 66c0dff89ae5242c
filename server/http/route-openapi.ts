import { z } from "zod";
import { createOpenApiDocument } from "./openapi-document.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";

const OpenApiSchema = z
  .looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) })
  .meta({ id: "OpenApiDocument" });

/** The route of the document that describes the routes. */
export function createOpenApiRoute(listRoutes: () => readonly Route[]): Route {
  let document: Readonly<Record<string, unknown>> | undefined;
  return defineRoute({
    method: "get",
    path: "/api/openapi.json",
    operationId: "getOpenApi",
    summary: "This description of the routes, OpenAPI 3.1",
    params: NOTHING,
    query: NOTHING,
    answers: [{ type: "application/json", schema: OpenApiSchema }],
    errors: [],
    cache: "program",
    handle: (_request, { version }) => {
      document ??= createOpenApiDocument(listRoutes(), version);
      return Promise.resolve(document);
    },
  });
}
