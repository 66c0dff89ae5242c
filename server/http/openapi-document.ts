import { ZodArray, type z } from "zod";
import { ERROR_STATUS, type ErrorCode } from "../wire/error-code.ts";
import { ProblemSchema } from "../wire/problem.ts";
import { ComponentSchemas } from "./component-schemas.ts";
import { PROBES } from "./probes.ts";
import { PROBLEM_TYPE } from "./problem.ts";
import type { BodyForm } from "./request-body.ts";
import type { Representation, Route } from "./route.ts";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the routes; the same table serves the requests. */
export function createOpenApiDocument(routes: readonly Route[], version: string): Json {
  const components = new ComponentSchemas();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route, components) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Entente",
      version,
      description:
        "Who stands with whom, on what, since when and on whose word. Every error is a problem document (RFC 9457) whose code is stable. Answers with an ETag stay the same until the data changes.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    // Each of them alone is enough, and a server for one machine or for everybody needs none.
    security: [{}, { token: [] }, { session: [] }],
    paths,
    components: {
      schemas: components.sorted(),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "One of ENTENTE_TOKENS." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "entente",
          description: "What a login sets; over TLS its name is __Host-entente.",
        },
      },
    },
  };
}

function operation(route: Route, components: ComponentSchemas): Json {
  return {
    operationId: route.operationId,
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    parameters: [
      ...parameters("path", route.params, components),
      ...parameters("query", route.query, components),
    ],
    ...(route.body === undefined ? {} : { requestBody: requestBody(route.body, components) }),
    "x-role": route.role ?? "viewer",
    responses: {
      "200": success(route, components),
      ...(route.creates === true ? { "201": success(route, components) } : {}),
      ...(route.cache !== "never"
        ? { "304": { description: "The answer that If-None-Match names is still the answer." } }
        : {}),
      ...problems([...new Set(errorsOf(route))], components),
    },
  };
}

/** What a route may answer with beside its own errors, by what it is. */
function errorsOf(route: Route): ErrorCode[] {
  const { role = "viewer" } = route;
  return [
    "invalid-request",
    ...(route.body === undefined ? [] : (["too-long"] as const)),
    ...(role === "stranger" ? [] : (["unauthenticated"] as const)),
    ...(role === "stranger" || role === "viewer" ? [] : (["forbidden-role"] as const)),
    ...(PROBES.includes(route.path) ? [] : (["too-many-requests"] as const)),
    ...(route.method === "get" ? [] : (["forbidden-origin"] as const)),
    ...route.errors,
    "internal",
  ];
}

function requestBody(form: BodyForm, components: ComponentSchemas): Json {
  return form.kind === "json"
    ? {
        required: form.optional !== true,
        content: { "application/json": { schema: components.inline(form.schema) } },
      }
    : {
        required: true,
        content: Object.fromEntries(form.types.map((type) => [type, { schema: {} }])),
      };
}

function parameters(
  place: "path" | "query",
  schema: z.ZodObject,
  components: ComponentSchemas,
): Json[] {
  const named = Object.entries<z.core.$ZodType>(schema.shape).map(([name, field]): Json => {
    const { description, ...json } = components.inline(field);
    const isList = json["type"] === "array";
    return {
      name,
      in: place,
      required: place === "path",
      ...(description === undefined ? {} : { description }),
      ...(isList ? { style: "form", explode: true } : {}),
      schema: json,
    };
  });
  const rest = schema.def.catchall;
  if (!(rest instanceof ZodArray)) return named;
  const others = { type: "object", additionalProperties: components.inline(rest) };
  // Names that only the query knows, each with its texts.
  return [...named, { name: "params", in: place, style: "form", explode: true, schema: others }];
}

function success(route: Route, components: ComponentSchemas): Json {
  const headers = {
    ETag: {
      description: "Give it back as If-None-Match to be told that nothing changed.",
      schema: { type: "string" },
    },
  };
  return {
    description: route.summary,
    ...(route.cache !== "never" ? { headers } : {}),
    content: Object.fromEntries(
      route.answers.map(({ type, schema }: Representation) => [
        type,
        { schema: components.refer(schema) },
      ]),
    ),
  };
}

function problems(codes: readonly ErrorCode[], components: ComponentSchemas): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const status = ERROR_STATUS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      String(status),
      {
        description: list.map((code) => `\`${code}\``).join(", "),
        content: { [PROBLEM_TYPE]: { schema: components.refer(ProblemSchema) } },
      },
    ]),
  );
}
