import type { ActorKind } from "../../../server/wire/actor.ts";
import type { Dyad, Network, NetworkNode, NetworkTie } from "../../../server/wire/network.ts";
import { TIE_TYPES } from "../../../server/wire/tie.ts";
import {
  rowsToGraph,
  type ResultEdge,
  type ResultNode,
} from "../../../server/wire/result-graph.ts";
import type { WireRow, WireValue } from "../../../server/wire/wire-value.ts";

/** More nodes than this make no picture that anybody could read. */
export const MOST_DRAWN_NODES = 1000;

const KINDS = {
  Person: "person",
  State: "state",
  Organization: "organization",
  Group: "group",
} as const satisfies Record<string, ActorKind>;
const FOREIGN_KINDS = ["person", "state", "organization", "group"] as const;

/** The graph that a result holds, as the explorer draws networks. */
export interface DrawnResult {
  readonly network: Network;
  readonly nodes: ReadonlyMap<string, ResultNode>;
  readonly relationships: readonly ResultEdge[];
  /** True where every node is an actor or issue of ours: then shapes and colours mean what they do elsewhere. */
  readonly isOurs: boolean;
  /** In a foreign graph: which label each shape stands for. */
  readonly shapes: readonly { readonly label: string; readonly kind: ActorKind }[];
  /** Nodes that are left out because there are too many to draw. */
  readonly left: number;
}

/** The nodes and relationships of a result as a picture; null without any. */
export function toDrawnResult(rows: readonly WireRow[]): DrawnResult | null {
  const { nodes, edges } = rowsToGraph(rows);
  if (nodes.length === 0) return null;
  const shown = nodes.slice(0, MOST_DRAWN_NODES);
  const byId = new Map(shown.map((node) => [node.id, node]));
  const kept = edges.filter(({ from, to }) => byId.has(from) && byId.has(to));
  const isOurs = nodes.every((node) => node.isOutside || isActorOrIssue(node));
  const shapes = isOurs ? [] : foreignShapes(nodes);
  const pairs = groupByPair(kept);
  const network = {
    nodes: weighted(
      shown.map((node) => toNetworkNode(node, shapes)),
      pairs,
      isOurs,
    ),
    dyads: [...pairs.values()].flatMap((pair) => toDyad(pair) ?? []),
    ties: kept.filter(isTie).map(toTie),
  };
  return {
    network: { ...network, totals: totalsOf(network), dataVersion: "" },
    nodes: byId,
    relationships: kept,
    isOurs,
    shapes,
    left: nodes.length - shown.length,
  };
}

/** Returns the relationships from one node to another, in the order of the result. */
export function relationshipsBetween(
  graph: DrawnResult,
  from: string,
  to: string,
): readonly ResultEdge[] {
  return graph.relationships.filter((each) => each.from === from && each.to === to);
}

/** Whether a relationship is a stance, which has evidence. */
export function isStance({ type }: ResultEdge): boolean {
  return type === "STANCE";
}

function isActorOrIssue({ labels }: ResultNode): boolean {
  return labels.includes("Actor") || labels.includes("Issue");
}

function isTie({ type, from, to }: ResultEdge): boolean {
  return from !== to && TIE_TYPES.some((tie) => tie === type);
}

function toTie({ type, from, to }: ResultEdge): NetworkTie {
  return { from, to, type: TIE_TYPES.find((tie) => tie === type) ?? TIE_TYPES[0] };
}

/** The most frequent labels get the shapes; all others share the last. */
function foreignShapes(nodes: readonly ResultNode[]): DrawnResult["shapes"] {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const label = labelOf(node);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const labels = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return labels.map(([label], place) => ({
    label,
    kind: FOREIGN_KINDS[Math.min(place, FOREIGN_KINDS.length - 1)] ?? "group",
  }));
}

function toNetworkNode(
  { id, caption, labels }: ResultNode,
  shapes: DrawnResult["shapes"],
): NetworkNode {
  const brief = { id, name: caption, stancesOut: 0, stancesIn: 0 };
  if (labels.includes("Issue") && shapes.length === 0) {
    return { ...brief, label: "issue", kind: null };
  }
  const foreign = shapes.find(({ label }) => label === labelOf({ labels }))?.kind;
  const known = Object.entries(KINDS).find(([label]) => labels.includes(label));
  return { ...brief, label: "actor", kind: foreign ?? known?.[1] ?? null };
}

function labelOf({ labels }: Pick<ResultNode, "labels">): string {
  return labels[0] ?? "Node";
}

function groupByPair(
  relationships: readonly ResultEdge[],
): ReadonlyMap<string, readonly ResultEdge[]> {
  const pairs = new Map<string, ResultEdge[]>();
  for (const relationship of relationships) {
    if (isTie(relationship)) continue;
    const key = `${relationship.from}\n${relationship.to}`;
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, [relationship]);
    else pair.push(relationship);
  }
  return pairs;
}

/** Stances make a dyad; relationships of other types make a neutral line, as wide as they are many. */
function toDyad(pair: readonly ResultEdge[]): Dyad | null {
  const [first] = pair;
  if (first === undefined) return null;
  const stances = pair.filter(isStance);
  const counted = stances.length > 0 ? stances : pair;
  const polarities = stances.map(({ properties }) => numberOf(properties["polarity"]));
  const days = stances.map(({ properties }) => dayOf(properties["date"])).sort();
  const sources = new Set(stances.map(({ properties }) => JSON.stringify(properties["source"])));
  const mean = polarities.reduce((sum, each) => sum + each, 0) / Math.max(1, polarities.length);
  return {
    from: first.from,
    to: first.to,
    n: counted.length,
    polarity: Math.min(1, Math.max(-1, Math.round(mean * 1e6) / 1e6)),
    positive: polarities.filter((each) => each > 0).length,
    negative: polarities.filter((each) => each < 0).length,
    neutral: counted.length - polarities.filter((each) => each !== 0).length,
    first: days[0] ?? "",
    last: days.at(-1) ?? "",
    sources: Math.max(1, sources.size),
  };
}

function weighted(
  nodes: readonly NetworkNode[],
  pairs: ReadonlyMap<string, readonly ResultEdge[]>,
  isOurs: boolean,
): NetworkNode[] {
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  for (const relationship of [...pairs.values()].flat()) {
    if (isOurs && !isStance(relationship)) continue;
    out.set(relationship.from, (out.get(relationship.from) ?? 0) + 1);
    into.set(relationship.to, (into.get(relationship.to) ?? 0) + 1);
  }
  return nodes.map((node) => ({
    ...node,
    stancesOut: out.get(node.id) ?? 0,
    stancesIn: into.get(node.id) ?? 0,
  }));
}

function totalsOf({ nodes, dyads }: Pick<Network, "nodes" | "dyads">): Network["totals"] {
  const counts = {
    nodes: nodes.length,
    dyads: dyads.length,
    stances: dyads.reduce((sum, { n }) => sum + n, 0),
  };
  return { ...counts, shown: counts, all: counts };
}

function numberOf(value: WireValue | undefined): number {
  return typeof value === "number" ? value : 0;
}

function dayOf(value: WireValue | undefined): string {
  if (typeof value === "string") return value;
  const isTagged = typeof value === "object" && value !== null && "value" in value;
  return isTagged && typeof value.value === "string" ? value.value : "";
}
