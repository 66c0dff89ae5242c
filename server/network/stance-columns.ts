import type { NamePlaces } from "./name-places.ts";

/** Counts and polarities of stances, by group. */
export interface StanceSums {
  /** Stances. */
  readonly n: Uint32Array;
  /** Sums of their polarities. */
  readonly total: Float64Array;
  /** Stances with polarity > 0 and < 0. */
  readonly positive: Uint32Array;
  readonly negative: Uint32Array;
}

/**
 * All stances of a graph as columns of numbers, in four levels: dyads, in each its issues, in each its
 * days, in each the rows. A row is all stances that no filter can tell apart. Groups of one level lie
 * one after the other in the next, so that the place where one begins is where the one before ends.
 * About 50 bytes for a stance that shares its dyad, issue and day with no other, 20 for one that does.
 */
export interface StanceColumns {
  /** Ids of actors and issues that are an end. */
  readonly ids: NamePlaces;
  /** Kinds by end; null for an issue. */
  readonly kinds: readonly (string | null)[];
  /** Ids that stances name as their issue; the first, an empty text, is of stances that name none. */
  readonly issues: NamePlaces;
  readonly sources: NamePlaces;
  readonly acts: NamePlaces;
  readonly statuses: NamePlaces;
  /** `YYYY-MM-DD`, the earliest first. */
  readonly days: readonly string[];
  readonly byDay: StanceSums;
  readonly dyads: {
    readonly from: Uint32Array;
    readonly to: Uint32Array;
    /** Where the issues of a dyad begin; one more than there are dyads. */
    readonly issues: Uint32Array;
    /** Days of its first and last stance. */
    readonly first: Uint32Array;
    readonly last: Uint32Array;
    /** Distinct sources. */
    readonly sources: Uint32Array;
    readonly sums: StanceSums;
  };
  readonly dyadIssues: {
    readonly issue: Uint32Array;
    readonly days: Uint32Array;
    readonly sources: Uint32Array;
    readonly sums: StanceSums;
  };
  readonly dyadDays: {
    readonly day: Uint32Array;
    readonly rows: Uint32Array;
    readonly sums: StanceSums;
  };
  readonly rows: {
    readonly source: Uint32Array;
    readonly act: Uint16Array;
    readonly status: Uint8Array;
    readonly polarity: Float64Array;
    /** Stances. */
    readonly n: Uint32Array;
  };
}

export function emptySums(length: number): StanceSums {
  return {
    n: new Uint32Array(length),
    total: new Float64Array(length),
    positive: new Uint32Array(length),
    negative: new Uint32Array(length),
  };
}

/** Adds to a group. */
export function addSums(
  sums: StanceSums,
  at: number,
  { n, total, positive, negative }: Readonly<Record<keyof StanceSums, number>>,
): void {
  sums.n[at] = (sums.n[at] ?? 0) + n;
  sums.total[at] = (sums.total[at] ?? 0) + total;
  sums.positive[at] = (sums.positive[at] ?? 0) + positive;
  sums.negative[at] = (sums.negative[at] ?? 0) + negative;
}

/** A group of sums. */
export function sumsAt(
  { n, total, positive, negative }: StanceSums,
  at: number,
): Readonly<Record<keyof StanceSums, number>> {
  return {
    ...{ n: n[at] ?? 0, total: total[at] ?? 0 },
    ...{ positive: positive[at] ?? 0, negative: negative[at] ?? 0 },
  };
}

/** Adds a group to one of other sums. */
export function addGroup(sums: StanceSums, at: number, others: StanceSums, group: number): void {
  sums.n[at] = (sums.n[at] ?? 0) + (others.n[group] ?? 0);
  sums.total[at] = (sums.total[at] ?? 0) + (others.total[group] ?? 0);
  sums.positive[at] = (sums.positive[at] ?? 0) + (others.positive[group] ?? 0);
  sums.negative[at] = (sums.negative[at] ?? 0) + (others.negative[group] ?? 0);
}
