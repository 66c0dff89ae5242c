/** Steps per axis: two of them make a code of 32 bits. */
const STEPS = 65_536;
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Orders points along a Z-shaped curve, so that points near each other in the plane are near each
 * other in memory, and every square of a quadtree is one run of the order.
 * Source: G. M. Morton, "A Computer Oriented Geodetic Data Base", IBM, 1966.
 */
export class MortonOrder {
  /** Point at each place of the order. */
  order: Uint32Array;
  /** Code at each place of the order, ascending. */
  codes: Uint32Array;
  /** The square that all codes divide. */
  left = 0;
  top = 0;
  side = 1;
  #otherOrder: Uint32Array;
  #otherCodes: Uint32Array;
  readonly #counts = new Uint32Array(DIGITS);

  constructor(count: number) {
    this.order = new Uint32Array(count);
    this.codes = new Uint32Array(count);
    this.#otherOrder = new Uint32Array(count);
    this.#otherCodes = new Uint32Array(count);
  }

  /** Sorts the points anew; `xs` and `ys` have the count that the constructor was told. */
  sort(xs: Float64Array, ys: Float64Array): void {
    this.#measure(xs, ys);
    const scale = (STEPS - 1) / this.side;
    for (let point = 0; point < xs.length; point += 1) {
      this.order[point] = point;
      this.codes[point] =
        spread(((xs[point] ?? 0) - this.left) * scale) |
        (spread(((ys[point] ?? 0) - this.top) * scale) << 1);
    }
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) this.#sortByDigit(shift);
  }

  #measure(xs: Float64Array, ys: Float64Array): void {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let point = 0; point < xs.length; point += 1) {
      const [x, y] = [xs[point] ?? 0, ys[point] ?? 0];
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
    this.left = left;
    this.top = top;
    this.side = Math.max(right - left, bottom - top, 1e-9);
  }

  /** One pass of a radix sort, which keeps the order of equal digits. */
  #sortByDigit(shift: number): void {
    const counts = this.#counts.fill(0);
    const { codes, order } = this;
    const mask = DIGITS - 1;
    for (const code of codes) {
      const digit = (code >>> shift) & mask;
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    let place = 0;
    for (let digit = 0; digit < DIGITS; digit += 1) {
      const count = counts[digit] ?? 0;
      counts[digit] = place;
      place += count;
    }
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at] ?? 0;
      const digit = (code >>> shift) & mask;
      const to = counts[digit] ?? 0;
      counts[digit] = to + 1;
      this.#otherCodes[to] = code;
      this.#otherOrder[to] = order[at] ?? 0;
    }
    [this.codes, this.#otherCodes] = [this.#otherCodes, codes];
    [this.order, this.#otherOrder] = [this.#otherOrder, order];
  }
}

/** The lower 16 bits with a gap of one bit after each. */
function spread(value: number): number {
  let bits = value & 0xffff;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}
