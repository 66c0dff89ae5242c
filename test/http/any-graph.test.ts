import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MultiGraph } from "graphology";
import { parse } from "graphology-gexf";
import type { GraphStore } from "../../server/store/graph-store.ts";
import { createNeo4jStore } from "../../server/store/neo4j/neo4j-store.ts";
import { RESULT_TYPES } from "../../server/wire/query-result.ts";
import { rowsToGraph, type ResultGraph } from "../../server/wire/result-graph.ts";
import { leaseNeo4j } from "../neo4j/lease-neo4j.ts";
import { createForeignStore } from "../store/embedded/foreign-store.ts";
import { settingsOf } from "../store/neo4j/make-neo4j-store.ts";
import { postCypher, resultOf, type CypherBody } from "./run-cypher.ts";
import { serveStore, type ServedStore } from "./served-graph.ts";

/** A graph that knows nothing of actors: its ids are numbers, unique within a label only. */
const FILMS = [
  `CREATE (f:Film {id: 1, title: 'Solaris', released: date('1972-03-20')}),
          (g:Film {id: 2, title: 'Mirror', minutes: 107}),
          (n:Person {id: 1, name: 'Natalya', born: 1950}),
          (a:Person {id: 2, name: 'Andrei', tags: ['director', 'poet']}),
          (s:Studio {city: 'Moscow', code: 'MF'}),
          (t:Tag {rank: 7}),
          (n)-[:PLAYED_IN {role: 'Hari'}]->(f),
          (n)-[:PLAYED_IN {role: 'Hari'}]->(f),
          (a)-[:MADE {since: date('1970-01-01'), until: date('1972-03-20')}]->(f),
          (a)-[:MADE]->(g),
          (a)-[:KNOWS]->(a),
          (f)-[:MADE_AT]->(s),
          (g)-[:MADE_AT]->(s),
          (f)-[:HAS]->(t)`,
];
const EVERYTHING = "MATCH (a)-[r]->(b) RETURN a, r, b";

interface Engine {
  readonly served: ServedStore;
  close(): Promise<void>;
}

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

describe("a graph of another schema on the embedded engine", () => {
  describeForeign(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "entente-foreign-"));
    const store = await createForeignStore(folder, FILMS);
    return serve(store, () => rm(folder, { recursive: true, force: true }));
  });
});

(lease === null ? describe.skip : describe)("a graph of another schema on Neo4j", () => {
  describeForeign(async () => {
    if (lease === null) throw new Error("there is no Neo4j");
    for (const statement of FILMS) await lease.driver.executeQuery(statement);
    return serve(await createNeo4jStore(settingsOf(lease)), () => lease.empty());
  });
});

async function serve(store: GraphStore, cleanUp: () => Promise<void>): Promise<Engine> {
  const served = await serveStore(store);
  return {
    served,
    close: async () => {
      await served.close();
      await store.close();
      await cleanUp();
    },
  };
}

function describeForeign(open: () => Promise<Engine>): void {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  }, 300_000);
  afterAll(() => engine.close());

  const result = (cypher: string): ReturnType<typeof resultOf> =>
    resultOf(engine.served.base, { cypher });

  it("gives nodes as rows, with ids that are neither the engine's nor mixed up", async () => {
    const { rows } = await result("MATCH (n) WHERE n.id = 1 RETURN n ORDER BY labels(n)[0]");
    expect(rows).toMatchObject([
      [
        {
          $: "node",
          labels: ["Film"],
          properties: { id: 1, title: "Solaris", released: { $: "date", value: "1972-03-20" } },
        },
      ],
      [{ $: "node", labels: ["Person"], properties: { id: 1, name: "Natalya", born: 1950 } }],
    ]);
    const ids = rows.map(([node]) => (node as { readonly id: string }).id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^~[\w-]{22}$/);
  });

  it("makes of rows a graph with everything in it once, parallel edges and loops too", async () => {
    const graph = rowsToGraph((await result(EVERYTHING)).rows);
    expect(inWords(graph)).toEqual([
      "Andrei -KNOWS-> Andrei",
      "Andrei -MADE-> Mirror",
      "Andrei -MADE-> Solaris",
      "Mirror -MADE_AT-> Moscow",
      "Natalya -PLAYED_IN-> Solaris",
      "Natalya -PLAYED_IN-> Solaris",
      "Solaris -HAS-> Tag",
      "Solaris -MADE_AT-> Moscow",
    ]);
    expect(graph.nodes).toHaveLength(6);
  });

  it("makes the same graph of paths, of lists and of relationships alone with their ends", async () => {
    const whole = rowsToGraph((await result(EVERYTHING)).rows);
    const paths = rowsToGraph((await result("MATCH p = ()-[]->() RETURN p")).rows);
    expect(inWords(paths)).toEqual(inWords(whole));
    const lists =
      "MATCH (a)-[r]->(b) WITH collect(r) AS all, collect(a) AS froms, collect(b) AS tos RETURN {all: all, ends: [froms, tos]} AS map";
    expect(inWords(rowsToGraph((await result(lists)).rows))).toEqual(inWords(whole));
    const bare = rowsToGraph((await result("MATCH ()-[r:PLAYED_IN]->() RETURN r")).rows);
    expect(bare.nodes.map(({ isOutside }) => isOutside)).toEqual([true, true]);
    expect(bare.edges.map(({ id }) => id).sort()).toEqual(
      whole.edges.flatMap(({ id, type }) => (type === "PLAYED_IN" ? [id] : [])).sort(),
    );
  });

  it("answers with scalars, lists and counts", async () => {
    const cypher =
      "MATCH (p:Person) OPTIONAL MATCH (p)-[:MADE]->(f) RETURN p.name AS name, p.tags AS tags, count(f) AS films ORDER BY name";
    expect(await result(cypher)).toMatchObject({
      columns: ["name", "tags", "films"],
      rows: [
        ["Andrei", ["director", "poet"], 2],
        ["Natalya", null, 0],
      ],
    });
  });

  it("writes a file that another program reads as the same graph", async () => {
    const body: CypherBody = { cypher: EVERYTHING };
    const headers = { accept: RESULT_TYPES.gexf };
    const text = await (await postCypher(engine.served.base, body, { headers })).text();
    const file = parse(MultiGraph, text);
    expect([file.order, file.size]).toEqual([6, 8]);
    const labels = file.nodes().map((node) => file.getNodeAttribute(node, "label") as string);
    expect(labels.sort()).toEqual(["Andrei", "Mirror", "Moscow", "Natalya", "Solaris", "Tag"]);
    const solaris = file.findNode((_node, { label }) => label === "Solaris") ?? "";
    expect(file.getNodeAttributes(solaris)).toMatchObject({
      labels: "Film",
      title: "Solaris",
      released: "1972-03-20",
    });
    expect(file.inDegree(solaris)).toBe(3);
    expect(text).toContain('kind="MADE" label="MADE" start="1970-01-01" end="1972-03-20"');
  });

  it("serves the explorer's routes, with nothing on them", async () => {
    for (const route of ["/api/network", "/api/actors?q=", "/api/stances", "/api/schema"]) {
      expect((await engine.served.get(route)).status).toBe(200);
    }
  });
}

/** Its edges by captions, in order. */
function inWords({ nodes, edges }: ResultGraph): readonly string[] {
  const captions = new Map(nodes.map(({ id, caption }) => [id, caption]));
  return edges
    .map(
      ({ from, to, type }) => `${captions.get(from) ?? "?"} -${type}-> ${captions.get(to) ?? "?"}`,
    )
    .sort();
}
