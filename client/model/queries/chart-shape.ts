import type { WireRow, WireValue } from "../../../server/wire/wire-value.ts";
import { cellText, columnKind } from "./cells.ts";

/** Bars that a chart shows at most; more would be a list. */
export const MOST_BARS = 60;
const MOST_POINTS = 2000;

/** One bar or point: what it is for, and how much. */
export interface ChartPoint {
  readonly label: string;
  readonly value: number;
}

/** What a result can be drawn as. */
export interface ChartShape {
  readonly kind: "bars" | "line";
  /** Column of the category or of the date. */
  readonly by: number;
  /** Columns of numbers that can be drawn, at least one. */
  readonly measures: readonly number[];
}

const PERIOD = /^\d{4}(-(\d{2}(-\d{2})?|W\d{2}|Q[1-4]))?$/;

/**
 * How a result is drawn: one column of dates and numbers as a line, one category and numbers as
 * bars; null where its shape fits neither.
 */
export function chartShape(
  columns: readonly string[],
  rows: readonly WireRow[],
): ChartShape | null {
  // A single bar says less than its number.
  if (rows.length < 2) return null;
  const kinds = columns.map((_, column) => columnKind(rows, column));
  const measures = kinds.flatMap((kind, column) => (kind === "number" ? [column] : []));
  const others = kinds.flatMap((kind, column) => (kind === "number" ? [] : [column]));
  const [by] = others;
  // A year is a number and still a date.
  if (by === undefined) return yearsShape(columns, rows, measures);
  // Further texts beside the first say more about its category, and stay in the table.
  if (by !== 0 || measures.length === 0) return null;
  const values = rows.map((row) => row[by] ?? null);
  if (new Set(values.map(cellText)).size < values.length) return null;
  const isTime = values.every((value) => periodOf(value) !== null);
  if (isTime) return { kind: "line", by, measures };
  const kind = kinds[by];
  const isCategory = kind === "text" || kind === "boolean" || kind === "node" || kind === "day";
  return isCategory ? { kind: "bars", by, measures } : null;
}

function yearsShape(
  columns: readonly string[],
  rows: readonly WireRow[],
  measures: readonly number[],
): ChartShape | null {
  const year = columns.findIndex((name) => /^(year|since|until)$/i.test(name));
  const isYears =
    year >= 0 && rows.length > 1 && rows.every((row) => periodOf(row[year] ?? null) !== null);
  const rest = measures.filter((column) => column !== year);
  return isYears && rest.length > 0 ? { kind: "line", by: year, measures: rest } : null;
}

/** The bars or points of one measure; bars in the order of the rows, points in that of time. */
export function chartPoints(
  shape: ChartShape,
  measure: number,
  rows: readonly WireRow[],
): { readonly points: readonly ChartPoint[]; readonly left: number } {
  const most = shape.kind === "bars" ? MOST_BARS : MOST_POINTS;
  const points = rows.flatMap((row) => {
    const value = row[measure] ?? null;
    const by = row[shape.by] ?? null;
    if (typeof value !== "number") return [];
    const label = shape.kind === "line" ? (periodOf(by) ?? "") : cellText(by);
    return [{ label: label === "" ? "(none)" : label, value }];
  });
  if (shape.kind === "line") points.sort((a, b) => (a.label < b.label ? -1 : 1));
  return { points: points.slice(0, most), left: Math.max(0, points.length - most) };
}

/** The day or period as text that sorts by time, such as `2020-10-22` or `2020-W43`; null for anything else. */
function periodOf(value: WireValue): string | null {
  if (typeof value === "string") return PERIOD.test(value) ? value : null;
  if (typeof value === "number") return PERIOD.test(String(value)) ? String(value) : null;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  if (!("$" in value) || value.$ !== "date" || !("value" in value)) return null;
  return typeof value.value === "string" ? value.value : null;
}

/** Milliseconds of the beginning of a day or period. */
export function periodStart(period: string): number {
  const week = /^(\d{4})-W(\d{2})$/.exec(period);
  if (week !== null) return isoWeekStart(Number(week[1]), Number(week[2]));
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter !== null) return Date.UTC(Number(quarter[1]), (Number(quarter[2]) - 1) * 3);
  const [year = "1970", month = "1", day = "1"] = period.split("-");
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

// Source: ISO 8601, week 1 is the one with 4 January in it, and weeks begin on Monday.
function isoWeekStart(year: number, week: number): number {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86_400_000;
  return monday + (week - 1) * 7 * 86_400_000;
}

/** Round numbers that cover the values and 0, at most `most` of them, ascending. */
export function axisTicks(values: readonly number[], most: number): readonly number[] {
  const low = Math.min(0, ...values);
  const largest = Math.max(0, ...values);
  const high = largest === low ? 1 : largest;
  const span = high - low;
  const rough = span / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // Multiples of the step rather than sums, which would add up its rounding.
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const tick = (first + i) * step;
    return Number(tick.toPrecision(12));
  });
}
