import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { createRoutes } from "../../server/http/routes.ts";
import { NETWORK_COLUMNS_TYPE } from "../../server/wire/network-columns.ts";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const JSON_TYPE = "application/json";

/** Every route in every form, and requests that reach the rarer fields of its answer. */
const REQUESTS: readonly (readonly [route: string, type: string, request: string])[] = [
  ["/api/health", JSON_TYPE, "/api/health"],
  ["/api/ready", JSON_TYPE, "/api/ready"],
  ["/api/schema", JSON_TYPE, "/api/schema"],
  ["/api/network", JSON_TYPE, "/api/network"],
  ["/api/network", JSON_TYPE, "/api/network?kind=state&polarityMax=0&limit=5"],
  ["/api/network", NETWORK_COLUMNS_TYPE, "/api/network"],
  ["/api/actors", JSON_TYPE, "/api/actors?q=us&limit=2"],
  ["/api/actors/{id}", JSON_TYPE, "/api/actors/tur"],
  ["/api/actors/{id}/neighbors", JSON_TYPE, "/api/actors/vladimir-putin/neighbors?rank=recent"],
  ["/api/stances", JSON_TYPE, "/api/stances?limit=500"],
  ["/api/openapi.json", JSON_TYPE, "/api/openapi.json"],
];

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

describe("/api/openapi.json", () => {
  let served: ServedGraph;
  let document: OpenApi;
  beforeAll(async () => {
    served = await serveGraph({ file: ARTICLE });
    document = (await (await served.get("/api/openapi.json")).json()) as OpenApi;
  });
  afterAll(() => served.close());

  it("is accepted by an OpenAPI validator as version 3.1", async () => {
    const validator = new Validator();
    const result = await validator.validate({ ...structuredClone(document) });
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
  });

  it("lists the routes that Express serves, each in every form, and each is requested here", () => {
    const listed = Object.entries(document.paths).flatMap(([path, { get }]) =>
      Object.keys(get.responses["200"]?.content ?? {}).map((type) => `${path} ${type}`),
    );
    const served = createRoutes().flatMap(({ path, answers }) =>
      answers.map(({ type }) => `${path} ${type}`),
    );
    const requested = new Set(REQUESTS.map(([path, type]) => `${path} ${type}`));
    expect(listed.toSorted()).toEqual(served.toSorted());
    expect([...requested].toSorted()).toEqual(served.toSorted());
  });

  it.each(REQUESTS)("describes the answer of %s as %s to %s", async (path, type, request) => {
    const response = await served.get(request, { accept: type });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
    const body: unknown = await response.json();
    const route = createRoutes().find((each) => each.path === path);
    const answer = route?.answers.find((each) => each.type === type);
    const parsed = answer?.schema.safeParse(body);
    expect(parsed?.error?.issues ?? []).toEqual([]);
    const check = checkerOf(document, path, "200", type);
    check(body);
    expect(check.errors ?? []).toEqual([]);
  });

  it("describes the problem documents", async () => {
    const problem = await problemOf(await served.get("/api/network?limit=0"));
    const check = checkerOf(document, "/api/network", "400", "application/problem+json");
    check(problem);
    expect(check.errors ?? []).toEqual([]);
  });

  it("refuses what the schemas do not describe, so that the checks above can fail", () => {
    const check = checkerOf(document, "/api/network", "200", JSON_TYPE);
    expect(check({ nodes: [], dyads: [], ties: [], dataVersion: "x" })).toBe(false);
  });
});

/** Checks bodies against the schema that the document names for an answer. */
function checkerOf(
  document: OpenApi,
  path: string,
  status: string,
  type: string,
): ValidateFunction {
  const schema = document.paths[path]?.get.responses[status]?.content?.[type]?.schema;
  if (schema === undefined) throw new Error(`the document has no schema for ${path} as ${type}`);
  // The document has keywords of OpenAPI beside those of JSON Schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  // Not the reference itself at the top: ajv would look for its target inside its target.
  return ajv.compile({ allOf: [schema], components: document.components });
}
