import type { Frustration } from "../wire/analysis.ts";
import { toCouplings, frustrationOfCamps, toKernel, type Camps } from "./couplings.ts";
import { boundFrustration } from "./frustration-search.ts";
import { compareStrength, type SignedEdge, type SignedGraph } from "./signed-graph.ts";
import { searchCamps } from "./switch-search.ts";

export interface FrustrationOptions {
  readonly seed: number;
  /** Steps that the proof may take. Default 1.5 thousand million, some seconds. */
  readonly budget?: number;
}

/** The frustration of a graph, and what of it the best camps leave frustrated. */
export interface FrustrationFindings {
  readonly wire: Frustration;
  /** Camp by node. */
  readonly camps: Camps;
  /** Places of the frustrated edges. */
  readonly frustrated: readonly number[];
}

const DEFAULT_BUDGET = 1_500_000_000;
const MOST_PAIRS = 100;

/**
 * The frustration index, also called line index of balance: the least weight of edges without which
 * the graph falls into two camps with support inside and opposition between them. Finding it is hard
 * (it includes maximum cut), so the result says whether it is proved or lies between two bounds.
 *
 * Sources: R. Abelson, M. Rosenberg, "Symbolic psycho-logic", Behavioral Science 3 (1958); F. Harary,
 * "On the measurement of structural balance", Behavioral Science 4 (1959); the score is F(G) of
 * S. Aref, M. Wilson, "Measuring partial balance in signed networks", Journal of Complex Networks 6
 * (2018): 1 − 2L/m.
 */
export function findFrustration(
  graph: SignedGraph,
  options: FrustrationOptions,
): FrustrationFindings {
  const kernel = toKernel(graph);
  const start = searchCamps(kernel, options.seed);
  const { lower, best } =
    start.frustration === 0
      ? { lower: 0, best: start }
      : boundFrustration(kernel, start, options.budget ?? DEFAULT_BUDGET);
  const camps = kernel.unfold(best.camps);
  const upper = frustrationOfCamps(toCouplings(graph), camps);
  const frustrated = graph.edges.flatMap((edge, at) => (isFrustrated(edge, camps) ? [at] : []));
  const all = graph.edges.reduce((sum, { weight }) => sum + weight, 0);
  const wire: Frustration = {
    lower: (kernel.cost + lower) / graph.unit,
    upper: upper / graph.unit,
    exact: kernel.cost + lower === upper,
    score: all === 0 ? null : 1 - (2 * upper) / all,
    count: frustrated.length,
    pairs: strongestPairs(graph, frustrated, MOST_PAIRS),
    camps: toCampLists(graph, camps),
  };
  return { wire, camps, frustrated };
}

function isFrustrated({ a, b, sign }: SignedEdge, camps: Camps): boolean {
  return sign * (camps[a] ?? 1) * (camps[b] ?? 1) < 0;
}

/** The strongest of some edges, as pairs. */
export function strongestPairs(
  graph: SignedGraph,
  places: readonly number[],
  most: number,
): SignedEdge["pair"][] {
  return places
    .flatMap((place) => graph.edges[place] ?? [])
    .sort(compareStrength)
    .slice(0, most)
    .map(({ pair }) => pair);
}

/** Nodes that have edges, by camp, the larger camp first, the one with the first id where equal. */
function toCampLists(graph: SignedGraph, camps: Camps): string[][] {
  const isIn = (camp: number) => (_: string, node: number) =>
    camps[node] === camp && (graph.links[node]?.length ?? 0) > 0;
  const lists = [1, -1].map((camp) => graph.ids.filter(isIn(camp)));
  return lists.sort((x, y) => y.length - x.length || ((x[0] ?? "") < (y[0] ?? "") ? -1 : 1));
}
