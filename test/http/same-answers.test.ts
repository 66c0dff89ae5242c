import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { interchangeItems } from "../../server/import/read-interchange.ts";
import { leaseNeo4j } from "../neo4j/lease-neo4j.ts";
import { makeNeo4jStore } from "../store/neo4j/make-neo4j-store.ts";
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
