import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { cameoLabel } from "../../server/import/codes/cameo.ts";
import type { Interchange } from "../../server/wire/interchange.ts";
import { StancePageSchema, type StancePage } from "../../server/wire/stance-view.ts";
import { filterStances } from "../network/expected-network.ts";
import { ARTICLE, problemOf, readGraph, serveGraph, type ServedGraph } from "./served-graph.ts";

let served: ServedGraph;
let graph: Interchange;
beforeAll(async () => {
  graph = await readGraph(ARTICLE);
  served = await serveGraph({ file: ARTICLE });
});
afterAll(() => served.close());

describe("/api/stances", () => {
  it("gives every stance of the article with all its evidence, newest first, then by id", async () => {
    const { stances, total, nextCursor } = await read("limit=500");
    expect(total).toBe(49);
    expect(nextCursor).toBeNull();
    const sorted = graph.stances.toSorted((a, b) =>
      a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date > b.date ? -1 : 1,
    );
    const names = new Map([...graph.actors, ...graph.issues].map(({ id, name }) => [id, name]));
    const sources = new Map(graph.sources.map((source) => [source.id, source]));
    expect(
      stances.map((view) => ({
        ...view,
        from: view.from.id,
        to: view.to.id,
        issue: view.issue?.id ?? null,
        source: view.source.id,
        ...(view.via === undefined ? {} : { via: view.via.id }),
      })),
    ).toEqual(
      sorted.map((stance) => ({
        ...stance,
        issue: stance.issue ?? null,
        mentions: stance.mentions ?? 1,
        actLabel: cameoLabel(stance.act),
        disputedBy: graph.stances
          .filter(({ disputes }) => disputes === stance.id)
          .map(({ id }) => id),
      })),
    );
    for (const { from, to, via, issue, source } of stances) {
      for (const named of [from, to, via, issue]) {
        if (named != null) expect(named.name).toBe(names.get(named.id));
      }
      expect(source).toEqual(sources.get(source.id));
    }
  });

  it("gives one dyad for from and to", async () => {
    const { stances, total } = await read("from=vladimir-putin&to=tayyip-erdogan");
    expect(total).toBe(3);
    expect(stances.map(({ id }) => id)).toEqual([
      "putin-calls-erdogan-flexible",
      "putin-calls-erdogan-reliable",
      "putin-calls-erdogan-tough",
    ]);
  });

  it("names the denial of an accusation, and the accusation that a denial is about", async () => {
    const { stances } = await read("issue=missile-strikes");
    const links = stances.map(({ id, disputes, disputedBy }) => [id, disputes, disputedBy]);
    expect(links).toEqual([
      ["armenia-denies-missile-strikes", "azerbaijan-accuses-armenia-of-missile-strikes", []],
      [
        "azerbaijan-accuses-armenia-of-missile-strikes",
        undefined,
        ["armenia-denies-missile-strikes"],
      ],
    ]);
  });

  it("keeps to the filter", async () => {
    const { stances, total } = await read("actor=tur&polarityMin=0.5&since=2020-10-22");
    const ids = filterStances(graph, { actor: ["tur"], polarityMin: 0.5, since: "2020-10-22" })
      .map(({ id }) => id)
      .toSorted();
    expect(total).toBe(ids.length);
    expect(stances.map(({ id }) => id).toSorted()).toEqual(ids);
  });

  it.each([1, 7, 48, 49, 50])("gives each stance once over pages of %d", async (limit) => {
    const ids: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page = await read(`limit=${limit}${cursor === "" ? "" : `&cursor=${cursor}`}`);
      expect(page.total).toBe(49);
      expect(page.stances.length).toBeLessThanOrEqual(limit);
      ids.push(...page.stances.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const whole = await read("limit=500");
    expect(ids).toEqual(whole.stances.map(({ id }) => id));
  });

  it("refuses a cursor of another filter", async () => {
    const { nextCursor } = await read("limit=5");
    const problem = await problemOf(
      await served.get(`/api/stances?limit=5&since=2020-10-22&cursor=${nextCursor ?? ""}`),
    );
    expect(problem.code).toBe("invalid-request");
    expect(problem.detail).toContain("belongs to another request");
  });

  it("is empty for ends that the graph does not have", async () => {
    expect(await read("from=nobody&to=nobody-else")).toMatchObject({
      stances: [],
      total: 0,
      nextCursor: null,
    });
  });
});

async function read(query: string): Promise<StancePage> {
  const response = await served.get(`/api/stances?${query}`);
  expect(response.status).toBe(200);
  return StancePageSchema.parse(await response.json());
}
