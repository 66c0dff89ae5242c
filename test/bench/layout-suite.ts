import { forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { UndirectedGraph } from "graphology";
import forceAtlas from "graphology-layout-forceatlas2";
import { layoutNetwork, type Positions } from "../../server/picture/layout.ts";
import { flatToNetwork } from "../../server/wire/flat-network.ts";
import type { NetworkColumns } from "../../server/wire/network-columns.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
import { flatOfColumns } from "../wire/flat-of-columns.ts";
import type { BenchSuite, Comparison, Contender } from "./bench-suite.ts";
import { layoutQuality } from "./layout-quality.ts";
import { placedNetwork, type Size } from "./placed-network.ts";

const OURS = "multilevel Barnes-Hut";
const ATLAS = "ForceAtlas2, 500 iterations";
const D3 = "d3-force, 300 ticks (30 measured, ten times)";

const METRICS = [
  { name: "layout", unit: "ms" },
  { name: "first usable picture", unit: "ms" },
  { name: "normalised stress", unit: "" },
  { name: "neighbours kept", unit: "" },
] as const;

/** What lays a network out, and tells when its first picture was there; null: only at the end. */
type Layout = (network: NetworkColumns) => {
  /** null where the layout was ended before it was good. */
  readonly positions: Positions | null;
  readonly firstMs: number | null;
  /** What its time stands for: as many times as long. Default 1. */
  readonly times?: number;
};

/** Places for a network from nothing: time, and how well the picture shows the graph. */
export const suite: BenchSuite = {
  name: "layout",
  title: "Laying a network out",
  run: async (compare, { quick }) => {
    const medium = sample(quick ? "1k" : "M");
    await compare({
      ...comparison(medium, quick ? "1k" : "M", { [ATLAS]: layOutWithAtlas, [OURS]: layOut }),
      baseline: ATLAS,
      goals: [
        { line: 10, contender: OURS, metric: "layout", of: "ratio", atMost: 0.1 },
        { line: 10, contender: OURS, metric: "first usable picture", of: "ratio", atMost: 0.02 },
        { line: 10, contender: OURS, metric: "normalised stress", of: "ratio", atMost: 1 },
        { line: 10, contender: OURS, metric: "neighbours kept", of: "ratio", atLeast: 1 },
      ],
      rounds: quick ? 1 : 3,
    });
    if (quick) return;
    const large = sample("50k");
    await compare({
      ...comparison(large, "50k", { [D3]: layOutWithD3, [OURS]: layOut }),
      baseline: D3,
      goals: [{ line: 11, contender: OURS, metric: "layout", of: "ratio", atMost: 0.1 }],
      rounds: 1,
    });
  },
};

/** All of one mind, so that a layout that knows support from opposition has the same task as the others. */
function sample(size: Size): NetworkColumns {
  const { network } = placedNetwork(size);
  return { ...network, dyads: { ...network.dyads, polarity: network.dyads.n.map(() => 0) } };
}

function comparison(
  network: NetworkColumns,
  size: Size,
  layouts: Readonly<Record<string, Layout>>,
): Omit<Comparison, "baseline" | "goals" | "rounds"> {
  const contenders = Object.entries(layouts).map(([name, layout]): Contender => ({
    name,
    sample: () => {
      const begun = performance.now();
      const { positions, firstMs, times = 1 } = layout(network);
      const ms = (performance.now() - begun) * times;
      const quality = positions === null ? null : layoutQuality(network, positions);
      const { stress, neighbours } = quality ?? { stress: NaN, neighbours: NaN };
      return Promise.resolve([ms, firstMs ?? ms, stress, neighbours]);
    },
  }));
  const { nodes, dyads } = network;
  return {
    title: `size ${size}, ${nodes.id.length} actors and ${dyads.n.length} dyads`,
    metrics: METRICS,
    contenders,
    warmUps: 0,
  };
}

const layOut: Layout = (columns) => {
  const network = flatToNetwork(flatOfColumns(columns));
  const begun = performance.now();
  let firstMs: number | null = null;
  const positions = layoutNetwork(network, {
    onProgress: () => {
      firstMs ??= performance.now() - begun;
    },
  });
  return { positions, firstMs };
};

const layOutWithAtlas: Layout = ({ nodes, dyads }) => {
  const random = seededRandom(1);
  const graph = new UndirectedGraph();
  for (const id of nodes.id) graph.addNode(id, { x: random() * 1000, y: random() * 1000 });
  dyads.from.forEach((from, row) => {
    graph.mergeEdge(nodes.id[from], nodes.id[dyads.to[row] ?? 0]);
  });
  // Its types name a default export that its CommonJS module itself is.
  const atlas = forceAtlas as unknown as typeof forceAtlas.default;
  const settings = { ...atlas.inferSettings(graph), barnesHutOptimize: true };
  const places = atlas(graph, { iterations: 500, settings });
  const positions = new Map(
    Object.entries(places).map(([id, { x, y }]) => [id, { x, y }] as const),
  );
  return { positions, firstMs: null };
};

const layOutWithD3: Layout = ({ nodes, dyads }) => {
  const items = nodes.id.map((id) => ({ id, x: NaN, y: NaN }));
  const links = dyads.from.map((source, row) => ({ source, target: dyads.to[row] ?? 0 }));
  forceSimulation(items)
    .force("link", forceLink(links))
    .force("charge", forceManyBody())
    .force("x", forceX())
    .force("y", forceY())
    .stop()
    .tick(30);
  return { positions: null, firstMs: null, times: 10 };
};
