import { DirectedGraph, UndirectedGraph } from "graphology";
import betweennessModule from "graphology-metrics/centrality/betweenness.js";
import pageRankModule from "graphology-metrics/centrality/pagerank.js";
import type { Network } from "../wire/network.ts";

// These modules are functions, whatever their types say of a default inside a default.
const betweenness = betweennessModule as unknown as typeof betweennessModule.default;
const pageRank = pageRankModule as unknown as typeof pageRankModule.default;

/** Damping of PageRank as it was published. */
const DAMPING = 0.85;
const TOLERANCE = 1e-12;
const MAX_ITERATIONS = 2000;

/** Values by node id. */
export type NodeValues = ReadonlyMap<string, number>;

/**
 * Share of the shortest paths between two other nodes that lead over each node, 0–1, signs and
 * directions aside: a stance of any kind is a contact.
 *
 * Source: U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical
 * Sociology 25 (2001).
 */
export function findBetweenness(ids: readonly string[], dyads: Network["dyads"]): NodeValues {
  if (ids.length === 0) return new Map();
  const graph = new UndirectedGraph();
  for (const id of ids) graph.addNode(id);
  for (const { from, to } of sortedDyads(dyads)) {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.mergeEdge(from, to);
  }
  const found = betweenness(graph, { getEdgeWeight: null, normalized: true });
  return toValues(ids, found);
}

/**
 * Share of attention, all shares together 1: whoever is attended to passes it on to those that he
 * speaks about, by the number of stances, supportive or not.
 *
 * Source: S. Brin, L. Page, "The anatomy of a large-scale hypertextual web search engine", Computer
 * Networks 30 (1998); damping 0.85.
 */
export function findPageRank(ids: readonly string[], dyads: Network["dyads"]): NodeValues {
  if (ids.length === 0) return new Map();
  const graph = new DirectedGraph<Record<string, never>, { weight: number }>();
  for (const id of ids) graph.addNode(id);
  for (const { from, to, n } of sortedDyads(dyads)) {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) {
      graph.addEdge(from, to, { weight: n });
    }
  }
  const found = pageRank(graph, {
    getEdgeWeight: "weight",
    alpha: DAMPING,
    tolerance: TOLERANCE,
    maxIterations: MAX_ITERATIONS,
  });
  return toValues(ids, found);
}

/** Sums of floats depend on their order, so it must not be that of the answer. */
function sortedDyads(dyads: Network["dyads"]): Network["dyads"] {
  const key = ({ from, to }: Network["dyads"][number]): string => `${from}\n${to}`;
  return dyads.toSorted((x, y) => (key(x) < key(y) ? -1 : 1));
}

function toValues(ids: readonly string[], found: Readonly<Record<string, number>>): NodeValues {
  return new Map(ids.map((id) => [id, Math.round((found[id] ?? 0) * 1e9) / 1e9]));
}
