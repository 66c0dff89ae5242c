/** Stances of one stretch of time by sign. */
export interface TimelineBin {
  /** First day of the stretch. */
  readonly start: string;
  readonly hostile: number;
  readonly neutral: number;
  readonly supportive: number;
}

const DAY_MS = 86_400_000;
const MOST_BINS = 80;

/**
 * Counts stances by day, week, month or year, the shortest of these with at most 80 bins, empty ones
 * included; years may be more.
 */
export function timelineBins(
  stances: readonly { readonly date: string; readonly polarity: number }[],
): readonly TimelineBin[] {
  const days = stances.map(({ date }) => date).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = STARTS.find((each) => countBins(each, first, last) <= MOST_BINS) ?? startOfYear;
  const bins = new Map<string, { hostile: number; neutral: number; supportive: number }>();
  for (let day = start(first); day <= last; day = next(start, day)) {
    bins.set(day, { hostile: 0, neutral: 0, supportive: 0 });
  }
  for (const { date, polarity } of stances) {
    const bin = bins.get(start(date));
    if (bin === undefined) continue;
    if (polarity < 0) bin.hostile += 1;
    else if (polarity > 0) bin.supportive += 1;
    else bin.neutral += 1;
  }
  return [...bins].map(([day, counts]) => ({ start: day, ...counts }));
}

type StartOf = (day: string) => string;

const startOfDay: StartOf = (day) => day;
/** Monday. */
const startOfWeek: StartOf = (day) => {
  const date = new Date(`${day}T00:00:00Z`);
  return shifted(day, -((date.getUTCDay() + 6) % 7));
};
const startOfMonth: StartOf = (day) => `${day.slice(0, 7)}-01`;
const startOfYear: StartOf = (day) => `${day.slice(0, 4)}-01-01`;
const STARTS = [startOfDay, startOfWeek, startOfMonth, startOfYear] as const;

/** The start of the bin after the one that starts on `day`: no bin is longer than 366 days. */
function next(start: StartOf, day: string): string {
  const step =
    start === startOfDay ? 1 : start === startOfWeek ? 7 : start === startOfMonth ? 31 : 366;
  return start(shifted(day, step));
}

function countBins(start: StartOf, first: string, last: string): number {
  let bins = 0;
  for (let day = start(first); day <= last && bins <= MOST_BINS; day = next(start, day)) bins += 1;
  return bins;
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
