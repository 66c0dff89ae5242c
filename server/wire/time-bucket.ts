/** Stretches of the calendar. Weeks begin on Monday (ISO 8601). */
export const TIME_BUCKETS = ["day", "week", "month", "year"] as const;
export type TimeBucket = (typeof TIME_BUCKETS)[number];

const DAY_MS = 86_400_000;

/** First and last day, both inclusive, of the stretch that holds a day. Days are `YYYY-MM-DD`. */
export function bucketOf(day: string, bucket: TimeBucket): { start: string; end: string } {
  const date = new Date(`${day}T00:00:00Z`);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (bucket) {
    case "day":
      return { start: day, end: day };
    case "week": {
      const monday = date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY_MS;
      return { start: toDay(new Date(monday)), end: toDay(new Date(monday + 6 * DAY_MS)) };
    }
    case "month":
      return { start: `${day.slice(0, 7)}-01`, end: toDay(utcDate(year, month + 1, 0)) };
    case "year":
      return { start: `${day.slice(0, 4)}-01-01`, end: `${day.slice(0, 4)}-12-31` };
  }
}

/** The finest stretch of which at most `most` reach from the first to the last day. */
export function finestBucket(first: string, last: string, most: number): TimeBucket {
  const days = (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MS + 1;
  const lengths = { day: 1, week: 7, month: 28, year: 365 } as const;
  return TIME_BUCKETS.find((bucket) => days / lengths[bucket] <= most) ?? "year";
}

/** Date.UTC takes the years 0 to 99 for those of the twentieth century. */
function utcDate(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
