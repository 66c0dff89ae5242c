// Local names: looking Math up in the innermost loops costs as much as the arithmetic.
const { floor, max, sqrt } = Math;
/** Room around each node, in units of the layout, for its label and for arrows to arrive. */
export const NODE_MARGIN = 22;
/** Labels are wide, so neighbours beside each other need more room than above each other. */
const WIDE = 1.5;
const PASSES = 200;
/** Not worth another pass. */
const SLACK = 1;
/** Share of the picture's area that nodes may fill is 1 / this. */
const LOOSENESS = 2.2;

/**
 * Pushes nodes apart until no two are nearer than their radii and room for labels, or `passes` are
 * over.
 */
export function spreadNodes(
  xs: Float64Array,
  ys: Float64Array,
  radii: readonly number[],
  passes: number = PASSES,
): void {
  const largest = radii.reduce((most, radius) => max(most, radius), 0);
  const cell = 2 * largest + NODE_MARGIN;
  for (let pass = 0; pass < passes; pass += 1) {
    if (!pushApart(xs, ys, radii, new CellLists(xs, ys, cell))) return;
  }
}

/** Nodes by the square cell that they lie in, as linked lists in flat arrays. */
class CellLists {
  readonly #first = new Map<number, number>();
  readonly #next: Int32Array;
  readonly column: Int32Array;
  readonly row: Int32Array;

  constructor(xs: Float64Array, ys: Float64Array, cell: number) {
    this.#next = new Int32Array(xs.length).fill(-1);
    this.column = Int32Array.from(xs, (x) => floor(x / WIDE / cell));
    this.row = Int32Array.from(ys, (y) => floor(y / cell));
    for (let node = xs.length - 1; node >= 0; node -= 1) {
      const key = cellKey(this.column[node] ?? 0, this.row[node] ?? 0);
      this.#next[node] = this.#first.get(key) ?? -1;
      this.#first.set(key, node);
    }
  }

  /** The first node of a cell; −1 when it is empty. */
  first(column: number, row: number): number {
    return this.#first.get(cellKey(column, row)) ?? -1;
  }

  next(node: number): number {
    return this.#next[node] ?? -1;
  }
}

function cellKey(column: number, row: number): number {
  return column * 1_048_576 + row;
}

/**
 * Enlarges the picture until its area holds all nodes with room: wanted distances know nothing of
 * how many nodes share them, and a large graph of few steps would be a heap.
 */
export function makeRoom(xs: Float64Array, ys: Float64Array, radii: readonly number[]): void {
  let needed = 0;
  for (const radius of radii) {
    const side = 2 * radius + NODE_MARGIN;
    needed += side * side * WIDE * LOOSENESS;
  }
  const [long = 0, short = 0] = [deviation(xs), deviation(ys)].sort((a, b) => b - a);
  // For an evenly filled ellipse, each half axis is twice the standard deviation. A chain of nodes
  // fills next to nothing and still needs no more room.
  const present = (355 / 113) * 4 * long * max(short, long * 0.4);
  if (present >= needed || present === 0) return;
  const factor = sqrt(needed / present);
  for (let node = 0; node < xs.length; node += 1) {
    xs[node] = (xs[node] ?? 0) * factor;
    ys[node] = (ys[node] ?? 0) * factor;
  }
}

function deviation(values: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  return sqrt(max(0, squares / values.length - mean * mean));
}

function pushApart(
  xs: Float64Array,
  ys: Float64Array,
  radii: readonly number[],
  cells: CellLists,
): boolean {
  let moved = false;
  for (let a = 0; a < radii.length; a += 1) {
    const [column, row] = [cells.column[a] ?? 0, cells.row[a] ?? 0];
    for (let offset = 0; offset < 9; offset += 1) {
      const [c, r] = [column + (offset % 3) - 1, row + floor(offset / 3) - 1];
      for (let b = cells.first(c, r); b !== -1; b = cells.next(b)) {
        if (b <= a) continue;
        const wanted = (radii[a] ?? 0) + (radii[b] ?? 0) + NODE_MARGIN;
        if (separate(xs, ys, a, b, wanted)) moved = true;
      }
    }
  }
  return moved;
}

function separate(
  xs: Float64Array,
  ys: Float64Array,
  a: number,
  b: number,
  wanted: number,
): boolean {
  let dx = ((xs[b] ?? 0) - (xs[a] ?? 0)) / WIDE;
  const dy = (ys[b] ?? 0) - (ys[a] ?? 0);
  let actual = sqrt(dx * dx + dy * dy);
  if (actual >= wanted - SLACK) return false;
  if (actual < 1e-9) {
    dx = 1e-3;
    actual = 1e-3;
  }
  const share = (wanted - actual) / (2 * actual);
  xs[a] = (xs[a] ?? 0) - dx * share * WIDE;
  xs[b] = (xs[b] ?? 0) + dx * share * WIDE;
  ys[a] = (ys[a] ?? 0) - dy * share;
  ys[b] = (ys[b] ?? 0) + dy * share;
  return true;
}
