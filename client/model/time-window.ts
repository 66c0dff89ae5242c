import type { StanceFilter } from "../../server/wire/network-filter.ts";
import { bucketOf, type TimeBucket } from "../../server/wire/time-bucket.ts";
import { addStretches, dayNumber, dayOf, type DayRange } from "../../server/picture/time-axis.ts";

/** The days that a filter lets through; a bound that is left out lies at the end of the data. */
export type TimeWindow = Pick<StanceFilter, "since" | "until">;

/** How time moves: a window of the same length, or from the beginning up to a day. */
export const TIME_PACES = ["window", "cumulative"] as const;
export type TimePace = (typeof TIME_PACES)[number];

/** How the timeline is looked at; the days that are shown are in the filter. */
export interface TimeView {
  /** The part of time that the axis shows; null: all of the data. */
  readonly span: DayRange | null;
  /** By what time moves; null: by one bar of the timeline. */
  readonly step: TimeBucket | null;
  readonly pace: TimePace;
}

export const INITIAL_TIME_VIEW: TimeView = { span: null, step: null, pace: "window" };

/** The days of a window with both bounds. */
export function windowDays({ since, until }: TimeWindow, extent: DayRange): DayRange {
  const first = since ?? extent.first;
  const last = until ?? extent.last;
  return first <= last ? { first, last } : { first: last, last: first };
}

/** Bounds at or beyond the ends of the data are none. */
export function toWindow({ first, last }: DayRange, extent: DayRange): TimeWindow {
  return {
    ...(first > extent.first ? { since: first } : {}),
    ...(last < extent.last ? { until: last } : {}),
  };
}

/** Whole stretches around two days. */
export function wholeStretches(one: string, other: string, bucket: TimeBucket): DayRange {
  const [first, last] = one <= other ? [one, other] : [other, one];
  return { first: bucketOf(first, bucket).start, last: bucketOf(last, bucket).end };
}

/**
 * The window a step later, or earlier for -1. A window that takes in everything becomes the first
 * stretch of the data, or the last for -1.
 * @returns null where there is nothing further to show.
 */
export function moveWindow(
  window: TimeWindow,
  pace: TimePace,
  { extent, step, direction }: { extent: DayRange; step: TimeBucket; direction: 1 | -1 },
): DayRange | null {
  const isWhole = window.since === undefined && window.until === undefined;
  if (isWhole) return firstWindow(pace, extent, step, direction);
  const days = windowDays(window, extent);
  if (pace === "cumulative") return growWindow(days, extent, step, direction);
  if (direction > 0 ? days.last >= extent.last : days.first <= extent.first) return null;
  return slideWindow(days, step, direction);
}

function firstWindow(
  pace: TimePace,
  extent: DayRange,
  step: TimeBucket,
  direction: 1 | -1,
): DayRange {
  if (direction > 0) {
    const { end } = bucketOf(extent.first, step);
    return { first: extent.first, last: end < extent.last ? end : extent.last };
  }
  const { start } = bucketOf(extent.last, step);
  if (pace === "window") return { first: start, last: extent.last };
  const before = dayOf(dayNumber(start) - 1);
  return { first: extent.first, last: before < extent.first ? extent.first : before };
}

/** Moves the end only; a window never ends before it begins. */
function growWindow(
  { first, last }: DayRange,
  extent: DayRange,
  step: TimeBucket,
  direction: 1 | -1,
): DayRange | null {
  if (direction > 0) {
    if (last >= extent.last) return null;
    const { end } = bucketOf(dayOf(dayNumber(last) + 1), step);
    return { first, last: end < extent.last ? end : extent.last };
  }
  const { start } = bucketOf(last, step);
  const before = dayOf(dayNumber(start) - 1);
  return before < first ? null : { first, last: before };
}

/**
 * The days some stretches later, earlier for a negative count. A window of whole stretches stays
 * one, months of 28 to 31 days too.
 */
export function slideWindow({ first, last }: DayRange, step: TimeBucket, count: number): DayRange {
  const isWhole = bucketOf(first, step).start === first && bucketOf(last, step).end === last;
  const start = addStretches(first, step, count);
  if (!isWhole) {
    return { first: start, last: dayOf(dayNumber(start) + dayNumber(last) - dayNumber(first)) };
  }
  const end = addStretches(bucketOf(last, step).start, step, count);
  return { first: start, last: bucketOf(end, step).end };
}
