/** The rows of pairs by either of their ends, in flat memory. */
export interface RowsAtEnds {
  /** Rows of pairs that begin or end at one, in order. */
  at(end: number): Uint32Array;
}

/** @param count of ends; pairs with an end beyond it are found by the other one alone. */
export function rowsAtEnds(
  count: number,
  pairs: { readonly from: Uint32Array; readonly to: Uint32Array; readonly count: number },
): RowsAtEnds {
  const { from, to } = pairs;
  const starts = new Uint32Array(count + 2);
  const each = (put: (end: number, row: number) => void): void => {
    for (let row = 0; row < pairs.count; row += 1) {
      const [a, b] = [from[row] ?? 0, to[row] ?? 0];
      put(Math.min(a, count), row);
      if (b !== a) put(Math.min(b, count), row);
    }
  };
  each((end) => (starts[end + 1] = (starts[end + 1] ?? 0) + 1));
  for (let end = 0; end <= count; end += 1)
    starts[end + 1] = (starts[end + 1] ?? 0) + (starts[end] ?? 0);
  const next = starts.slice();
  const rows = new Uint32Array(starts[count + 1] ?? 0);
  each((end, row) => {
    const at = next[end] ?? 0;
    rows[at] = row;
    next[end] = at + 1;
  });
  return {
    at: (end) => rows.subarray(starts[end] ?? 0, starts[end + 1] ?? 0),
  };
}
