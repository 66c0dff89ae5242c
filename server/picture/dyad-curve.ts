import { DYAD_FORM, type NodeShape } from "./graph-style.ts";
import { shapeDistance } from "./node-shape.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a dyad starts or ends: a node's centre, shape and radius, all in one unit. */
export interface CurveEnd extends Point {
  readonly radius: number;
  readonly shape: NodeShape;
}

/** A cubic Bézier curve from `p0` to `p3`, y pointing down. */
export interface Curve {
  readonly p0: Point;
  readonly p1: Point;
  readonly p2: Point;
  readonly p3: Point;
}

/**
 * Returns the line of a dyad from centre to centre. It bows to the left of its direction by `bow`
 * of its length, so that opposite dyads part to different sides; a dyad of a node with itself is a
 * loop above the node.
 */
export function dyadCurve(from: CurveEnd, to: CurveEnd, bow: number): Curve {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  if (dx === 0 && dy === 0) {
    const reach = 3.2 * from.radius + 12;
    const p1 = { x: from.x - 0.8 * reach, y: from.y - reach };
    return { p0: from, p1, p2: { x: from.x + 0.8 * reach, y: from.y - reach }, p3: to };
  }
  // The middle of a cubic lies 3/4 of the way to its control points.
  const lift = bow * (4 / 3);
  const ox = dy * lift;
  const oy = -dx * lift;
  return {
    p0: from,
    p1: { x: from.x + dx * 0.3 + ox, y: from.y + dy * 0.3 + oy },
    p2: { x: from.x + dx * 0.7 + ox, y: from.y + dy * 0.7 + oy },
    p3: to,
  };
}

/** Returns the point of a curve at `t`, 0–1. */
export function curvePoint(curve: Curve, t: number): Point {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return {
    x: a * curve.p0.x + b * curve.p1.x + c * curve.p2.x + d * curve.p3.x,
    y: a * curve.p0.y + b * curve.p1.y + c * curve.p2.y + d * curve.p3.y,
  };
}

/** Finds, by halving, where the curve crosses `gap` outside the border of the node at one end. */
function borderCrossing(curve: Curve, end: CurveEnd, inside: number, gap: number): number {
  let within = inside;
  let outside = 0.5;
  for (let step = 0; step < 12; step += 1) {
    const middle = (within + outside) / 2;
    const point = curvePoint(curve, middle);
    const distance = shapeDistance(end.shape, point.x - end.x, point.y - end.y, end.radius);
    if (distance < gap) within = middle;
    else outside = middle;
  }
  return outside;
}

/** Returns the part of the curve that shows, as [t at the source, t at the tip of the arrow]. */
export function visibleSpan(
  curve: Curve,
  from: CurveEnd,
  to: CurveEnd,
  gap: number = DYAD_FORM.gap,
): readonly [number, number] {
  return [borderCrossing(curve, from, 0, gap), borderCrossing(curve, to, 1, gap)];
}

/** Returns `count` + 1 points along the visible part of a dyad, evenly spaced in t. */
export function visiblePoints(from: CurveEnd, to: CurveEnd, bow: number, count: number): Point[] {
  const curve = dyadCurve(from, to, bow);
  const [start, end] = visibleSpan(curve, from, to);
  return Array.from({ length: count + 1 }, (_, index) =>
    curvePoint(curve, start + ((end - start) * index) / count),
  );
}
