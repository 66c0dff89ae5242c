import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { createRoutes } from "../../server/http/routes.ts";
import { COMPARISON_CSV_TYPE } from "../../server/wire/comparison.ts";
import { ImportViewSchema } from "../../server/wire/import-report.ts";
import { NETWORK_BYTES_TYPE } from "../../server/wire/network-bytes.ts";
import { NETWORK_COLUMNS_TYPE } from "../../server/wire/network-columns.ts";
import { RESULT_TYPES } from "../../server/wire/query-result.ts";
import { RunningQueriesSchema } from "../../server/wire/running-query.ts";
import { SavedQuerySchema } from "../../server/wire/saved-query.ts";
import { headed } from "../queries/query-texts.ts";
import { FIGURE_REQUESTS, type Prepared } from "./figure-requests.ts";
import { GUARDED, SECRETS } from "./guarded-graph.ts";
import { saveWorkspace, WORKSPACE } from "./workspace-requests.ts";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const JSON_TYPE = "application/json";
const BINARY_TYPES = ["image/png", "application/pdf", NETWORK_BYTES_TYPE];

const GRAPH = { cypher: "MATCH (a:Actor)-[s:STANCE]->(b:Actor) RETURN a, s, b LIMIT 3" };
const PERIODS = "beforeUntil=2020-10-21&afterSince=2020-10-22";
/** Runs until it is ended. */
const ENDLESS = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n";

const STANCES_CSV =
  "from,to,date,polarity\nAda,Bela,2020-01-01,1\nAda,Bela,some day,1\nA. Dahl,Ada Dahl,2020-01-01,1\n";
const OWN_QUERY = headed();

/**
 * Every route in every form, and requests that reach the rarer fields of its answer. A route without
 * a method is a GET; `body` is sent as JSON.
 */
