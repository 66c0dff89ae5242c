import type { SignedGraph } from "./signed-graph.ts";

/**
 * Whole-number couplings between nodes: positive where two want to be in one camp, negative where
 * they want to be apart. What is wanted and not had costs its size.
 */
export type Couplings = readonly Map<number, number>[];

/** A camp for each node: 1 or −1. */
export type Camps = Int8Array;

export function toCouplings(graph: SignedGraph): Couplings {
  const couplings = graph.ids.map(() => new Map<number, number>());
  for (const { a, b, sign, weight } of graph.edges) {
    couplings[a]?.set(b, sign * weight);
    couplings[b]?.set(a, sign * weight);
  }
  return couplings;
}

/** A smaller problem with the same answer, and the way back. */
export interface Kernel {
  /** By node of the whole; empty for those that were left out. */
  readonly couplings: Couplings;
  /** Nodes that still have couplings, ascending. */
  readonly nodes: readonly number[];
  /** What is frustrated whatever the camps of the kernel. */
  readonly cost: number;
  /** Best camps of the whole, given camps of the kernel. */
  unfold(camps: Camps): Camps;
}

interface Follower {
  readonly node: number;
  readonly leader: number;
  readonly sign: number;
}

/**
 * Takes away nodes whose best camp follows from another's: where one coupling is at least as great as
 * all others of the node together, some best division fulfils it, so the node goes where that
 * coupling says and its others pass to the leader. This holds for every node with at most two
 * neighbours, among others. Opposite couplings that come together cancel, at the cost of the smaller.
 *
 * Source: the idea of F. Hüffner, N. Betzler, R. Niedermeier, "Optimal edge deletions for signed graph
 * balancing", WEA 2007; the exchange argument is that turning the node alone would lose nothing.
 */
export function toKernel(graph: SignedGraph): Kernel {
  const couplings = toCouplings(graph);
  const followers: Follower[] = [];
  let cost = 0;
  const waiting = new Set(couplings.keys());
  for (const node of waiting) {
    waiting.delete(node);
    const own = couplings[node];
    const leading = own === undefined ? null : strongest(own);
    if (own === undefined || leading === null) continue;
    const { leader, sign } = leading;
    for (const other of own.keys()) couplings[other]?.delete(node);
    for (const [other, coupling] of own) {
      waiting.add(other);
      if (other !== leader) cost += couple(couplings, leader, other, sign * coupling);
    }
    own.clear();
    followers.push({ node, leader, sign });
  }
  const nodes = [...couplings.keys()].filter((node) => (couplings[node]?.size ?? 0) > 0);
  return { couplings, nodes, cost, unfold: (camps) => unfold(camps, followers) };
}

/** The coupling that outweighs all others of a node together; null where none does. */
function strongest(own: ReadonlyMap<number, number>): { leader: number; sign: number } | null {
  let [all, most, leader, sign] = [0, 0, -1, 1];
  for (const [other, coupling] of own) {
    const size = Math.abs(coupling);
    all += size;
    if (size > most) [most, leader, sign] = [size, other, Math.sign(coupling)];
  }
  return leader >= 0 && 2 * most >= all ? { leader, sign } : null;
}

/** Adds to the coupling of two nodes; gives what opposite wishes cost whatever the camps. */
function couple(couplings: Couplings, a: number, b: number, more: number): number {
  const before = couplings[a]?.get(b) ?? 0;
  const sum = before + more;
  if (sum === 0) {
    couplings[a]?.delete(b);
    couplings[b]?.delete(a);
  } else {
    couplings[a]?.set(b, sum);
    couplings[b]?.set(a, sum);
  }
  return (Math.abs(before) + Math.abs(more) - Math.abs(sum)) / 2;
}

function unfold(camps: Camps, followers: readonly Follower[]): Camps {
  const all = camps.slice();
  for (const { node, leader, sign } of followers.toReversed()) {
    all[node] = sign * (all[leader] ?? 1);
  }
  return all;
}

/** What camps leave unfulfilled. */
export function frustrationOfCamps(couplings: Couplings, camps: Camps): number {
  let frustrated = 0;
  couplings.forEach((own, node) => {
    for (const [other, coupling] of own) {
      if (node < other && coupling * (camps[node] ?? 1) * (camps[other] ?? 1) < 0) {
        frustrated += Math.abs(coupling);
      }
    }
  });
  return frustrated;
}
