import { seededRandom, shuffle } from "../wire/seeded-random.ts";
import type { StressTerms } from "./stress-terms.ts";

// Local names: looking Math up in the innermost loops costs as much as the arithmetic.
const { min, max, sqrt } = Math;

const ROUNDS = 90;

/**
 * Moves points until pairs are about as far apart as wanted: stochastic gradient descent on stress,
 * one pair at a time in a seeded random order, with steps that shrink each round.
 * Source: J. Zheng, S. Pawar, D. Goodman, "Graph Drawing by Stochastic Gradient Descent", IEEE
 * TVCG 25 (2019). Uses only + − × ÷ and the square root, which IEEE 754 defines to the last bit.
 */
export function descendStress(
  xs: Float64Array,
  ys: Float64Array,
  terms: StressTerms,
  seed: number,
  onRound?: (share: number) => void,
): void {
  const random = seededRandom(seed);
  const order = Uint32Array.from(terms.a.keys());
  const { first, factor } = stepSchedule(terms);
  let step = first;
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const term of order) relax(xs, ys, terms, term, step);
    step *= factor;
    onRound?.((round + 1) / ROUNDS);
  }
}

function relax(
  xs: Float64Array,
  ys: Float64Array,
  terms: StressTerms,
  term: number,
  step: number,
): void {
  const a = terms.a[term] ?? 0;
  const b = terms.b[term] ?? 0;
  let dx = (xs[a] ?? 0) - (xs[b] ?? 0);
  const dy = (ys[a] ?? 0) - (ys[b] ?? 0);
  let actual = sqrt(dx * dx + dy * dy);
  if (actual < 1e-9) {
    dx = 1e-3;
    actual = 1e-3;
  }
  const excess = (actual - (terms.distance[term] ?? 0)) / (2 * actual);
  const moveA = min(1, step * (terms.weightA[term] ?? 0)) * excess;
  const moveB = min(1, step * (terms.weightB[term] ?? 0)) * excess;
  xs[a] = (xs[a] ?? 0) - moveA * dx;
  ys[a] = (ys[a] ?? 0) - moveA * dy;
  xs[b] = (xs[b] ?? 0) + moveB * dx;
  ys[b] = (ys[b] ?? 0) + moveB * dy;
}

/** From a step that satisfies the weakest pair at once to one that moves the strongest by a tenth. */
function stepSchedule(terms: StressTerms): { first: number; factor: number } {
  let weakest = Infinity;
  let strongest = 0;
  for (const distance of terms.distance) {
    const weight = 1 / (distance * distance);
    weakest = min(weakest, weight);
    strongest = max(strongest, weight);
  }
  const first = 1 / weakest;
  return { first, factor: root(0.05 / strongest / first, ROUNDS - 1) };
}

/** The n-th root of a share in (0, 1), by halving: Math.pow may differ between machines. */
function root(share: number, n: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    let power = 1;
    for (let time = 0; time < n; time += 1) power *= middle;
    if (power < share) low = middle;
    else high = middle;
  }
  return high;
}
