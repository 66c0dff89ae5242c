/** Room around each node, in units of the layout, for its label and for arrows to arrive. */
export const NODE_MARGIN = 22;
/** Labels are wide, so neighbours beside each other need more room than above each other. */
const WIDE = 1.5;
const PASSES = 120;

/** Pushes nodes apart until no two are nearer than their radii and room for labels. */
export function spreadNodes(xs: Float64Array, ys: Float64Array, radii: readonly number[]): void {
  const largest = radii.reduce((most, radius) => Math.max(most, radius), 0);
  const cell = 2 * largest + NODE_MARGIN;
  for (let pass = 0; pass < PASSES; pass += 1) {
    if (!pushApart(xs, ys, radii, cell)) return;
  }
}

function pushApart(
  xs: Float64Array,
  ys: Float64Array,
  radii: readonly number[],
  cell: number,
): boolean {
  const cells = new Map<string, number[]>();
  const column = (node: number): number => Math.floor((xs[node] ?? 0) / WIDE / cell);
  const row = (node: number): number => Math.floor((ys[node] ?? 0) / cell);
  radii.forEach((_, node) => {
    const key = `${column(node)} ${row(node)}`;
    const list = cells.get(key);
    if (list === undefined) cells.set(key, [node]);
    else list.push(node);
  });
  let moved = false;
  radii.forEach((radius, a) => {
    const [c, r] = [column(a), row(a)];
    for (let offset = 0; offset < 9; offset += 1) {
      const key = `${c + (offset % 3) - 1} ${r + Math.floor(offset / 3) - 1}`;
      for (const b of cells.get(key) ?? []) {
        if (b > a && separate(xs, ys, a, b, radius + (radii[b] ?? 0) + NODE_MARGIN)) moved = true;
      }
    }
  });
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
  let actual = Math.sqrt(dx * dx + dy * dy);
  if (actual >= wanted - 1e-6) return false;
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
