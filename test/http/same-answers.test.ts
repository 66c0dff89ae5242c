import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { interchangeItems } from "../../server/import/read-interchange.ts";
import type { GraphStore } from "../../server/store/graph-store.ts";
import { QuestionReadingSchema, type QuestionReading } from "../../server/wire/question.ts";
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
  "/api/timeline?bucket=day",
  "/api/timeline?from=vladimir-putin&status=reported",
  "/api/paths?from=nikkei&to=usa&extent=all",
  "/api/paths?from=armen-sarkisian&to=tur&issues=include&limit=5",
  "/api/paths?from=nikkei&to=usa&mode=support&direction=out",
  "/api/paths?from=casualties&to=tur",
  "/api/paths?from=nobody&to=tur",
  "/api/analysis",
  "/api/analysis?weight=stances&issues=include&method=agreement&since=2020-10-22",
  "/api/description",
  "/api/description?kind=person&kind=state",
  "/api/compare?beforeUntil=2020-10-21&afterSince=2020-10-22",
  "/api/compare?beforeUntil=2020-10-22&afterSince=2020-10-22&kind=person&minStances=2&step=0",
  "/api/dropout?without=article-2020-10-23&limit=3",
  "/api/dropout?polarityMin=0.3",
  "/api/ask?q=who%20supports%20Turkiye%20on%20settlement%20talks",
  "/api/ask?q=Aliyev%20on%20Armenia%20in%202020-10",
  "/api/ask?q=between%20Stoltenburg%20and%20NATO",
];

const QUESTIONS = [
  "who supports Turkey",
  "whom does Azerbaijan oppose",
  "Putin on Erdogan since 2020-10-22",
  "between Russia and Turkey in 2020",
  "Stoltenberg on settlement talks",
  "Armenia until 2020-10-22",
];

(lease === null ? describe.skip : describe)("the article's graph on both engines", () => {
  let embedded: ServedGraph;
  let neo4j: GraphStore;
  let base: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    if (lease === null) return;
    embedded = await serveGraph({ file: ARTICLE });
    const { store, loader } = await makeNeo4jStore(lease);
    await loader.load(interchangeItems(await readGraph(ARTICLE)));
    neo4j = store;
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

  it.each(QUESTIONS)("runs the Cypher of %j alike on both", async (question) => {
    const url = `/api/ask?q=${encodeURIComponent(question)}`;
    const reading = QuestionReadingSchema.parse(await (await embedded.get(url)).json());
    const [own, other] = await Promise.all(
      [embedded.store, neo4j].map((store) => stancesOf(store, reading)),
    );
    expect(other).toEqual(own);
    expect(own).toHaveLength(reading.total);
    expect(reading.total).toBeGreaterThan(0);
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

async function stancesOf(store: GraphStore, reading: QuestionReading): Promise<string[]> {
  const ids: string[] = [];
  for await (const [, stance] of store.read(reading.cypher ?? "", reading.params)) {
    const { properties } = stance as unknown as { properties: { id: string } };
    ids.push(properties.id);
  }
  return ids;
}

/** What may differ: the engine's name, and the id of a request. */
function withoutEngine(answer: Record<string, unknown> | undefined): Record<string, unknown> {
  const entries = Object.entries(answer ?? {});
  return Object.fromEntries(entries.filter(([key]) => key !== "engine" && key !== "requestId"));
}
