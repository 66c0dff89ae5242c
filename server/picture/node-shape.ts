import type { NodeShape } from "./graph-style.ts";

/** Dimensions as shares of the node's radius, chosen so that all shapes weigh the same on paper. */
export const SHAPE_METRICS = {
  square: { half: 0.88, trim: 1.1 },
  hexagon: { apothem: 0.94 },
  triangle: { apothem: 0.76, trim: 1.3, shift: 0.16 },
  tag: { halfWidth: 1.18, halfHeight: 0.74, chamfer: 1.62 },
} as const;

/** Number by which a shape is named in a vertex attribute. */
export const SHAPE_INDEX = {
  circle: 0,
  square: 1,
  hexagon: 2,
  triangle: 3,
  tag: 4,
} as const satisfies Record<NodeShape, number>;

const COS_30 = 0.8660254037844386;

/**
 * Returns the signed distance from a point to the border of a shape around the origin, y pointing
 * down: negative inside. Exact on the border; never more than the true distance elsewhere.
 */
export function shapeDistance(shape: NodeShape, x: number, y: number, radius: number): number {
  const fromCentre = Math.sqrt(x * x + y * y);
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  switch (shape) {
    case "circle":
      return fromCentre - radius;
    case "square": {
      const { half, trim } = SHAPE_METRICS.square;
      return Math.max(Math.max(ax, ay) - half * radius, fromCentre - trim * radius);
    }
    case "hexagon": {
      const { apothem } = SHAPE_METRICS.hexagon;
      return Math.max(ay, COS_30 * ax + 0.5 * ay) - apothem * radius;
    }
    case "triangle": {
      const { apothem, trim, shift } = SHAPE_METRICS.triangle;
      const sy = y - shift * radius;
      const sides = Math.max(sy, COS_30 * ax - 0.5 * sy) - apothem * radius;
      return Math.max(sides, Math.sqrt(x * x + sy * sy) - trim * radius);
    }
    case "tag": {
      const { halfWidth, halfHeight, chamfer } = SHAPE_METRICS.tag;
      const box = Math.max(ax - halfWidth * radius, ay - halfHeight * radius);
      return Math.max(box, (ax + ay - chamfer * radius) * Math.SQRT1_2);
    }
  }
}

/** Half the width and half the height of a shape of the given radius. */
export function shapeExtent(shape: NodeShape, radius: number): readonly [number, number] {
  switch (shape) {
    case "circle":
      return [radius, radius];
    case "square":
      return [SHAPE_METRICS.square.half * radius, SHAPE_METRICS.square.half * radius];
    case "hexagon":
      return [(SHAPE_METRICS.hexagon.apothem / COS_30) * radius, radius];
    case "triangle":
      return [SHAPE_METRICS.triangle.trim * radius, radius];
    case "tag":
      return [SHAPE_METRICS.tag.halfWidth * radius, SHAPE_METRICS.tag.halfHeight * radius];
  }
}

type Point = readonly [number, number];

const number = (value: number): string => String(Math.round(value * 100) / 100);
const polygon = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${number(x)},${number(y)}`).join("L")}Z`;

/** Joins straight sides by arcs around `centre`, for the shapes whose corners a circle trims. */
function trimmed(sides: readonly (readonly [Point, Point])[], radius: number): string {
  const arc = `A${number(radius)},${number(radius)},0,0,1,`;
  const at = ([x, y]: Point): string => `${number(x)},${number(y)}`;
  const [first] = sides;
  if (first === undefined) return "";
  const rest = sides.slice(1).map(([from, to]) => `${arc}${at(from)}L${at(to)}`);
  return `M${at(first[0])}L${at(first[1])}${rest.join("")}${arc}${at(first[0])}Z`;
}

function squarePath(radius: number, inset: number): string {
  const half = SHAPE_METRICS.square.half * radius - inset;
  const trim = SHAPE_METRICS.square.trim * radius - inset;
  const cut = Math.sqrt(trim * trim - half * half);
  const sides: [Point, Point][] = [
    [
      [-cut, -half],
      [cut, -half],
    ],
    [
      [half, -cut],
      [half, cut],
    ],
    [
      [cut, half],
      [-cut, half],
    ],
    [
      [-half, cut],
      [-half, -cut],
    ],
  ];
  return trimmed(sides, trim);
}

function trianglePath(radius: number, inset: number): string {
  const { apothem, trim, shift } = SHAPE_METRICS.triangle;
  const a = apothem * radius - inset;
  const t = trim * radius - inset;
  const cut = Math.sqrt(t * t - a * a);
  const turn = ([x, y]: Point): Point => [-0.5 * x - COS_30 * y, COS_30 * x - 0.5 * y];
  const base: [Point, Point] = [
    [cut, a],
    [-cut, a],
  ];
  const left: [Point, Point] = [turn(base[0]), turn(base[1])];
  const right: [Point, Point] = [turn(left[0]), turn(left[1])];
  const lowered = ([x, y]: Point): Point => [x, y + shift * radius];
  const sides = [base, left, right].map(([from, to]): [Point, Point] => [
    lowered(from),
    lowered(to),
  ]);
  return trimmed(sides, t);
}

/**
 * Returns the outline of a shape around the origin, y pointing down, as SVG path data: the line where
 * shapeDistance is −`inset`, so a negative inset lies outside the border.
 */
export function shapePath(shape: NodeShape, radius: number, inset = 0): string {
  switch (shape) {
    case "circle": {
      const r = number(radius - inset);
      return `M-${r},0A${r},${r},0,1,1,${r},0A${r},${r},0,1,1,-${r},0Z`;
    }
    case "square":
      return squarePath(radius, inset);
    case "hexagon": {
      const a = SHAPE_METRICS.hexagon.apothem * radius - inset;
      const c = a / COS_30;
      return polygon([
        [c, 0],
        [c / 2, a],
        [-c / 2, a],
        [-c, 0],
        [-c / 2, -a],
        [c / 2, -a],
      ]);
    }
    case "triangle":
      return trianglePath(radius, inset);
    case "tag": {
      const w = SHAPE_METRICS.tag.halfWidth * radius - inset;
      const h = SHAPE_METRICS.tag.halfHeight * radius - inset;
      const k = SHAPE_METRICS.tag.chamfer * radius - inset * Math.SQRT2;
      const corner: Point[] = [
        [w, k - w],
        [k - h, h],
      ];
      const [p, q] = corner as [Point, Point];
      return polygon([
        [p[0], -p[1]],
        p,
        q,
        [-q[0], q[1]],
        [-p[0], p[1]],
        [-p[0], -p[1]],
        [-q[0], -q[1]],
        [q[0], -q[1]],
      ]);
    }
  }
}
