import { formatPeriod } from "../../server/words/format-day.ts";
import { countOf, formatCount } from "../../server/words/count-words.ts";
import type { Timeline, TimelineBucket } from "../../server/wire/timeline.ts";
import { dayOf, dayNumber, shareOf, type DayRange } from "../../server/picture/time-axis.ts";

export const BAR_SIGNS = ["positive", "neutral", "negative"] as const;
export type BarSign = (typeof BAR_SIGNS)[number];

/** A piece of a bar, in px from the upper left corner of the plot. */
export interface BarPiece {
  readonly sign: BarSign;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TimeBars {
  readonly pieces: readonly BarPiece[];
  /** Height at which support goes up and opposition goes down. */
  readonly baseline: number;
}

const LEAST_WIDTH = 2;
/** Three days of data are three bars and not three walls. */
const MOST_WIDTH = 48;
/** A single stance must not vanish beside a thousand. */
const LEAST_HEIGHT = 1.5;

/**
 * Support, with neutral stances on top of it, above a line; opposition below. Heights are linear in
 * stances and on the same scale above and below.
 */
export function timeBars(
  buckets: readonly TimelineBucket[],
  axis: DayRange,
  { width, height }: { readonly width: number; readonly height: number },
): TimeBars {
  const up = Math.max(0, ...buckets.map(({ positive, neutral }) => positive + neutral));
  const down = Math.max(0, ...buckets.map(({ negative }) => negative));
  const unit = up + down === 0 ? 0 : height / (up + down);
  const baseline = up + down === 0 ? height / 2 : up * unit;
  const tall = (n: number): number => (n === 0 ? 0 : Math.max(LEAST_HEIGHT, n * unit));
  const pieces = buckets.flatMap((bucket) => {
    const [left, right] = barEnds(bucket, axis, width);
    const gap = right - left > 4 ? 1 : 0;
    const bar = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, right - left - gap));
    const wide = { x: Math.max(left, (left + right - bar) / 2), width: bar };
    const [positive, neutral, negative] = BAR_SIGNS.map((sign) => tall(bucket[sign]));
    return [
      { sign: "positive", y: baseline - (positive ?? 0), height: positive ?? 0 },
      { sign: "neutral", y: baseline - (positive ?? 0) - (neutral ?? 0), height: neutral ?? 0 },
      { sign: "negative", y: baseline, height: negative ?? 0 },
    ].flatMap((piece) => (piece.height > 0 ? [{ ...wide, ...piece } as BarPiece] : []));
  });
  return { pieces, baseline };
}

/** Left and right end of a stretch on the axis, in px; a stretch may reach beyond it. */
export function barEnds(
  { start, end }: { readonly start: string; readonly end: string },
  axis: DayRange,
  width: number,
): readonly [number, number] {
  const share = (day: string): number => Math.min(1, Math.max(0, shareOf(day, axis)));
  return [share(start) * width, share(dayOf(dayNumber(end) + 1)) * width];
}

/** The stances of one stretch in words. */
export function bucketSentence({ start, end, n, ...signs }: TimelineBucket): string {
  return `${formatPeriod(start, end)}: ${countOf(n, "stance")}, ${signWords(signs)}`;
}

/** The histogram in words: how many stances, of which signs, and where most of them are. */
export function timelineSentence({ buckets, total, first, last }: Timeline): string {
  if (first === null || last === null) return "No stances";
  const sum = (sign: BarSign): number => buckets.reduce((all, bucket) => all + bucket[sign], 0);
  const signs = { positive: sum("positive"), negative: sum("negative"), neutral: sum("neutral") };
  const most = buckets.reduce((best, bucket) => (bucket.n > best.n ? bucket : best));
  const peak =
    buckets.length > 1
      ? `; most in ${formatPeriod(most.start, most.end)} (${formatCount(most.n)})`
      : "";
  return `${countOf(total, "stance")}, ${formatPeriod(first, last)}: ${signWords(signs)}${peak}`;
}

function signWords(signs: Readonly<Record<BarSign, number>>): string {
  const { positive, negative, neutral } = signs;
  return `${formatCount(positive)} supportive, ${formatCount(negative)} hostile, ${formatCount(neutral)} neutral`;
}
