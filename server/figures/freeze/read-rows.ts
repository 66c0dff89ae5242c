import { EntenteError } from "../../wire/entente-error.ts";
import { FIGURE_LIMITS, type FigureFilter, type FigureQuery } from "../../wire/figure.ts";
import type { FigureOrigin, FigureRows, FigureStance } from "../../wire/figure-payload.ts";
import type { Network, NetworkNode } from "../../wire/network.ts";
import type { Source } from "../../wire/source.ts";
import type { StanceEnd, StanceView } from "../../wire/stance-view.ts";
import type { FigureGraph } from "./figure-graph.ts";
import { graphOfRows } from "./graph-of-rows.ts";
import { groupDyads, weighNodes } from "./group-dyads.ts";
import { compareText } from "../../wire/compare-text.ts";

/** What a figure is to draw. */
export type FigureAsk =
  | { readonly kind: "filter"; readonly filter: FigureFilter }
  | { readonly kind: "query"; readonly query: FigureQuery };

/** Rows, and what was asked with everything filled in. */
export interface AnsweredAsk {
  readonly rows: FigureRows;
  readonly origin: FigureOrigin;
}

const ATTEMPTS = 3;
/** As many nodes as `/api/network` shows unasked. */
const DEFAULT_NODES = 300;

/**
 * Reads what a figure is to hold, all of it from one version of the data.
 * @throws EntenteError `too-large` past {@link FIGURE_LIMITS}, `busy` while the data keeps changing,
 *   and what the graph throws.
 */
export async function readRows(
  graph: FigureGraph,
  ask: FigureAsk,
  signal?: AbortSignal,
): Promise<AnsweredAsk> {
  return untilSettled(() =>
    ask.kind === "filter"
      ? readByFilter(graph, ask.filter, signal)
      : readByQuery(graph, ask.query, signal),
  );
}

/**
 * What a read gives; it is made again where the data changed between its parts, which it says by null.
 * @throws EntenteError `busy` when that happens three times.
 */
export async function untilSettled<T>(read: () => Promise<T | null>): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const answer = await read();
    if (answer !== null) return answer;
  }
  throw new EntenteError(
    "busy",
    "The data keeps changing while the figure is made, because an import is running; try again in a moment.",
  );
}

/** null where the data changed between two reads. */
async function readByFilter(
  graph: FigureGraph,
  filter: FigureFilter,
  signal?: AbortSignal,
): Promise<AnsweredAsk | null> {
  const { minStances = 1, limit = DEFAULT_NODES, ...stanceFilter } = filter;
  const network = await graph.network({ filter: stanceFilter, minStances, limit }, signal);
  const { stances, dataVersion } = await graph.evidence(
    {
      filter: stanceFilter,
      between: network.nodes.map(({ id }) => id),
      most: FIGURE_LIMITS.stances,
    },
    signal,
  );
  if (dataVersion !== network.dataVersion) return null;
  const dyads = new Set(network.dyads.map(({ from, to }) => `${from} ${to}`));
  const shown = stances.filter(({ from, to }) => dyads.has(`${from.id} ${to.id}`));
  return { rows: toRows(network, shown), origin: { kind: "filter", filter } };
}

async function readByQuery(
  graph: FigureGraph,
  query: FigureQuery,
  signal?: AbortSignal,
): Promise<AnsweredAsk | null> {
  const answer = await graph.query(query, signal);
  if (answer.dataVersion === null) return null;
  const found = graphOfRows(answer.rows);
  if (found.nodes.length > FIGURE_LIMITS.nodes) {
    throw new EntenteError(
      "too-large",
      `The query returns ${found.nodes.length.toLocaleString("en")} actors and issues; a figure holds at most ${FIGURE_LIMITS.nodes.toLocaleString("en")}. Lower its LIMIT.`,
    );
  }
  const [{ stances, dataVersion }, facts, all] = await Promise.all([
    graph.evidence({ filter: {}, ids: found.stances, most: FIGURE_LIMITS.stances }, signal),
    graph.nodes(found.nodes, signal),
    graph.totals(answer.dataVersion),
  ]);
  if (dataVersion !== answer.dataVersion) return null;
  const dyads = groupDyads(stances.map(toFigureStance));
  const weights = weighNodes(dyads);
  const nodes = [...facts.values()].map((node): NetworkNode => ({
    ...node,
    ...(weights.get(node.id) ?? { stancesOut: 0, stancesIn: 0 }),
  }));
  const weight = ({ stancesIn, stancesOut }: NetworkNode): number => stancesIn + stancesOut;
  const counts = { nodes: nodes.length, dyads: dyads.length, stances: stances.length };
  const network: Network = {
    nodes: nodes.sort((a, b) => weight(b) - weight(a) || compareText(a.id, b.id)),
    dyads: [...dyads],
    ties: found.ties.filter(({ from, to }) => facts.has(from) && facts.has(to)),
    totals: { ...counts, shown: counts, all },
    dataVersion,
  };
  const { id, cypher, params } = answer;
  return {
    rows: toRows(network, stances),
    origin: {
      kind: "query",
      ...(id === undefined ? {} : { id }),
      cypher,
      params: params as Extract<FigureOrigin, { kind: "query" }>["params"],
    },
  };
}

/** The rows of a network and the evidence behind it. */
export function toRows(
  { dataVersion, ...network }: Network,
  views: readonly StanceView[],
): FigureRows {
  const ids = new Set(network.nodes.map(({ id }) => id));
  const voices = new Map<string, StanceEnd>();
  const sources = new Map<string, { source: Source; stances: number }>();
  for (const { via, source } of views) {
    if (via !== undefined && !ids.has(via.id)) voices.set(via.id, via);
    const known = sources.get(source.id);
    if (known === undefined) sources.set(source.id, { source, stances: 1 });
    else known.stances += 1;
  }
  return {
    dataVersion,
    network,
    voices: [...voices.values()].sort((a, b) => compareText(a.id, b.id)),
    stances: views.map(toFigureStance),
    // Those with the most to say first, as they are named under the picture.
    sources: [...sources.values()]
      .sort((a, b) => b.stances - a.stances || compareText(a.source.id, b.source.id))
      .map(({ source }) => source),
  };
}

function toFigureStance({ from, to, via, source, ...stance }: StanceView): FigureStance {
  return {
    ...stance,
    from: from.id,
    to: to.id,
    ...(via === undefined ? {} : { via: via.id }),
    source: source.id,
  };
}
