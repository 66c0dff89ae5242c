import { compareText } from "../wire/compare-text.ts";
import { countingSort } from "./counting-sort.ts";
import type { Pace } from "./pace.ts";
import { sortInSlices } from "./sort-in-slices.ts";
import { addSums, emptySums, type StanceColumns } from "./stance-columns.ts";
import type { StanceRows } from "./stance-rows.ts";

/** Stances between two looks at the clock. */
const STANCES = 4_096;

/** What begins with a stance, each with all that comes before it here. */
const BEGINS = { nothing: 0, row: 1, day: 2, issue: 3, dyad: 4 } as const;

/** Sorts stances and folds those that no filter can tell apart, in slices. */
export async function foldStances(stances: StanceRows, pace: Pace): Promise<StanceColumns> {
  const { names, ranks } = await rankDays(stances.days.names, pace);
  const day = stances.day.subarray(0, stances.length);
  for (let at = 0; at < day.length; at += 1) {
    day[at] = ranks[day[at] ?? 0] ?? 0;
    if (at % STANCES === 0) await pace.rest();
  }
  const order = await sortStances(stances, pace);
  const begins = await findBeginnings(stances, order, pace);
  const columns = emptyColumns(stances, names, await countBeginnings(begins, pace));
  await fill(columns, stances, { order, begins }, pace);
  return columns;
}

async function rankDays(
  days: readonly string[],
  pace: Pace,
): Promise<{ readonly names: string[]; readonly ranks: Uint32Array }> {
  const places = await sortInSlices(
    Uint32Array.from(days, (_, place) => place),
    (a, b) => compareText(days[a] ?? "", days[b] ?? ""),
    pace,
  );
  const ranks = new Uint32Array(days.length);
  for (const [rank, place] of places.entries()) ranks[place] = rank;
  return { names: Array.from(places, (place) => days[place] ?? ""), ranks };
}

/** By dyad, issue and day; further so that equal ones are beside each other. */
async function sortStances(stances: StanceRows, pace: Pace): Promise<Uint32Array> {
  const { length, ids, polarity } = stances;
  let order: Uint32Array = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) {
    order[at] = at;
    if (at % STANCES === 0) await pace.rest();
  }
  // Equal numbers have equal bits; their order does not matter.
  const bits = new Uint16Array(polarity.buffer, polarity.byteOffset, 4 * polarity.length);
  for (const offset of [0, 1, 2, 3]) {
    order = await countingSort(order, { column: bits, stride: 4, offset, below: 2 ** 16 }, pace);
  }
  for (const { column, below } of [
    { column: stances.status, below: stances.statuses.length },
    { column: stances.act, below: stances.acts.length },
    { column: stances.source, below: stances.sources.length },
    { column: stances.day, below: stances.days.length },
    { column: stances.issue, below: stances.issues.length },
    { column: stances.to, below: ids.length },
    { column: stances.from, below: ids.length },
  ]) {
    order = await countingSort(order, { column, below }, pace);
  }
  return order;
}

/** What begins with each stance in the order. */
async function findBeginnings(
  stances: StanceRows,
  order: Uint32Array,
  pace: Pace,
): Promise<Uint8Array> {
  const begins = new Uint8Array(order.length);
  const { from, to, issue, day, source, act, status, polarity } = stances;
  for (let at = 0; at < order.length; at += 1) {
    if (at % STANCES === 0) await pace.rest();
    const [last, own] = [order[at - 1] ?? -1, order[at] ?? 0];
    if (at === 0 || from[last] !== from[own] || to[last] !== to[own]) begins[at] = BEGINS.dyad;
    else if (issue[last] !== issue[own]) begins[at] = BEGINS.issue;
    else if (day[last] !== day[own]) begins[at] = BEGINS.day;
    else if (
      source[last] !== source[own] ||
      act[last] !== act[own] ||
      status[last] !== status[own] ||
      polarity[last] !== polarity[own]
    ) {
      begins[at] = BEGINS.row;
    }
  }
  return begins;
}

type Counts = Readonly<Record<"dyads" | "issues" | "days" | "rows", number>>;

async function countBeginnings(begins: Uint8Array, pace: Pace): Promise<Counts> {
  const counts = new Uint32Array(5);
  for (let at = 0; at < begins.length; at += 1) {
    const level = begins[at] ?? 0;
    counts[level] = (counts[level] ?? 0) + 1;
    if (at % STANCES === 0) await pace.rest();
  }
  const [, row = 0, day = 0, issue = 0, dyad = 0] = counts;
  const [issues, days] = [dyad + issue, dyad + issue + day];
  return { dyads: dyad, issues, days, rows: days + row };
}