const REQUESTS: readonly (readonly [
  route: string,
  type: string,
  request: string | ((served: ServedGraph) => Promise<string | Prepared>),
  body?: unknown,
])[] = [
  ["/api/health", JSON_TYPE, "/api/health"],
  ["/api/ready", JSON_TYPE, "/api/ready"],
  ["/api/session", JSON_TYPE, "/api/session"],
  ["POST /api/session", JSON_TYPE, "/api/session", { token: SECRETS.viewer }],
  ["DELETE /api/session", JSON_TYPE, "/api/session"],
  ["/api/schema", JSON_TYPE, "/api/schema"],
  ["/api/network", JSON_TYPE, "/api/network"],
  ["/api/network", JSON_TYPE, "/api/network?kind=state&polarityMax=0&limit=5"],
  ["/api/network", NETWORK_COLUMNS_TYPE, "/api/network"],
  ["/api/network", NETWORK_BYTES_TYPE, "/api/network"],
  ["/api/actors", JSON_TYPE, "/api/actors?q=us&limit=2"],
  ["/api/actors/{id}", JSON_TYPE, "/api/actors/tur"],
  ["/api/actors/{id}/neighbors", JSON_TYPE, "/api/actors/vladimir-putin/neighbors?rank=recent"],
  ["/api/stances", JSON_TYPE, "/api/stances?limit=500"],
  ["/api/timeline", JSON_TYPE, "/api/timeline"],
  ["/api/paths", JSON_TYPE, "/api/paths?from=nikkei&to=usa&extent=all"],
  ["/api/analysis", JSON_TYPE, "/api/analysis?weight=stances&issues=include"],
  ["/api/description", JSON_TYPE, "/api/description"],
  ["/api/compare", JSON_TYPE, `/api/compare?${PERIODS}`],
  ["/api/compare", COMPARISON_CSV_TYPE, `/api/compare?${PERIODS}`],
  ["/api/dropout", JSON_TYPE, "/api/dropout?without=article-2020-10-23"],
  ["/api/dropout", COMPARISON_CSV_TYPE, "/api/dropout"],
  ["/api/ask", JSON_TYPE, "/api/ask?q=who%20supports%20Turkey"],
  ["/api/ask", JSON_TYPE, "/api/ask?q=who%20likes%20Turkey"],
  ["POST /api/cypher", RESULT_TYPES.json, "/api/cypher", GRAPH],
  ["POST /api/cypher", RESULT_TYPES.json, "/api/cypher", { ...GRAPH, limits: { rows: 2 } }],
  ["POST /api/cypher", RESULT_TYPES.ndjson, "/api/cypher", { ...GRAPH, limits: { bytes: 10 } }],
  ["POST /api/cypher", RESULT_TYPES.ndjson, "/api/cypher", GRAPH],
  ["POST /api/cypher", RESULT_TYPES.csv, "/api/cypher", GRAPH],
  ["POST /api/cypher", RESULT_TYPES.gexf, "/api/cypher", GRAPH],
  ["POST /api/cypher", RESULT_TYPES.graphml, "/api/cypher", GRAPH],
  ["POST /api/cypher/explain", "application/json", "/api/cypher/explain", GRAPH],
  ["/api/queries", JSON_TYPE, "/api/queries?q=backs"],
  ["/api/queries/{id}", JSON_TYPE, "/api/queries/who-backs-whom"],
  ["POST /api/queries/check", JSON_TYPE, "/api/queries/check", { text: OWN_QUERY }],
  ["POST /api/queries/import", JSON_TYPE, "/api/queries/import?dryRun=true", GRAPH.cypher],
  ["PUT /api/queries/{id}", JSON_TYPE, (served) => ownQuery(served, "edited")],
  ["DELETE /api/queries/{id}", JSON_TYPE, (served) => ownQuery(served, "deleted")],
  ["/api/queries/{id}/history", JSON_TYPE, "/api/queries/who-backs-whom/history"],
  [
    "POST /api/queries/{id}/restore",
    JSON_TYPE,
    async (served) => {
      const { headers, version } = await ownQuery(served, "restored");
      return { path: "/api/queries/restored/restore", headers, body: { version } };
    },
  ],
  [
    "/api/queries/{id}/suggest",
    JSON_TYPE,
    "/api/queries/who-backs-whom/suggest?param=issue&q=nagorno",
  ],
  ...Object.values(RESULT_TYPES).flatMap((type) => [
    ["POST /api/queries/{id}/run", type, "/api/queries/who-backs-whom/run", {}] as const,
    ["/api/queries/{id}/run", type, "/api/queries/who-backs-whom/run"] as const,
  ]),
  ["POST /api/imports", JSON_TYPE, "/api/imports?name=a.csv&dryRun=true", STANCES_CSV],
  ["POST /api/imports/preview", JSON_TYPE, "/api/imports/preview?name=a.csv", STANCES_CSV],
  ["/api/imports", JSON_TYPE, (served) => imported(served, "")],
  ["/api/imports/{id}", JSON_TYPE, (served) => imported(served, "/{id}")],
  ["/api/imports/{id}", "text/event-stream", (served) => imported(served, "/{id}")],
  ["DELETE /api/imports/{id}", JSON_TYPE, (served) => imported(served, "/{id}")],
  ["/api/imports/{id}/rejected", "text/csv", (served) => imported(served, "/{id}/rejected")],
  ["/api/duplicates", JSON_TYPE, "/api/duplicates?limit=5"],
  ["POST /api/merges", JSON_TYPE, "/api/merges", { from: "bela", into: "ada" }],
  ["/api/running", JSON_TYPE, async (served) => (await startEndless(served)).list],
  ["DELETE /api/running/{id}", JSON_TYPE, async (served) => (await startEndless(served)).one],
  ...FIGURE_REQUESTS,
  [
    "/api/workspaces",
    JSON_TYPE,
    async (served) => {
      await saveWorkspace(served, "listed");
      return "/api/workspaces";
    },
  ],
  ["/api/workspaces/{id}", JSON_TYPE, async (served) => (await ownWorkspace(served, "read")).path],
  ["PUT /api/workspaces/{id}", JSON_TYPE, (served) => ownWorkspace(served, "edited")],
  ["DELETE /api/workspaces/{id}", JSON_TYPE, (served) => ownWorkspace(served, "deleted")],
  ["/api/openapi.json", JSON_TYPE, "/api/openapi.json"],
];

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

