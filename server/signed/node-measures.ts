import type { AnalysisOptions, NodeMeasures } from "../wire/analysis.ts";
import type { Network } from "../wire/network.ts";
import { findBetweenness, findPageRank } from "./centrality.ts";
import { polaritySum, weightOf, weightUnit, type SignedGraph } from "./signed-graph.ts";
import type { TriadTally } from "./triads.ts";

/** What was found out about a graph as a whole, to be told of each node. */
export interface GraphFindings {
  readonly blocOf: Int32Array;
  readonly triads: TriadTally;
  /** Places of edges against the best two camps. */
  readonly frustrated: readonly number[];
}

type Strengths = Pick<NodeMeasures, "positiveOut" | "negativeOut" | "positiveIn" | "negativeIn">;

/**
 * The measures of each node of a signed graph, in the order of the network. Allies, opponents and
 * neutrals count pairs; strengths are of dyads, so that whom a node supports and who supports it are
 * two numbers.
 */
export function measureNodes(
  network: Pick<Network, "nodes" | "dyads">,
  graph: SignedGraph,
  options: Pick<AnalysisOptions, "weight">,
  { blocOf, triads, frustrated }: GraphFindings,
): NodeMeasures[] {
  const place = new Map(graph.ids.map((id, at) => [id, at]));
  const inGraph = network.dyads.filter(
    ({ from, to }) => from !== to && place.has(from) && place.has(to),
  );
  const betweenness = findBetweenness(graph.ids, inGraph);
  const pageRank = findPageRank(graph.ids, inGraph);
  const strengths = strengthsOf(graph, inGraph, options);
  const neutrals = countEnds(graph.ids.length, graph.neutral);
  const frustratedPairs = countEnds(
    graph.ids.length,
    frustrated.flatMap((edge) => {
      const ends = graph.edges[edge];
      return ends === undefined ? [] : [[ends.a, ends.b] as const];
    }),
  );
  return network.nodes.flatMap(({ id }): NodeMeasures[] => {
    const at = place.get(id);
    if (at === undefined) return [];
    const links = graph.links[at] ?? [];
    const allies = links.filter(({ edge }) => graph.edges[edge]?.sign === 1).length;
    const bloc = blocOf[at] ?? -1;
    return [
      {
        id,
        bloc: bloc < 0 ? null : bloc,
        degree: links.length + (neutrals[at] ?? 0),
        allies,
        opponents: links.length - allies,
        neutrals: neutrals[at] ?? 0,
        ...(strengths[at] ?? NO_STRENGTH),
        betweenness: betweenness.get(id) ?? 0,
        pageRank: pageRank.get(id) ?? 0,
        triads: triads.ofNode[at] ?? 0,
        unbalancedTriads: triads.unbalancedOfNode[at] ?? 0,
        frustratedPairs: frustratedPairs[at] ?? 0,
      },
    ];
  });
}

const NO_STRENGTH: Strengths = { positiveOut: 0, negativeOut: 0, positiveIn: 0, negativeIn: 0 };

function strengthsOf(
  graph: SignedGraph,
  dyads: Network["dyads"],
  { weight }: Pick<AnalysisOptions, "weight">,
): Strengths[] {
  const place = new Map(graph.ids.map((id, at) => [id, at]));
  const strengths = graph.ids.map((): Strengths => ({ ...NO_STRENGTH }));
  for (const dyad of dyads) {
    if (dyad.polarity === 0) continue;
    const [from, to] = [strengths[place.get(dyad.from) ?? -1], strengths[place.get(dyad.to) ?? -1]];
    const own = weightOf(weight, { n: dyad.n, sum: polaritySum(dyad) });
    if (from !== undefined) from[dyad.polarity > 0 ? "positiveOut" : "negativeOut"] += own;
    if (to !== undefined) to[dyad.polarity > 0 ? "positiveIn" : "negativeIn"] += own;
  }
  const unit = weightUnit(weight);
  return strengths.map((own) => ({
    positiveOut: own.positiveOut / unit,
    negativeOut: own.negativeOut / unit,
    positiveIn: own.positiveIn / unit,
    negativeIn: own.negativeIn / unit,
  }));
}

function countEnds(nodes: number, pairs: readonly (readonly [number, number])[]): Uint32Array {
  const counts = new Uint32Array(nodes);
  for (const pair of pairs) for (const node of pair) counts[node] = (counts[node] ?? 0) + 1;
  return counts;
}
