import type { Network } from "../wire/network.ts";
import { nodeRadius } from "./graph-style.ts";
import { round, type Position, type Positions } from "./layout.ts";
import { NODE_MARGIN } from "./spread-nodes.ts";
import { compareText } from "../wire/compare-text.ts";

const STEP = 30;
const RINGS = 40;
const CELL = 120;

/** Lattice points around a place, nearest first. */
const OFFSETS: readonly Position[] = latticeOffsets();

function latticeOffsets(): Position[] {
  const offsets: Position[] = [];
  for (let column = -RINGS; column <= RINGS; column += 1) {
    for (let row = -RINGS; row <= RINGS; row += 1)
      offsets.push({ x: column * STEP, y: row * STEP });
  }
  const far = ({ x, y }: Position): number => x * x + y * y;
  return offsets.sort((p, q) => far(p) - far(q) || p.x - q.x || p.y - q.y);
}

/** Occupied circles, findable by place. */
class Occupied {
  readonly #cells = new Map<string, { x: number; y: number; radius: number }[]>();
  #bottom = -Infinity;

  get bottom(): number {
    return this.#bottom;
  }

  add(place: Position, radius: number): void {
    const key = `${Math.floor(place.x / CELL)} ${Math.floor(place.y / CELL)}`;
    const cell = this.#cells.get(key) ?? [];
    cell.push({ x: place.x, y: place.y, radius });
    this.#cells.set(key, cell);
    this.#bottom = Math.max(this.#bottom, place.y + radius);
  }

  isFree({ x, y }: Position, radius: number): boolean {
    const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)];
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let r = row - 1; r <= row + 1; r += 1) {
        for (const other of this.#cells.get(`${c} ${r}`) ?? []) {
          const apart = radius + other.radius + NODE_MARGIN;
          if ((other.x - x) ** 2 + (other.y - y) ** 2 < apart * apart) return false;
        }
      }
    }
    return true;
  }

  /** The free place nearest to `wish`; below everything when there is none around. */
  nearestFree(wish: Position, radius: number): Position {
    for (const offset of OFFSETS) {
      const place = { x: round(wish.x + offset.x), y: round(wish.y + offset.y) };
      if (this.isFree(place, radius)) return place;
    }
    return { x: round(wish.x), y: round(this.#bottom + radius + NODE_MARGIN) };
  }
}

/**
 * Returns `positions` with a place added for each node of `network` that has none: beside the nodes
 * that it is related to, or below the picture when it has no relation. Known nodes never move, and
 * the outcome does not depend on the order of nodes or dyads.
 */
export function placeMissing(positions: Positions, network: Network): Positions {
  if (network.nodes.every((node) => positions.has(node.id))) return positions;
  const nodes = [...network.nodes].sort((a, b) => compareText(a.id, b.id));
  const missing = nodes.filter((node) => !positions.has(node.id));
  const placed = new Map(positions);
  const occupied = new Occupied();
  const radii = new Map(nodes.map((node) => [node.id, nodeRadius(node)]));
  for (const [id, place] of positions) occupied.add(place, radii.get(id) ?? 12);
  const neighbours = neighbourIds(network);
  let waiting = missing;
  while (waiting.length > 0) {
    const related = waiting.filter((node) =>
      (neighbours.get(node.id) ?? []).some((id) => placed.has(id)),
    );
    const round = related.length > 0 ? related : waiting.slice(0, 1);
    for (const node of round) {
      const known = (neighbours.get(node.id) ?? []).flatMap((id) => placed.get(id) ?? []);
      const radius = radii.get(node.id) ?? 12;
      const place = occupied.nearestFree(meanOf(known, occupied), radius);
      placed.set(node.id, place);
      occupied.add(place, radius);
    }
    const done = new Set(round);
    waiting = waiting.filter((node) => !done.has(node));
  }
  return placed;
}

function meanOf(places: readonly Position[], occupied: Occupied): Position {
  if (places.length === 0) {
    return { x: 0, y: Number.isFinite(occupied.bottom) ? occupied.bottom + 2 * STEP : 0 };
  }
  const sum = places.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / places.length, y: sum.y / places.length };
}

function neighbourIds(network: Network): Map<string, string[]> {
  const sets = new Map<string, Set<string>>();
  const join = (a: string, b: string): void => {
    const set = sets.get(a) ?? new Set();
    set.add(b);
    sets.set(a, set);
  };
  for (const { from, to } of [...network.dyads, ...network.ties]) {
    if (from === to) continue;
    join(from, to);
    join(to, from);
  }
  // Sorted, because a sum of floats depends on its order.
  return new Map([...sets].map(([id, set]) => [id, [...set].sort(compareText)]));
}
