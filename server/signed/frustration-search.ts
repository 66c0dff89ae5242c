import { seededRandom } from "../wire/seeded-random.ts";
import type { Camps, Kernel } from "./couplings.ts";
import { CyclePacking } from "./cycle-packing.ts";
import { CycleSearch, toCycleGraph, type CycleEdges, type CycleGraph } from "./cycle-search.ts";
import { improve, type Division } from "./switch-search.ts";
import { visitTriads } from "./triads.ts";

/** What is known of the frustration of a kernel. */
export interface Bounds {
  /** No division leaves less. */
  readonly lower: number;
  readonly best: Division;
}

/** Edges decided in a part of the search: fulfilled, or frustrated. */
type Decided = ReadonlyMap<number, "fulfilled" | "frustrated">;

interface OpenPart {
  readonly decided: Decided;
  /** What the whole is known to cost at least with these decisions. */
  readonly lower: number;
}

const EPSILON = 1e-6;
/** Cycles that one round adds at most: more of them say little that is new. */
const MOST_NEW_CYCLES = 400;
/** Of the budget, at most this much goes into the first bound. */
const GREEDY_SHARE = 0.8;
/** Looking at an edge in search of a cycle takes the time of this many steps of arithmetic. */
const SEARCH_STEP = 16;
/** Edges of a relaxation, at most: it keeps the square of their number. */
const MOST_EDGES = 2500;

/**
 * Bounds of the least frustration of a kernel, equal where the search came to its end.
 *
 * A division is a choice of frustrated edges that meets every unbalanced cycle (Harary 1953), so the
 * linear relaxation over these cycles, added as they are found violated, bounds it from below; where
 * its solution is whole it is the answer, else an edge is decided both ways. `budget` counts steps
 * and not seconds, so that server and client stop at the same place.
 *
 * Sources: F. Barahona, M. Grötschel, A. Mahjoub, "Facets of the bipartite subgraph polytope",
 * Mathematics of Operations Research 10 (1985), for the cycle inequalities; S. Aref, A. Mason,
 * M. Wilson, "A modeling and computational study of the frustration index in signed networks",
 * Networks 75 (2020), for the frustration index as an integer program.
 */
export function boundFrustration(kernel: Kernel, start: Division, budget: number): Bounds {
  const search = new FrustrationSearch(kernel, start, budget);
  return search.run();
}

class FrustrationSearch {
  readonly #kernel: Kernel;
  readonly #graph: CycleGraph;
  readonly #cycleSearch: CycleSearch;
  readonly #cycles: CycleEdges[] = [];
  readonly #known = new Set<string>();
  readonly #edgesInCycles = new Set<number>();
  readonly #random = seededRandom(1);
  #best: Division;
  #budget: number;
  #firstRoot = 0;

  constructor(kernel: Kernel, start: Division, budget: number) {
    this.#kernel = kernel;
    this.#best = start;
    this.#budget = budget;
    this.#graph = toCycleGraph(kernel.couplings, kernel.nodes);
    this.#cycleSearch = new CycleSearch(this.#graph);
  }

