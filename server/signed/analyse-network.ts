import type { Analysis, AnalysisOptions } from "../wire/analysis.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { Network } from "../wire/network.ts";
import { findBlocs } from "./blocs.ts";
import { calmestChanges } from "./changes.ts";
import { findConnections } from "./connections.ts";
import { findFrustration } from "./frustration.ts";
import { findMediators } from "./mediators.ts";
import { measureNodes } from "./node-measures.ts";
import { toSignedGraph } from "./signed-graph.ts";
import { tallyTriads, worstTriads } from "./triads.ts";

/** Sizes past which an analysis takes minutes, so that it is refused instead. */
export const ANALYSIS_LIMITS = { nodes: 2000, dyads: 100_000 } as const;

const MOST_TRIADS = 50;
const MOST_CHANGES = 10;
const MOST_MEDIATORS = 50;
const MOST_BRIDGES = 100;

/**
 * A network measured as a signed graph: nodes, blocs, balance, mediators and bridges. The same
 * network and options give the same analysis on server and client. Takes seconds for a thousand
 * nodes, so it belongs into a worker.
 * @throws EntenteError `too-large` past {@link ANALYSIS_LIMITS}.
 */
export function analyseNetwork(
  network: Pick<Network, "nodes" | "dyads">,
  options: AnalysisOptions,
): Analysis {
  refuseLargeNetwork(network);
  const graph = toSignedGraph(network, options);
  const triads = tallyTriads(graph);
  const frustration = findFrustration(graph, { seed: options.seed });
  const blocs = findBlocs(graph, options);
  const connections = findConnections(graph);
  const positive = graph.edges.filter(({ sign }) => sign === 1).length;
  return {
    options,
    graph: {
      nodes: graph.ids.length,
      positive,
      negative: graph.edges.length - positive,
      neutral: graph.neutral.length,
      discordant: graph.edges.filter(({ pair }) => pair.discordant).length,
    },
    nodes: measureNodes(network, graph, options, {
      blocOf: blocs.blocOf,
      triads,
      frustrated: frustration.frustrated,
    }),
    blocs: blocs.wire,
    balance: {
      triads: triads.kinds,
      balancedShare: triads.balancedShare,
      frustration: frustration.wire,
      unbalanced: worstTriads(graph, MOST_TRIADS),
      calming: calmestChanges(graph, triads, MOST_CHANGES),
    },
    mediators: findMediators(graph, blocs.blocOf, blocs.wire.relations, MOST_MEDIATORS),
    bridges: connections.bridges.slice(0, MOST_BRIDGES),
    cutNodes: [...connections.cutNodes],
  };
}

/** @throws EntenteError `too-large` past {@link ANALYSIS_LIMITS}. */
export function refuseLargeNetwork({ nodes, dyads }: Pick<Network, "nodes" | "dyads">): void {
  if (nodes.length <= ANALYSIS_LIMITS.nodes && dyads.length <= ANALYSIS_LIMITS.dyads) return;
  const count = (of: number): string => of.toLocaleString("en");
  throw new EntenteError(
    "too-large",
    `A network of ${count(nodes.length)} nodes and ${count(dyads.length)} dyads is too large to analyse; ` +
      `narrow the filter, raise minStances or lower limit to at most ${count(ANALYSIS_LIMITS.nodes)} nodes and ${count(ANALYSIS_LIMITS.dyads)} dyads.`,
  );
}
