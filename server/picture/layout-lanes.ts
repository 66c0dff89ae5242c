import type { Network, NetworkNode } from "../wire/network.ts";
import { compareIds } from "./layout-input.ts";
import { round, type Positions } from "./layout.ts";
import { ROW_PITCH } from "./place-rows.ts";

/** Width of the time axis, and what it grows to for many nodes, in units of the layout. */
const LEAST_WIDTH = 1200;
const WIDTH_PER_NODE = 14;
const MOST_WIDTH = 6000;
const BETWEEN_LANES = 60;
const DAY_MS = 86_400_000;

/** A horizontal strip of the picture. */
export interface Lane {
  readonly key: string;
  readonly top: number;
  readonly bottom: number;
}

/** Places, and what is needed to draw the lanes and the axis under them. */
export interface LanesLayout {
  readonly positions: Positions;
  readonly lanes: readonly Lane[];
  /** The place on the time axis of a day, `YYYY-MM-DD`. */
  readonly xOf: (day: string) => number;
  /** First and last day of the axis; null without any dyad. */
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * Returns a place for every node: from left to right by the day of its first stance, given or
 * received, in the lane that `laneOf` names; lanes from top to bottom in the order of `lanes`, then
 * others by name. Nodes of one time stand under each other. Those without any stance begin their
 * lane, left of the first day. The same network and lanes give the same places.
 */
export function layoutLanes(
  network: Pick<Network, "nodes" | "dyads">,
  laneOf: (node: NetworkNode) => string,
  lanes: readonly string[] = [],
): LanesLayout {
  const days = firstDays(network.dyads);
  const span = spanOf(network.dyads);
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, WIDTH_PER_NODE * network.nodes.length));
  const xOf = (day: string): number => round(scale(day, span, width) - width / 2);
  const silent = -width / 2 - ROW_PITCH.x;
  const byLane = new Map<string, NetworkNode[]>();
  for (const node of network.nodes) {
    const key = laneOf(node);
    byLane.set(key, [...(byLane.get(key) ?? []), node]);
  }
  const known = lanes.filter((key) => byLane.has(key));
  const others = [...byLane.keys()].filter((key) => !lanes.includes(key)).sort(compareIds);
  const positions = new Map<string, { x: number; y: number }>();
  const drawn: Lane[] = [];
  let top = 0;
  for (const key of [...known, ...others]) {
    const wishes = (byLane.get(key) ?? []).map(({ id }) => {
      const day = days.get(id);
      return { id, x: day === undefined ? silent : xOf(day) };
    });
    const bottom = placeLane(wishes, top, positions);
    drawn.push({ key, top, bottom });
    top = bottom + BETWEEN_LANES;
  }
  return { positions, lanes: drawn, xOf, first: span?.first ?? null, last: span?.last ?? null };
}

interface Span {
  readonly first: string;
  readonly last: string;
}

function firstDays(dyads: Network["dyads"]): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const { from, to, first } of dyads) {
    for (const id of [from, to]) {
      const known = days.get(id);
      if (known === undefined || first < known) days.set(id, first);
    }
  }
  return days;
}

function spanOf(dyads: Network["dyads"]): Span | null {
  const [first] = dyads.map((dyad) => dyad.first).sort(compareIds);
  const last = dyads
    .map((dyad) => dyad.last)
    .sort(compareIds)
    .at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/** From 0 at the first day to `width` at the last; the middle where they are one. */
function scale(day: string, span: Span | null, width: number): number {
  if (span === null || span.first === span.last) return width / 2;
  return (width * daysBetween(span.first, day)) / daysBetween(span.first, span.last);
}

function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MS);
}

/** Puts each node into the first row that is free at its time; returns the lower end of the lane. */
function placeLane(
  wishes: readonly { readonly id: string; readonly x: number }[],
  top: number,
  positions: Map<string, { x: number; y: number }>,
): number {
  const rightOf: number[] = [];
  for (const { id, x } of wishes.toSorted((a, b) => a.x - b.x || compareIds(a.id, b.id))) {
    const free = rightOf.findIndex((right) => x - right >= ROW_PITCH.x);
    const row = free === -1 ? rightOf.length : free;
    rightOf[row] = x;
    positions.set(id, { x, y: round(top + (row + 0.5) * ROW_PITCH.y) });
  }
  return top + Math.max(1, rightOf.length) * ROW_PITCH.y;
}
