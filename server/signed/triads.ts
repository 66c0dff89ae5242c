import { TRIAD_KINDS, type Triad, type TriadKind } from "../wire/analysis.ts";
import type { SignedEdge, SignedGraph, SignedLink } from "./signed-graph.ts";

/** What triads need of a graph. Edges are sorted by their ends. */
interface TriadGraph {
  readonly links: readonly (readonly SignedLink[])[];
  readonly edges: readonly Pick<SignedEdge, "a" | "b" | "sign">[];
}

/** Three nodes that are pairwise joined, and the edges that join them. */
export interface TriadPlaces {
  /** Ascending places in `ids`. */
  readonly nodes: readonly [number, number, number];
  /** Places in `edges`: first and second node, second and third, first and third. */
  readonly edges: readonly [number, number, number];
  readonly balanced: boolean;
}

/** What every triad of a graph comes to. Counts by place of the node or edge. */
export interface TriadTally {
  readonly kinds: Readonly<Record<TriadKind, number>>;
  /** Share that is balanced, 0–1; null without triads. */
  readonly balancedShare: number | null;
  readonly ofNode: Uint32Array;
  readonly unbalancedOfNode: Uint32Array;
  readonly balancedOfEdge: Uint32Array;
  readonly unbalancedOfEdge: Uint32Array;
}

/**
 * Visits every triad once. Takes time in the order of edges to the power of 1.5: each edge points to
 * the end with more neighbours, so that no node has many to look through.
 *
 * Source: the "forward" algorithm, T. Schank, D. Wagner, "Finding, counting and listing all triangles
 * in large graphs", WEA 2005.
 */
export function visitTriads(graph: TriadGraph, visit: (triad: TriadPlaces) => void): void {
  const { links, edges } = graph;
  const order = Uint32Array.from(links.keys()).sort((x, y) => degree(x) - degree(y) || x - y);
  const rank = new Uint32Array(links.length);
  order.forEach((node, at) => (rank[node] = at));
  const onward = links.map((list, node) =>
    list.filter((link) => (rank[link.node] ?? 0) > (rank[node] ?? 0)),
  );
  const marked = new Int32Array(links.length).fill(-1);
  for (const node of order) {
    const own = onward[node] ?? [];
    for (const { node: end, edge } of own) marked[end] = edge;
    for (const { node: middle, edge: first } of own) {
      for (const { node: end, edge: second } of onward[middle] ?? []) {
        const third = marked[end] ?? -1;
        if (third >= 0) visit(toPlaces(edges, [first, second, third]));
      }
    }
    for (const { node: end } of own) marked[end] = -1;
  }

  function degree(node: number): number {
    return links[node]?.length ?? 0;
  }
}

/** The three edges in the order that their nodes give them. */
function toPlaces(
  edges: TriadGraph["edges"],
  found: readonly [number, number, number],
): TriadPlaces {
  // Places of edges are sorted by their ends: lowest first is (p, q), then (p, r), then (q, r).
  const [pq, pr, qr] = [...found].sort((x, y) => x - y) as [number, number, number];
  const sign = (edge: number): number => edges[edge]?.sign ?? 1;
  return {
    nodes: [edges[pq]?.a ?? 0, edges[pq]?.b ?? 0, edges[pr]?.b ?? 0],
    edges: [pq, qr, pr],
    balanced: sign(pq) * sign(pr) * sign(qr) > 0,
  };
}

/**
 * Counts the triads of a graph. Balanced are +++ and +--: the friend of a friend is a friend, and so
 * is the enemy of an enemy.
 *
 * Source: Cartwright and Harary 1956; the share is their degree of balance, over cycles of three.
 */
export function tallyTriads(graph: SignedGraph): TriadTally {
  const kinds: Record<TriadKind, number> = { "+++": 0, "++-": 0, "+--": 0, "---": 0 };
  const ofNode = new Uint32Array(graph.ids.length);
  const unbalancedOfNode = new Uint32Array(graph.ids.length);
  const balancedOfEdge = new Uint32Array(graph.edges.length);
  const unbalancedOfEdge = new Uint32Array(graph.edges.length);
  visitTriads(graph, (triad) => {
    kinds[kindOf(graph, triad)] += 1;
    const ofEdge = triad.balanced ? balancedOfEdge : unbalancedOfEdge;
    for (const edge of triad.edges) ofEdge[edge] = (ofEdge[edge] ?? 0) + 1;
    for (const node of triad.nodes) {
      ofNode[node] = (ofNode[node] ?? 0) + 1;
      if (!triad.balanced) unbalancedOfNode[node] = (unbalancedOfNode[node] ?? 0) + 1;
    }
  });
  const balanced = kinds["+++"] + kinds["+--"];
  const all = balanced + kinds["++-"] + kinds["---"];
  const balancedShare = all === 0 ? null : balanced / all;
  return { kinds, balancedShare, ofNode, unbalancedOfNode, balancedOfEdge, unbalancedOfEdge };
}

function kindOf(graph: SignedGraph, triad: TriadPlaces): TriadKind {
  const negative = triad.edges.filter((edge) => graph.edges[edge]?.sign === -1).length;
  return TRIAD_KINDS[negative] ?? "---";
}

/**
 * The unbalanced triads that weigh most, at most `most`: those whose weakest pair is strongest come
 * first, since there all three sides mean it.
 */
export function worstTriads(graph: SignedGraph, most: number): Triad[] {
  let kept: Triad[] = [];
  let floor = -1;
  visitTriads(graph, (triad) => {
    if (triad.balanced) return;
    if (strengthOf(graph, triad) < floor) return;
    kept.push(toTriad(graph, triad));
    if (kept.length < 4 * most) return;
    kept = kept.sort(compareTriads).slice(0, most);
    floor = kept.at(-1)?.strength ?? -1;
  });
  return kept.sort(compareTriads).slice(0, most);
}

function strengthOf(graph: SignedGraph, triad: TriadPlaces): number {
  return Math.min(...triad.edges.map((edge) => Math.abs(graph.edges[edge]?.pair.polarity ?? 0)));
}

function toTriad(graph: SignedGraph, triad: TriadPlaces): Triad {
  return {
    nodes: triad.nodes.map((node) => graph.ids[node] ?? ""),
    kind: kindOf(graph, triad),
    pairs: triad.edges.flatMap((edge) => graph.edges[edge]?.pair ?? []),
    strength: strengthOf(graph, triad),
  };
}

function compareTriads(x: Triad, y: Triad): number {
  const [left, right] = [x.nodes.join("\n"), y.nodes.join("\n")];
  return y.strength - x.strength || (left < right ? -1 : left > right ? 1 : 0);
}
