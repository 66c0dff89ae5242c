import { seededRandom, shuffle } from "../wire/seeded-random.ts";
import { excess, narrowPart, type BlocPart } from "./bloc-part.ts";
import { bestSplit } from "./bloc-split.ts";

/** Not worth a move: weights are whole numbers, so this is rounding. */
const EPSILON = 1e-7;
const MOST_TRIES = 20;
/** Steps that all tries take together, about; a large graph has fewer tries. */
const MOST_STEPS = 2e7;
const MOST_SPLIT_SEEDS = 24;

/**
 * A bloc number for each node of a part, the best of several tries from beginnings that the seed
 * gives. Each try moves single nodes, joins blocs and parts them, as long as anything betters them; so
 * no single one of these steps would better the result.
 *
 * Source: the moves are those of V. Blondel, J. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding
 * of communities in large networks", Journal of Statistical Mechanics (2008), with partings added.
 */
export function searchBlocs(part: BlocPart, seed: number): Int32Array {
  const random = seededRandom(seed);
  const links = part.links.reduce((total, list) => total + list.length, 0);
  const steps = 20 * (links + part.links.length) + 12 * part.links.length ** 2;
  const tries = Math.max(2, Math.min(MOST_TRIES, Math.floor(MOST_STEPS / Math.max(steps, 1))));
  let best: { labels: Int32Array; score: number } | null = null;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const order = Uint32Array.from(part.links.keys());
    shuffle(order, random);
    const grouping = new Grouping(part);
    if (attempt > 0) grouping.scatter(random);
    grouping.better(order);
    const score = grouping.score();
    if (best === null || score > best.score + EPSILON) best = { labels: grouping.labels, score };
  }
  return best?.labels ?? new Int32Array(0);
}

/** Nodes in groups, at first each in its own. */
class Grouping {
  readonly labels: Int32Array;
  readonly #part: BlocPart;
  readonly #plus: Float64Array;
  readonly #minus: Float64Array;
  readonly #size: Int32Array;

  constructor(part: BlocPart) {
    this.#part = part;
    this.labels = Int32Array.from(part.links.keys());
    this.#plus = part.plus.slice();
    this.#minus = part.minus.slice();
    this.#size = new Int32Array(part.links.length).fill(1);
  }

  /** Puts the nodes into few or many groups at random. */
  scatter(random: () => number): void {
    const groups = 1 + Math.floor(random() * this.labels.length);
    for (const node of this.labels.keys()) {
      this.#shift(node, this.labels[node] ?? 0, -1);
      this.#shift(node, Math.floor(random() * groups), 1);
    }
  }