describe("/api/openapi.json", () => {
  let served: ServedGraph;
  let document: OpenApi;
  beforeAll(async () => {
    served = await serveGraph({
      file: ARTICLE,
      queriesFolder: "cypher",
      access: { ...GUARDED, strangers: "editor" },
    });
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
    const listed = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.keys(responses["200"]?.content ?? {}).map((type) => `${method} ${path} ${type}`),
      ),
    );
    const served = createRoutes().flatMap(({ method, path, answers }) =>
      answers.map(({ type }) => `${method} ${path} ${type}`),
    );
    const requested = new Set(
      REQUESTS.map(([route, type]) => `${Object.values(splitRoute(route)).join(" ")} ${type}`),
    );
    expect(listed.toSorted()).toEqual(served.toSorted());
    expect([...requested].toSorted()).toEqual(served.toSorted());
  });

  // Jest would take an absent last part of a row for its own callback.
  it.each(REQUESTS.map((row) => ({ row, name: row.slice(0, 3).join(" ") })))(
    "describes the answer of $name",
    async ({ row: [route, type, request, body] }) => {
      const { method, path } = splitRoute(route);
      const target = typeof request === "string" ? request : await request(served);
      const prepared = typeof target === "string" ? { path: target, headers: {}, body } : target;
      const { path: address, headers, body: sent } = prepared;
      const response = await fetch(`${served.base}${address}`, {
        method: method.toUpperCase(),
        headers: { accept: type, "content-type": JSON_TYPE, ...headers },
        ...(sent === undefined
          ? {}
          : { body: typeof sent === "string" ? sent : JSON.stringify(sent) }),
      });
      expect([200, 201]).toContain(response.status);
      const isText = !BINARY_TYPES.includes(type);
      expect(response.headers.get("content-type")).toBe(isText ? `${type}; charset=utf-8` : type);
      const answers = readAnswer(type, await response.text());
      expect(answers).not.toEqual([]);
      const definition = createRoutes().find(
        (each) => each.path === path && each.method === method,
      );
      const answer = definition?.answers.find((each) => each.type === type);
      const check = checkerOf(document, route, "200", type);
      for (const answered of answers) {
        expect(answer?.schema.safeParse(answered).error?.issues ?? []).toEqual([]);
        check(answered);
        expect(check.errors ?? []).toEqual([]);
      }
    },
  );

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

/** Imports a file, waits for its end, and gives the path with its id. */
async function imported(served: ServedGraph, path: string): Promise<string> {
  const body = STANCES_CSV;
  const started = await fetch(`${served.base}/api/imports?name=a.csv`, { method: "POST", body });
  const { report } = ImportViewSchema.parse(await started.json());
  const accept = "text/event-stream";
  await (await served.get(`/api/imports/${report.id}`, { accept })).text();
  return `/api/imports${path.replace("{id}", report.id)}`;
}

/** The values of an answer that its schema is about: one, or one for each line. */
function readAnswer(type: string, text: string): readonly unknown[] {
  if (type === RESULT_TYPES.ndjson) {
    const lines = text.trimEnd().split("\n");
    return lines.map((line) => JSON.parse(line) as unknown);
  }
  return [type.endsWith("json") ? JSON.parse(text) : text];
}

/** Starts a query without end, and gives the paths of the list of running ones and of this one. */
async function startEndless(served: ServedGraph): Promise<{ list: string; one: string }> {
  const body = JSON.stringify({ cypher: ENDLESS });
  const headers = { "content-type": JSON_TYPE };
  const running = fetch(`${served.base}/api/cypher`, { method: "POST", headers, body });
  // Cut off when the server closes, unless it is ended before.
  running.catch(() => undefined);
  for (;;) {
    const { queries } = RunningQueriesSchema.parse(await (await served.get("/api/running")).json());
    const [first] = queries;
    if (first !== undefined) return { list: "/api/running", one: `/api/running/${first.id}` };
  }
}

/** Saves a query, and gives the request that names the version of it that was seen. */
async function ownQuery(
  served: ServedGraph,
  id: string,
): Promise<Prepared & { readonly version: string }> {
  const path = `/api/queries/${id}`;
  const saved = await fetch(`${served.base}${path}`, {
    method: "PUT",
    headers: { "content-type": JSON_TYPE },
    body: JSON.stringify({ text: OWN_QUERY }),
  });
  const { version } = SavedQuerySchema.parse(await saved.json());
  return { path, version, headers: { "if-match": `"${version}"` }, body: { text: OWN_QUERY } };
}

async function ownWorkspace(served: ServedGraph, id: string): Promise<Prepared> {
  const { version } = await saveWorkspace(served, id);
  const headers = { "if-match": `"${version}"` };
  return { path: `/api/workspaces/${id}`, headers, body: { ...WORKSPACE, name: "Edited" } };
}

function splitRoute(route: string): { method: string; path: string } {
  const [path = "", method = "GET"] = route.split(" ").reverse();
  return { method: method.toLowerCase(), path };
}

/** Checks bodies against the schema that the document names for an answer. */
function checkerOf(
  document: OpenApi,
  route: string,
  status: string,
  type: string,
): ValidateFunction {
  const { method, path } = splitRoute(route);
  const schema = document.paths[path]?.[method]?.responses[status]?.content?.[type]?.schema;
  if (schema === undefined) throw new Error(`the document has no schema for ${route} as ${type}`);
  // The document has keywords of OpenAPI beside those of JSON Schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  // Not the reference itself at the top: ajv would look for its target inside its target.
  return ajv.compile({ allOf: [schema], components: document.components });
}
