import { shortestLengths, type Adjacency } from "./shortest-lengths.ts";

/** Pairs that the layout brings to a wanted distance, in flat arrays. */
export interface StressTerms {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly distance: Float64Array;
  /** How much a node gives way to the pair; 0 pins it (a pivot is not moved by far nodes). */
  readonly weightA: Float64Array;
  readonly weightB: Float64Array;
}

/** Above this many nodes only springs and ways to some pivots count, so that work stays linear. */
const ALL_PAIRS_LIMIT = 400;
const PIVOTS = 60;

class TermList {
  readonly #rows: [number, number, number, number, number][] = [];

  add(a: number, b: number, distance: number, factorA = 1, factorB = 1): void {
    const weight = 1 / (distance * distance);
    this.#rows.push([a, b, distance, weight * factorA, weight * factorB]);
  }

  toTerms(): StressTerms {
    const column = (index: 0 | 1 | 2 | 3 | 4): number[] => this.#rows.map((row) => row[index]);
    return {
      a: Uint32Array.from(column(0)),
      b: Uint32Array.from(column(1)),
      distance: Float64Array.from(column(2)),
      weightA: Float64Array.from(column(3)),
      weightB: Float64Array.from(column(4)),
    };
  }
}

/**
 * Returns the wanted distances of a connected graph: between all pairs when it is small, otherwise
 * along springs and from spread-out pivots, each pivot standing for the nodes around it.
 * Source: M. Ortmann, M. Klimenta, U. Brandes, "A Sparse Stress Model", JGAA 21 (2017).
 */
export function toStressTerms(adjacency: Adjacency): StressTerms {
  return adjacency.length <= ALL_PAIRS_LIMIT ? allPairs(adjacency) : withPivots(adjacency);
}

function allPairs(adjacency: Adjacency): StressTerms {
  const terms = new TermList();
  for (let a = 0; a < adjacency.length; a += 1) {
    const lengths = shortestLengths(adjacency, a);
    for (let b = a + 1; b < adjacency.length; b += 1) terms.add(a, b, lengths[b] ?? 1);
  }
  return terms.toTerms();
}

function withPivots(adjacency: Adjacency): StressTerms {
  const terms = new TermList();
  adjacency.forEach((neighbours, a) => {
    for (const { to, length } of neighbours) if (a < to) terms.add(a, to, length);
  });
  const count = adjacency.length;
  const nearest = new Float64Array(count).fill(Infinity);
  const region = new Uint32Array(count);
  const pivots: { node: number; lengths: Float64Array }[] = [];
  let next = mostConnected(adjacency);
  while (pivots.length < PIVOTS) {
    const lengths = shortestLengths(adjacency, next);
    pivots.push({ node: next, lengths });
    let farthest = 0;
    for (let node = 0; node < count; node += 1) {
      if ((lengths[node] ?? 0) < (nearest[node] ?? 0)) {
        nearest[node] = lengths[node] ?? 0;
        region[node] = pivots.length - 1;
      }
      if ((nearest[node] ?? 0) > (nearest[farthest] ?? 0)) farthest = node;
    }
    if (nearest[farthest] === 0) break;
    next = farthest;
  }
  pivots.forEach(({ node, lengths }, pivot) => {
    const own = lengths.filter((_, other) => region[other] === pivot).sort();
    for (let other = 0; other < count; other += 1) {
      const distance = lengths[other] ?? 0;
      // Springs already hold the pivot's neighbours.
      if (distance === 0 || adjacency[node]?.some(({ to }) => to === other)) continue;
      terms.add(node, other, distance, 0, countUpTo(own, distance / 2));
    }
  });
  return terms.toTerms();
}

function mostConnected(adjacency: Adjacency): number {
  let best = 0;
  adjacency.forEach((neighbours, node) => {
    if (neighbours.length > (adjacency[best]?.length ?? 0)) best = node;
  });
  return best;
}

function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}
