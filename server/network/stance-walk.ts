import { addGroup, emptySums, sumsAt } from "./stance-columns.ts";
import type { StanceColumns, StanceSums } from "./stance-columns.ts";
import type { StanceSelection } from "./stance-selection.ts";

/** Groups and rows between two moments to rest. */
const STEPS = 16_384;

/** What is wanted of a dyad; days by their places. */
export interface DyadFound {
  readonly dyad: number;
  readonly n: number;
  readonly total: number;
  readonly positive: number;
  readonly negative: number;
  readonly first: number;
  readonly last: number;
  /** Distinct ones. */
  readonly sources: number;
}

/** Wanted days of an issue of a dyad, to before `end`. */
interface Part {
  readonly issue: number;
  readonly start: number;
  readonly end: number;
  /** All that there are. */
  readonly isWhole: boolean;
}

/** One question's way through the columns, in steps: each null is a moment at which it can rest. */
export class StanceWalk {
  readonly #columns: StanceColumns;
  readonly #selection: StanceSelection;
  /** By source: one more than the dyad in which it was seen last. */
  readonly #seenIn: Uint32Array;
  readonly #sums = emptySums(1);
  #first = 0;
  #last = 0;
  #steps = 0;

  constructor(columns: StanceColumns, selection: StanceSelection) {
    this.#columns = columns;
    this.#selection = selection;
    this.#seenIn = new Uint32Array(columns.sources.length);
  }

  /** The dyads with wanted stances. */
  *dyads(): Generator<DyadFound | null, void, undefined> {
    const { dyads } = this.#columns;
    for (let dyad = 0; dyad < dyads.from.length; dyad += 1) {
      if (this.#isTime()) yield null;
      if (!this.#selection.takesDyad(dyad)) continue;
      if (this.#selection.takesWholeDyad(dyad)) {
        const [first = 0, last = 0, sources = 0] = [
          ...[dyads.first[dyad], dyads.last[dyad], dyads.sources[dyad]],
        ];
        yield { dyad, ...sumsAt(dyads.sums, dyad), first, last, sources };
        continue;
      }
      const parts = this.#partsOf(dyad);
      yield* this.#sumParts(parts);
      const sums = sumsAt(this.#sums, 0);
      if (sums.n === 0) continue;
      const [first, last] = [this.#first, this.#last];
      yield { dyad, ...sums, first, last, sources: yield* this.#countSources(dyad, parts) };
    }
  }

  /** Wanted stances by day. */
  *days(): Generator<null, StanceSums, undefined> {
    const { byDay, dyads } = this.#columns;
    const sums = emptySums(byDay.n.length);
    const [since, until] = this.#selection.days;
    if (this.#selection.looksAtDaysOnly) {
      for (let day = since; day < until; day += 1) addGroup(sums, day, byDay, day);
      return sums;
    }
    for (let dyad = 0; dyad < dyads.from.length; dyad += 1) {
      if (this.#isTime()) yield null;
      if (!this.#selection.takesDyad(dyad)) continue;
      for (const part of this.#partsOf(dyad)) yield* this.#sumDays(part, sums);
    }
    return sums;
  }

  #partsOf(dyad: number): Part[] {
    const { dyads, dyadIssues } = this.#columns;
    const parts: Part[] = [];
    const last = dyads.issues[dyad + 1] ?? 0;
    for (let issue = dyads.issues[dyad] ?? 0; issue < last; issue += 1) {
      if (!this.#selection.takesIssue(dyad, issue)) continue;
      const [start, end] = this.#selection.daysOf(issue);
      const isWhole = start === dyadIssues.days[issue] && end === dyadIssues.days[issue + 1];
      if (start < end) parts.push({ issue, start, end, isWhole });
    }
    this.#steps += parts.length;
    return parts;
  }

  /** Sums up what is wanted of one dyad. */
  *#sumParts(parts: readonly Part[]): Generator<null, void, undefined> {
    const { dyadIssues, dyadDays } = this.#columns;
    const { n, total, positive, negative } = this.#sums;
    for (const column of [n, total, positive, negative]) column[0] = 0;
    [this.#first, this.#last] = [Infinity, -1];
    for (const part of parts) {
      if (part.isWhole && !this.#selection.looksAtRows) {
        addGroup(this.#sums, 0, dyadIssues.sums, part.issue);
        this.#meet(dyadDays.day[part.start] ?? 0);
        this.#meet(dyadDays.day[part.end - 1] ?? 0);
      } else {
        yield* this.#sumDays(part, null);
      }
    }
  }

  /** @param byDay where each day has a place of its own; null for one sum of all. */
  *#sumDays({ start, end }: Part, byDay: StanceSums | null): Generator<null, void, undefined> {
    const { day, sums } = this.#columns.dyadDays;
    const into = byDay ?? this.#sums;
    for (let at = start; at < end; at += 1) {
      const date = day[at] ?? 0;
      const place = byDay === null ? 0 : date;
      if (this.#isTime()) yield null;
      if (this.#selection.looksAtRows) {
        const before = into.n[place];
        const many = this.#sumRows(at, into, place);
        if (many !== null) yield* many;
        if (into.n[place] === before) continue;
      } else {
        addGroup(into, place, sums, at);
      }
      this.#meet(date);
    }
  }

  /** Sums up the wanted rows of a day: at once, or where there are many in steps. */
  #sumRows(at: number, into: StanceSums, place: number): Iterable<null> | null {
    const { rows } = this.#columns.dyadDays;
    const [start = 0, end = 0] = [rows[at], rows[at + 1]];
    if (end - start > STEPS) return this.#sumManyRows(start, end, into, place);
    this.#steps += end - start;
    this.#selection.addRows(start, end, into, place);
    return null;
  }

  *#sumManyRows(
    start: number,
    end: number,
    into: StanceSums,
    place: number,
  ): Generator<null, void, undefined> {
    for (let row = start; row < end; row += STEPS) {
      const before = Math.min(row + STEPS, end);
      if (this.#isTime(before - row)) yield null;
      this.#selection.addRows(row, before, into, place);
    }
  }

  /** How many sources wanted stances of a dyad have. */
  *#countSources(dyad: number, parts: readonly Part[]): Generator<null, number, undefined> {
    const { dyads, dyadIssues, dyadDays, rows } = this.#columns;
    const most = dyads.sources[dyad] ?? 0;
    if (most === 1) return 1;
    const [part] = parts;
    const { looksAtRows } = this.#selection;
    if (part?.isWhole === true && parts.length === 1 && !looksAtRows) {
      return dyadIssues.sources[part.issue] ?? 0;
    }
    let count = 0;
    for (const { start, end } of parts) {
      const last = dyadDays.rows[end] ?? 0;
      // There are no more than those of the whole dyad, which are soon together where they are few.
      for (let row = dyadDays.rows[start] ?? 0; row < last && count < most; row += 1) {
        if (this.#isTime()) yield null;
        const source = rows.source[row] ?? 0;
        if (this.#seenIn[source] === dyad + 1) continue;
        if (looksAtRows && !this.#selection.takesRow(row)) continue;
        this.#seenIn[source] = dyad + 1;
        count += 1;
      }
    }
    return count;
  }

  #meet(day: number): void {
    this.#first = Math.min(this.#first, day);
    this.#last = Math.max(this.#last, day);
  }

  #isTime(steps = 1): boolean {
    this.#steps += steps;
    if (this.#steps < STEPS) return false;
    this.#steps = 0;
    return true;
  }
}
