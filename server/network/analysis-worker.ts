import { analyseNetwork } from "../signed/analyse-network.ts";
import type { Analysis, AnalysisOptions } from "../wire/analysis.ts";
import type { Network } from "../wire/network.ts";

/** What the thread is given. */
export interface AnalysisTask {
  readonly network: Pick<Network, "nodes" | "dyads">;
  readonly options: AnalysisOptions;
}

/** Runs in a thread of its own, so that the server answers others meanwhile. */
export function analyse({ network, options }: AnalysisTask): Analysis {
  return analyseNetwork(network, options);
}
