import { MortonOrder } from "./morton-order.ts";

/** Points that a leaf of the tree holds at most, unless they lie on one spot. */
const LEAF_POINTS = 12;
/** A square stands for its points from so far away that its side is this share of the distance. */
const OPENING = 1.1;
const OPENING_SQUARED = OPENING * OPENING;
/** Points closer than this push as if they were this far apart, squared. */
const MIN_SQUARE = 1e-4;

/**
 * The push of all points on each other, in n log n steps: far groups count as one point.
 * Source: J. Barnes, P. Hut, "A hierarchical O(N log N) force-calculation algorithm", Nature 324
 * (1986); the tree over flat arrays in Morton order follows M. Warren, J. Salmon, "A parallel hashed
 * oct-tree N-body algorithm", Supercomputing 1993.
 */
export class RepulsionTree {
  readonly #morton: MortonOrder;
  /** Places and masses in Morton order. */
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  readonly #masses: Float64Array;
  // Squares in depth-first order: the one after a square is its first child, or `#next` without it.
  #cells = 0;
  readonly #next: Int32Array;
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  readonly #isLeaf: Uint8Array;
  readonly #cellX: Float64Array;
  readonly #cellY: Float64Array;
  readonly #cellMass: Float64Array;
  readonly #cellSide: Float64Array;
  readonly #far: Int32Array;
  readonly #near: Int32Array;

  constructor(count: number) {
    this.#morton = new MortonOrder(count);
    this.#xs = new Float64Array(count);
    this.#ys = new Float64Array(count);
    this.#masses = new Float64Array(count);
    // A square is made only where it holds more points than a leaf, and each of its children one.
    const room = 16 * Math.ceil(count / 2) + 64;
    this.#next = new Int32Array(room);
    this.#first = new Int32Array(room);
    this.#last = new Int32Array(room);
    this.#isLeaf = new Uint8Array(room);
    this.#cellX = new Float64Array(room);
    this.#cellY = new Float64Array(room);
    this.#cellMass = new Float64Array(room);
    this.#cellSide = new Float64Array(room);
    this.#far = new Int32Array(room);
    this.#near = new Int32Array(room);
  }

  /**
   * Adds to `fx` and `fy` of each point the sum over all others of mass × mass / distance, pointing
   * away from them, times `strength`.
   */
  push(
    xs: Float64Array,
    ys: Float64Array,
    masses: Float64Array,
    strength: number,
    fx: Float64Array,
    fy: Float64Array,
  ): void {
    this.#morton.sort(xs, ys);
    const { order } = this.#morton;
    for (let place = 0; place < order.length; place += 1) {
      const point = order[place] ?? 0;
      this.#xs[place] = xs[point] ?? 0;
      this.#ys[place] = ys[point] ?? 0;
      this.#masses[place] = masses[point] ?? 0;
    }
    this.#cells = 0;
    this.#build(0, order.length, 30, this.#morton.side);
    for (let cell = 0; cell < this.#cells; cell += 1) {
      if (this.#isLeaf[cell] === 1) this.#pushLeaf(cell, strength, fx, fy);
    }
  }

  /** Makes the square of a run of points, and those within it; returns its number. */
  #build(first: number, last: number, shift: number, side: number): number {
    const cell = this.#cells;
    this.#cells += 1;
    this.#first[cell] = first;
    this.#last[cell] = last;
    this.#cellSide[cell] = side * side;
    const isLeaf = last - first <= LEAF_POINTS || shift < 0;
    this.#isLeaf[cell] = isLeaf ? 1 : 0;
    if (isLeaf) this.#weighLeaf(cell, first, last);
    else this.#buildWithin(cell, first, last, shift, side / 2);
    this.#next[cell] = this.#cells;
    return cell;
  }

