import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { analyseNetwork } from "../../server/signed/analyse-network.ts";
import {
  AnalysisAnswerSchema,
  AnalysisOptionsSchema,
  type AnalysisAnswer,
} from "../../server/wire/analysis.ts";
import { DescriptionSchema, type Description } from "../../server/wire/description.ts";
import { StanceFilterSchema } from "../../server/wire/network-filter.ts";
import { NetworkSchema, type Network } from "../../server/wire/network.ts";
import type { Stance } from "../../server/wire/stance.ts";
import { filterStances } from "../network/expected-network.ts";
import { randomGraph } from "../network/random-graph.ts";
import { problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const GRAPH = randomGraph({ actors: 14, stances: 260 });

let served: ServedGraph;
beforeAll(async () => {
  served = await serveGraph({ graph: GRAPH });
});
afterAll(() => served.close());

describe("/api/analysis", () => {
  it.each([
    ["", {}],
    ["source=wire&weight=stances", { weight: "stances" }],
    ["since=2020-01-01&limit=8&method=agreement&seed=3", { method: "agreement", seed: 3 }],
    ["minStances=3&issues=include&weight=polarity", { issues: "include", weight: "polarity" }],
    ["resolution=1.5", { resolution: 1.5 }],
  ])("is what the network under %s gives a client that analyses it itself", async (query, own) => {
    const names = ["weight", "issues", "method", "seed", "resolution"];
    const network = new URLSearchParams(query);
    for (const name of names) network.delete(name);
    const shown = await readNetwork(network.toString());
    const { totals, dataVersion, ...analysis } = await readAnalysis(query);
    expect(analysis).toEqual(analyseNetwork(shown, AnalysisOptionsSchema.parse(own)));
    expect({ totals, dataVersion }).toEqual({
      totals: shown.totals,
      dataVersion: shown.dataVersion,
    });
  });

  it("proves the frustration index of a view like this one, and measures every actor", async () => {
    const { balance, nodes, graph } = await readAnalysis("");
    expect(balance.frustration.exact).toBe(true);
    expect(balance.frustration.upper).toBeGreaterThan(0);
    expect(nodes).toHaveLength(14);
    expect(graph.nodes).toBe(14);
  });

  it("is of nothing for a filter that nothing fulfils", async () => {
    const { graph, blocs, balance } = await readAnalysis("since=1999-01-01&until=1999-01-02");
    expect(graph.nodes).toBe(0);
    expect(blocs).toMatchObject({ modularity: null, list: [] });
    expect(balance).toMatchObject({ balancedShare: null, unbalanced: [] });
    expect(balance.frustration).toMatchObject({ lower: 0, upper: 0, exact: true, score: null });
  });

  it("refuses more nodes than it can bear", async () => {
    const problem = await problemOf(await served.get("/api/analysis?limit=2001"));
    expect(problem.errors?.[0]).toMatchObject({ place: "limit" });
  });

  it("answers others while it runs", async () => {
    const analysis = served.get("/api/analysis?seed=77");
    const health = await served.get("/api/health");
    expect(health.status).toBe(200);
    expect((await analysis).status).toBe(200);
  });
});

describe("/api/description", () => {
  it.each(["", "source=daily", "since=2020-01-01&until=2020-12-31&minStances=2", "limit=6"])(
    "rests every sentence of the view under %s on stances of the view",
    async (query) => {
      const { paragraphs } = await readDescription(query);
      const { dyads } = await readNetwork(query);
      const ends = new Set(dyads.map(({ from, to }) => `${from} ${to}`));
      const stances = stancesUnder(query);
      expect(paragraphs).toHaveLength(2);
      for (const { text, stances: ids, total } of paragraphs.flat()) {
        const grounds = ids.map((id) => stances.get(id));
        expect([text, grounds.includes(undefined)]).toEqual([text, false]);
        expect(grounds.every((each) => ends.has(`${each?.from ?? ""} ${each?.to ?? ""}`))).toBe(
          true,
        );
        expect(ids.length).toBe(Math.min(total, 200));
        const order = grounds.map((each) => each?.date ?? "");
        expect(order).toEqual(order.toSorted().toReversed());
      }
    },
  );

  it("counts in its sentences what their stances say", async () => {
    const { paragraphs } = await readDescription("source=daily");
    const stances = stancesUnder("source=daily");
    const [size, signs, busiest, support, opposition] = (paragraphs[0] ?? []).map((sentence) => ({
      ...sentence,
      grounds: sentence.stances.flatMap((id) => stances.get(id) ?? []),
    }));
    expect(size?.text).toContain(`holds ${stances.size} stances`);
    const count = (sign: number): number =>
      (signs?.grounds ?? []).filter(({ polarity = NaN }) => Math.sign(polarity) === sign).length;
    expect(signs?.text).toContain(
      `${count(1)} are supportive, ${count(-1)} hostile and ${count(0)} neutral`,
    );
    const name = /^Most involved is (Actor \d+)/.exec(busiest?.text ?? "")?.[1];
    const id = GRAPH.actors.find((actor) => actor.name === name)?.id ?? "";
    const out = (busiest?.grounds ?? []).filter(({ from }) => from === id).length;
    expect(busiest?.text).toContain(`${out} stances taken`);
    expect((busiest?.grounds ?? []).every(({ from, to }) => from === id || to === id)).toBe(true);
    expect(meanOf(support?.grounds)).toBeGreaterThan(0.5);
    expect(meanOf(opposition?.grounds)).toBeLessThan(-0.5);
  });

  it("says nothing where there is nothing to rest on", async () => {
    expect((await readDescription("since=1999-01-01&until=1999-01-02")).paragraphs).toEqual([]);
  });
});

async function readNetwork(query: string): Promise<Network> {
  return NetworkSchema.parse(await (await served.get(`/api/network?${query}`)).json());
}

async function readAnalysis(query: string): Promise<AnalysisAnswer> {
  return AnalysisAnswerSchema.parse(await (await served.get(`/api/analysis?${query}`)).json());
}

async function readDescription(query: string): Promise<Description> {
  return DescriptionSchema.parse(await (await served.get(`/api/description?${query}`)).json());
}

/** Stances under the fields of a query that are those of a filter, by id. */
function stancesUnder(query: string): ReadonlyMap<string, Stance> {
  const given = new URLSearchParams(query);
  const filter = StanceFilterSchema.parse({
    ...(given.has("source") ? { source: given.getAll("source") } : {}),
    ...(given.has("since") ? { since: given.get("since"), until: given.get("until") } : {}),
  });
  return new Map(filterStances(GRAPH, filter).map((stance) => [stance.id, stance]));
}

function meanOf(stances: readonly Stance[] | undefined): number {
  const polarities = (stances ?? []).map(({ polarity = NaN }) => polarity);
  return polarities.reduce((sum, polarity) => sum + polarity, 0) / polarities.length;
}
