import type { Network } from "../wire/network.ts";
import { layoutNetwork, round, type Positions } from "./layout.ts";
import { placeMissing } from "./place-missing.ts";

/** Places of a network as it was. */
export interface FormerPlaces {
  readonly positions: Positions;
  /** Nodes of the last network that was laid out as a whole. */
  readonly laidOut: number;
}

/** Share of the nodes that must have a place for it to stay. */
const LEAST_KNOWN = 0.8;
/** How far the number of nodes may be from that of the last whole layout. */
const MOST_CHANGED = 1.25;

/**
 * Places for data that have changed: whoever had one keeps it, and others come beside those that they
 * are related to. Once a fifth is new, or the network is a quarter larger or smaller than at its last
 * layout, all of it is laid out anew.
 */
export function updatePlaces(network: Network, former: FormerPlaces | null): FormerPlaces {
  const count = network.nodes.length;
  if (former === null || !keepsPlaces(network, former)) {
    return { positions: layoutNetwork(network), laidOut: count };
  }
  const kept = network.nodes.flatMap(({ id }) => {
    const place = former.positions.get(id);
    return place === undefined ? [] : ([[id, place]] as const);
  });
  const positions = placeMissing(new Map(kept), network);
  const rounded = [...positions].map(
    ([id, { x, y }]) => [id, { x: round(x), y: round(y) }] as const,
  );
  return { positions: new Map(rounded), laidOut: former.laidOut };
}

/** Whether a network is so much like the former one that who had a place keeps it. */
export function keepsPlaces({ nodes }: Network, { positions, laidOut }: FormerPlaces): boolean {
  const known = nodes.filter(({ id }) => positions.has(id)).length;
  const growth = nodes.length / laidOut;
  return (
    known >= LEAST_KNOWN * nodes.length && growth <= MOST_CHANGED && growth >= 1 / MOST_CHANGED
  );
}
