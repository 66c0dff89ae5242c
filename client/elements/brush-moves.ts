import { bucketOf, type TimeBucket } from "../../server/wire/time-bucket.ts";
import { addStretches, dayNumber, type DayRange } from "../../server/picture/time-axis.ts";
import { slideWindow, wholeStretches } from "../model/time-window.ts";

/** What of the window is held: one of its ends, or all of it. */
export type BrushPart = "since" | "until" | "frame";

/** A drag from where it began. */
export interface BrushDrag {
  /** `plot`: the ground, on which a drag draws another window. */
  readonly part: BrushPart | "plot";
  readonly from: string;
  /** The window before the drag. */
  readonly days: DayRange;
}

const LENGTHS = { day: 1, week: 7, month: 30.4, year: 365.25 } as const;
const PAGE = 10;

/** The window of a drag that has come to a day; always of whole stretches. */
export function dragTo(
  { part, from, days }: BrushDrag,
  day: string,
  bucket: TimeBucket,
  extent: DayRange,
): DayRange {
  switch (part) {
    case "plot":
      return wholeStretches(from, day, bucket);
    case "since":
      return wholeStretches(day, days.last, bucket);
    case "until":
      return wholeStretches(days.first, day, bucket);
    case "frame": {
      const moved = Math.round((dayNumber(day) - dayNumber(from)) / LENGTHS[bucket]);
      return within(slideWindow(days, bucket, moved), extent) ?? days;
    }
  }
}

/**
 * The window after a key on a part of it: arrows by a stretch, Page Up and Page Down by ten, Home
 * and End to the ends of the data, Escape to all days (null). undefined for any other key.
 */
export function brushKey(
  key: string,
  { part, days }: { readonly part: BrushPart; readonly days: DayRange },
  bucket: TimeBucket,
  extent: DayRange,
): DayRange | null | undefined {
  if (key === "Escape") return null;
  if (part !== "frame" && (key === "Home" || key === "End")) {
    const day = key === "Home" ? extent.first : extent.last;
    return part === "since" ? ordered(day, days.last) : ordered(days.first, day);
  }
  const count = stretchesOf(key);
  if (count === null) return undefined;
  if (part === "frame") return within(slideWindow(days, bucket, count), extent) ?? days;
  const moved = part === "since" ? days.first : days.last;
  const start = addStretches(bucketOf(moved, bucket).start, bucket, count);
  if (part === "since") return start > days.last ? days : { first: start, last: days.last };
  const { end } = bucketOf(start, bucket);
  return end < days.first ? days : { first: days.first, last: end };
}

function stretchesOf(key: string): number | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return -1;
    case "ArrowRight":
    case "ArrowUp":
      return 1;
    case "PageDown":
      return -PAGE;
    case "PageUp":
      return PAGE;
    default:
      return null;
  }
}

/** The days where some of them are within the extent; null otherwise. */
function within(days: DayRange, extent: DayRange): DayRange | null {
  return days.last < extent.first || days.first > extent.last ? null : days;
}

function ordered(one: string, other: string): DayRange {
  return one <= other ? { first: one, last: other } : { first: other, last: one };
}
