import type { Network } from "../wire/network.ts";
import { nodeRadius } from "./graph-style.ts";
import type { Position, Positions } from "./layout.ts";
import { OccupiedPlaces } from "./occupied-places.ts";
import { compareText } from "../wire/compare-text.ts";

const STEP = 30;

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
  const occupied = new OccupiedPlaces();
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

function meanOf(places: readonly Position[], occupied: OccupiedPlaces): Position {
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
