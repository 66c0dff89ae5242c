import type { BondGraph } from "./bond-graph.ts";
import { RepulsionTree } from "./repulsion-tree.ts";

// Local names: looking Math up in the innermost loops costs as much as the arithmetic.
const { sqrt } = Math;

export interface ForceOptions {
  /** Usual length of a bond, in units of the layout. */
  readonly bondLength: number;
  readonly steps: number;
  /** Called after each step with the share done, 0–1. */
  readonly onStep?: (share: number) => void;
}

/** How much nodes push each other, next to how much bonds pull. */
const PUSH = 0.2;
/** How far nodes move in the first step, and as a share of that in the last, in bond lengths. */
const REACH = 2;
const LAST_SHARE = 0.002;

/**
 * Moves points so that bonds pull their ends together, as springs do, and all points push each other
 * away, in steps that get smaller. Source: the forces of ForceAtlas2 (M. Jacomy and others, PLoS ONE
 * 9, 2014) with the cooling steps of Y. Hu, "Efficient, High-Quality Force-Directed Graph Drawing",
 * The Mathematica Journal 10 (2005). Uses only + − × ÷ and the square root, which IEEE 754 defines to the last bit, so the same
 * points come out on every machine.
 */
export function descendForces(
  graph: BondGraph,
  xs: Float64Array,
  ys: Float64Array,
  { bondLength, steps, onStep }: ForceOptions,
): void {
  const { count, mass } = graph;
  const tree = new RepulsionTree(count);
  const fx = new Float64Array(count);
  const fy = new Float64Array(count);
  for (let step = 0; step < steps; step += 1) {
    fx.fill(0);
    fy.fill(0);
    tree.push(xs, ys, mass, PUSH * bondLength * bondLength, fx, fy);
    pullBonds(graph, xs, ys, fx, fy);
    const far = REACH * bondLength * (1 - ((1 - LAST_SHARE) * step) / steps);
    for (let node = 0; node < count; node += 1) {
      const [x, y] = [fx[node] ?? 0, fy[node] ?? 0];
      const force = sqrt(x * x + y * y);
      if (force === 0) continue;
      const move = far / force;
      xs[node] = (xs[node] ?? 0) + x * move;
      ys[node] = (ys[node] ?? 0) + y * move;
    }
    onStep?.((step + 1) / steps);
  }
}

function pullBonds(
  { count, start, to, weight }: BondGraph,
  xs: Float64Array,
  ys: Float64Array,
  fx: Float64Array,
  fy: Float64Array,
): void {
  for (let node = 0; node < count; node += 1) {
    const [x, y] = [xs[node] ?? 0, ys[node] ?? 0];
    let [sumX, sumY] = [0, 0];
    const end = start[node + 1] ?? 0;
    for (let at = start[node] ?? 0; at < end; at += 1) {
      const other = to[at] ?? 0;
      const dx = (xs[other] ?? 0) - x;
      const dy = (ys[other] ?? 0) - y;
      const pull = weight[at] ?? 0;
      sumX += dx * pull;
      sumY += dy * pull;
    }
    fx[node] = (fx[node] ?? 0) + sumX;
    fy[node] = (fy[node] ?? 0) + sumY;
  }
}
