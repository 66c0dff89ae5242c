import type { CycleEdges } from "./cycle-search.ts";

/** Shares of an edge, so that a packing is counted in whole numbers. */
const SHARES = 65_536;
const EPSILON = 1e-9;
/** Room that edges are given beyond their sizes, so that no two ratios are equal and the simplex method cannot go in circles. */
const NUDGE = 1e-7;

/**
 * The most of some cycles that fit side by side when every edge is shared out up to its size, by the
 * revised simplex method. Its dual are lengths of edges, 0 or more, that make every cycle at least 1
 * long at the least sum of size times length. Cycles are added as they are found, and each solution
 * starts at the one before. It counts its steps, which a general solver does not tell, so that a
 * search over it stops at the same place on every machine.
 *
 * Source: G. Dantzig, "Linear programming and extensions" (1963), chapters 9 and 10; adding columns
 * as needed after P. Gilmore, R. Gomory, Operations Research 9 (1961).
 */
export class CyclePacking {
  readonly #sizes: Float64Array;
  readonly #cycles: CycleEdges[] = [];
  /** Place of each edge among those that are in a cycle; −1 for others. */
  readonly #rowOf: Int32Array;
  readonly #edgeOf: number[] = [];
  /** What is packed or free at each row: a cycle, or −1 for what is left of the row's own edge. */
  readonly #basis: number[] = [];
  readonly #amount: number[] = [];
  readonly #price: number[] = [];
  #inverse: Float64Array[] = [];
  #steps = 0;

  constructor(sizes: Float64Array) {
    this.#sizes = sizes;
    this.#rowOf = new Int32Array(sizes.length).fill(-1);
  }

  get cycles(): readonly CycleEdges[] {
    return this.#cycles;
  }

  /** Arithmetic steps so far. */
  get steps(): number {
    return this.#steps;
  }

  add(cycle: CycleEdges): void {
    this.#cycles.push(cycle);
    for (const edge of cycle) if ((this.#rowOf[edge] ?? -1) < 0) this.#addRow(edge);
  }

  /** Packs as much as fits, or as much as the given number of steps finds; tells whether it is the most. */
  solve(mostSteps: number): boolean {
    const until = this.#steps + mostSteps;
    while (this.#steps < until) {
      const entering = this.#entering();
      if (entering === null) return true;
      this.#enter(entering);
    }
    return false;
  }

  /** Lengths by edge: what one more of each edge would be worth. */
  lengths(): Float64Array {
    const lengths = new Float64Array(this.#sizes.length);
    this.#edgeOf.forEach((edge, row) => (lengths[edge] = Math.max(0, this.#price[row] ?? 0)));
    return lengths;
  }

  /**
   * A lower bound of what has to be taken away to break all cycles. The solution only proposes the
   * shares: they are cut down to whole parts that fit and then counted, so that no rounding in it
   * can make the bound too high.
   */
  bound(): number {
    const free = Float64Array.from(this.#sizes, (size) => size * SHARES);
    let packed = 0;
    this.#basis.forEach((cycle, row) => {
      const edges = this.#cycles[cycle];
      if (edges === undefined) return;
      const room = Math.min(...edges.map((edge) => free[edge] ?? 0));
      const parts = Math.max(0, Math.min(room, Math.round((this.#amount[row] ?? 0) * SHARES)));
      for (const edge of edges) free[edge] = (free[edge] ?? 0) - parts;
      packed += parts;
    });
    return Math.ceil(packed / SHARES);
  }

  #addRow(edge: number): void {
    const row = this.#edgeOf.length;
    this.#rowOf[edge] = row;
    this.#edgeOf.push(edge);
    this.#basis.push(-1);
    // The golden ratio spreads the nudges evenly, and alike on every machine.
    this.#amount.push((this.#sizes[edge] ?? 0) + NUDGE * ((0.618034 * (row + 1)) % 1));
    this.#price.push(0);
    const width = this.#inverse[0]?.length ?? 0;
    if (row >= width) {
      const wider = Math.max(64, 2 * width);
      this.#inverse = this.#inverse.map((line) => {
        const copy = new Float64Array(wider);
        copy.set(line);
        return copy;
      });
    }
    const line = new Float64Array(this.#inverse[0]?.length ?? 64);
    line[row] = 1;
    this.#inverse.push(line);
  }

  /** The cycle, or the row whose edge should be left free, that gains most; null at the best packing. */
  #entering(): { readonly rows: readonly number[]; readonly cycle: number; gain: number } | null {
    let [most, best, isCycle] = [EPSILON, -1, true];
    this.#cycles.forEach((edges, cycle) => {
      let gain = 1;
      for (const edge of edges) gain -= this.#price[this.#rowOf[edge] ?? 0] ?? 0;
      if (gain > most) [most, best, isCycle] = [gain, cycle, true];
    });
    this.#price.forEach((price, row) => {
      if (-price > most) [most, best, isCycle] = [-price, row, false];
    });
    this.#steps += 4 * this.#cycles.length + this.#price.length;
    if (best < 0) return null;
    if (!isCycle) return { rows: [best], cycle: -1, gain: most };
    const rows = (this.#cycles[best] ?? []).map((edge) => this.#rowOf[edge] ?? 0);
    return { rows, cycle: best, gain: most };
  }

  #enter(entering: {
    readonly rows: readonly number[];
    readonly cycle: number;
    gain: number;
  }): void {
    const { rows, cycle, gain } = entering;
    const count = this.#edgeOf.length;
    const column = new Float64Array(count);
    let [leaving, least] = [-1, Infinity];
    for (let row = 0; row < count; row += 1) {
      const line = this.#inverse[row];
      let sum = 0;
      for (const other of rows) sum += line?.[other] ?? 0;
      column[row] = sum;
      if (sum <= EPSILON) continue;
      const ratio = Math.max(0, this.#amount[row] ?? 0) / sum;
      if (ratio < least) [leaving, least] = [row, ratio];
    }
    this.#steps += count * rows.length;
    // Every edge has a size, so something always runs out.
    if (leaving < 0) throw new Error("A packing of cycles has no bound; an edge has no size.");
    this.#pivot(leaving, column);
    this.#basis[leaving] = cycle;
    const line = this.#inverse[leaving];
    for (let at = 0; at < count; at += 1) {
      this.#price[at] = (this.#price[at] ?? 0) + gain * (line?.[at] ?? 0);
    }
  }

  /** Makes the column a unit column, in the inverse and the amounts. */
  #pivot(leaving: number, column: Float64Array): void {
    const count = this.#edgeOf.length;
    const line = this.#inverse[leaving] ?? new Float64Array(count);
    const divisor = column[leaving] ?? 1;
    for (let at = 0; at < count; at += 1) line[at] = (line[at] ?? 0) / divisor;
    this.#amount[leaving] = (this.#amount[leaving] ?? 0) / divisor;
    for (let row = 0; row < count; row += 1) {
      const factor = column[row] ?? 0;
      const other = this.#inverse[row];
      if (row === leaving || Math.abs(factor) < EPSILON || other === undefined) continue;
      for (let at = 0; at < count; at += 1) {
        other[at] = (other[at] ?? 0) - factor * (line[at] ?? 0);
      }
      this.#amount[row] = (this.#amount[row] ?? 0) - factor * (this.#amount[leaving] ?? 0);
      this.#steps += count;
    }
  }
}
