import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { flatToNetwork } from "../../server/wire/flat-network.ts";
import type { Interchange } from "../../server/wire/interchange.ts";
import { decodeNetwork } from "../../server/wire/decode-network.ts";
import { NETWORK_BYTES_TYPE } from "../../server/wire/network-bytes.ts";
import { NETWORK_COLUMNS_TYPE, NetworkColumnsSchema } from "../../server/wire/network-columns.ts";
import { StanceFilterSchema } from "../../server/wire/network-filter.ts";
import { NetworkSchema, type Network } from "../../server/wire/network.ts";
import { benchGraph } from "../bench/bench-graph.ts";
import { expectedDyads, filterStances } from "../network/expected-network.ts";
import { flatOfColumns } from "../wire/flat-of-columns.ts";
import { ARTICLE, readGraph, serveGraph, type ServedGraph } from "./served-graph.ts";

const FILTERS: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { issue: ["settlement-talks"] },
  { issue: ["settlement-talks", "casualties"], since: "2020-10-22" },
  { actor: ["vladimir-putin", "tur"] },
  { actor: ["casualties"] },
  { kind: ["state"] },
  { kind: ["person", "organization"] },
  { since: "2020-10-22", until: "2020-10-22" },
  { until: "2020-10-21" },
  { polarityMin: 0.34 },
  { polarityMax: -0.2 },
  { polarityMin: 0, polarityMax: 0 },
  { act: ["05"] },
  { act: ["051", "19"] },
  { source: ["article-2020-10-23"], status: ["claimed", "denied"] },
  { status: ["stated"], kind: ["person", "state"], polarityMin: 0.01 },
  { actor: ["nobody-of-that-name"] },
];

