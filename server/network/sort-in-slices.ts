import type { Pace } from "./pace.ts";

const RUN = 1_024;

/** Sorts numbers in place or beside, in slices between which others have the process. */
export async function sortInSlices(
  items: Uint32Array,
  compare: (a: number, b: number) => number,
  pace: Pace,
): Promise<Uint32Array> {
  for (let start = 0; start < items.length; start += RUN) {
    items.subarray(start, start + RUN).sort(compare);
    await pace.rest();
  }
  let [from, to] = [items, items.length > RUN ? new Uint32Array(items.length) : items];
  for (let width = RUN; width < items.length; width *= 2) {
    for (let start = 0; start < items.length; start += 2 * width) {
      await merge(
        from,
        to,
        { start, middle: start + width, end: start + 2 * width },
        compare,
        pace,
      );
    }
    [from, to] = [to, from];
  }
  return from;
}

interface Runs {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

async function merge(
  from: Uint32Array,
  to: Uint32Array,
  runs: Runs,
  compare: (a: number, b: number) => number,
  pace: Pace,
): Promise<void> {
  const [middle, end] = [Math.min(runs.middle, from.length), Math.min(runs.end, from.length)];
  let [left, right] = [runs.start, middle];
  for (let at = runs.start; at < end; at += 1) {
    if (at % RUN === 0) await pace.rest();
    const [a = 0, b = 0] = [from[left], from[right]];
    const takesLeft = right >= end || (left < middle && compare(a, b) <= 0);
    to[at] = takesLeft ? a : b;
    if (takesLeft) left += 1;
    else right += 1;
  }
}
