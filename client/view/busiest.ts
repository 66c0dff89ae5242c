import type { DrawnNetwork } from "./drawn-network.ts";

/** Beyond so many stances rows are told apart by their order alone where too many are left. */
const MOST_STANCES = 4095;

/**
 * Returns those of the rows with the most stances, most first, then by id. Of rows with as many the
 * first are taken; only what is taken is sorted, since this is asked for every frame.
 */
export function busiest(
  { ids, stances }: Pick<DrawnNetwork, "ids" | "stances">,
  rows: Uint32Array,
  most: number,
): Uint32Array {
  const countOf = (row: number): number => stances[row] ?? 0;
  return taken(countOf, rows, most).sort(
    (a, b) => countOf(b) - countOf(a) || ((ids[a] ?? "") < (ids[b] ?? "") ? -1 : 1),
  );
}

function taken(countOf: (row: number) => number, rows: Uint32Array, most: number): Uint32Array {
  if (rows.length <= most) return rows.slice();
  const having = new Uint32Array(MOST_STANCES + 1);
  const capped = (row: number): number => Math.min(MOST_STANCES, countOf(row));
  for (const row of rows) having[capped(row)] = (having[capped(row)] ?? 0) + 1;
  let least = MOST_STANCES;
  let more = 0;
  while (least > 0 && more + (having[least] ?? 0) < most) {
    more += having[least] ?? 0;
    least -= 1;
  }
  let room = most - more;
  return rows.filter((row) => {
    const count = capped(row);
    if (count !== least) return count > least;
    room -= 1;
    return room >= 0;
  });
}
