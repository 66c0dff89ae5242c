import type { Position, Positions } from "./layout.ts";

/**
 * Returns the places turned by a quarter where the picture lies across the page: a wide one on a
 * page that is higher than wide. Decided on all places, so that a filter never turns the picture.
 * @param plan the places that decide. Default: the positions themselves.
 */
export function turnToPage(
  positions: Positions,
  page: "wide" | "high",
  plan: Positions = positions,
): Positions {
  if (!isTurned(plan, page)) return positions;
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: -y, y: x }]));
}

/** Where a place on the page is in the plan: undoes {@link turnToPage} for one place. */
export function turnFromPage({ x, y }: Position, page: "wide" | "high", plan: Positions): Position {
  return isTurned(plan, page) ? { x: y, y: -x } : { x, y };
}

function isTurned(plan: Positions, page: "wide" | "high"): boolean {
  return page === "high" && isWide(plan);
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
