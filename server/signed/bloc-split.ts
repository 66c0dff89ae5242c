import { excess, type BlocPart } from "./bloc-part.ts";

/** Two sides of a part, and what the parting gains: above 0 where they are better apart. */
export interface Split {
  readonly isOut: Uint8Array;
  readonly gain: number;
}

/**
 * The best parting of nodes in two that is found from some nodes: from each of them, the side around
 * it takes in node after node, always the one that leaves least in common, and the best moment counts.
 *
 * Source: C. Fiduccia, R. Mattheyses, "A linear-time heuristic for improving network partitions",
 * Design Automation Conference 1982.
 */
export function bestSplit(part: BlocPart, seeds: readonly number[]): Split | null {
  let best: Split | null = null;
  for (const seed of seeds) {
    const found = growFrom(part, seed);
    if (found !== null && (best === null || found.gain > best.gain)) best = found;
  }
  return best;
}

function growFrom(part: BlocPart, seed: number): Split | null {
  const count = part.links.length;
  if (count < 2) return null;
  const side = new Side(part);
  side.take(seed);
  let best: Split = { isOut: side.isOut.slice(), gain: -side.common };
  for (let size = 2; size < count; size += 1) {
    side.take(side.leastCommon());
    if (-side.common > best.gain) best = { isOut: side.isOut.slice(), gain: -side.common };
  }
  return best;
}

/** The nodes taken out, and what they have in common with the rest. */
class Side {
  readonly isOut: Uint8Array;
  common = 0;
  readonly #part: BlocPart;
  /** Weights from each node to those taken out, and to those that stay. */
  readonly #toOut: Float64Array;
  readonly #toRest: Float64Array;
  readonly #out = { plus: 0, minus: 0 };
  readonly #rest = { plus: 0, minus: 0 };

  constructor(part: BlocPart) {
    this.#part = part;
    this.isOut = new Uint8Array(part.links.length);
    this.#toOut = new Float64Array(part.links.length);
    this.#toRest = Float64Array.from(part.links, (links) =>
      links.reduce((total, { weight }) => total + weight, 0),
    );
    part.plus.forEach((plus, node) => {
      this.#rest.plus += plus;
      this.#rest.minus += part.minus[node] ?? 0;
    });
  }

  leastCommon(): number {
    let [least, best] = [Infinity, 0];
    for (let node = 0; node < this.isOut.length; node += 1) {
      if (this.isOut[node] === 1) continue;
      const common = this.#change(node);
      if (common < least) [least, best] = [common, node];
    }
    return best;
  }

  take(node: number): void {
    this.common += this.#change(node);
    const { plus, minus } = this.#strength(node);
    this.isOut[node] = 1;
    this.#out.plus += plus;
    this.#out.minus += minus;
    this.#rest.plus -= plus;
    this.#rest.minus -= minus;
    for (const { node: other, weight } of this.#part.links[node] ?? []) {
      this.#toOut[other] = (this.#toOut[other] ?? 0) + weight;
      this.#toRest[other] = (this.#toRest[other] ?? 0) - weight;
    }
  }

  /** What both sides have in common after taking a node, less what they had before. */
  #change(node: number): number {
    const own = this.#strength(node);
    const rest = { plus: this.#rest.plus - own.plus, minus: this.#rest.minus - own.minus };
    return (
      excess(this.#part, this.#toRest[node] ?? 0, own, rest) -
      excess(this.#part, this.#toOut[node] ?? 0, own, this.#out)
    );
  }

  #strength(node: number): { plus: number; minus: number } {
    return { plus: this.#part.plus[node] ?? 0, minus: this.#part.minus[node] ?? 0 };
  }
}
