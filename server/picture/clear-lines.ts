import { curvePoint, dyadCurve } from "./dyad-curve.ts";
import type { Line } from "./layout-input.ts";
import { spreadNodes } from "./spread-nodes.ts";

// Local names: looking Math up in the innermost loops costs as much as the arithmetic.
const { max, min, sqrt } = Math;

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
    spreadNodes(xs, ys, radii, 3);
    if (!moved) break;
  }
  spreadNodes(xs, ys, radii);
}

function stepAside(
  xs: Float64Array,
  ys: Float64Array,
  radii: readonly number[],
  lines: readonly Line[],
): boolean {
  const moveX = new Float64Array(xs.length);
  const moveY = new Float64Array(xs.length);
  const shift = (node: number, x: number, y: number): void => {
    moveX[node] = (moveX[node] ?? 0) + x;
    moveY[node] = (moveY[node] ?? 0) + y;
  };
  let moved = false;
  for (const line of lines) {
    const path = new LinePath(xs, ys, line);
    for (let node = 0; node < radii.length; node += 1) {
      if (node === line.from || node === line.to) continue;
      const wanted = (radii[node] ?? 0) + CLEARANCE;
      const away = path.awayFrom(xs[node] ?? 0, ys[node] ?? 0, wanted);
      if (away === null) continue;
      moved = true;
      const push = (wanted - away.distance) * 0.5;
      shift(node, away.x * push, away.y * push);
      // The line gives way too, by its ends.
      shift(line.from, -0.3 * away.x * push, -0.3 * away.y * push);
      shift(line.to, -0.3 * away.x * push, -0.3 * away.y * push);
    }
  }
  for (let node = 0; node < xs.length; node += 1) {
    xs[node] = (xs[node] ?? 0) + (moveX[node] ?? 0);
    ys[node] = (ys[node] ?? 0) + (moveY[node] ?? 0);
  }
  return moved;
}

interface Away {
  /** Direction of length 1 that leads off the line. */
  readonly x: number;
  readonly y: number;
  readonly distance: number;
}

/** A dyad's curve from centre to centre as short straight pieces. */
class LinePath {
  readonly #xs = new Float64Array(STEPS + 1);
  readonly #ys = new Float64Array(STEPS + 1);
  #left = Infinity;
  #right = -Infinity;
  #top = Infinity;
  #bottom = -Infinity;

  constructor(xs: Float64Array, ys: Float64Array, { from, to, bow }: Line) {
    const body = { radius: 0, shape: "circle" } as const;
    const source = { x: xs[from] ?? 0, y: ys[from] ?? 0, ...body };
    const target = { x: xs[to] ?? 0, y: ys[to] ?? 0, ...body };
    const curve = dyadCurve(source, target, bow);
    for (let step = 0; step <= STEPS; step += 1) {
      const { x, y } = curvePoint(curve, step / STEPS);
      this.#xs[step] = x;
      this.#ys[step] = y;
      this.#left = min(this.#left, x);
      this.#right = max(this.#right, x);
      this.#top = min(this.#top, y);
      this.#bottom = max(this.#bottom, y);
    }
  }

  /** The way off the line for a point nearer than `within`; null for one that is far enough. */
  awayFrom(x: number, y: number, within: number): Away | null {
    if (x < this.#left - within || x > this.#right + within) return null;
    if (y < this.#top - within || y > this.#bottom + within) return null;
    let nearest = within * within;
    let found: { piece: number; ox: number; oy: number } | null = null;
    for (let piece = 0; piece < STEPS; piece += 1) {
      const [ax, ay] = [this.#xs[piece] ?? 0, this.#ys[piece] ?? 0];
      const [dx, dy] = [(this.#xs[piece + 1] ?? 0) - ax, (this.#ys[piece + 1] ?? 0) - ay];
      const square = dx * dx + dy * dy;
      const along = square === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / square;
      const share = min(1, max(0, along));
      const [ox, oy] = [x - ax - dx * share, y - ay - dy * share];
      if (ox * ox + oy * oy >= nearest) continue;
      nearest = ox * ox + oy * oy;
      found = { piece, ox, oy };
    }
    return found === null ? null : this.#direction(found.piece, found.ox, found.oy);
  }

  #direction(piece: number, ox: number, oy: number): Away {
    const distance = sqrt(ox * ox + oy * oy);
    if (distance > 1e-6) return { x: ox / distance, y: oy / distance, distance };
    // A point on the line itself goes to its left.
    const dx = (this.#xs[piece + 1] ?? 0) - (this.#xs[piece] ?? 0);
    const dy = (this.#ys[piece + 1] ?? 0) - (this.#ys[piece] ?? 0);
    const length = sqrt(dx * dx + dy * dy);
    return length === 0 ? { x: 1, y: 0, distance } : { x: dy / length, y: -dx / length, distance };
  }
}
