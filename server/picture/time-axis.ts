import { bucketOf, type TimeBucket } from "../wire/time-bucket.ts";

/** Days from the first to the last, both inclusive, as `YYYY-MM-DD`. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

/** A line of the axis: the day at which it stands and what is written there. */
export interface TimeTick {
  readonly day: string;
  readonly label: string;
}

const DAY_MS = 86_400_000;
/** The axis is never narrower than this, in days. */
const NARROWEST = 3;
const LEAST_DAY = "0001-01-01";
const LAST_DAY = "9999-12-31";

/** Days since 1 January 1970. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The day of a number; numbers beyond the years 1 to 9999 give the nearest of their days. */
export function dayOf(number: number): string {
  const bounded = Math.min(dayNumber(LAST_DAY), Math.max(dayNumber(LEAST_DAY), Math.round(number)));
  return new Date(bounded * DAY_MS).toISOString().slice(0, 10);
}

export function lengthInDays({ first, last }: DayRange): number {
  return dayNumber(last) - dayNumber(first) + 1;
}

/** Where a day begins on an axis, 0–1; its end is where the next day begins. */
export function shareOf(day: string, axis: DayRange): number {
  return (dayNumber(day) - dayNumber(axis.first)) / lengthInDays(axis);
}

/** The day at a share of the axis, 0–1. */
export function dayAt(share: number, axis: DayRange): string {
  const days = lengthInDays(axis);
  const offset = Math.min(days - 1, Math.max(0, Math.floor(share * days)));
  return dayOf(dayNumber(axis.first) + offset);
}

/** The day that is some stretches later, or earlier for a negative count. */
export function addStretches(day: string, bucket: TimeBucket, count: number): string {
  if (bucket === "day") return dayOf(dayNumber(day) + count);
  if (bucket === "week") return dayOf(dayNumber(day) + 7 * count);
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const months = year * 12 + month - 1 + count * (bucket === "month" ? 1 : 12);
  const start = `${String(Math.floor(months / 12)).padStart(4, "0")}-${pad((months % 12) + 1)}-01`;
  if (months < 12 || months >= 120_000) return count < 0 ? LEAST_DAY : LAST_DAY;
  // 31 January and a month is the last day of February.
  const { end } = bucketOf(start, "month");
  return `${start.slice(0, 8)}${pad(Math.min(date, Number(end.slice(8))))}`;
}

/**
 * The axis seen closer (`factor` below 1) or from farther, about a day that keeps its place.
 * @returns null where that is the whole extent.
 */
export function zoomAxis(
  axis: DayRange,
  extent: DayRange,
  factor: number,
  about: string,
): DayRange | null {
  const days = Math.max(NARROWEST, Math.round(lengthInDays(axis) * factor));
  const place = Math.min(1, Math.max(0, shareOf(about, axis)));
  return fitAxis(dayNumber(about) - Math.round(place * days), days, extent);
}

/** The axis moved just so far that the days are in the middle of it; the same where they are in it. */
export function showDays(axis: DayRange, extent: DayRange, days: DayRange): DayRange | null {
  if (days.first >= axis.first && days.last <= axis.last) return fitAxis(...parts(axis), extent);
  const length = Math.max(lengthInDays(axis), lengthInDays(days));
  const middle = (dayNumber(days.first) + dayNumber(days.last)) / 2;
  return fitAxis(Math.round(middle - length / 2), length, extent);
}

/** Beginnings of years, months, weeks or days, so many that at most `most` are on the axis. */
export function timeTicks(axis: DayRange, most: number): readonly TimeTick[] {
  for (const { bucket, every } of TICK_STEPS) {
    if (lengthInDays(axis) / (LENGTHS[bucket] * every) > most) continue;
    return ticksOf(axis, bucket, every);
  }
  return [];
}

const LENGTHS = { day: 1, week: 7, month: 30, year: 365 } as const satisfies Record<
  TimeBucket,
  number
>;
const TICK_STEPS = [
  { bucket: "day", every: 1 },
  { bucket: "day", every: 2 },
  { bucket: "week", every: 1 },
  { bucket: "week", every: 2 },
  ...[1, 2, 3, 6].map((every) => ({ bucket: "month", every }) as const),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map(
    (every) => ({ bucket: "year", every }) as const,
  ),
] as const;

const FORMS = {
  day: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" }),
} as const;

function ticksOf(axis: DayRange, bucket: TimeBucket, every: number): readonly TimeTick[] {
  const ticks: TimeTick[] = [];
  let { start: day } = bucketOf(axis.first, bucket);
  while (day <= axis.last) {
    const isTick = bucket === "month" || bucket === "year" ? isRound(day, bucket, every) : true;
    if (day >= axis.first && isTick) ticks.push({ day, label: labelOf(day, bucket, axis) });
    const steps = bucket === "month" || bucket === "year" ? 1 : every;
    day = addStretches(day, bucket, steps);
    if (day === LAST_DAY) break;
  }
  return ticks;
}

function isRound(day: string, bucket: "month" | "year", every: number): boolean {
  const place = bucket === "year" ? Number(day.slice(0, 4)) : Number(day.slice(5, 7)) - 1;
  return place % every === 0;
}

function labelOf(day: string, bucket: TimeBucket, axis: DayRange): string {
  const year = String(Number(day.slice(0, 4)));
  if (bucket === "year") return year;
  const date = new Date(`${day}T00:00:00Z`);
  if (bucket !== "month") return FORMS.day.format(date);
  // The year is said where it begins, and once where it never does.
  const isFirst = day.slice(0, 7) <= addStretches(axis.first, "month", 1).slice(0, 7);
  const saysYear =
    day.slice(5, 7) === "01" || (isFirst && axis.first.slice(0, 4) === axis.last.slice(0, 4));
  return saysYear ? `${FORMS.month.format(date)} ${year}` : FORMS.month.format(date);
}

function parts(axis: DayRange): readonly [number, number] {
  return [dayNumber(axis.first), lengthInDays(axis)];
}

/** An axis of so many days within the extent; null where it is all of it. */
function fitAxis(first: number, days: number, extent: DayRange): DayRange | null {
  const whole = lengthInDays(extent);
  if (days >= whole) return null;
  const least = dayNumber(extent.first);
  const start = Math.min(least + whole - days, Math.max(least, first));
  return { first: dayOf(start), last: dayOf(start + days - 1) };
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