function emptyColumns(
  { ids, kinds, issues, sources, acts, statuses }: StanceRows,
  days: readonly string[],
  counts: Counts,
): StanceColumns {
  const numbers = (length: number): Uint32Array => new Uint32Array(length);
  const { dyads, rows } = counts;
  return {
    ...{ ids, kinds, issues, sources, acts, statuses, days },
    byDay: emptySums(days.length),
    dyads: {
      ...{ from: numbers(dyads), to: numbers(dyads), issues: numbers(dyads + 1) },
      ...{ first: numbers(dyads), last: numbers(dyads), sources: numbers(dyads) },
      sums: emptySums(dyads),
    },
    dyadIssues: {
      ...{ issue: numbers(counts.issues), days: numbers(counts.issues + 1) },
      sources: numbers(counts.issues),
      sums: emptySums(counts.issues),
    },
    dyadDays: {
      ...{ day: numbers(counts.days), rows: numbers(counts.days + 1) },
      sums: emptySums(counts.days),
    },
    rows: {
      ...{ source: numbers(rows), act: new Uint16Array(rows), status: new Uint8Array(rows) },
      ...{ polarity: new Float64Array(rows), n: numbers(rows) },
    },
  };
}

interface Sorted {
  readonly order: Uint32Array;
  readonly begins: Uint8Array;
}

async function fill(
  columns: StanceColumns,
  stances: StanceRows,
  { order, begins }: Sorted,
  pace: Pace,
): Promise<void> {
  const { dyads, dyadIssues, dyadDays, rows } = columns;
  let [dyad, issue, day, row] = [-1, -1, -1, -1];
  const sources = new SourceCounts(stances.sources.length, dyads.sources, dyadIssues.sources);
  for (let at = 0; at < order.length; at += 1) {
    if (at % STANCES === 0) await pace.rest();
    const [stance, begin] = [order[at] ?? 0, begins[at] ?? 0];
    const [date, polarity] = [stances.day[stance] ?? 0, stances.polarity[stance] ?? 0];
    if (begin >= BEGINS.dyad) {
      dyad += 1;
      dyads.from[dyad] = stances.from[stance] ?? 0;
      dyads.to[dyad] = stances.to[stance] ?? 0;
      dyads.issues[dyad] = issue + 1;
      dyads.first[dyad] = date;
    }
    if (begin >= BEGINS.issue) {
      issue += 1;
      dyadIssues.issue[issue] = stances.issue[stance] ?? 0;
      dyadIssues.days[issue] = day + 1;
    }
    if (begin >= BEGINS.day) {
      day += 1;
      dyadDays.day[day] = date;
      dyadDays.rows[day] = row + 1;
      // Each issue begins with its own first day.
      dyads.first[dyad] = Math.min(dyads.first[dyad] ?? 0, date);
      dyads.last[dyad] = Math.max(dyads.last[dyad] ?? 0, date);
    }
    if (begin >= BEGINS.row) {
      row += 1;
      rows.source[row] = stances.source[stance] ?? 0;
      rows.act[row] = stances.act[stance] ?? 0;
      rows.status[row] = stances.status[stance] ?? 0;
      rows.polarity[row] = polarity;
      sources.see(rows.source[row] ?? 0, dyad, issue);
    }
    rows.n[row] = (rows.n[row] ?? 0) + 1;
    const one = { n: 1, total: polarity, positive: +(polarity > 0), negative: +(polarity < 0) };
    addSums(columns.byDay, date, one);
    addSums(dyads.sums, dyad, one);
    addSums(dyadIssues.sums, issue, one);
    addSums(dyadDays.sums, day, one);
  }
  dyads.issues[dyad + 1] = issue + 1;
  dyadIssues.days[issue + 1] = day + 1;
  dyadDays.rows[day + 1] = row + 1;
}

/** Counts distinct sources of dyads and of their issues, which come one after the other. */
class SourceCounts {
  readonly #seenInDyad: Uint32Array;
  readonly #seenInIssue: Uint32Array;
  readonly #ofDyads: Uint32Array;
  readonly #ofIssues: Uint32Array;

  constructor(sources: number, ofDyads: Uint32Array, ofIssues: Uint32Array) {
    [this.#seenInDyad, this.#seenInIssue] = [new Uint32Array(sources), new Uint32Array(sources)];
    [this.#ofDyads, this.#ofIssues] = [ofDyads, ofIssues];
  }

  see(source: number, dyad: number, issue: number): void {
    if (this.#seenInDyad[source] !== dyad + 1) {
      this.#seenInDyad[source] = dyad + 1;
      this.#ofDyads[dyad] = (this.#ofDyads[dyad] ?? 0) + 1;
    }
    if (this.#seenInIssue[source] !== issue + 1) {
      this.#seenInIssue[source] = issue + 1;
      this.#ofIssues[issue] = (this.#ofIssues[issue] ?? 0) + 1;
    }
  }
}
