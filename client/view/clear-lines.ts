import { curvePoint, dyadCurve } from "./dyad-curve.ts";
import type { Line } from "./layout-input.ts";
import { spreadNodes } from "./spread-nodes.ts";

/** Free space between a line and the border of a node that it passes, in units of the layout. */
const CLEARANCE = 11;
const PASSES = 80;
const STEPS = 14;
/** Above this many pairs of line and node a line may pass under a node; zooming in tells. */
const PAIR_LIMIT = 60_000;

/**
 * Moves nodes off the lines that do not concern them, so that no line seems to start or end where
 * it only passes. Best effort: in a dense graph some lines stay covered.
 */
export function clearLines(
  xs: Float64Array,
  ys: Float64Array,
  radii: readonly number[],
  lines: readonly Line[],
): void {
  if (lines.length * radii.length > PAIR_LIMIT) return;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const moved = stepAside(xs, ys, radii, lines);
    spreadNodes(xs, ys, radii);
    if (!moved) return;
  }
}

function stepAside(
  xs: Float64Array,
  ys: Float64Array,
  radii: readonly number[],
  lines: readonly Line[],
): boolean {
  const moveX = new Float64Array(xs.length);
  const moveY = new Float64Array(xs.length);
  let moved = false;
  for (const line of lines) {
    const points = pointsOf(xs, ys, line);
    radii.forEach((radius, node) => {
      if (node === line.from || node === line.to) return;
      const wanted = radius + CLEARANCE;
      const away = awayFrom(points, xs[node] ?? 0, ys[node] ?? 0);
      if (away.distance >= wanted) return;
      moved = true;
      const push = (wanted - away.distance) * 0.5;
      moveX[node] = (moveX[node] ?? 0) + away.x * push;
      moveY[node] = (moveY[node] ?? 0) + away.y * push;
      // The line gives way too, by its ends.
      for (const end of [line.from, line.to]) {
        moveX[end] = (moveX[end] ?? 0) - away.x * push * 0.3;
        moveY[end] = (moveY[end] ?? 0) - away.y * push * 0.3;
      }
    });
  }
  for (let node = 0; node < xs.length; node += 1) {
    xs[node] = (xs[node] ?? 0) + (moveX[node] ?? 0);
    ys[node] = (ys[node] ?? 0) + (moveY[node] ?? 0);
  }
  return moved;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function pointsOf(xs: Float64Array, ys: Float64Array, { from, to, bow }: Line): Place[] {
  const end = (node: number) => ({
    x: xs[node] ?? 0,
    y: ys[node] ?? 0,
    radius: 0,
    shape: "circle" as const,
  });
  const curve = dyadCurve(end(from), end(to), bow);
  return Array.from({ length: STEPS + 1 }, (_, step) => curvePoint(curve, step / STEPS));
}

/** Returns the distance to a line of points and the direction that leads away from it. */
function awayFrom(points: readonly Place[], x: number, y: number): Place & { distance: number } {
  let best = { x: 1, y: 0, distance: Infinity };
  for (let index = 1; index < points.length; index += 1) {
    const [a, b] = [points[index - 1], points[index]];
    if (a === undefined || b === undefined) continue;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const square = dx * dx + dy * dy;
    const along = square === 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / square;
    const share = Math.min(1, Math.max(0, along));
    const [ox, oy] = [x - a.x - dx * share, y - a.y - dy * share];
    const distance = Math.sqrt(ox * ox + oy * oy);
    if (distance >= best.distance) continue;
    if (distance > 1e-6) best = { x: ox / distance, y: oy / distance, distance };
    else {
      const length = Math.sqrt(square) || 1;
      best = { x: -dy / length, y: dx / length, distance };
    }
  }
  return best;
}
