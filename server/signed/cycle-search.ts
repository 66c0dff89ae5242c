import type { Couplings } from "./couplings.ts";
import type { SignedLink } from "./signed-graph.ts";

/** A coupling of the kernel as an edge: two nodes, and the sign and size of the coupling. */
export interface KernelEdge {
  readonly a: number;
  readonly b: number;
  readonly sign: 1 | -1;
  readonly size: number;
}

/** A kernel laid out in flat arrays, so that many searches over it are cheap. */
export interface CycleGraph {
  readonly edges: readonly KernelEdge[];
  readonly links: readonly (readonly SignedLink[])[];
  /** Nodes of the kernel, renumbered from 0; `edges` name these numbers. */
  readonly nodes: readonly number[];
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Place in `edges` of each entry of `ends`. */
  readonly edgeAt: Uint32Array;
  /** 1 where the entry's coupling is negative. */
  readonly negativeAt: Uint8Array;
}

/** An unbalanced cycle as ascending places of its edges. */
export type CycleEdges = readonly number[];

export function toCycleGraph(couplings: Couplings, nodes: readonly number[]): CycleGraph {
  const number = new Map(nodes.map((node, at) => [node, at]));
  const edges: KernelEdge[] = [];
  const links = nodes.map((): SignedLink[] => []);
  for (const [a, node] of nodes.entries()) {
    const sorted = [...(couplings[node] ?? [])].sort(([x], [y]) => x - y);
    for (const [other, coupling] of sorted) {
      const b = number.get(other) ?? 0;
      if (a >= b) continue;
      links[a]?.push({ node: b, edge: edges.length });
      links[b]?.push({ node: a, edge: edges.length });
      edges.push({ a, b, sign: coupling < 0 ? -1 : 1, size: Math.abs(coupling) });
    }
  }
  const flat = links.flat();
  const starts = new Uint32Array(nodes.length + 1);
  links.forEach((list, at) => (starts[at + 1] = (starts[at] ?? 0) + list.length));
  return {
    edges,
    links,
    nodes,
    starts,
    ends: Uint32Array.from(flat, ({ node }) => node),
    edgeAt: Uint32Array.from(flat, ({ edge }) => edge),
    negativeAt: Uint8Array.from(flat, ({ edge }) => (edges[edge]?.sign === -1 ? 1 : 0)),
  };
}

/** A cycle this much shorter than 1 counts as shorter. */
const SLACK = 1e-6;

/**
 * Finds unbalanced cycles whose edges are together shorter than 1: a shortest one through each node,
 * or none where there is none. A node is two places, one per camp; a positive edge joins places of
 * one camp and a negative one places of different camps, so that a way from one place of a node to
 * its other is a closed walk with an odd number of negative edges.
 *
 * Source: F. Barahona, A. Mahjoub, "On the cut polytope", Mathematical Programming 36 (1986).
 */
export class CycleSearch {
  readonly #graph: CycleGraph;
  readonly #distance: Float64Array;
  readonly #parent: Int32Array;
  readonly #touched: number[] = [];
  #steps = 0;

  constructor(graph: CycleGraph) {
    this.#graph = graph;
    this.#distance = new Float64Array(2 * graph.nodes.length).fill(Infinity);
    this.#parent = new Int32Array(2 * graph.nodes.length).fill(-1);
  }

  /** Edges looked at so far. */
  get steps(): number {
    return this.#steps;
  }

  /** A shortest cycle through a node, shorter than 1 by the given lengths of edges; null without. */
  through(node: number, lengths: Float64Array): CycleEdges | null {
    this.#spread(2 * node, lengths);
    const cycle =
      (this.#distance[2 * node + 1] ?? Infinity) < 1 - SLACK ? this.#cycleTo(2 * node + 1) : null;
    for (const place of this.#touched) this.#distance[place] = Infinity;
    this.#touched.length = 0;
    return cycle;
  }

  /** Shortest ways from a place. Edges of length 0 are common, so they are followed first. */
  #spread(source: number, lengths: Float64Array): void {
    const { starts, ends, edgeAt, negativeAt } = this.#graph;
    this.#reach(source, 0, -1);
    let [near, far]: [number[], number[]] = [[source], []];
    // In the order of arrival, so that of equally long ways the one with fewest edges is found.
    for (let next = 0; ; next += 1) {
      if (next === near.length) {
        if (far.length === 0) return;
        [near, far, next] = [far, [], 0];
      }
      const place = near[next] ?? source;
      const distance = this.#distance[place] ?? Infinity;
      const node = place >> 1;
      this.#steps += (starts[node + 1] ?? 0) - (starts[node] ?? 0);
      for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at += 1) {
        const length = lengths[edgeAt[at] ?? 0] ?? 0;
        const target = 2 * (ends[at] ?? 0) + ((place & 1) ^ (negativeAt[at] ?? 0));
        const total = distance + length;
        // Nothing of length 1 or more is looked for; the margin keeps rounding from going in circles.
        if (total >= 1 - SLACK || total >= (this.#distance[target] ?? Infinity) - 1e-12) continue;
        this.#reach(target, total, place);
        // Nothing is shorter than nothing.
        if (total === 0 && target === source + 1) return;
        (length === 0 ? near : far).push(target);
      }
    }
  }

  #reach(place: number, distance: number, parent: number): void {
    if (this.#distance[place] === Infinity) this.#touched.push(place);
    this.#distance[place] = distance;
    this.#parent[place] = parent;
  }

  /** A closed walk may meet itself; one of the cycles that it is made of is unbalanced. */
  #cycleTo(place: number): CycleEdges | null {
    const walk: number[] = [];
    for (let at = place; at >= 0; at = this.#parent[at] ?? -1) walk.push(at >> 1);
    const path: number[] = [];
    const placeOnPath = new Map<number, number>();
    for (const node of walk) {
      const met = placeOnPath.get(node);
      if (met === undefined) {
        placeOnPath.set(node, path.length);
        path.push(node);
        continue;
      }
      const cycle = this.#unbalanced(path.slice(met));
      if (cycle !== null) return cycle;
      for (const left of path.splice(met + 1)) placeOnPath.delete(left);
    }
    return null;
  }

  #unbalanced(nodes: readonly number[]): CycleEdges | null {
    let negative = 0;
    const edges: number[] = [];
    nodes.forEach((node, at) => {
      const entry = this.#entryOf(node, nodes[(at + 1) % nodes.length] ?? node);
      negative ^= this.#graph.negativeAt[entry] ?? 0;
      edges.push(this.#graph.edgeAt[entry] ?? 0);
    });
    return negative === 1 ? edges.sort((x, y) => x - y) : null;
  }

  #entryOf(from: number, to: number): number {
    const { starts, ends } = this.#graph;
    for (let at = starts[from] ?? 0; at < (starts[from + 1] ?? 0); at += 1) {
      if (ends[at] === to) return at;
    }
    return 0;
  }
}
