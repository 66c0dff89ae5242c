import type { NetworkNode } from "../wire/network.ts";
import { nodeRadius } from "./graph-style.ts";
import type { Position, Positions } from "./layout.ts";
import { OccupiedPlaces } from "./occupied-places.ts";

/** Nodes that belong beside another one, best first. */
export interface Company {
  readonly of: string;
  readonly brought: readonly string[];
}

/** Of the innermost ring around a node, and from ring to ring: room for a node and its name. */
const FIRST_RING = 120;
const NEXT_RING = 90;
/** Between neighbours on a ring. */
const APART = 95;
/** Of those that are placed: their real radius changes with the filter, and they must not move with it. */
const RADIUS = 20;

/**
 * Returns `positions` with companies put around those that they belong to, on the side that leads
 * out of the picture and then around, at the nearest free places. Nobody else moves, and where
 * somebody was before stays free for the way back.
 * @param nodes of the layout: they tell how large what stands there is.
 * @param pinned places that nobody may move, by id.
 */
export function placeBeside(
  positions: Positions,
  companies: readonly Company[],
  nodes: readonly NetworkNode[],
  pinned: Positions,
): Positions {
  if (companies.length === 0 && pinned.size === 0) return positions;
  const placed = new Map([...positions, ...pinned]);
  const radii = new Map(nodes.map((node) => [node.id, nodeRadius(node)]));
  const occupied = new OccupiedPlaces();
  for (const [id, place] of [...positions, ...pinned]) occupied.add(place, radii.get(id) ?? RADIUS);
  const middle = middleOf(positions);
  for (const { of, brought } of companies) {
    const host = placed.get(of) ?? middle;
    const others = brought.filter((id) => id !== of && !pinned.has(id));
    if (!placed.has(of)) placed.set(of, occupied.nearestFree(host, RADIUS));
    const wishes = ringsAround(host, middle, others.length);
    others.forEach((id, order) => {
      const place = occupied.nearestFree(wishes[order] ?? host, RADIUS);
      placed.set(id, place);
      occupied.add(place, RADIUS);
    });
  }
  return placed;
}

/** Places on rings around one, from the side away from the middle to both sides. */
function ringsAround(host: Position, middle: Position, count: number): readonly Position[] {
  const [dx, dy] = [host.x - middle.x, host.y - middle.y];
  const outward = dx === 0 && dy === 0 ? 0 : Math.atan2(dy, dx);
  const places: Position[] = [];
  for (let radius = FIRST_RING; places.length < count; radius += NEXT_RING) {
    const room = Math.floor((2 * Math.PI * radius) / APART);
    const onRing = Math.min(room, count - places.length);
    for (let order = 0; order < onRing; order += 1) {
      const step = Math.ceil(order / 2) * (order % 2 === 0 ? 1 : -1);
      const angle = outward + (step * 2 * Math.PI) / room;
      places.push({
        x: host.x + radius * Math.cos(angle),
        y: host.y + radius * Math.sin(angle),
      });
    }
  }
  return places;
}

function middleOf(positions: Positions): Position {
  const all = [...positions.values()];
  const mean = (pick: (place: Position) => number): number =>
    all.length === 0 ? 0 : all.reduce((sum, place) => sum + pick(place), 0) / all.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}
