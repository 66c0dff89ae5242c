import type { Positions } from "./layout.ts";

/**
 * Returns the places turned by a quarter where the picture lies across the page: a wide one on a
 * page that is higher than wide. Decided on all places, so that a filter never turns the picture.
 */
export function turnToPage(positions: Positions, page: "wide" | "high"): Positions {
  if (page === "wide" || !isWide(positions)) return positions;
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: -y, y: x }]));
}

function isWide(positions: Positions): boolean {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of positions.values()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right - left > bottom - top;
}