describe("/api/network", () => {
  let served: ServedGraph;
  let graph: Interchange;
  beforeAll(async () => {
    graph = await readGraph(ARTICLE);
    served = await serveGraph({ file: ARTICLE });
  });
  afterAll(() => served.close());

  it.each(FILTERS)("gives the dyads of exactly the stances under %j", async (filter) => {
    const stances = filterStances(graph, StanceFilterSchema.parse(filter));
    const network = await read(served, queryOf(filter));
    expect(network.dyads).toEqual(expectedDyads(stances));
    expect(network.totals).toMatchObject({
      dyads: network.dyads.length,
      stances: stances.length,
      all: { nodes: 32, dyads: 41, stances: 49 },
    });
    for (const node of network.nodes) {
      expect([node.id, node.stancesOut]).toEqual([
        node.id,
        stances.filter(({ from }) => from === node.id).length,
      ]);
      expect(node.stancesIn).toBe(stances.filter(({ to }) => to === node.id).length);
    }
  });

  it("shows the most involved nodes first, ties in involvement by id", async () => {
    const { nodes } = await read(served, "");
    const keys = nodes.map(({ id, stancesIn, stancesOut }) => ({ id, n: stancesIn + stancesOut }));
    const sorted = keys.toSorted((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1));
    expect(keys.filter(({ n }) => n > 0)).toEqual(sorted.filter(({ n }) => n > 0));
    expect(nodes.slice(0, 2).map(({ id }) => id)).toEqual(["aze", "vladimir-putin"]);
  });

  it("shows actors without stances only without a filter", async () => {
    const all = await read(served, "");
    expect(all.nodes).toHaveLength(32);
    expect(all.nodes.filter(isSilent).map(({ id }) => id)).toEqual(
      expect.arrayContaining(["fra", "minsk-group", "nato"]),
    );
    const filtered = await read(served, "since=2020-10-21");
    expect(filtered.totals.stances).toBe(49);
    expect(filtered.nodes.filter(isSilent)).toEqual([]);
    const several = await read(served, "minStances=2");
    expect(several.nodes.filter(isSilent)).toEqual([]);
  });

  it("keeps dyads and ties between shown nodes and says what was left out", async () => {
    const { nodes, dyads, ties, totals } = await read(served, "limit=3");
    expect(nodes.map(({ id }) => id)).toEqual(["aze", "vladimir-putin", "ilham-aliyev"]);
    expect(dyads.map(({ from, to }) => `${from} ${to}`)).toEqual([
      "ilham-aliyev vladimir-putin",
      "vladimir-putin ilham-aliyev",
    ]);
    expect(ties).toEqual([
      { from: "ilham-aliyev", to: "aze", type: "REPRESENTS", role: "President" },
    ]);
    expect(totals).toEqual({
      nodes: 32,
      dyads: 41,
      stances: 49,
      shown: { nodes: 3, dyads: 2, stances: 2 },
      all: { nodes: 32, dyads: 41, stances: 49 },
    });
  });

  it("leaves out dyads with fewer stances than minStances", async () => {
    const { dyads, totals } = await read(served, "minStances=3");
    const expected = expectedDyads(graph.stances).filter(({ n }) => n >= 3);
    expect(expected.length).toBeGreaterThan(0);
    expect(dyads).toEqual(expected);
    expect(totals.dyads).toBe(expected.length);
  });

  it("has every tie among its nodes once, in order", async () => {
    const { ties } = await read(served, "");
    const text = (tie: Network["ties"][number]): string =>
      [tie.from, tie.to, tie.type, tie.role ?? ""].join(" ");
    const expected = graph.ties.map((tie) => ({ ...tie, role: "role" in tie ? tie.role : "" }));
    expect(ties.map(text)).toEqual(
      expected.map(({ from, to, type, role = "" }) => text({ from, to, type, role })).toSorted(),
    );
  });

  it("shows beside the filter whom it is told to, with all between them and what is shown", async () => {
    const before = await read(served, "actor=vladimir-putin&minStances=2");
    const after = await read(served, "actor=vladimir-putin&minStances=2&also=arm&also=aze");
    const shown = [...new Set([...before.nodes.map(({ id }) => id), "arm", "aze"])];
    expect(after.nodes.map(({ id }) => id)).toEqual(shown);
    const touching = expectedDyads(graph.stances).filter(
      ({ from, to }) =>
        [from, to].some((id) => id === "arm" || id === "aze") &&
        [from, to].every((id) => shown.includes(id)),
    );
    expect(touching.length).toBeGreaterThan(0);
    expect(new Set(after.dyads)).toEqual(new Set([...before.dyads, ...touching]));
    expect(after.totals.dyads).toBe(before.totals.dyads + touching.length);
  });

  it("shows them beyond the limit as well, each once, and passes over unknown ones", async () => {
    const { nodes, dyads } = await read(served, "limit=2&also=tur&also=aze&also=nobody");
    expect(nodes.map(({ id }) => id)).toEqual(["aze", "vladimir-putin", "tur"]);
    expect(dyads).toEqual(
      expectedDyads(graph.stances).filter(({ from, to }) =>
        [from, to].every((id) => nodes.some((node) => node.id === id)),
      ),
    );
  });

  it("gives one answer under one tag, in whatever order they are named", async () => {
    const [one, other] = await Promise.all(
      ["also=tur&also=arm", "also=arm&also=tur"].map(async (also) => {
        const response = await served.get(`/api/network?limit=1&${also}`);
        return { tag: response.headers.get("etag"), text: await response.text() };
      }),
    );
    expect(other).toEqual(one);
  });

  it.each(["", "since=2020-10-22", "kind=state&actor=tur", "minStances=2", "limit=3"])(
    "counts neighbours, shown or not, whatever actors, kinds and sizes are wanted (%s)",
    async (query) => {
      const since = new URLSearchParams(query).get("since") ?? "2000-01-01";
      const { nodes } = await read(served, `neighbors=count&${query}`);
      expect(nodes.length).toBeGreaterThan(0);
      for (const { id, neighbors } of nodes) {
        const others = filterStances(graph, { since, actor: [id] }).flatMap(({ from, to }) =>
          [from, to].filter((end) => end !== id),
        );
        expect([id, neighbors]).toEqual([id, new Set(others).size]);
      }
    },
  );

  it.each(["", "kind=state", "limit=4&neighbors=count", "actor=nobody-of-that-name"])(
    "means the same in columns and in bytes as in rows (%s)",
    async (query) => {
      const packed = await served.get(`/api/network?${query}`, { accept: NETWORK_BYTES_TYPE });
      const flat = decodeNetwork(await packed.arrayBuffer());
      expect(flatToNetwork(flat)).toEqual(await read(served, query));
      const response = await served.get(`/api/network?${query}`, { accept: NETWORK_COLUMNS_TYPE });
      const columns = NetworkColumnsSchema.parse(await response.json());
      expect(response.headers.get("vary")).toContain("Accept");
      expect(flatToNetwork(flatOfColumns(columns))).toEqual(await read(served, query));
    },
  );

  it("gives rows to callers that accept neither form or anything", async () => {
    for (const accept of ["*/*", "text/html"]) {
      const response = await served.get("/api/network", { accept });
      expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    }
  });

  it("answers from memory as it answered from the database", async () => {
    let inMemory = (): void => undefined;
    const isInMemory = new Promise<void>((resolve) => (inMemory = resolve));
    const fresh = await serveGraph({
      file: ARTICLE,
      log: (line) => {
        if (line.includes("stances are in memory")) inMemory();
      },
    });
    const answers = (paths: readonly string[]): Promise<string[]> =>
      Promise.all(
        FILTERS.flatMap((filter) =>
          paths.map(async (path) => (await fresh.get(`/api/${path}&${queryOf(filter)}`)).text()),
        ),
      );
    const asked = await answers(["network?limit=300", "timeline?bucket=day"]);
    await isInMemory;
    // Other words for the same questions, the answers to which were not kept.
    expect(await answers(["network?limit=299", "timeline?bucket=auto"])).toEqual(asked);
    await fresh.close();
  });

  it("has all of a graph that is too large for lists of ids, in order", async () => {
    const large = await serveGraph();
    const items = [...benchGraph(2_500, 6_000)];
    await large.store.loader.load(items);
    const stances = items.flatMap((item) =>
      item.kind === "stance"
        ? [{ ...item.stance, polarity: (item.stance.goldstein ?? 0) / 10 }]
        : [],
    );
    const { nodes, dyads, totals } = await read(large, "limit=3000");
    expect(dyads).toEqual(expectedDyads(stances));
    expect(nodes).toHaveLength(2_520);
    expect(totals.shown).toEqual({ nodes: 2_520, dyads: dyads.length, stances: 6_000 });
    const all = await read(large, "limit=3000&neighbors=count");
    const narrowed = "kind=person&kind=state&also=actor-2400";
    const most = await read(large, `limit=3000&neighbors=count&${narrowed}`);
    expect(most.nodes.length).toBeGreaterThan(2_000);
    expect(most.dyads).toEqual(dyads);
    const neighbors = new Map(all.nodes.map((node) => [node.id, node.neighbors]));
    expect(most.nodes.map((node) => node.neighbors)).toEqual(
      most.nodes.map(({ id }) => neighbors.get(id)),
    );
    await large.close();
  });

  it("is empty for an empty graph", async () => {
    const empty = await serveGraph();
    const { dataVersion, ...rest } = await read(empty, "");
    const zero = { nodes: 0, dyads: 0, stances: 0 };
    expect(rest).toEqual({
      nodes: [],
      dyads: [],
      ties: [],
      totals: { ...zero, shown: zero, all: zero },
    });
    expect(dataVersion).not.toBe("");
    expect((await empty.get("/api/schema")).status).toBe(200);
    expect((await empty.get("/api/actors")).status).toBe(200);
    expect((await empty.get("/api/stances")).status).toBe(200);
    await empty.close();
  });
});

function isSilent({ stancesIn, stancesOut }: Network["nodes"][number]): boolean {
  return stancesIn + stancesOut === 0;
}

async function read(served: ServedGraph, query: string): Promise<Network> {
  const response = await served.get(`/api/network?${query}`);
  expect(response.status).toBe(200);
  return NetworkSchema.parse(await response.json());
}

function queryOf(filter: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const each of [value].flat()) params.append(name, String(each));
  }
  return params.toString();
}
