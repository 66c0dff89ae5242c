import type { Actor } from "../../../wire/actor.ts";
import { isCalendarDate } from "../../../wire/calendar-date.ts";
import { cowState } from "../../codes/state-numbers.ts";
import { stateActor } from "../../codes/states.ts";
import type { GraphDirectory } from "../../graph-directory.ts";
import { RowRejection } from "../../row-records.ts";
import type { TableRow } from "../../read-table.ts";
import { numberIn } from "../event-fields.ts";

/** The state of a Correlates of War number on a day. @throws RowRejection for an unknown number. */
export function stateIn(row: TableRow, column: string, day: string, known: GraphDirectory): Actor {
  const value = row.cell(column);
  const id = cowState(value, day);
  const state = id === null ? null : stateActor(id);
  if (state !== null) return known.actor(state, { coded: true });
  throw new RowRejection({
    column,
    value,
    reason: "this is not the number of a state in the Correlates of War project",
    remedy: "numbers go from 2 (United States) to 990 (Samoa)",
  });
}

/**
 * The day of three columns; undefined where the year is empty. Without month or day it is the first
 * of the period.
 * @throws RowRejection for a day that does not exist.
 */
export function dayOfColumns(
  row: TableRow,
  columns: { readonly year: string; readonly month: string; readonly day: string },
): string | undefined {
  const [year, month, day] = [
    row.cell(columns.year),
    row.cell(columns.month),
    row.cell(columns.day),
  ];
  if (isMissing(year)) return undefined;
  const text = [
    year.padStart(4, "0"),
    isMissing(month) ? "01" : month.padStart(2, "0"),
    isMissing(day) ? "01" : day.padStart(2, "0"),
  ].join("-");
  if (isCalendarDate(text)) return text;
  throw new RowRejection({
    column: columns.year,
    value: [year, month, day].join(" "),
    reason: "this is not a day of the calendar",
    remedy: "correct year, month or day",
  });
}

/** A flag that a row raises with 1; empty counts as 0. @throws RowRejection for anything else. */
export function flagIn(row: TableRow, column: string): boolean {
  const value = row.cell(column);
  if (value === "1") return true;
  if (value === "0" || isMissing(value)) return false;
  throw new RowRejection({
    column,
    value,
    reason: "this is neither 0 nor 1",
    remedy: "write 1 where it holds, else 0",
  });
}

export function yearIn(row: TableRow, column: string): number {
  return numberIn({ column, value: row.cell(column) }, 1, 9999, true);
}

/** Datasets of states write a missing value as nothing, NA or -9. */
export function isMissing(value: string): boolean {
  return value === "" || value === "NA" || value === "-9";
}
