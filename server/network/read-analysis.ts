import type { AnalysisAnswer, AnalysisOptions } from "../wire/analysis.ts";
import type { Analyse } from "./analysis-pool.ts";
import type { GraphFacts } from "./graph-facts.ts";
import type { NetworkRequest } from "./network-request.ts";
import { readNetwork } from "./read-network.ts";

/** The analysis of the network that {@link readNetwork} gives for the same request. */
export async function readAnalysis(
  facts: GraphFacts,
  request: NetworkRequest,
  { analyse, options }: { readonly analyse: Analyse; readonly options: AnalysisOptions },
  signal?: AbortSignal,
): Promise<AnalysisAnswer> {
  const network = await readNetwork(facts, request, signal);
  const analysis = await analyse({ network, options }, signal);
  return { ...analysis, totals: network.totals, dataVersion: network.dataVersion };
}
