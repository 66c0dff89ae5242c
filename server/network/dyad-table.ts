import type { FlatDyads } from "../wire/flat-network.ts";
import type { StanceFilter } from "../wire/network-filter.ts";
import type { WireRow } from "../wire/wire-value.ts";
import type { Pace } from "./pace.ts";
import { roundSix, toCount, toDay, toNumber, toText } from "./row-values.ts";
import { streamDyads, type StanceContext } from "./stream-dyads.ts";

/** Rows between two looks at the clock. */
const ROWS = 512;

/** All dyads under a filter as columns, in no order: a hundred thousand objects would take the room of ten times as many numbers. */
export class DyadTable {
  /** Ids of actors and issues that are an end; columns have their places. */
  readonly ids: string[] = [];
  /** By end. */
  readonly stancesOut: number[] = [];
  readonly stancesIn: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly n: number[] = [];
  readonly #polarity: number[] = [];
  readonly #positive: number[] = [];
  readonly #negative: number[] = [];
  readonly #first: number[] = [];
  readonly #last: number[] = [];
  readonly #sources: number[] = [];
  readonly #days: string[] = [];
  readonly #ends = new Map<string, number>();
  readonly #dayNumbers = new Map<string, number>();

  /** @param minStances dyads with fewer are left out. */
  static async read(
    context: StanceContext,
    { filter, minStances }: { readonly filter: StanceFilter; readonly minStances: number },
  ): Promise<DyadTable> {
    const table = new DyadTable();
    for await (const row of streamDyads(context, filter)) {
      const n = toCount(row[2]);
      if (n >= minStances) table.#add(row, n);
      if (table.length % ROWS === 0) await context.pace.rest();
    }
    return table;
  }

  /** Adds those dyads, of rows of DYAD_COLUMNS, that are not in it yet. */
  addNew(rows: readonly WireRow[]): void {
    if (rows.length === 0) return;
    const key = (from: number, to: number): string => `${from} ${to}`;
    const known = new Set(this.from.map((from, dyad) => key(from, this.to[dyad] ?? 0)));
    for (const row of rows) {
      const pair = key(this.#end(toText(row[0])), this.#end(toText(row[1])));
      if (known.has(pair)) continue;
      known.add(pair);
      this.#add(row, toCount(row[2]));
    }
  }

  get length(): number {
    return this.n.length;
  }

  get stances(): number {
    return this.n.reduce((sum, n) => sum + n, 0);
  }

  /** The place of an id; undefined for one that is no end. */
  endOf(id: string): number | undefined {
    return this.#ends.get(id);
  }

  /**
   * Some dyads, in this order.
   * @param rows numbers for the ends, by their places.
   */
  async pick(
    dyads: Uint32Array,
    rows: Int32Array,
    pace: Pace,
  ): Promise<{ readonly columns: FlatDyads; readonly days: readonly string[] }> {
    const count = (): Uint32Array<ArrayBuffer> => new Uint32Array(dyads.length);
    const columns: FlatDyads = {
      ...{ from: count(), to: count(), n: count(), positive: count(), negative: count() },
      ...{ first: count(), last: count(), sources: count() },
      polarity: new Float64Array(dyads.length),
    };
    const days: string[] = [];
    const numbers = new Map<number, number>();
    const dayOf = (day: number): number => {
      let number = numbers.get(day);
      if (number === undefined) {
        number = days.push(this.#days[day] ?? "") - 1;
        numbers.set(day, number);
      }
      return number;
    };
    for (const [row, dyad] of dyads.entries()) {
      columns.from[row] = rows[this.from[dyad] ?? 0] ?? 0;
      columns.to[row] = rows[this.to[dyad] ?? 0] ?? 0;
      columns.n[row] = this.n[dyad] ?? 0;
      columns.polarity[row] = this.#polarity[dyad] ?? 0;
      columns.positive[row] = this.#positive[dyad] ?? 0;
      columns.negative[row] = this.#negative[dyad] ?? 0;
      columns.first[row] = dayOf(this.#first[dyad] ?? 0);
      columns.last[row] = dayOf(this.#last[dyad] ?? 0);
      columns.sources[row] = this.#sources[dyad] ?? 0;
      if (row % ROWS === 0) await pace.rest();
    }
    return { columns, days };
  }

  #add(row: WireRow, n: number): void {
    const [from, to, , total, positive, negative, first, last, sources] = row;
    const [source, target] = [this.#end(toText(from)), this.#end(toText(to))];
    this.stancesOut[source] = (this.stancesOut[source] ?? 0) + n;
    this.stancesIn[target] = (this.stancesIn[target] ?? 0) + n;
    this.from.push(source);
    this.to.push(target);
    this.n.push(n);
    this.#polarity.push(roundSix(toNumber(total) / n));
    this.#positive.push(toCount(positive));
    this.#negative.push(toCount(negative));
    this.#first.push(this.#day(toDay(first)));
    this.#last.push(this.#day(toDay(last)));
    this.#sources.push(toCount(sources));
  }

  #end(id: string): number {
    let end = this.#ends.get(id);
    if (end === undefined) {
      end = this.ids.push(id) - 1;
      this.#ends.set(id, end);
      this.stancesOut.push(0);
      this.stancesIn.push(0);
    }
    return end;
  }

  #day(day: string): number {
    let number = this.#dayNumbers.get(day);
    if (number === undefined) {
      number = this.#days.push(day) - 1;
      this.#dayNumbers.set(day, number);
    }
    return number;
  }
}