  better(order: Uint32Array): void {
    do this.#moveAndJoin(order);
    while (this.#partAll());
  }

  /** Sum of what the members of each group have in common beyond chance. */
  score(): number {
    let total = 0;
    this.#part.links.forEach((links, node) => {
      for (const link of links) {
        if (this.labels[link.node] === this.labels[node]) total += link.weight;
      }
    });
    const { plusFactor, minusFactor } = this.#part;
    for (const group of this.#groups()) {
      total -= plusFactor * (this.#plus[group] ?? 0) ** 2;
      total += minusFactor * (this.#minus[group] ?? 0) ** 2;
    }
    return total;
  }

  #moveAndJoin(order: Uint32Array): void {
    do {
      while (this.#moveAll(order));
    } while (this.#joinAll());
  }

  #moveAll(order: Uint32Array): boolean {
    let moved = false;
    for (const node of order) {
      const from = this.labels[node] ?? 0;
      this.#shift(node, from, -1);
      const to = this.#bestGroup(node, from);
      this.#shift(node, to, 1);
      moved ||= to !== from;
    }
    return moved;
  }

  /** The group in which a node that is in none gains most; its old one where no other is better. */
  #bestGroup(node: number, from: number): number {
    const weights = new Map<number, number>();
    for (const { node: other, weight } of this.#part.links[node] ?? []) {
      const group = this.labels[other] ?? 0;
      weights.set(group, (weights.get(group) ?? 0) + weight);
    }
    const own = { plus: this.#part.plus[node] ?? 0, minus: this.#part.minus[node] ?? 0 };
    const gain = (group: number): number =>
      excess(this.#part, weights.get(group) ?? 0, own, this.#strength(group));
    let [best, most] = [from, this.#size[from] === 0 ? 0 : gain(from)];
    for (const group of this.#groups()) {
      const here = gain(group);
      if (here > most + EPSILON) [best, most] = [group, here];
    }
    if (most < -EPSILON) return this.#emptyGroup(node);
    return best;
  }

  #shift(node: number, group: number, direction: 1 | -1): void {
    this.#plus[group] = (this.#plus[group] ?? 0) + direction * (this.#part.plus[node] ?? 0);
    this.#minus[group] = (this.#minus[group] ?? 0) + direction * (this.#part.minus[node] ?? 0);
    this.#size[group] = (this.#size[group] ?? 0) + direction;
    this.labels[node] = direction === 1 ? group : -1;
  }

  #emptyGroup(preferred: number): number {
    return this.#size[preferred] === 0 ? preferred : this.#size.indexOf(0);
  }

  /** Joins the two groups that gain most by it, again and again; tells whether any were. */
  #joinAll(): boolean {
    let joined = false;
    for (let pair = this.#bestPair(); pair !== null; pair = this.#bestPair()) {
      const [into, from] = pair;
      this.labels.forEach((group, node) => {
        if (group !== from) return;
        this.#shift(node, from, -1);
        this.#shift(node, into, 1);
      });
      joined = true;
    }
    return joined;
  }

  #bestPair(): readonly [number, number] | null {
    const groups = this.#groups();
    const weights = new Map<number, number>();
    const keyOf = (a: number, b: number): number =>
      Math.min(a, b) * this.labels.length + Math.max(a, b);
    this.#part.links.forEach((links, node) => {
      for (const { node: other, weight } of links) {
        if (other < node) continue;
        const key = keyOf(this.labels[node] ?? 0, this.labels[other] ?? 0);
        weights.set(key, (weights.get(key) ?? 0) + weight);
      }
    });
    let [best, most]: [readonly [number, number] | null, number] = [null, EPSILON];
    groups.forEach((a, at) => {
      for (const b of groups.slice(at + 1)) {
        const weight = weights.get(keyOf(a, b)) ?? 0;
        const gain = excess(this.#part, weight, this.#strength(a), this.#strength(b));
        if (gain > most) [best, most] = [[a, b], gain];
      }
    });
    return best;
  }

  #partAll(): boolean {
    let parted = false;
    for (const group of this.#groups()) {
      const members = [...this.labels.keys()].filter((node) => this.labels[node] === group);
      const part = narrowPart(this.#part, members);
      const split = bestSplit(part, looseEnds(part));
      if (split === null || split.gain <= EPSILON) continue;
      const fresh = this.#size.indexOf(0);
      members.forEach((node, at) => {
        if (split.isOut[at] !== 1) return;
        this.#shift(node, group, -1);
        this.#shift(node, fresh, 1);
      });
      parted = true;
    }
    return parted;
  }

  #strength(group: number): { plus: number; minus: number } {
    return { plus: this.#plus[group] ?? 0, minus: this.#minus[group] ?? 0 };
  }

  #groups(): number[] {
    const groups: number[] = [];
    this.#size.forEach((size, group) => {
      if (size > 0) groups.push(group);
    });
    return groups;
  }
}

/** The nodes that the rest of a part holds least: partings begin with one of them. */
export function looseEnds(part: BlocPart): number[] {
  const held = part.links.map((links) => links.reduce((total, { weight }) => total + weight, 0));
  const nodes = [...part.links.keys()].sort((x, y) => (held[x] ?? 0) - (held[y] ?? 0) || x - y);
  return nodes.slice(0, MOST_SPLIT_SEEDS);
}
