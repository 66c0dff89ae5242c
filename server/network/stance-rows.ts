import { isCalendarDate } from "../wire/calendar-date.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { WireRow } from "../wire/wire-value.ts";
import { NamePlaces } from "./name-places.ts";
import { toDay, toNumber, toText, toTextOrNull } from "./row-values.ts";

/** What {@link StanceRows} takes of each stance `s` of `a` about `b`, as expressions of Cypher. */
export const STANCE_ROW_VALUES = [
  ...["a.id", "a.kind", "b.id", "b.kind"],
  ...["s.issue", "s.date", "s.source", "s.act", "s.status", "s.polarity"],
] as const;

/** Distinct sources past which their names would take more room than the stances. */
const MOST_SOURCES = 1_000_000;
const [MOST_ACTS, MOST_STATUSES] = [2 ** 16, 2 ** 8];

/** Stances as they are read, in columns of numbers and in no order. */
export class StanceRows {
  readonly ids = new NamePlaces();
  readonly kinds: (string | null)[] = [];
  readonly issues = new NamePlaces();
  readonly sources = new NamePlaces();
  readonly acts = new NamePlaces();
  readonly statuses = new NamePlaces();
  readonly days = new NamePlaces();
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly issue: Uint32Array;
  readonly day: Uint32Array;
  readonly source: Uint32Array;
  readonly act: Uint16Array;
  readonly status: Uint8Array;
  readonly polarity: Float64Array;
  readonly #room: number;
  #length = 0;

  /** @param room for so many stances. */
  constructor(room: number) {
    this.#room = room;
    this.issues.take("");
    const numbers = (): Uint32Array => new Uint32Array(room);
    [this.from, this.to, this.issue, this.day] = [numbers(), numbers(), numbers(), numbers()];
    this.source = numbers();
    this.act = new Uint16Array(room);
    this.status = new Uint8Array(room);
    this.polarity = new Float64Array(room);
  }

  get length(): number {
    return this.#length;
  }

  /**
   * @param row with {@link STANCE_ROW_VALUES}.
   * @throws EntenteError `damaged-data` for what our loader does not write, and `too-large`.
   */
  add(row: WireRow): void {
    const at = this.#length;
    if (at === this.#room) throw tooMany("stances", at);
    this.from[at] = this.#end(toText(row[0]), toTextOrNull(row[1]));
    this.to[at] = this.#end(toText(row[2]), toTextOrNull(row[3]));
    this.issue[at] = this.issues.take(toTextOrNull(row[4]) ?? "");
    this.day[at] = this.#day(toDay(row[5]));
    this.source[at] = this.sources.take(toText(row[6]));
    this.act[at] = this.acts.take(toText(row[7]));
    this.status[at] = this.statuses.take(toText(row[8]));
    // Not −0, which would be another row than 0.
    this.polarity[at] = toNumber(row[9]) + 0;
    if (this.sources.length > MOST_SOURCES) throw tooMany("sources", MOST_SOURCES);
    if (this.acts.length > MOST_ACTS) throw tooMany("acts", MOST_ACTS);
    if (this.statuses.length > MOST_STATUSES) throw tooMany("statuses", MOST_STATUSES);
    this.#length += 1;
  }

  #end(id: string, kind: string | null): number {
    const place = this.ids.take(id);
    if (place === this.kinds.length) this.kinds.push(kind);
    if (this.kinds[place] !== kind) {
      throw new EntenteError("damaged-data", `The graph has ${id} twice, of different kinds.`);
    }
    return place;
  }

  #day(day: string): number {
    const known = this.days.find(day);
    if (known !== undefined) return known;
    // Only days of this form are in the order of their texts.
    if (!isCalendarDate(day)) {
      throw new EntenteError("damaged-data", `The graph has a stance of the day ${day}.`);
    }
    return this.days.take(day);
  }
}

function tooMany(what: string, most: number): EntenteError {
  return new EntenteError(
    "too-large",
    `The graph has more than ${most.toLocaleString("en")} ${what}, too many to keep them in memory.`,
  );
}
