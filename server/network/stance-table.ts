import type { WireRow } from "../wire/wire-value.ts";
import type { Pace } from "./pace.ts";
import type { StanceColumns } from "./stance-columns.ts";
import type { StanceConditions } from "./stance-filter.ts";
import { StanceSelection, type DyadEnds } from "./stance-selection.ts";
import { StanceWalk } from "./stance-walk.ts";

/**
 * Answers from sums what the database answers by a pass over all stances: what a filter takes whole
 * is not looked at one by one.
 */
export class StanceTable {
  readonly #columns: StanceColumns;

  constructor(columns: StanceColumns) {
    this.#columns = columns;
  }

  /** How many dyads there are. */
  get dyadCount(): number {
    return this.#columns.dyads.from.length;
  }

  /** The dyads under conditions, as rows of DYAD_COLUMNS and in no order. */
  async *dyads(
    conditions: StanceConditions,
    pace: Pace,
    ends?: DyadEnds,
  ): AsyncGenerator<WireRow, void, undefined> {
    const { ids, days, dyads } = this.#columns;
    const walk = new StanceWalk(
      this.#columns,
      new StanceSelection(this.#columns, conditions, ends),
    );
    for (const found of walk.dyads()) {
      if (found === null) {
        await pace.rest();
        continue;
      }
      const { dyad, n, total, positive, negative, first, last, sources } = found;
      yield [
        ids.names[dyads.from[dyad] ?? 0] ?? "",
        ids.names[dyads.to[dyad] ?? 0] ?? "",
        ...[n, total, positive, negative],
        days[first] ?? "",
        days[last] ?? "",
        sources,
      ];
    }
  }

  /**
   * Stances under conditions by day, the earliest first: the day, their number, the sum of their
   * polarities, those above and those below 0.
   */
  async *days(conditions: StanceConditions, pace: Pace): AsyncGenerator<WireRow, void, undefined> {
    const { days } = this.#columns;
    const walk = new StanceWalk(this.#columns, new StanceSelection(this.#columns, conditions));
    const steps = walk.days();
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) await pace.rest();
    const sums = step.value;
    for (const [at, day] of days.entries()) {
      const [n = 0, total = 0] = [sums.n[at], sums.total[at]];
      if (n > 0) yield [day, n, total, sums.positive[at] ?? 0, sums.negative[at] ?? 0];
    }
  }
}
