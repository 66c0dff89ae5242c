import { visiblePoints, type Point } from "../../server/picture/dyad-curve.ts";
import type { NetworkTarget } from "../../server/picture/network-target.ts";
import { shapeDistance } from "../../server/picture/node-shape.ts";
import { screenEnd, type Viewport } from "../../server/picture/viewport.ts";
import type { DrawnNetwork } from "./drawn-network.ts";

/** How far beside a mark, in px, a pointer still means it. */
export const PICK_TOLERANCE = {
  mouse: { node: 3, dyad: 6 },
  touch: { node: 12, dyad: 12 },
} as const;

const STEPS = 24;

/**
 * Returns what lies under a point of the screen: the node whose border is nearest within tolerance,
 * otherwise the dyad whose line is, otherwise null.
 */
export function pick(
  drawn: DrawnNetwork,
  viewport: Viewport,
  point: Point,
  pointer: keyof typeof PICK_TOLERANCE,
): NetworkTarget | null {
  const tolerance = PICK_TOLERANCE[pointer];
  return (
    pickNode(drawn, viewport, point, tolerance.node) ??
    pickDyad(drawn, viewport, point, tolerance.dyad)
  );
}

function pickNode(
  drawn: DrawnNetwork,
  viewport: Viewport,
  point: Point,
  tolerance: number,
): NetworkTarget | null {
  const { origin, pxPerUnit, scale } = viewport;
  let nearest = tolerance;
  let found = -1;
  for (let row = 0; row < drawn.count; row += 1) {
    const x = point.x - origin.x - (drawn.x[row] ?? 0) * pxPerUnit;
    const y = point.y - origin.y - (drawn.y[row] ?? 0) * pxPerUnit;
    const radius = (drawn.radius[row] ?? 0) * scale;
    // No shape is wider than one and a half times its radius.
    const reach = radius * 1.5 + tolerance;
    if (x > reach || x < -reach || y > reach || y < -reach) continue;
    const distance = shapeDistance(drawn.node(row).shape, x, y, radius);
    if (distance <= nearest) {
      nearest = distance;
      found = row;
    }
  }
  return found < 0 ? null : { kind: "node", id: drawn.node(found).id };
}

function pickDyad(
  drawn: DrawnNetwork,
  viewport: Viewport,
  point: Point,
  tolerance: number,
): NetworkTarget | null {
  const { from, to, bow, width, tieCount, count } = drawn.lines;
  let nearest = tolerance;
  let found = -1;
  for (let line = tieCount; line < count; line += 1) {
    const half = ((width[line] ?? 0) * viewport.scale) / 2;
    const ends = [from[line] ?? 0, to[line] ?? 0] as const;
    if (!mayReach(drawn, viewport, ends, bow[line] ?? 0, point, tolerance + half)) continue;
    const [source, target] = [drawn.node(ends[0]), drawn.node(ends[1])];
    const [a, b] = [screenEnd(viewport, source), screenEnd(viewport, target)];
    const points = visiblePoints(a, b, bow[line] ?? 0, STEPS);
    const distance = distanceToLine(points, point) - half;
    if (distance <= nearest) {
      nearest = distance;
      found = line;
    }
  }
  if (found < 0) return null;
  const [source, target] = [drawn.node(from[found] ?? 0), drawn.node(to[found] ?? 0)];
  return { kind: "dyad", from: source.id, to: target.id };
}

/**
 * Cheap test before the curve is walked along: how far the point is from the chord, against how far
 * the curve is from it there, with a margin for what the parabola leaves out.
 */
function mayReach(
  drawn: DrawnNetwork,
  { origin, pxPerUnit, scale }: Viewport,
  [from, to]: readonly [number, number],
  bow: number,
  point: Point,
  room: number,
): boolean {
  const x = point.x - origin.x - (drawn.x[from] ?? 0) * pxPerUnit;
  const y = point.y - origin.y - (drawn.y[from] ?? 0) * pxPerUnit;
  if (from === to) {
    const reach = 4 * (drawn.radius[from] ?? 0) * scale + 16 + room;
    return x * x + y * y <= 4 * reach * reach;
  }
  const dx = ((drawn.x[to] ?? 0) - (drawn.x[from] ?? 0)) * pxPerUnit;
  const dy = ((drawn.y[to] ?? 0) - (drawn.y[from] ?? 0)) * pxPerUnit;
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length < 1) return x * x + y * y <= 400;
  const along = (x * dx + y * dy) / length;
  if (along < -room || along > length + room) return false;
  const aside = (x * dy - y * dx) / length;
  const share = Math.min(1, Math.max(0, along / length));
  const bowed = 4 * bow * length * share * (1 - share);
  return Math.abs(aside - bowed) <= room + 0.25 * bow * length;
}

/** Returns the distance from a point to the nearest piece of a line through `points`. */
export function distanceToLine(points: readonly Point[], point: Point): number {
  let nearest = Infinity;
  for (let index = 1; index < points.length; index += 1) {
    const [a, b] = [points[index - 1], points[index]];
    if (a === undefined || b === undefined) continue;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const square = dx * dx + dy * dy;
    const along = square === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / square;
    const share = Math.min(1, Math.max(0, along));
    nearest = Math.min(nearest, Math.hypot(point.x - a.x - dx * share, point.y - a.y - dy * share));
  }
  return nearest;
}
