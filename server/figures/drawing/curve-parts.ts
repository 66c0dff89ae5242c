import { curvePoint, type Curve, type Point } from "../../picture/dyad-curve.ts";

/** Returns the direction of a curve at `t`, of length 1. */
export function curveDirection({ p0, p1, p2, p3 }: Curve, t: number): Point {
  const u = 1 - t;
  const slope = (a: number, b: number, c: number, d: number): number =>
    u * u * (b - a) + 2 * u * t * (c - b) + t * t * (d - c);
  const [x, y] = [slope(p0.x, p1.x, p2.x, p3.x), slope(p0.y, p1.y, p2.y, p3.y)];
  const length = Math.sqrt(x * x + y * y);
  return length < 1e-9 ? { x: 1, y: 0 } : { x: x / length, y: y / length };
}

/** Returns the part of a curve between two parameters, itself a curve (de Casteljau). */
export function curvePart(curve: Curve, from: number, to: number): Curve {
  const late = tail(curve, from);
  return head(late, from === 1 ? 1 : (to - from) / (1 - from));
}

function head({ p0, p1, p2, p3 }: Curve, t: number): Curve {
  const [a, b, c] = [between(p0, p1, t), between(p1, p2, t), between(p2, p3, t)];
  const [d, e] = [between(a, b, t), between(b, c, t)];
  return { p0, p1: a, p2: d, p3: between(d, e, t) };
}

function tail({ p0, p1, p2, p3 }: Curve, t: number): Curve {
  const turned = head({ p0: p3, p1: p2, p2: p1, p3: p0 }, 1 - t);
  return { p0: turned.p3, p1: turned.p2, p2: turned.p1, p3 };
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** Returns a curve `distance` px to the left of another; near enough for the gentle bows of dyads. */
export function curveBeside(curve: Curve, distance: number): Curve {
  const start = leftOf(curveDirection(curve, 0));
  const end = leftOf(curveDirection(curve, 1));
  const moved = (point: Point, side: Point): Point => ({
    x: point.x + side.x * distance,
    y: point.y + side.y * distance,
  });
  return {
    p0: moved(curve.p0, start),
    p1: moved(curve.p1, start),
    p2: moved(curve.p2, end),
    p3: moved(curve.p3, end),
  };
}

/** The left of a direction where y points down. */
export function leftOf({ x, y }: Point): Point {
  return { x: y, y: -x };
}

const PIECES = 48;

/** Lengths along a curve, measured from the end of its visible part. */
export class CurveRuler {
  readonly #ts: number[] = [];
  /** Length from each t to the end, falling. */
  readonly #left: number[] = [];

  constructor(curve: Curve, from: number, to: number) {
    const points: Point[] = [];
    for (let piece = 0; piece <= PIECES; piece += 1) {
      const t = from + ((to - from) * piece) / PIECES;
      this.#ts.push(t);
      points.push(curvePoint(curve, t));
    }
    let length = 0;
    for (let piece = PIECES; piece >= 0; piece -= 1) {
      const [a, b] = [points[piece], points[piece + 1]];
      if (a !== undefined && b !== undefined) {
        length += Math.sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
      }
      this.#left[piece] = length;
    }
  }

  get length(): number {
    return this.#left[0] ?? 0;
  }

  /** The parameter from which `length` px are left to the end. */
  at(length: number): number {
    for (let piece = PIECES; piece > 0; piece -= 1) {
      const [far, near] = [this.#left[piece - 1] ?? 0, this.#left[piece] ?? 0];
      if (far < length) continue;
      const share = far === near ? 0 : (far - length) / (far - near);
      const [a, b] = [this.#ts[piece - 1] ?? 0, this.#ts[piece] ?? 0];
      return a + (b - a) * share;
    }
    return this.#ts[0] ?? 0;
  }
}
