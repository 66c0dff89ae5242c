import type { Pace } from "./pace.ts";

/** Items between two looks at the clock. */
const ITEMS = 8_192;

/** Numbers by which items are sorted: that of an item is at `item * stride + offset`. */
export interface SortKeys {
  readonly column: Uint8Array | Uint16Array | Uint32Array;
  /** Default: 1. */
  readonly stride?: number;
  /** Default: 0. */
  readonly offset?: number;
  /** All keys are below it. */
  readonly below: number;
}

/**
 * Items by their keys, the smallest first; those with the same key stay in their order. In slices
 * between which others have the process, in a time that grows with the items and no faster.
 */
export async function countingSort(
  items: Uint32Array,
  { column, stride = 1, offset = 0, below }: SortKeys,
  pace: Pace,
): Promise<Uint32Array> {
  const places = new Uint32Array(below + 1);
  for (let start = 0; start < items.length; start += ITEMS) {
    for (const item of items.subarray(start, start + ITEMS)) {
      const key = column[item * stride + offset] ?? 0;
      places[key + 1] = (places[key + 1] ?? 0) + 1;
    }
    await pace.rest();
  }
  for (let key = 1; key < places.length; key += 1) {
    places[key] = (places[key] ?? 0) + (places[key - 1] ?? 0);
    if (key % ITEMS === 0) await pace.rest();
  }
  const sorted = new Uint32Array(items.length);
  for (let start = 0; start < items.length; start += ITEMS) {
    for (const item of items.subarray(start, start + ITEMS)) {
      const key = column[item * stride + offset] ?? 0;
      const place = places[key] ?? 0;
      sorted[place] = item;
      places[key] = place + 1;
    }
    await pace.rest();
  }
  return sorted;
}
