import type { BondGraph } from "./bond-graph.ts";
import { shuffle } from "../wire/seeded-random.ts";

/** A smaller graph of the same form, and for each node of the larger one the node that holds it. */
export interface Coarsened {
  readonly graph: BondGraph;
  readonly parent: Uint32Array;
}

/** A group takes in no more than this many times the mass of an average node. */
const MAX_SHARE = 8;
const NONE = 0xffffffff;

/**
 * Joins nodes with the neighbour that holds them most, in a seeded random order, and sums up their
 * bonds. Opponents, whose bonds are weak, are joined last. Null when hardly anything can be joined.
 * Source: the heavy-edge matching of G. Karypis, V. Kumar, SIAM J. Sci. Comput. 20 (1998), with
 * groups instead of pairs, since around a hub there are no pairs to find.
 */
export function coarsen(graph: BondGraph, random: () => number): Coarsened | null {
  const parent = joinNodes(graph, random);
  const count = numberGroups(parent);
  if (count > graph.count * 0.9) return null;
  return { graph: sumBonds(graph, parent, count), parent };
}

/** For each node the node that leads its group. */
function joinNodes(graph: BondGraph, random: () => number): Uint32Array {
  const { count, start, to, weight, mass } = graph;
  const order = Uint32Array.from({ length: count }, (_, node) => node);
  shuffle(order, random);
  const leader = new Uint32Array(count).fill(NONE);
  const groupMass = Float64Array.from(mass);
  const limit = (MAX_SHARE * mass.reduce((sum, each) => sum + each, 0)) / count;
  for (const node of order) {
    if (leader[node] !== NONE) continue;
    const own = mass[node] ?? 0;
    let best = NONE;
    let most = 0;
    for (let at = start[node] ?? 0; at < (start[node + 1] ?? 0); at += 1) {
      const other = to[at] ?? 0;
      const group = leader[other] === NONE ? other : (leader[other] ?? other);
      const joined = groupMass[group] ?? 0;
      if (group === node || joined + own > limit) continue;
      // Small groups first, so that groups grow alike.
      const hold = (weight[at] ?? 0) / joined;
      if (hold > most || (hold === most && group < best)) {
        most = hold;
        best = group;
      }
    }
    if (best === NONE) {
      leader[node] = node;
      continue;
    }
    leader[best] = best;
    leader[node] = best;
    groupMass[best] = (groupMass[best] ?? 0) + own;
  }
  return leader;
}

/** Replaces leaders by numbers from 0 in place, in the order of the nodes; returns how many. */
function numberGroups(leader: Uint32Array): number {
  const number = new Uint32Array(leader.length).fill(NONE);
  let count = 0;
  for (let node = 0; node < leader.length; node += 1) {
    const group = leader[node] ?? 0;
    if (number[group] === NONE) {
      number[group] = count;
      count += 1;
    }
    leader[node] = number[group] ?? 0;
  }
  return count;
}

function sumBonds(graph: BondGraph, parent: Uint32Array, count: number): BondGraph {
  const members = membersOf(parent, count);
  const mass = new Float64Array(count);
  const start = new Uint32Array(count + 1);
  const to = new Uint32Array(graph.to.length);
  const weight = new Float64Array(graph.to.length);
  const placeOf = new Int32Array(count).fill(-1);
  let end = 0;
  for (let group = 0; group < count; group += 1) {
    const begin = end;
    for (let at = members.start[group] ?? 0; at < (members.start[group + 1] ?? 0); at += 1) {
      const node = members.nodes[at] ?? 0;
      mass[group] = (mass[group] ?? 0) + (graph.mass[node] ?? 0);
      for (let bond = graph.start[node] ?? 0; bond < (graph.start[node + 1] ?? 0); bond += 1) {
        const other = parent[graph.to[bond] ?? 0] ?? 0;
        if (other === group) continue;
        let place = placeOf[other] ?? -1;
        if (place < begin) {
          place = end;
          end += 1;
          placeOf[other] = place;
          to[place] = other;
        }
        weight[place] = (weight[place] ?? 0) + (graph.weight[bond] ?? 0);
      }
    }
    start[group + 1] = end;
  }
  return { count, start, to: to.slice(0, end), weight: weight.slice(0, end), mass };
}

function membersOf(
  parent: Uint32Array,
  count: number,
): { readonly start: Uint32Array; readonly nodes: Uint32Array } {
  const start = new Uint32Array(count + 1);
  for (const group of parent) start[group + 1] = (start[group + 1] ?? 0) + 1;
  for (let group = 0; group < count; group += 1) {
    start[group + 1] = (start[group + 1] ?? 0) + (start[group] ?? 0);
  }
  const next = start.slice();
  const nodes = new Uint32Array(parent.length);
  for (let node = 0; node < parent.length; node += 1) {
    const group = parent[node] ?? 0;
    nodes[next[group] ?? 0] = node;
    next[group] = (next[group] ?? 0) + 1;
  }
  return { start, nodes };
}
