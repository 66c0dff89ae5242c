import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { interchangeItems } from "../../server/import/read-interchange.ts";
import { layoutNetwork } from "../../server/picture/layout.ts";
import { toScene } from "../../server/picture/network-scene.ts";
import { NetworkSchema } from "../../server/wire/network.ts";
import { leaseNeo4j } from "../neo4j/lease-neo4j.ts";
import { makeNeo4jStore } from "../store/neo4j/make-neo4j-store.ts";
import { resultOf } from "./run-cypher.ts";
import { ARTICLE, readGraph, serveGraph, serveStore, type ServedGraph } from "./served-graph.ts";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

const ROUTES = [
  "/api/schema",
  "/api/network",
  "/api/network?issue=settlement-talks&since=2020-10-22",
  "/api/network?kind=state&polarityMax=-0.2",
  "/api/network?actor=vladimir-putin&actor=tur&status=stated",
  "/api/network?act=05&act=19",
  "/api/network?minStances=2",
  "/api/actors?q=erdogan",
  "/api/actors?q=Эрдоган",
  "/api/actors?q=",
  "/api/actors/vladimir-putin",
  "/api/actors/tur",
  "/api/actors/nobody",
  "/api/actors/aze/neighbors",
  "/api/actors/vladimir-putin/neighbors?rank=recent&limit=3",
  "/api/stances?from=vladimir-putin&to=tayyip-erdogan",
  "/api/stances?issue=casualties&limit=5",
  "/api/stances?status=denied",
  "/api/stances",
];

(lease === null ? describe.skip : describe)("the article's graph on both engines", () => {
  let embedded: ServedGraph;
  let base: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    if (lease === null) return;
    embedded = await serveGraph({ file: ARTICLE });
    const { store, loader } = await makeNeo4jStore(lease);
    await loader.load(interchangeItems(await readGraph(ARTICLE)));
    const served = await serveStore(store);
    base = served.base;
    close = async () => {
      await served.close();
      await store.close();
    };
  }, 300_000);
  afterAll(async () => {
    await embedded.close();
    await close();
  });

  it.each(ROUTES)("gives the same answer to %s", async (route) => {
    const [one, two] = await Promise.all([embedded.get(route), fetch(`${base}${route}`)]);
    expect(two.status).toBe(one.status);
    const [own, other] = (await Promise.all([one.json(), two.json()])) as Record<string, unknown>[];
    expect(withoutEngine(other)).toEqual(withoutEngine(own));
    expect(JSON.stringify(own).length).toBeGreaterThan(50);
  });

  it.each(["/api/network", "/api/network?kind=state&polarityMax=0&limit=5"])(
    "gives the same picture of %s: every place and line",
    async (route) => {
      const [own, other] = await Promise.all(
        [embedded.base, base].map(async (at) =>
          NetworkSchema.parse(await (await fetch(`${at}${route}`)).json()),
        ),
      );
      if (own === undefined || other === undefined) throw new Error("there is no answer");
      const [ownPlaces, otherPlaces] = [layoutNetwork(own), layoutNetwork(other)];
      expect(ownPlaces.size).toBeGreaterThan(4);
      expect(otherPlaces).toEqual(ownPlaces);
      const scene = toScene(own, ownPlaces);
      expect(scene.dyads.size).toBeGreaterThan(0);
      expect(toScene(other, otherPlaces)).toEqual(scene);
    },
  );

  it.each([
    "MATCH (n) RETURN n ORDER BY n.id",
    "MATCH ()-[s:STANCE]->() RETURN s ORDER BY s.id",
    "MATCH (a)-[t]->(b) WHERE type(t) <> 'STANCE' RETURN a.id AS one, b.id AS two, type(t) AS type, t ORDER BY one, two, type",
    "MATCH p = (:Person {id: 'ilham-aliyev'})-[:REPRESENTS]->(:State) RETURN p",
    "MATCH (a:Actor)-[s:STANCE]->(b) RETURN a.id AS who, count(s) AS n, min(s.date) AS first, max(s.polarity) AS best ORDER BY who",
  ])("gives the same rows of %s", async (cypher) => {
    const body = { cypher };
    const [own, other] = await Promise.all([embedded.base, base].map((at) => resultOf(at, body)));
    expect(own?.rows.length).toBeGreaterThan(0);
    expect(other?.columns).toEqual(own?.columns);
    expect(other?.rows).toEqual(own?.rows);
    expect(other?.summary.dataVersion).toBe(own?.summary.dataVersion);
  });

  it("has the same data version on both", async () => {
    const versions = await Promise.all(
      [`${embedded.base}/api/network`, `${base}/api/network`].map(async (url) => {
        const { dataVersion } = (await (await fetch(url)).json()) as { dataVersion: string };
        return dataVersion;
      }),
    );
    expect(versions[1]).toBe(versions[0]);
  });
});

/** What may differ: the engine's name, and the id of a request. */
function withoutEngine(answer: Record<string, unknown> | undefined): Record<string, unknown> {
  const entries = Object.entries(answer ?? {});
  return Object.fromEntries(entries.filter(([key]) => key !== "engine" && key !== "requestId"));
}
