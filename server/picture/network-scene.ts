import { isContested, type Dyad, type Network, type NetworkNode } from "../wire/network.ts";
import {
  CONTESTED_MIN_WIDTH,
  DYAD_FORM,
  dyadWidth,
  KIND_SHAPES,
  nodeKind,
  nodeRadius,
  type NodeKind,
  type NodeShape,
} from "./graph-style.ts";
import type { Positions } from "./layout.ts";
import { nodeGlyph } from "./node-glyph.ts";
import { dyadKey } from "./network-target.ts";

export interface SceneNode {
  readonly id: string;
  readonly name: string;
  readonly glyph: string;
  readonly kind: NodeKind;
  readonly shape: NodeShape;
  /** In units of the layout, y down. */
  readonly x: number;
  readonly y: number;
  /** In px at scale 1. */
  readonly radius: number;
  /** Stances said and received: which label comes first. */
  readonly stances: number;
}

export interface SceneDyad {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly polarity: number;
  readonly contested: boolean;
  /** Whether its line is broken, since all of it rests on one source. */
  readonly dashed: boolean;
  readonly width: number;
  readonly bow: number;
}

export interface SceneTie {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

/** A network with its places, as the drawing, the picking and the labels need it. */
export interface Scene {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly dyads: ReadonlyMap<string, SceneDyad>;
  readonly ties: ReadonlyMap<string, SceneTie>;
  /** Ids of the nodes that share a dyad or a tie with a node. */
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
}

/** How a network is drawn beside its places. */
export interface SceneStyle {
  /** Whether dyads that rest on a single source have broken lines. Default false. */
  readonly dashesSingle?: boolean | undefined;
}

/** Returns the scene of a network; nodes without a place, and what hangs on them, are left out. */
export function toScene(
  network: Network,
  positions: Positions,
  { dashesSingle = false }: SceneStyle = {},
): Scene {
  const nodes = new Map<string, SceneNode>();
  for (const node of network.nodes) {
    const place = positions.get(node.id);
    if (place !== undefined) nodes.set(node.id, toSceneNode(node, place));
  }
  const drawn = ({ from, to }: { from: string; to: string }): boolean =>
    nodes.has(from) && nodes.has(to);
  const dyads = network.dyads.filter(drawn);
  const keys = new Set(dyads.map(({ from, to }) => dyadKey(from, to)));
  const ties = new Map<string, SceneTie>();
  for (const { from, to } of network.ties.filter(drawn)) {
    const key = `tie ${dyadKey(from, to)}`;
    if (from !== to) ties.set(key, { key, from, to });
  }
  return {
    nodes,
    dyads: new Map(
      dyads.map((dyad) => [
        dyadKey(dyad.from, dyad.to),
        toSceneDyad(dyad, {
          reciprocal: keys.has(dyadKey(dyad.to, dyad.from)),
          dashed: dashesSingle && isSingleSource(dyad),
        }),
      ]),
    ),
    ties,
    neighbours: neighboursOf([...dyads, ...ties.values()]),
  };
}

function toSceneNode(node: NetworkNode, { x, y }: { x: number; y: number }): SceneNode {
  const kind = nodeKind(node);
  return {
    id: node.id,
    name: node.name,
    glyph: nodeGlyph(node),
    kind,
    shape: KIND_SHAPES[kind],
    x,
    y,
    radius: nodeRadius(node),
    stances: node.stancesIn + node.stancesOut,
  };
}

/** Whether a dyad would be gone without one source. */
export function isSingleSource({ sources }: Pick<Dyad, "sources">): boolean {
  return sources === 1;
}

function toSceneDyad(
  dyad: Dyad,
  { reciprocal, dashed }: { readonly reciprocal: boolean; readonly dashed: boolean },
): SceneDyad {
  const contested = isContested(dyad);
  return {
    key: dyadKey(dyad.from, dyad.to),
    from: dyad.from,
    to: dyad.to,
    polarity: dyad.polarity,
    contested,
    dashed,
    width: contested ? Math.max(CONTESTED_MIN_WIDTH, dyadWidth(dyad.n)) : dyadWidth(dyad.n),
    bow: reciprocal ? DYAD_FORM.reciprocalBow : DYAD_FORM.bow,
  };
}

function neighboursOf(
  pairs: readonly { from: string; to: string }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const neighbours = new Map<string, Set<string>>();
  for (const { from, to } of pairs) {
    neighbours.set(from, (neighbours.get(from) ?? new Set<string>()).add(to));
    neighbours.set(to, (neighbours.get(to) ?? new Set<string>()).add(from));
  }
  return neighbours;
}
