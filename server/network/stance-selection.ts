import type { NamePlaces } from "./name-places.ts";
import { addSums, type StanceColumns, type StanceSums } from "./stance-columns.ts";
import type { StanceConditions } from "./stance-filter.ts";

/** 1 for the places that are taken; null where all are. */
type Mask = Uint8Array | null;

/** Ends that a question wants beside its conditions. */
export interface DyadEnds {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Which parts of the columns hold for conditions: what `filterToCypher` says, over numbers. */
export class StanceSelection {
  /** Whether it has to look at single rows. */
  readonly looksAtRows: boolean;
  readonly #columns: StanceColumns;
  readonly #from: readonly Mask[];
  readonly #to: readonly Mask[];
  readonly #either: Mask;
  readonly #issue: Mask;
  readonly #aimedAt: Mask;
  readonly #since: number;
  readonly #until: number;
  readonly #source: Mask;
  readonly #act: Mask;
  readonly #status: Mask;
  readonly #polarityMin: number;
  readonly #polarityMax: number;

  constructor(columns: StanceColumns, conditions: StanceConditions, ends?: DyadEnds) {
    this.#columns = columns;
    const { ids, kinds, issues, sources, acts, statuses, days } = columns;
    const { from, to, actor, kind, issue, since, until, source, without } = conditions;
    const { act, status, polarityMin, polarityMax } = conditions;
    const one = (id: string | undefined): Mask => maskOf(ids, id === undefined ? undefined : [id]);
    const kindMask = (ofNone: boolean): Mask =>
      kind === undefined
        ? null
        : Uint8Array.from(kinds, (each) =>
            (each === null ? ofNone : kind.includes(each)) ? 1 : 0,
          );
    // Issues have no kind, and no stances of their own.
    this.#from = [one(from), kindMask(false), maskOf(ids, ends?.from)];
    this.#to = [one(to), kindMask(true), maskOf(ids, ends?.to)];
    this.#either = maskOf(ids, actor);
    this.#issue = maskOf(issues, issue);
    this.#aimedAt = maskOf(ids, issue);
    this.#since = since === undefined ? 0 : firstFrom(days, since);
    this.#until = until === undefined ? days.length : firstFrom(days, `${until}~`);
    this.#source =
      without === undefined ? maskOf(sources, source) : maskOf(sources, source, without);
    this.#act = act === undefined ? null : beginMask(acts, act);
    this.#status = maskOf(statuses, status);
    this.#polarityMin = polarityMin ?? -Infinity;
    this.#polarityMax = polarityMax ?? Infinity;
    this.looksAtRows =
      [this.#source, this.#act, this.#status].some((mask) => mask !== null) ||
      polarityMin !== undefined ||
      polarityMax !== undefined;
  }

  /** The days, from the first to before the second, that are wanted. */
  get days(): readonly [since: number, until: number] {
    return [this.#since, this.#until];
  }

  /** Whether all stances of these days are wanted. */
  get looksAtDaysOnly(): boolean {
    const masks = [...this.#from, ...this.#to, this.#either, this.#issue, this.#aimedAt];
    return !this.looksAtRows && masks.every((mask) => mask === null);
  }

  /** Whether both ends are wanted. */
  takesDyad(dyad: number): boolean {
    const { from, to } = this.#columns.dyads;
    const [source = 0, target = 0] = [from[dyad], to[dyad]];
    return (
      this.#from.every((mask) => holds(mask, source)) &&
      this.#to.every((mask) => holds(mask, target)) &&
      (holds(this.#either, source) || holds(this.#either, target))
    );
  }

  /** Whether all stances of a dyad are wanted whose ends are. */
  takesWholeDyad(dyad: number): boolean {
    const { to, first, last } = this.#columns.dyads;
    return (
      !this.looksAtRows &&
      holds(this.#aimedAt, to[dyad] ?? 0) &&
      this.#since <= (first[dyad] ?? 0) &&
      (last[dyad] ?? 0) < this.#until
    );
  }

  /** Whether stances of a dyad about one of its issues are wanted. */
  takesIssue(dyad: number, dyadIssue: number): boolean {
    const { dyads, dyadIssues } = this.#columns;
    // A stance that is aimed at an issue is about it, also where its own `issue` says nothing.
    return (
      holds(this.#issue, dyadIssues.issue[dyadIssue] ?? 0) ||
      holds(this.#aimedAt, dyads.to[dyad] ?? 0)
    );
  }

  /** The days of an issue of a dyad, from the first to before the second, that are wanted. */
  daysOf(dyadIssue: number): readonly [start: number, end: number] {
    const { days } = this.#columns.dyadIssues;
    const [start = 0, end = 0] = [days[dyadIssue], days[dyadIssue + 1]];
    return [this.#find(start, end, this.#since), this.#find(start, end, this.#until)];
  }

  takesRow(row: number): boolean {
    const { rows } = this.#columns;
    const polarity = rows.polarity[row] ?? 0;
    return (
      holds(this.#source, rows.source[row] ?? 0) &&
      holds(this.#act, rows.act[row] ?? 0) &&
      holds(this.#status, rows.status[row] ?? 0) &&
      polarity >= this.#polarityMin &&
      polarity <= this.#polarityMax
    );
  }

  /** Adds the wanted rows, from the first to before the second, to a group. */
  addRows(start: number, end: number, sums: StanceSums, group: number): void {
    // A loop over millions of rows: what it reads is at hand.
    const { source, act, status, polarity, n } = this.#columns.rows;
    const [sources, acts, statuses] = [this.#source, this.#act, this.#status];
    const [lowest, highest] = [this.#polarityMin, this.#polarityMax];
    let [count, total, positive, negative] = [0, 0, 0, 0];
    for (let row = start; row < end; row += 1) {
      const value = polarity[row] ?? 0;
      if (value < lowest || value > highest) continue;
      if (sources !== null && sources[source[row] ?? 0] === 0) continue;
      if (acts !== null && acts[act[row] ?? 0] === 0) continue;
      if (statuses !== null && statuses[status[row] ?? 0] === 0) continue;
      const stances = n[row] ?? 0;
      count += stances;
      total += value * stances;
      if (value > 0) positive += stances;
      else if (value < 0) negative += stances;
    }
    addSums(sums, group, { n: count, total, positive, negative });
  }

  /** The first place in a stretch of days whose day is not before another. */
  #find(start: number, end: number, limit: number): number {
    const { day } = this.#columns.dyadDays;
    if ((day[start] ?? 0) >= limit) return start;
    let [low, high] = [start, end];
    if ((day[end - 1] ?? 0) < limit) return end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((day[middle] ?? 0) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function holds(mask: Mask, place: number): boolean {
  return mask === null || mask[place] === 1;
}

/** A mask of the names of a list, less those of another. */
function maskOf(
  places: NamePlaces,
  list: readonly string[] | undefined,
  without: readonly string[] = [],
): Mask {
  if (list === undefined && without.length === 0) return null;
  const mask = new Uint8Array(places.length).fill(list === undefined ? 1 : 0);
  const put = (names: readonly string[], value: number): void => {
    for (const name of names) {
      const place = places.find(name);
      if (place !== undefined) mask[place] = value;
    }
  };
  put(list ?? [], 1);
  put(without, 0);
  return mask.includes(0) ? mask : null;
}

function beginMask({ names }: NamePlaces, beginnings: readonly string[]): Mask {
  const mask = Uint8Array.from(names, (name) =>
    beginnings.some((beginning) => name.startsWith(beginning)) ? 1 : 0,
  );
  return mask.includes(0) ? mask : null;
}

/** The number of days before a text. */
function firstFrom(days: readonly string[], text: string): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
