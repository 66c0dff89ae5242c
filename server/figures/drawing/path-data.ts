import type { Curve, Point } from "../../picture/dyad-curve.ts";

/** Returns a length as the formats write it: at most two decimals, no exponent, never −0. */
export function numberText(value: number): string {
  const hundredths = Math.round(value * 100);
  if (!Number.isSafeInteger(hundredths)) throw new Error(`${value} is no place in a picture.`);
  return String(hundredths / 100);
}

const at = ({ x, y }: Point): string => `${numberText(x)},${numberText(y)}`;

/** Path data of an open line through points. */
export function linePath(points: readonly Point[]): string {
  return `M${points.map(at).join("L")}`;
}

/** Path data of an area with these corners. */
export function polygonPath(points: readonly Point[]): string {
  return `${linePath(points)}Z`;
}

export function rectanglePath(x: number, y: number, width: number, height: number): string {
  return `M${at({ x, y })}h${numberText(width)}v${numberText(height)}h${numberText(-width)}Z`;
}

export function curvePath({ p0, p1, p2, p3 }: Curve): string {
  return `M${at(p0)}C${at(p1)},${at(p2)},${at(p3)}`;
}
