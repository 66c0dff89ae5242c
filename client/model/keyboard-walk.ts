import type { Dyad, Network } from "../../server/wire/network.ts";
import { otherEnd, type NetworkModel } from "./network-model.ts";
import type { Selection } from "./selection.ts";

/** Where a node is drawn: x to the right, y down. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export const WALK_KEYS = [
  "ArrowRight",
  "ArrowUp",
  "ArrowLeft",
  "ArrowDown",
  "Home",
  "End",
  "PageDown",
  "PageUp",
] as const;
export type WalkKey = (typeof WALK_KEYS)[number];

/** Where the reader stands, and for an edge from which node it was entered. */
export interface WalkPosition {
  readonly target: Selection;
  readonly origin: string;
}

const HEADINGS = { ArrowRight: 0, ArrowUp: 90, ArrowLeft: 180, ArrowDown: 270 } as const;
/** Within this many degrees of an edge, an arrow goes along it rather than to the next edge. */
const ALONG_DEG = 60;

/**
 * Where a key leads. On a node an arrow goes onto the edge that leaves it closest to the arrow's
 * direction. On an edge an arrow along it goes to the node at that end; one across it turns to the
 * next edge around the node that the edge was entered from, so that every edge can be reached.
 * Home and End go to the first and last node, Page Down and Page Up to the next and previous one.
 * @returns the same position when there is nowhere to go, null for a network without nodes.
 */
export function walk(
  position: WalkPosition | null,
  key: WalkKey,
  model: NetworkModel,
  placeOf: (id: string) => Place | undefined,
): WalkPosition | null {
  const nodes = nodesInReadingOrder(model);
  const first = nodes[0];
  if (first === undefined) return null;
  const here = position === null ? null : resolve(position, model);
  if (here === null) return atNode(first);
  switch (key) {
    case "Home":
      return atNode(first);
    case "End":
      return atNode(nodes.at(-1) ?? first);
    case "PageDown":
    case "PageUp": {
      const step = key === "PageDown" ? 1 : -1;
      const at = nodes.indexOf(here.origin);
      return atNode(nodes[(at + step + nodes.length) % nodes.length] ?? first);
    }
    case "ArrowRight":
    case "ArrowUp":
    case "ArrowLeft":
    case "ArrowDown":
      return here.target.kind === "node"
        ? ontoEdge(here, HEADINGS[key], model, placeOf)
        : alongEdge(here, here.target, HEADINGS[key], model, placeOf);
  }
}

/** The node or edge where a walk to the selection stands. */
export function walkPositionOf(selection: Selection): WalkPosition {
  return {
    target: selection,
    origin: selection.kind === "node" ? selection.id : selection.from,
  };
}

/** Nodes with the most stances first, then by name. */
export function nodesInReadingOrder({ network }: NetworkModel): readonly string[] {
  const known = orders.get(network);
  if (known !== undefined) return known;
  const order = network.nodes
    .toSorted((a, b) => {
      const byStances = b.stancesOut + b.stancesIn - (a.stancesOut + a.stancesIn);
      return byStances || COLLATOR.compare(a.name, b.name);
    })
    .map((node) => node.id);
  orders.set(network, order);
  return order;
}

const COLLATOR = new Intl.Collator("en");
/** Sorting twenty thousand names for every key would be felt. */
const orders = new WeakMap<Network, readonly string[]>();

function resolve(position: WalkPosition, model: NetworkModel): WalkPosition | null {
  const { target, origin } = position;
  if (target.kind === "node") return model.node(target.id) === null ? null : position;
  if (model.dyad(target.from, target.to) !== null) return position;
  return model.node(origin) === null ? null : atNode(origin);
}

function ontoEdge(
  here: WalkPosition,
  heading: number,
  model: NetworkModel,
  placeOf: (id: string) => Place | undefined,
): WalkPosition {
  let best: { dyad: Dyad; turn: number } | null = null;
  for (const { dyad, angle } of edgesAround(here.origin, model, placeOf)) {
    const turn = turnBetween(heading, angle);
    if (turn <= 90 && (best === null || turn < best.turn - 1e-9)) best = { dyad, turn };
  }
  return best === null ? here : atDyad(best.dyad, here.origin);
}

function alongEdge(
  here: WalkPosition,
  dyad: Pick<Dyad, "from" | "to">,
  heading: number,
  model: NetworkModel,
  placeOf: (id: string) => Place | undefined,
): WalkPosition {
  const around = edgesAround(here.origin, model, placeOf);
  const at = around.findIndex((edge) => edge.dyad.from === dyad.from && edge.dyad.to === dyad.to);
  const edge = around[at];
  if (edge === undefined) return atNode(here.origin);
  if (turnBetween(heading, edge.angle) <= ALONG_DEG) return atNode(otherEnd(dyad, here.origin));
  if (turnBetween(heading, edge.angle + 180) <= ALONG_DEG) return atNode(here.origin);
  const counterClockwise = normalise(heading - edge.angle) < 180;
  const next = around[(at + (counterClockwise ? 1 : -1) + around.length) % around.length];
  return next === undefined ? here : atDyad(next.dyad, here.origin);
}

/** The edges of a node counter-clockwise from the right; of two to one neighbour the outgoing first. */
function edgesAround(
  id: string,
  model: NetworkModel,
  placeOf: (id: string) => Place | undefined,
): readonly { readonly dyad: Dyad; readonly angle: number }[] {
  const from = placeOf(id) ?? { x: 0, y: 0 };
  return model
    .dyadsOf(id)
    .map((dyad) => {
      const to = placeOf(otherEnd(dyad, id)) ?? from;
      const angle = (Math.atan2(from.y - to.y, to.x - from.x) * 180) / Math.PI;
      return { dyad, angle: normalise(angle) };
    })
    .sort((a, b) => a.angle - b.angle || Number(b.dyad.from === id) - Number(a.dyad.from === id));
}

function atNode(id: string): WalkPosition {
  return { target: { kind: "node", id }, origin: id };
}

function atDyad(dyad: Pick<Dyad, "from" | "to">, origin: string): WalkPosition {
  return { target: { kind: "dyad", from: dyad.from, to: dyad.to }, origin };
}

function turnBetween(a: number, b: number): number {
  const turn = normalise(a - b);
  return Math.min(turn, 360 - turn);
}

function normalise(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}