  run(): Bounds {
    const open: OpenPart[] = [{ decided: new Map(), lower: this.#packGreedily() }];
    let closed = Infinity;
    while (open.length > 0 && this.#budget > 0) {
      const part = open.pop();
      if (part === undefined || part.lower >= this.#best.frustration) continue;
      const { lower, branch } = this.#explore(part.decided);
      const known = Math.max(lower, part.lower);
      if (known >= this.#best.frustration) continue;
      if (branch === null) closed = Math.min(closed, known);
      else {
        for (const fate of ["fulfilled", "frustrated"] as const) {
          open.push({ decided: new Map([...part.decided, [branch, fate]]), lower: known });
        }
      }
    }
    const left = open.map(({ lower }) => lower);
    return { lower: Math.min(this.#best.frustration, closed, ...left), best: this.#best };
  }

  /**
   * A bound from cycles that share no more of an edge than it has, taken as they are met: triads
   * first, then longer ones. All that there is time for in a large graph, and a start in a small one.
   */
  #packGreedily(): number {
    const free = Float64Array.from(this.#graph.edges, ({ size }) => size);
    const used = new Float64Array(free.length);
    let packed = 0;
    const pack = (cycle: CycleEdges): void => {
      const room = Math.min(...cycle.map((edge) => free[edge] ?? 0));
      if (room === 0) return;
      for (const edge of cycle) {
        free[edge] = (free[edge] ?? 0) - room;
        if (free[edge] === 0) used[edge] = 1;
      }
      packed += room;
      this.#know(cycle);
    };
    visitTriads(this.#graph, ({ edges, balanced }) => {
      if (!balanced) pack(edges.toSorted((x, y) => x - y));
    });
    const least = this.#budget * (1 - GREEDY_SHARE);
    for (const root of this.#graph.nodes.keys()) {
      while (this.#budget > least) {
        const cycle = this.#through(root, used);
        if (cycle === null) break;
        pack(cycle);
      }
    }
    return packed;
  }

  #through(root: number, lengths: Float64Array): CycleEdges | null {
    const before = this.#cycleSearch.steps;
    const cycle = this.#cycleSearch.through(root, lengths);
    this.#budget -= SEARCH_STEP * (this.#cycleSearch.steps - before);
    return cycle;
  }

  /** Keeps a cycle for all parts of the search; tells whether it is new. */
  #know(cycle: CycleEdges): boolean {
    const key = cycle.join(" ");
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    this.#cycles.push(cycle);
    for (const edge of cycle) this.#edgesInCycles.add(edge);
    return true;
  }

  /** A bound of one part, and the edge to decide next; null where the part needs no more or gets no more. */
  #explore(decided: Decided): { lower: number; branch: number | null } {
    const { sizes, spent } = this.#sizesOf(decided);
    if (this.#edgesInCycles.size > MOST_EDGES) return { lower: 0, branch: null };
    const packing = new CyclePacking(sizes);
    for (const cycle of this.#cycles) packing.add(cycle);
    for (;;) {
      const before = packing.steps;
      const isMost = packing.solve(this.#budget);
      this.#budget -= packing.steps - before;
      const lower = spent + packing.bound();
      if (!isMost || lower >= this.#best.frustration) return { lower, branch: null };
      const lengths = packing.lengths();
      this.#round(lengths);
      if (lower >= this.#best.frustration) return { lower, branch: null };
      const found = this.#newCycles(lengths);
      if (this.#budget <= 0) return { lower, branch: null };
      if (found.length === 0) return { lower, branch: this.#mostUndecided(lengths) };
      if (this.#edgesInCycles.size > MOST_EDGES) return { lower, branch: null };
      for (const cycle of found) packing.add(cycle);
    }
  }

  /** A fulfilled edge costs more than any good division; a frustrated one is paid for already. */
  #sizesOf(decided: Decided): { sizes: Float64Array; spent: number } {
    const sizes = Float64Array.from(this.#graph.edges, ({ size }) => size);
    let spent = 0;
    for (const [edge, fate] of decided) {
      if (fate === "frustrated") spent += sizes[edge] ?? 0;
      sizes[edge] = fate === "frustrated" ? 0 : this.#best.frustration + 1;
    }
    return { sizes, spent };
  }

  /** Cycles that the lengths leave shorter than 1, from each node in turn. */
  #newCycles(lengths: Float64Array): CycleEdges[] {
    const count = this.#graph.nodes.length;
    const found: CycleEdges[] = [];
    for (let step = 0; step < count && found.length < MOST_NEW_CYCLES; step += 1) {
      const root = (this.#firstRoot + step) % count;
      const cycle = this.#through(root, lengths);
      if (cycle === null || !this.#know(cycle)) continue;
      found.push(cycle);
      if (found.length === MOST_NEW_CYCLES) this.#firstRoot = root;
    }
    return found;
  }

  /** Camps that fulfil the edges that the lengths want least to take away, bettered by turning. */
  #round(lengths: Float64Array): void {
    const found = improve(this.#kernel, this.#campsByLengths(lengths), this.#random);
    if (found.frustration < this.#best.frustration) this.#best = found;
  }

  #campsByLengths(lengths: Float64Array): Camps {
    const { edges, nodes } = this.#graph;
    const order = edges
      .map((edge, at) => ({ ...edge, at, length: lengths[at] ?? 0 }))
      .sort((x, y) => x.length - y.length || y.size - x.size || x.at - y.at);
    const parts = nodes.map((_, at) => ({ members: [at] }));
    const camp = new Int8Array(nodes.length).fill(1);
    for (const { a, b, sign } of order) {
      const [one, two] = [parts[a], parts[b]];
      if (one === undefined || two === undefined || one === two) continue;
      const wish = sign * (camp[a] ?? 1) * (camp[b] ?? 1);
      const [large, small] = one.members.length >= two.members.length ? [one, two] : [two, one];
      for (const member of small.members) {
        if (wish < 0) camp[member] = -(camp[member] ?? 1);
        parts[member] = large;
        large.members.push(member);
      }
    }
    const camps = new Int8Array(this.#kernel.couplings.length).fill(1);
    nodes.forEach((node, at) => (camps[node] = camp[at] ?? 1));
    return camps;
  }

  /** The edge whose length is nearest to one half; null where all are whole. */
  #mostUndecided(lengths: Float64Array): number | null {
    let [branch, nearest]: [number | null, number] = [null, 0.5 - EPSILON];
    lengths.forEach((length, edge) => {
      const distance = Math.abs(length - 0.5);
      if (distance < nearest) [branch, nearest] = [edge, distance];
    });
    return branch;
  }
}
