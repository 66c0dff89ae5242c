import { meanPolarity, polaritySum } from "./signed-graph.ts";

/** Ordered pairs as columns, each once; ends are numbers of nodes. */
export interface DyadColumns {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly n: Uint32Array;
  /** Mean polarity, −1…+1. */
  readonly polarity: Float64Array;
}

/**
 * An undirected signed graph in flat arrays (compressed sparse rows): the neighbours of node n are
 * `to[start[n]]` up to `to[start[n + 1] - 1]`, each pair twice, once from either end.
 */
export interface FlatSignedGraph {
  readonly count: number;
  readonly start: Uint32Array;
  readonly to: Uint32Array;
  /** Support above 0, opposition below; never 0. */
  readonly weight: Float64Array;
  /** Strength of support and of opposition by node. */
  readonly plus: Float64Array;
  readonly minus: Float64Array;
}

type Links = Pick<FlatSignedGraph, "start" | "to" | "weight">;

/**
 * The signed graph of dyads, as `toSignedGraph` says, in time linear in their number: every pair that
 * is not neutral has a weight of 1 or −1. Stances about oneself are left out, and so are dyads for
 * which `counts` of an end is 0.
 */
export function toFlatSignedGraph(dyads: DyadColumns, counts: Uint8Array): FlatSignedGraph {
  const count = counts.length;
  const isEdge = (row: number): boolean => {
    const [from, to] = [dyads.from[row] ?? 0, dyads.to[row] ?? 0];
    return from !== to && counts[from] === 1 && counts[to] === 1;
  };
  const start = new Uint32Array(count + 1);
  for (let row = 0; row < dyads.n.length; row += 1) {
    if (!isEdge(row)) continue;
    for (const end of [dyads.from[row] ?? 0, dyads.to[row] ?? 0])
      start[end + 1] = (start[end + 1] ?? 0) + 1;
  }
  for (let node = 0; node < count; node += 1)
    start[node + 1] = (start[node + 1] ?? 0) + (start[node] ?? 0);
  const next = start.slice();
  const all = start[count] ?? 0;
  const [to, sum, n] = [new Uint32Array(all), new Float64Array(all), new Float64Array(all)];
  const put = (from: number, other: number, row: number): void => {
    const place = next[from] ?? 0;
    next[from] = place + 1;
    to[place] = other;
    n[place] = dyads.n[row] ?? 0;
    sum[place] = polaritySum({ polarity: dyads.polarity[row] ?? 0, n: dyads.n[row] ?? 0 });
  };
  for (let row = 0; row < dyads.n.length; row += 1) {
    if (!isEdge(row)) continue;
    put(dyads.from[row] ?? 0, dyads.to[row] ?? 0, row);
    put(dyads.to[row] ?? 0, dyads.from[row] ?? 0, row);
  }
  return withStrengths(count, pooled({ start, to, sum, n }));
}

/** Makes one link of the two directions of a pair, with its sign for a weight; neutral ones go. */
function pooled(links: {
  readonly start: Uint32Array;
  readonly to: Uint32Array;
  readonly sum: Float64Array;
  readonly n: Float64Array;
}): Links {
  const count = links.start.length - 1;
  const start = new Uint32Array(count + 1);
  const to = new Uint32Array(links.to.length);
  const weight = new Float64Array(links.to.length);
  // Where a neighbour of the node that is looked at was put, counted from 1; earlier ones are of others.
  const placeOf = new Uint32Array(count);
  const [sums, ns] = [links.sum.slice(), links.n.slice()];
  let length = 0;
  for (let node = 0; node < count; node += 1) {
    const first = length;
    const [begin, end] = [links.start[node] ?? 0, links.start[node + 1] ?? 0];
    for (let at = begin; at < end; at += 1) {
      const other = links.to[at] ?? 0;
      const known = (placeOf[other] ?? 0) - 1;
      if (known >= first && known < length && to[known] === other) {
        sums[known] = (sums[known] ?? 0) + (links.sum[at] ?? 0);
        ns[known] = (ns[known] ?? 0) + (links.n[at] ?? 0);
        continue;
      }
      placeOf[other] = length + 1;
      to[length] = other;
      sums[length] = links.sum[at] ?? 0;
      ns[length] = links.n[at] ?? 0;
      length += 1;
    }
    const last = length;
    length = first;
    for (let at = first; at < last; at += 1) {
      const sign = Math.sign(meanPolarity({ sum: sums[at] ?? 0, n: ns[at] ?? 0 }));
      if (sign === 0) continue;
      to[length] = to[at] ?? 0;
      weight[length] = sign;
      length += 1;
    }
    start[node + 1] = length;
  }
  return { start, to: to.subarray(0, length), weight: weight.subarray(0, length) };
}

