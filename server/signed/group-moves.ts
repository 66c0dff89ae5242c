import { shuffle } from "../wire/seeded-random.ts";
import { excess } from "./bloc-part.ts";
import type { FlatSignedGraph } from "./flat-signed-graph.ts";

/** What products of strengths are multiplied by to give the weight that chance would make. */
export interface ChanceFactors {
  readonly plusFactor: number;
  readonly minusFactor: number;
}

/** Not worth a move: rounding. */
const EPSILON = 1e-9;
/** Looks at each node, on average, after which groups are good enough. */
const MOST_LOOKS = 40;

/** Nodes of a flat graph in groups that are bettered by moving one node at a time. */
export class GroupMoves {
  readonly groupOf: Uint32Array;
  readonly #graph: FlatSignedGraph;
  readonly #factors: ChanceFactors;
  readonly #plus: Float64Array;
  readonly #minus: Float64Array;
  readonly #size: Uint32Array;
  /** Numbers of groups that are empty. */
  readonly #free: number[] = [];
  /** Of the node that is looked at: its links with each group, and which groups these are. */
  readonly #links: Float64Array;
  readonly #near: Uint32Array;
  #nearCount = 0;
  readonly #isNear: Uint8Array;

  /** @param groupOf numbers below the count of nodes; it is changed. */
  constructor(graph: FlatSignedGraph, factors: ChanceFactors, groupOf: Uint32Array) {
    const { count } = graph;
    this.#graph = graph;
    this.#factors = factors;
    this.groupOf = groupOf;
    this.#plus = new Float64Array(count);
    this.#minus = new Float64Array(count);
    this.#size = new Uint32Array(count);
    this.#links = new Float64Array(count);
    this.#near = new Uint32Array(count);
    this.#isNear = new Uint8Array(count);
    for (let node = 0; node < count; node += 1) this.#put(node, groupOf[node] ?? 0);
    for (let group = count - 1; group >= 0; group -= 1) {
      if (this.#size[group] === 0) this.#free.push(group);
    }
  }

  /**
   * Moves nodes as long as that betters the groups, in an order that is drawn; whoever a neighbour
   * left or joined is looked at again. @returns whether any moved.
   *
   * Source: V. Traag, L. Waltman, N. van Eck, "From Louvain to Leiden", Scientific Reports 9 (2019),
   * whose fast local moving this is.
   */
  better(random: () => number): boolean {
    const { count } = this.#graph;
    const queue = new Uint32Array(count);
    for (let node = 0; node < count; node += 1) queue[node] = node;
    shuffle(queue, random);
    const isWaiting = new Uint8Array(count).fill(1);
    let [first, waiting, looks, hasMoved] = [0, count, 0, false];
    while (waiting > 0 && looks < MOST_LOOKS * count) {
      const node = queue[first] ?? 0;
      first = (first + 1) % count;
      waiting -= 1;
      looks += 1;
      isWaiting[node] = 0;
      if (!this.#move(node)) continue;
      hasMoved = true;
      const group = this.groupOf[node] ?? 0;
      for (let at = this.#start(node); at < this.#start(node + 1); at += 1) {
        const other = this.#graph.to[at] ?? 0;
        if (isWaiting[other] === 1 || this.groupOf[other] === group) continue;
        isWaiting[other] = 1;
        queue[(first + waiting) % count] = other;
        waiting += 1;
      }
    }
    return hasMoved;
  }

  #start(node: number): number {
    return this.#graph.start[node] ?? 0;
  }

  #put(node: number, group: number): void {
    this.groupOf[node] = group;
    this.#size[group] = (this.#size[group] ?? 0) + 1;
    this.#plus[group] = (this.#plus[group] ?? 0) + (this.#graph.plus[node] ?? 0);
    this.#minus[group] = (this.#minus[group] ?? 0) + (this.#graph.minus[node] ?? 0);
  }

  #take(node: number, group: number): void {
    this.#size[group] = (this.#size[group] ?? 0) - 1;
    this.#plus[group] = (this.#plus[group] ?? 0) - (this.#graph.plus[node] ?? 0);
    this.#minus[group] = (this.#minus[group] ?? 0) - (this.#graph.minus[node] ?? 0);
  }

  /** Puts a node where it gains most, alone where it gains nowhere. @returns whether it moved. */
  #move(node: number): boolean {
    const from = this.groupOf[node] ?? 0;
    this.#take(node, from);
    this.#lookAround(node);
    let [best, most] = [-1, EPSILON];
    // Its own group first: an equal one is no reason to move.
    const own = this.#gain(node, from);
    if (own > most) [best, most] = [from, own];
    for (let at = 0; at < this.#nearCount; at += 1) {
      const group = this.#near[at] ?? 0;
      const gain = this.#gain(node, group);
      if (gain > most + EPSILON) [best, most] = [group, gain];
    }
    this.#forget();
    const isEmpty = this.#size[from] === 0;
    const to = best >= 0 ? best : isEmpty ? from : (this.#free.pop() ?? from);
    if (isEmpty && to !== from) this.#free.push(from);
    this.#put(node, to);
    return to !== from;
  }

  /** What a node that is in no group has in common with one beyond chance; nothing without support. */
  #gain(node: number, group: number): number {
    const links = this.#links[group] ?? 0;
    if (links <= 0) return 0;
    const { plus, minus } = this.#graph;
    return excess(
      this.#factors,
      links,
      { plus: plus[node] ?? 0, minus: minus[node] ?? 0 },
      { plus: this.#plus[group] ?? 0, minus: this.#minus[group] ?? 0 },
    );
  }

  #lookAround(node: number): void {
    const { to, weight } = this.#graph;
    for (let at = this.#start(node); at < this.#start(node + 1); at += 1) {
      const group = this.groupOf[to[at] ?? 0] ?? 0;
      if (this.#isNear[group] === 0) {
        this.#isNear[group] = 1;
        this.#near[this.#nearCount] = group;
        this.#nearCount += 1;
      }
      this.#links[group] = (this.#links[group] ?? 0) + (weight[at] ?? 0);
    }
  }

  #forget(): void {
    for (let at = 0; at < this.#nearCount; at += 1) {
      const group = this.#near[at] ?? 0;
      this.#links[group] = this.#isNear[group] = 0;
    }
    this.#nearCount = 0;
  }
}
