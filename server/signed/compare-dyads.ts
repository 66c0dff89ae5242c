import { DYAD_CHANGES, type ComparedDyad, type DyadChange } from "../wire/comparison.ts";
import type { Dyad } from "../wire/network.ts";

/** A compared dyad before it has words. */
export type WordlessChange = Omit<ComparedDyad, "sentence">;

/** How many dyads each kind of change came to. */
export type ChangeCounts = Readonly<Record<DyadChange, number>>;

/**
 * What became of every dyad from one list to another, each of which holds a dyad at most once:
 * flipped first, then added, dropped, strengthened, weakened and steady; within a kind the dyads with
 * most stances, then by ids. A shift of mean polarity below `step` is steady, unless it flips.
 */
export function compareDyadLists(
  before: readonly Dyad[],
  after: readonly Dyad[],
  step: number,
): WordlessChange[] {
  const pairs = new Map<string, { before: Dyad | null; after: Dyad | null }>();
  for (const dyad of before) pairs.set(keyOf(dyad), { before: dyad, after: null });
  for (const dyad of after) {
    pairs.set(keyOf(dyad), { before: pairs.get(keyOf(dyad))?.before ?? null, after: dyad });
  }
  return [...pairs.values()]
    .map((pair) => toChange(pair, step))
    .sort(
      (x, y) =>
        DYAD_CHANGES.indexOf(x.change) - DYAD_CHANGES.indexOf(y.change) ||
        stancesOf(y) - stancesOf(x) ||
        (keyOf(x) < keyOf(y) ? -1 : 1),
    );
}

export function countChanges(changes: readonly WordlessChange[]): ChangeCounts {
  const counts = Object.fromEntries(DYAD_CHANGES.map((change) => [change, 0])) as Record<
    DyadChange,
    number
  >;
  for (const { change } of changes) counts[change] += 1;
  return counts;
}

function keyOf({ from, to }: Pick<Dyad, "from" | "to">): string {
  return `${from}\n${to}`;
}

function stancesOf({ before, after }: WordlessChange): number {
  return (before?.n ?? 0) + (after?.n ?? 0);
}

function toChange(
  { before, after }: { before: Dyad | null; after: Dyad | null },
  step: number,
): WordlessChange {
  const { from, to } = after ?? before ?? { from: "", to: "" };
  if (before === null || after === null) {
    const change = before === null ? "added" : "dropped";
    return { from, to, change, before, after, shift: null };
  }
  const shift = Math.round((after.polarity - before.polarity) * 1e6) / 1e6 + 0;
  return { from, to, change: kindOf(before.polarity, after.polarity, step), before, after, shift };
}

function kindOf(before: number, after: number, step: number): DyadChange {
  if (before * after < 0) return "flipped";
  // Means have six decimals, so a difference of them is not exact either.
  const growth = Math.round((Math.abs(after) - Math.abs(before)) * 1e6) / 1e6;
  if (growth !== 0 && Math.abs(growth) >= step) return growth > 0 ? "strengthened" : "weakened";
  return "steady";
}
