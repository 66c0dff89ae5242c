import { visiblePoints, type CurveEnd, type Point } from "../../server/picture/dyad-curve.ts";
import type { Scene } from "../../server/picture/network-scene.ts";
import type { NetworkTarget } from "../../server/picture/network-target.ts";
import { shapeDistance } from "../../server/picture/node-shape.ts";
import { screenEnd, screenEnds, type Viewport } from "../../server/picture/viewport.ts";

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
  scene: Scene,
  viewport: Viewport,
  point: Point,
  pointer: keyof typeof PICK_TOLERANCE,
): NetworkTarget | null {
  const tolerance = PICK_TOLERANCE[pointer];
  return (
    pickNode(scene, viewport, point, tolerance.node) ??
    pickDyad(scene, viewport, point, tolerance.dyad)
  );
}

function pickNode(
  scene: Scene,
  viewport: Viewport,
  point: Point,
  tolerance: number,
): NetworkTarget | null {
  let nearest = tolerance;
  let target: NetworkTarget | null = null;
  for (const node of scene.nodes.values()) {
    const { x, y, radius, shape } = screenEnd(viewport, node);
    const distance = shapeDistance(shape, point.x - x, point.y - y, radius);
    if (distance <= nearest) {
      nearest = distance;
      target = { kind: "node", id: node.id };
    }
  }
  return target;
}

function pickDyad(
  scene: Scene,
  viewport: Viewport,
  point: Point,
  tolerance: number,
): NetworkTarget | null {
  let nearest = tolerance;
  let target: NetworkTarget | null = null;
  for (const dyad of scene.dyads.values()) {
    const ends = screenEnds(viewport, scene, dyad);
    if (ends === undefined) continue;
    const half = (dyad.width * viewport.scale) / 2;
    if (!mayReach(ends, dyad.bow, point, tolerance + half)) continue;
    const distance = distanceToLine(visiblePoints(...ends, dyad.bow, STEPS), point) - half;
    if (distance <= nearest) {
      nearest = distance;
      target = { kind: "dyad", from: dyad.from, to: dyad.to };
    }
  }
  return target;
}

/** Cheap test by the box around both ends, widened by the bow, before the curve is walked along. */
function mayReach(
  [from, to]: readonly [CurveEnd, CurveEnd],
  bow: number,
  point: Point,
  room: number,
): boolean {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const wide = room + (length < 1 ? 4 * from.radius + 16 : length * bow * 1.5);
  return (
    point.x >= Math.min(from.x, to.x) - wide &&
    point.x <= Math.max(from.x, to.x) + wide &&
    point.y >= Math.min(from.y, to.y) - wide &&
    point.y <= Math.max(from.y, to.y) + wide
  );
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
