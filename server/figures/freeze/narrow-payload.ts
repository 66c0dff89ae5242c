import type { ActorKind } from "../../wire/actor.ts";
import type { FigurePayload, FigureStance } from "../../wire/figure-payload.ts";
import type { StanceFilter } from "../../wire/network-filter.ts";
import type { NetworkNode } from "../../wire/network.ts";
import { proposeAlt } from "../words/alt-text.ts";
import { wordsFor } from "../words/words-for.ts";
import { groupDyads, weighNodes } from "./group-dyads.ts";

/**
 * A figure with only the stances that a filter leaves, as if the rest had never been there: places
 * stay, everything that counts or names is made anew, the alt text too. What was asked of the graph
 * is left out, since it may name what is hidden.
 */
export function narrowPayload(payload: FigurePayload, filter: StanceFilter): FigurePayload {
  const kinds = new Map(payload.network.nodes.map(({ id, kind }) => [id, kind]));
  const stances = payload.stances.filter((stance) => holds(filter, stance, kinds));
  const dyads = [...groupDyads(stances)];
  const weights = weighNodes(dyads);
  const nodes = payload.network.nodes.flatMap((node): NetworkNode[] => {
    const weight = weights.get(node.id);
    return weight === undefined ? [] : [{ ...node, ...weight }];
  });
  const counts = { nodes: nodes.length, dyads: dyads.length, stances: stances.length };
  const voices = new Set(stances.map(({ via }) => via));
  const sources = new Set(stances.map(({ source }) => source));
  const kept = new Set(stances.map(({ id }) => id));
  const narrowed: FigurePayload = {
    ...payload,
    origin: { kind: "filter", filter: {} },
    positions: Object.fromEntries(
      Object.entries(payload.positions).filter(([id]) => weights.has(id)),
    ),
    network: {
      nodes,
      dyads,
      ties: payload.network.ties.filter(({ from, to }) => weights.has(from) && weights.has(to)),
      totals: { ...counts, shown: counts, all: counts },
    },
    voices: payload.voices.filter(({ id }) => voices.has(id)),
    stances: stances.map((stance) => withoutHidden(stance, kept)),
    sources: payload.sources.filter(({ id }) => sources.has(id)),
  };
  return { ...narrowed, alt: proposeAlt(narrowed, wordsFor(payload.language)) };
}

/** The conditions of a stance filter, as the queries of `/api/network` have them. */
function holds(
  filter: StanceFilter,
  stance: FigureStance,
  kinds: ReadonlyMap<string, ActorKind | null>,
): boolean {
  const { issue, actor, kind, since, until, polarityMin, polarityMax, act, source, status } =
    filter;
  const { from, to, date, polarity } = stance;
  const isOf = (id: string): boolean => {
    const own = kinds.get(id);
    return own == null || (kind?.includes(own) ?? true);
  };
  return (
    (issue === undefined || issue.includes(to) || issue.includes(stance.issue?.id ?? "")) &&
    (actor === undefined || actor.includes(from) || actor.includes(to)) &&
    (kind === undefined || (isOf(from) && isOf(to))) &&
    (since === undefined || date >= since) &&
    (until === undefined || date <= until) &&
    (polarityMin === undefined || polarity >= polarityMin) &&
    (polarityMax === undefined || polarity <= polarityMax) &&
    (act === undefined || act.some((beginning) => stance.act.startsWith(beginning))) &&
    (source === undefined || source.includes(stance.source)) &&
    (status === undefined || status.includes(stance.status))
  );
}

/** A dispute with a stance that is not there would tell of it. */
function withoutHidden(stance: FigureStance, kept: ReadonlySet<string>): FigureStance {
  const { disputes, disputedBy, ...rest } = stance;
  return {
    ...rest,
    ...(disputes !== undefined && kept.has(disputes) ? { disputes } : {}),
    disputedBy: disputedBy.filter((id) => kept.has(id)),
  };
}