function withStrengths(count: number, links: Links): FlatSignedGraph {
  const [plus, minus] = [new Float64Array(count), new Float64Array(count)];
  for (let node = 0; node < count; node += 1) {
    for (let at = links.start[node] ?? 0; at < (links.start[node + 1] ?? 0); at += 1) {
      const weight = links.weight[at] ?? 0;
      const strength = weight > 0 ? plus : minus;
      strength[node] = (strength[node] ?? 0) + Math.abs(weight);
    }
  }
  return { count, ...links, plus, minus };
}

/**
 * The graph whose nodes are groups of another one's: links between two groups become one, links inside
 * are left out, and strengths are added up, so that what a group gains by a move stays the same.
 */
export function joinedGraph(
  graph: FlatSignedGraph,
  groupOf: Uint32Array,
  groups: number,
): FlatSignedGraph {
  const members = sortedByGroup(groupOf, groups);
  const [plus, minus] = [new Float64Array(groups), new Float64Array(groups)];
  const start = new Uint32Array(groups + 1);
  const to = new Uint32Array(graph.to.length);
  const weight = new Float64Array(graph.to.length);
  const sums = new Float64Array(groups);
  const isSeen = new Uint8Array(groups);
  const seen = new Uint32Array(groups);
  let length = 0;
  for (let group = 0; group < groups; group += 1) {
    let count = 0;
    for (let at = members.start[group] ?? 0; at < (members.start[group + 1] ?? 0); at += 1) {
      const node = members.nodes[at] ?? 0;
      plus[group] = (plus[group] ?? 0) + (graph.plus[node] ?? 0);
      minus[group] = (minus[group] ?? 0) + (graph.minus[node] ?? 0);
      for (let link = graph.start[node] ?? 0; link < (graph.start[node + 1] ?? 0); link += 1) {
        const other = groupOf[graph.to[link] ?? 0] ?? 0;
        if (other === group) continue;
        if (isSeen[other] === 0) {
          isSeen[other] = 1;
          seen[count] = other;
          count += 1;
        }
        sums[other] = (sums[other] ?? 0) + (graph.weight[link] ?? 0);
      }
    }
    for (let at = 0; at < count; at += 1) {
      const other = seen[at] ?? 0;
      const sum = sums[other] ?? 0;
      sums[other] = isSeen[other] = 0;
      if (sum === 0) continue;
      to[length] = other;
      weight[length] = sum;
      length += 1;
    }
    start[group + 1] = length;
  }
  const links = { start, to: to.slice(0, length), weight: weight.slice(0, length) };
  return { count: groups, ...links, plus, minus };
}

/** Nodes by group, those of one group in their own order: of group g from `start[g]` on. */
function sortedByGroup(
  groupOf: Uint32Array,
  groups: number,
): { readonly start: Uint32Array; readonly nodes: Uint32Array } {
  const start = new Uint32Array(groups + 1);
  for (const group of groupOf) start[group + 1] = (start[group + 1] ?? 0) + 1;
  for (let group = 0; group < groups; group += 1) {
    start[group + 1] = (start[group + 1] ?? 0) + (start[group] ?? 0);
  }
  const next = start.slice();
  const nodes = new Uint32Array(groupOf.length);
  for (let node = 0; node < groupOf.length; node += 1) {
    const group = groupOf[node] ?? 0;
    nodes[next[group] ?? 0] = node;
    next[group] = (next[group] ?? 0) + 1;
  }
  return { start, nodes };
}
