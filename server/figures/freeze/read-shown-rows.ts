import { FIGURE_LIMITS } from "../../wire/figure.ts";
import type { FigureRows } from "../../wire/figure-payload.ts";
import type { StanceFilter } from "../../wire/network-filter.ts";
import type { Network } from "../../wire/network.ts";
import type { ViewFilter } from "../../wire/shown-view.ts";
import type { FigureGraph } from "./figure-graph.ts";
import { toRows, untilSettled } from "./read-rows.ts";

/** As many as a view shows at most: it may show any that are few, not only those with most stances. */
const MOST_NODES = 250_000;

/**
 * What a view shows: the stances under its filter between the given actors and issues. Nodes keep
 * the weight that they have with all others under the filter, since that is their size in the view.
 * @throws EntenteError as {@link untilSettled}, `too-large`, and what the graph throws.
 */
export function readShownRows(
  graph: FigureGraph,
  { minStances = 1, also = [], ...filter }: ViewFilter,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<FigureRows> {
  return untilSettled(async () => {
    const all = await graph.network({ filter, minStances, limit: MOST_NODES, also }, signal);
    const network = between(all, new Set(ids));
    const { stances, dataVersion } = await graph.evidence(
      // Which dyads are shown is settled; what was brought may be beyond the filter of actors.
      {
        filter: also.length === 0 ? filter : withoutEnds(filter),
        between: network.nodes.map(({ id }) => id),
        most: FIGURE_LIMITS.stances,
      },
      signal,
    );
    if (dataVersion !== network.dataVersion) return null;
    const dyads = new Set(network.dyads.map(({ from, to }) => `${from} ${to}`));
    return toRows(
      network,
      stances.filter(({ from, to }) => dyads.has(`${from.id} ${to.id}`)),
    );
  });
}

function withoutEnds({ actor: _actor, kind: _kind, ...filter }: StanceFilter): StanceFilter {
  return filter;
}

function between(network: Network, ids: ReadonlySet<string>): Network {
  const isShown = ({ from, to }: { from: string; to: string }): boolean =>
    ids.has(from) && ids.has(to);
  return {
    ...network,
    nodes: network.nodes.filter(({ id }) => ids.has(id)),
    dyads: network.dyads.filter(isShown),
    ties: network.ties.filter(isShown),
  };
}
