import type { ActorKind } from "../../../server/wire/actor.ts";
import type { Dyad, Network, NetworkNode, NetworkTie } from "../../../server/wire/network.ts";
import { TIE_TYPES } from "../../../server/wire/tie.ts";
import type {
  WireNode,
  WireRelationship,
  WireRow,
  WireValue,
} from "../../../server/wire/wire-value.ts";
import { nodeCaption } from "./cells.ts";

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
export interface ResultGraph {
  readonly network: Network;
  /** Nodes of the result by id. An end of a relationship that is not itself in the result is absent. */
  readonly nodes: ReadonlyMap<string, WireNode>;
  readonly relationships: readonly WireRelationship[];
  /** True where every node is an actor or issue of ours: then shapes and colours mean what they do elsewhere. */
  readonly isOurs: boolean;
  /** In a foreign graph: which label each shape stands for. */
  readonly shapes: readonly { readonly label: string; readonly kind: ActorKind }[];
  /** Nodes that are left out because there are too many to draw. */
  readonly left: number;
}

/** The nodes and relationships of a result, also those in paths, lists and maps; null without any. */
export function toResultGraph(rows: readonly WireRow[]): ResultGraph | null {
  const nodes = new Map<string, WireNode>();
  const relationships = new Map<string, WireRelationship>();
  for (const row of rows) for (const value of row) collect(value, nodes, relationships);
  if (nodes.size === 0 && relationships.size === 0) return null;
  const ends = [...relationships.values()].flatMap(({ from, to }) => [from, to]);
  const ids = [...new Set([...nodes.keys(), ...ends])];
  const drawn = new Set(ids.slice(0, MOST_DRAWN_NODES));
  const isOurs = [...nodes.values()].every(isActorOrIssue);
  const kept = [...relationships.values()].filter(
    ({ from, to }) => drawn.has(from) && drawn.has(to),
  );
  const shapes = isOurs ? [] : foreignShapes([...nodes.values()]);
  const pairs = groupByPair(kept);
  const network = {
    nodes: weighted(
      [...drawn].map((id) => toNetworkNode(id, nodes.get(id), shapes)),
      pairs,
      isOurs,
    ),
    dyads: [...pairs.values()].flatMap((pair) => toDyad(pair) ?? []),
    ties: kept.filter(isTie).map(toTie),
  };
  return {
    network: { ...network, totals: totalsOf(network), dataVersion: "" },
    nodes,
    relationships: kept,
    isOurs,
    shapes,
    left: ids.length - drawn.size,
  };
}

/** Returns the relationships from one node to another, in the order of the result. */
export function relationshipsBetween(
  graph: ResultGraph,
  from: string,
  to: string,
): readonly WireRelationship[] {
  return graph.relationships.filter((each) => each.from === from && each.to === to);
}

/** Whether a relationship is a stance, which has evidence. */
export function isStance({ type }: WireRelationship): boolean {
  return type === "STANCE";
}

function collect(
  value: WireValue,
  nodes: Map<string, WireNode>,
  relationships: Map<string, WireRelationship>,
): void {
  if (typeof value !== "object" || value === null) return;
  if (isNode(value)) nodes.set(value.id, value);
  else if (isRelationship(value)) relationships.set(value.id, value);
  else {
    const parts: readonly WireValue[] = Array.isArray(value) ? value : Object.values(value);
    for (const part of parts) collect(part, nodes, relationships);
  }
}

function isNode(value: object): value is WireNode {
  return "$" in value && value.$ === "node";
}

function isRelationship(value: object): value is WireRelationship {
  return "$" in value && value.$ === "relationship";
}

function isActorOrIssue({ labels }: WireNode): boolean {
  return labels.includes("Actor") || labels.includes("Issue");
}

function isTie({ type, from, to }: WireRelationship): boolean {
  return from !== to && TIE_TYPES.some((tie) => tie === type);
}

function toTie({ type, from, to }: WireRelationship): NetworkTie {
  return { from, to, type: TIE_TYPES.find((tie) => tie === type) ?? TIE_TYPES[0] };
}

/** The most frequent labels get the shapes; all others share the last. */
function foreignShapes(nodes: readonly WireNode[]): ResultGraph["shapes"] {
  const counts = new Map<string, number>();
  for (const { labels } of nodes) {
    const label = labels[0] ?? "Node";
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const labels = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return labels.map(([label], place) => ({
    label,
    kind: FOREIGN_KINDS[Math.min(place, FOREIGN_KINDS.length - 1)] ?? "group",
  }));
}

function toNetworkNode(
  id: string,
  node: WireNode | undefined,
  shapes: ResultGraph["shapes"],
): NetworkNode {
  const brief = {
    id,
    name: node === undefined ? id : nodeCaption(node),
    stancesOut: 0,
    stancesIn: 0,
  };
  if (node?.labels.includes("Issue") === true && shapes.length === 0) {
    return { ...brief, label: "issue", kind: null };
  }
  const foreign = shapes.find(({ label }) => label === (node?.labels[0] ?? "Node"))?.kind;
  const known = Object.entries(KINDS).find(([label]) => node?.labels.includes(label));
  return { ...brief, label: "actor", kind: foreign ?? known?.[1] ?? null };
}

function groupByPair(
  relationships: readonly WireRelationship[],
): ReadonlyMap<string, readonly WireRelationship[]> {
  const pairs = new Map<string, WireRelationship[]>();
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
function toDyad(pair: readonly WireRelationship[]): Dyad | null {
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
  pairs: ReadonlyMap<string, readonly WireRelationship[]>,
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
