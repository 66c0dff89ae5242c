import { mkdtemp, rm } from "node:fs/promises";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { interchangeItems } from "../../../server/import/read-interchange.ts";
import { guardQuery } from "../../../server/queries/query-guard.ts";
import { createGraphFacts } from "../../../server/network/graph-facts.ts";
import { createGraphSchemaReader } from "../../../server/network/read-graph-schema.ts";
import { checkSavedQuery } from "../../../server/queries/check-saved-query.ts";
import { parseParamValues } from "../../../server/queries/param-values.ts";
import { parseSavedQuery } from "../../../server/queries/parse-saved-query.ts";
import { createEmbeddedStore } from "../../../server/store/embedded/embedded-store.ts";
import type { GraphStore } from "../../../server/store/graph-store.ts";
import type { QueryParam } from "../../../server/wire/query-param.ts";
import type { WireRow } from "../../../server/wire/wire-value.ts";
import { readGraph } from "../../http/served-graph.ts";
import { leaseNeo4j } from "../../neo4j/lease-neo4j.ts";
import { makeNeo4jStore } from "../../store/neo4j/make-neo4j-store.ts";
import { ARTICLE_CASES } from "./article-cases.ts";
import { ARTICLE_TABLE_CASES } from "./article-table-cases.ts";
import { PARAM_CASES } from "./param-cases.ts";
import { PARAM_TABLE_CASES } from "./param-table-cases.ts";
import { parseTextTable, toTextTable, type StarterCase } from "./starter-case.ts";

const FOLDER = "cypher";
/** The one file there that is no query but a script for database administrators. */
const NAMES = readdirSync(FOLDER)
  .filter((file) => file !== "schema.cypher")
  .map((file) => path.basename(file, ".cypher"));
const GRAPHS = ["nagorno-karabakh-2020-10", "strait", "triads"] as const;
type Graph = (typeof GRAPHS)[number];
const DEFAULT_CASES = [...ARTICLE_CASES, ...ARTICLE_TABLE_CASES];
const CASES = [...DEFAULT_CASES, ...PARAM_CASES, ...PARAM_TABLE_CASES];

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

describe("the starter library", () => {
  it("has rows with the defaults for every query, and no rows for any other", () => {
    expect(DEFAULT_CASES.map(({ query }) => query).toSorted()).toEqual(NAMES.toSorted());
    for (const { query, rows } of DEFAULT_CASES) {
      expect([query, parseTextTable(rows).rows.length > 0]).toEqual([query, true]);
    }
  });

  it("is listed in the manual with the summaries of the files", () => {
    const manual = readFileSync("docs/queries.md", "utf8");
    for (const name of NAMES) {
      const { summary } = parseSavedQuery(textOf(name)).front;
      const line = manual.split("\n").find((each) => each.startsWith(`| [${name}](`)) ?? "";
      expect(line.split("|")[2]?.trim()).toBe(summary);
    }
  });

  it.each(NAMES)("says in %s what it answers, asks for nothing and gives an order", (name) => {
    const text = textOf(name);
    const { front } = parseSavedQuery(text);
    const body = text.split("\n");
    expect(front.summary).toMatch(/^[A-Z][^.]*\.$/);
    expect(front.tags.length).toBeGreaterThan(0);
    expect(front.returnsText).toBeDefined();
    for (const param of front.params) {
      expect([param.name, param.text !== "" && isOptionalOrGiven(param)]).toEqual([
        param.name,
        true,
      ]);
    }
    expect(body.at(-3)).toMatch(/^ORDER BY /);
    expect(body.at(-2)).toMatch(/^LIMIT \d+$/);
  });
});

describe("on the embedded engine", () => {
  const graphs = new Map<Graph, { store: GraphStore; close: () => Promise<void> }>();
  beforeAll(async () => {
    for (const graph of GRAPHS) graphs.set(graph, await openEmbedded(graph));
  });
  afterAll(async () => {
    for (const { close } of graphs.values()) await close();
  });

  it("is accepted without a fault", async () => {
    expect(await faultsOf(storeOf("triads"))).toEqual({});
  });

  it.each(titled(CASES))("%s", async (_, each) => {
    const { columns, rows } = await run(storeOf(graphOf(each)), each);
    const expected = parseTextTable(each.rows);
    expect(toTextTable(columns, rows, expected.columns)).toEqual(expected);
    embeddedResults.set(each, { columns, rows });
  });

  function storeOf(graph: Graph): GraphStore {
    const opened = graphs.get(graph);
    if (opened === undefined) throw new Error("the graph is not open");
    return opened.store;
  }
});

/** To be compared with those of the other engine, also in columns that no table names. */
const embeddedResults = new Map<StarterCase, unknown>();

(lease === null ? describe.skip : describe)("on Neo4j, the same to the last column", () => {
  describe.each(GRAPHS)("%s", (graph) => {
    let store: GraphStore;
    beforeAll(async () => {
      if (lease === null) return;
      const made = await makeNeo4jStore(lease);
      await made.loader.load(interchangeItems(await readGraph(fileOf(graph))));
      store = made.store;
    }, 300_000);
    afterAll(async () => {
      await store.close();
    });

    it("is accepted without a fault", async () => {
      expect(await faultsOf(store)).toEqual({});
    });

    it.each(titled(CASES.filter((each) => graphOf(each) === graph)))("%s", async (_, each) => {
      const result = await run(store, each);
      const expected = parseTextTable(each.rows);
      expect(toTextTable(result.columns, result.rows, expected.columns)).toEqual(expected);
      expect(result).toEqual(embeddedResults.get(each));
    });
  });
});

function titled(cases: readonly StarterCase[]): (readonly [string, StarterCase])[] {
  return cases.map((each) => [
    [each.query, each.graph, each.params === undefined ? "" : JSON.stringify(each.params)]
      .filter((part) => part !== undefined && part !== "")
      .join(" "),
    each,
  ]);
}

function graphOf(each: StarterCase): Graph {
  return each.graph ?? "nagorno-karabakh-2020-10";
}

function fileOf(graph: Graph): string {
  return `fixtures/${graph}/${graph}.entente.json`;
}

function textOf(name: string): string {
  return readFileSync(path.join(FOLDER, `${name}.cypher`), "utf8");
}

function isOptionalOrGiven({ optional, default: value }: QueryParam): boolean {
  return optional || value !== undefined;
}

/** What is wrong with the queries by name; only they. */
async function faultsOf(store: GraphStore): Promise<Record<string, unknown>> {
  const readGraphSchema = createGraphSchemaReader(createGraphFacts(store));
  const faults: Record<string, unknown> = {};
  for (const name of NAMES) {
    const checked = await checkSavedQuery(textOf(name), {
      readGraphSchema,
      guard: (cypher, params) => guardQuery(store, cypher, params),
    });
    if (checked.status !== "ok") faults[name] = [checked.status, checked.faults];
  }
  return faults;
}

async function openEmbedded(
  graph: Graph,
): Promise<{ store: GraphStore; close: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-starter-"));
  const store = await createEmbeddedStore({ folder, minReaders: 1, maxReaders: 1 });
  await store.loader.load(interchangeItems(await readGraph(fileOf(graph))));
  const close = async (): Promise<void> => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, close };
}

async function run(
  store: GraphStore,
  { query, params }: StarterCase,
): Promise<{ columns: readonly string[]; rows: WireRow[] }> {
  const text = textOf(query);
  const stream = store.read(
    text,
    parseParamValues(parseSavedQuery(text).front.params, params ?? {}),
  );
  const rows: WireRow[] = [];
  for await (const row of stream) rows.push(row);
  return { columns: await stream.columns(), rows };
}