  #buildWithin(cell: number, first: number, last: number, shift: number, side: number): void {
    const { codes } = this.#morton;
    let [mass, x, y] = [0, 0, 0];
    let start = first;
    while (start < last) {
      const quarter = ((codes[start] ?? 0) >>> shift) & 3;
      let end = start + 1;
      while (end < last && (((codes[end] ?? 0) >>> shift) & 3) === quarter) end += 1;
      const child = this.#build(start, end, shift - 2, side);
      const m = this.#cellMass[child] ?? 0;
      mass += m;
      x += m * (this.#cellX[child] ?? 0);
      y += m * (this.#cellY[child] ?? 0);
      start = end;
    }
    this.#cellMass[cell] = mass;
    this.#cellX[cell] = x / mass;
    this.#cellY[cell] = y / mass;
  }

  #weighLeaf(cell: number, first: number, last: number): void {
    let [mass, x, y] = [0, 0, 0];
    for (let place = first; place < last; place += 1) {
      const m = this.#masses[place] ?? 0;
      mass += m;
      x += m * (this.#xs[place] ?? 0);
      y += m * (this.#ys[place] ?? 0);
    }
    this.#cellMass[cell] = mass;
    this.#cellX[cell] = x / mass;
    this.#cellY[cell] = y / mass;
  }

  /** Looks through the tree once for all points of a leaf, then sums over what it found. */
  #pushLeaf(leaf: number, strength: number, fx: Float64Array, fy: Float64Array): void {
    const [first, last] = [this.#first[leaf] ?? 0, this.#last[leaf] ?? 0];
    const [farCount, nearCount] = this.#collect(first, last);
    const { order } = this.#morton;
    const [xs, ys, masses, far, near] = [this.#xs, this.#ys, this.#masses, this.#far, this.#near];
    const [cellX, cellY, cellMass] = [this.#cellX, this.#cellY, this.#cellMass];
    for (let place = first; place < last; place += 1) {
      const [x, y] = [xs[place] ?? 0, ys[place] ?? 0];
      let [sumX, sumY] = [0, 0];
      for (let at = 0; at < farCount; at += 1) {
        const cell = far[at] ?? 0;
        const dx = x - (cellX[cell] ?? 0);
        const dy = y - (cellY[cell] ?? 0);
        const pull = (cellMass[cell] ?? 0) / (dx * dx + dy * dy);
        sumX += dx * pull;
        sumY += dy * pull;
      }
      for (let at = 0; at < nearCount; at += 2) {
        const end = near[at + 1] ?? 0;
        for (let other = near[at] ?? 0; other < end; other += 1) {
          const dx = x - (xs[other] ?? 0);
          const dy = y - (ys[other] ?? 0);
          const square = dx * dx + dy * dy;
          const pull = (masses[other] ?? 0) / (square < MIN_SQUARE ? MIN_SQUARE : square);
          sumX += dx * pull;
          sumY += dy * pull;
        }
      }
      const point = order[place] ?? 0;
      const own = strength * (masses[place] ?? 0);
      fx[point] = (fx[point] ?? 0) + own * sumX;
      fy[point] = (fy[point] ?? 0) + own * sumY;
    }
  }

  /** Squares that stand for their points, and runs of points that stand for themselves. */
  #collect(first: number, last: number): readonly [far: number, near: number] {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let place = first; place < last; place += 1) {
      const [x, y] = [this.#xs[place] ?? 0, this.#ys[place] ?? 0];
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
    let [farCount, nearCount] = [0, 0];
    for (let cell = 0; cell < this.#cells;) {
      const [x, y] = [this.#cellX[cell] ?? 0, this.#cellY[cell] ?? 0];
      const dx = x < left ? left - x : x > right ? x - right : 0;
      const dy = y < top ? top - y : y > bottom ? y - bottom : 0;
      if ((this.#cellSide[cell] ?? 0) < OPENING_SQUARED * (dx * dx + dy * dy)) {
        this.#far[farCount] = cell;
        farCount += 1;
        cell = this.#next[cell] ?? this.#cells;
      } else if (this.#isLeaf[cell] === 1) {
        this.#near[nearCount] = this.#first[cell] ?? 0;
        this.#near[nearCount + 1] = this.#last[cell] ?? 0;
        nearCount += 2;
        cell += 1;
      } else cell += 1;
    }
    return [farCount, nearCount];
  }
}
