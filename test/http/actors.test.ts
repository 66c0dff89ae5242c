import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  ActorCardSchema,
  ActorPageSchema,
  NeighborsSchema,
  type ActorPage,
  type Neighbors,
} from "../../server/wire/actor-card.ts";
import type { Interchange } from "../../server/wire/interchange.ts";
import { expectedDyads, filterStances } from "../network/expected-network.ts";
import { ARTICLE, problemOf, readGraph, serveGraph, type ServedGraph } from "./served-graph.ts";

let served: ServedGraph;
let graph: Interchange;
beforeAll(async () => {
  graph = await readGraph(ARTICLE);
  served = await serveGraph({ file: ARTICLE });
});
afterAll(() => served.close());

describe("/api/actors", () => {
  it.each([
    ["Erdogan", "tayyip-erdogan", undefined],
    ["ERDOĞAN", "tayyip-erdogan", undefined],
    ["erdoğan tayyip", "tayyip-erdogan", undefined],
    ["recep", "tayyip-erdogan", "Recep Tayyip Erdogan"],
    ["Путин", "vladimir-putin", "Путин"],
    ["путин владимир", "vladimir-putin", "Владимир Путин"],
    ["ایران", "irn", "ایران"],
    ["Հայաստան", "arm", "Հայաստան"],
    ["日経", "nikkei", "日経"],
    ["əliyev", "ilham-aliyev", undefined],
    ["azərbaycan", "aze", "Azərbaycan"],
    ["turkiye", "tur", "Türkiye"],
    ["  united   states ", "usa", undefined],
    ["casualties", "casualties", undefined],
  ])("finds %s", async (q, id, alias) => {
    const { actors } = await find(`q=${encodeURIComponent(q)}`);
    expect(actors[0]).toMatchObject({ id });
    expect(actors[0]?.alias).toBe(alias);
  });

  it("ranks a whole alias before a part of a name", async () => {
    const { actors } = await find("q=us");
    expect(actors[0]).toMatchObject({ id: "usa", alias: "US" });
    expect(actors.map(({ id }) => id)).toContain("rus");
  });

  it("ranks the beginning of a name before the beginning of a later word", async () => {
    const { actors } = await find("q=a");
    const names = actors.map(({ name }) => name.toLowerCase());
    const firstOther = names.findIndex((name) => !name.startsWith("a"));
    expect(firstOther).toBeGreaterThan(3);
    expect(names.slice(firstOther).filter((name) => name.startsWith("a"))).toEqual([]);
  });

  it("counts the stances from and to each", async () => {
    const { actors } = await find("q=vladimir-putin".replace("-", "%20"));
    expect(actors[0]?.stances).toBe(
      graph.stances.filter(({ from, to }) => from === "vladimir-putin" || to === "vladimir-putin")
        .length,
    );
  });

  it.each(["Эрдоган", "%", "\\", "'", "$words", "\u0000", "'; MATCH (n) DETACH DELETE n //"])(
    "finds nothing for %j and harms nothing",
    async (q) => {
      const page = await find(`q=${encodeURIComponent(q)}`);
      expect(page.actors.filter(({ id }) => id !== "minsk-group")).toEqual(
        q === "'" ? expect.any(Array) : [],
      );
      expect((await find("")).total).toBe(32);
    },
  );

  it("lists all without q, each once over its pages, in one order", async () => {
    const whole = await find("limit=200");
    const ids: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: ActorPage = await find(`limit=5${cursor === "" ? "" : `&cursor=${cursor}`}`);
      expect(page.total).toBe(32);
      ids.push(...page.actors.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(whole.actors.map(({ id }) => id));
    expect(new Set(ids).size).toBe(32);
  });

  it("refuses a cursor of another search, a changed one and one from before a change", async () => {
    const { nextCursor } = await find("limit=5");
    for (const query of [`q=a&cursor=${nextCursor ?? ""}`, "cursor=abc", "cursor=e30"]) {
      const problem = await problemOf(await served.get(`/api/actors?${query}`));
      expect(problem).toMatchObject({ code: "invalid-request", errors: [{ place: "cursor" }] });
    }
    const other = await serveGraph({ graph });
    const first = ActorPageSchema.parse(await (await other.get("/api/actors?limit=5")).json());
    await other.store.loader.load([
      { kind: "actor", actor: { id: "new-one", kind: "group", name: "New" } },
    ]);
    const stale = await problemOf(
      await other.get(`/api/actors?limit=5&cursor=${first.nextCursor ?? ""}`),
    );
    expect(stale.detail).toContain("before the data changed");
    await other.close();
  });
});

describe("/api/actors/{id}", () => {
  it("gives back each actor as it was loaded, with its ties", async () => {
    for (const actor of graph.actors) {
      const response = await served.get(`/api/actors/${actor.id}`);
      const card = ActorCardSchema.parse(await response.json());
      expect(card.actor).toEqual(actor);
      const stances = graph.stances.filter(({ from, to }) => [from, to].includes(actor.id));
      const days = stances.map(({ date }) => date).toSorted();
      expect([card.first, card.last]).toEqual([days[0] ?? null, days.at(-1) ?? null]);
      expect(card.stancesOut).toBe(graph.stances.filter(({ from }) => from === actor.id).length);
      const ties = graph.ties.filter(({ from, to }) => [from, to].includes(actor.id));
      expect(card.ties.map(({ tie }) => tie)).toEqual(expect.arrayContaining(ties));
      expect(card.ties).toHaveLength(ties.length);
    }
  });

  it.each([
    ["putin", "vladimir-putin"],
    ["vladimir-putim", "vladimir-putin"],
    ["minsk-grup", "minsk-group"],
  ])("names a near id for the unknown %s", async (id, near) => {
    const problem = await problemOf(await served.get(`/api/actors/${id}`));
    expect(problem).toMatchObject({ code: "not-found", status: 404 });
    expect(problem.detail).toBe(`There is no actor with the id ${id}; did you mean ${near}?`);
  });

  it("points to the search where nothing is near", async () => {
    const problem = await problemOf(await served.get("/api/actors/zzz-999"));
    expect(problem.detail).toContain("/api/actors?q=");
  });

  it("refuses what cannot be an id", async () => {
    for (const id of ["Vladimir%20Putin", "a--b", "x".repeat(201), "%D0%9F"]) {
      const problem = await problemOf(await served.get(`/api/actors/${id}`));
      expect(problem).toMatchObject({ code: "invalid-request", errors: [{ place: "id" }] });
    }
  });
});

describe("/api/actors/{id}/neighbors", () => {
  it("has the dyads of the actor in both directions and the actor first", async () => {
    const { nodes, dyads, total } = await neighbors("vladimir-putin", "");
    expect(dyads).toEqual(expectedDyads(filterStances(graph, { actor: ["vladimir-putin"] })));
    expect(nodes[0]?.id).toBe("vladimir-putin");
    expect(nodes).toHaveLength(total + 1);
  });

  it("counts all neighbours by kind and direction, whatever is shown", async () => {
    const { counts, kinds, nodes, total } = await neighbors(
      "vladimir-putin",
      "limit=1&kind=person",
    );
    expect(counts).toEqual([
      { kind: "person", direction: "out", neighbors: 3, stances: 5 },
      { kind: "person", direction: "in", neighbors: 2, stances: 2 },
      { kind: "state", direction: "out", neighbors: 1, stances: 2 },
      { kind: "organization", direction: "out", neighbors: 1, stances: 1 },
      { kind: "issue", direction: "out", neighbors: 1, stances: 1 },
    ]);
    // Erdogan is in both directions, and one person all the same.
    expect(kinds).toEqual([
      { kind: "person", neighbors: 3, stances: 7 },
      { kind: "state", neighbors: 1, stances: 2 },
      { kind: "organization", neighbors: 1, stances: 1 },
      { kind: "issue", neighbors: 1, stances: 1 },
    ]);
    expect(nodes.map(({ id }) => id)).toEqual(["vladimir-putin", "tayyip-erdogan"]);
    expect(total).toBe(3);
  });

  it.each([
    ["stances", ["tayyip-erdogan", "ilham-aliyev"]],
    ["negative", ["casualties", "ilham-aliyev"]],
    ["strongest", ["tayyip-erdogan", "usa"]],
  ])("ranks by %s", async (rank, ids) => {
    const { nodes } = await neighbors("vladimir-putin", `limit=2&rank=${rank}`);
    expect(nodes.slice(1).map(({ id }) => id)).toEqual(ids);
  });

  it("ranks by the most recent stance", async () => {
    const { nodes, dyads } = await neighbors("aze", "rank=recent");
    const days = nodes.slice(1).map(({ id }) =>
      dyads
        .filter(({ from, to }) => [from, to].includes(id))
        .map(({ last }) => last)
        .toSorted()
        .at(-1),
    );
    expect(days).toEqual(days.toSorted().toReversed());
    expect(new Set(days).size).toBeGreaterThan(1);
  });

  it("looks in one direction where asked", async () => {
    const { dyads } = await neighbors("aze", "direction=in");
    expect(dyads.length).toBeGreaterThan(0);
    expect(dyads.every(({ to }) => to === "aze")).toBe(true);
  });

  it("keeps to the filter", async () => {
    const { dyads } = await neighbors("aze", "polarityMax=-0.1&since=2020-10-22");
    expect(dyads).toEqual(
      expectedDyads(
        filterStances(graph, { actor: ["aze"], polarityMax: -0.1, since: "2020-10-22" }),
      ),
    );
  });

  it("takes an issue as well, and an actor without stances", async () => {
    const issue = await neighbors("casualties", "");
    expect(issue.nodes[0]).toMatchObject({ id: "casualties", label: "issue", kind: null });
    expect(issue.total).toBe(4);
    const silent = await neighbors("fra", "");
    expect(silent).toMatchObject({ total: 0, counts: [], dyads: [] });
    expect(silent.nodes).toHaveLength(1);
  });

  it("does not know an unknown id", async () => {
    const problem = await problemOf(await served.get("/api/actors/nobody-1/neighbors"));
    expect(problem.code).toBe("not-found");
  });
});

async function find(query: string): Promise<ActorPage> {
  const response = await served.get(`/api/actors?${query}`);
  expect(response.status).toBe(200);
  return ActorPageSchema.parse(await response.json());
}

async function neighbors(id: string, query: string): Promise<Neighbors> {
  const response = await served.get(`/api/actors/${id}/neighbors?${query}`);
  expect(response.status).toBe(200);
  return NeighborsSchema.parse(await response.json());
}
