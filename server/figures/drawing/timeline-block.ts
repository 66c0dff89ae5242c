import type { FigureWords } from "../words/figure-words.ts";
import { formatCount, formatDay, formatPeriod } from "../words/format-words.ts";
import type { Mark, TextMark } from "./drawing.ts";
import { INKS, polarityInk } from "./inks.ts";
import { linePath, rectanglePath } from "./path-data.ts";
import { EMPTY_BLOCK, type Block } from "./text-block.ts";
import { timelineBins } from "./timeline-bins.ts";

const HEIGHT = 46;
const WIDEST_BAR = 26;
/** Px of the axis under which both of its ends have their day. */
const WIDE_ENOUGH = 300;
const PARTS = [
  { name: "hostile", ink: polarityInk(-0.75) },
  { name: "neutral", ink: INKS.neutral },
  { name: "supportive", ink: polarityInk(0.75) },
] as const;

/** A histogram of the stances over time: hostile ones below, supportive ones above. */
export function timelineBlock(
  stances: readonly { readonly date: string; readonly polarity: number }[],
  width: number,
  size: number,
  words: FigureWords,
): Block {
  const bins = timelineBins(stances);
  const [first, last] = [bins[0], bins.at(-1)];
  if (first === undefined || last === undefined) return EMPTY_BLOCK;
  const most = Math.max(
    ...bins.map(({ hostile, neutral, supportive }) => hostile + neutral + supportive),
  );
  const small = size * 0.92;
  const top = small * 1.6;
  const pitch = Math.min(WIDEST_BAR * 1.25, width / bins.length);
  const bar = Math.max(0.5, Math.min(WIDEST_BAR, pitch * 0.8));
  const marks: Mark[] = [];
  const text = (x: number, y: number, words: string, anchor: TextMark["anchor"]): TextMark => ({
    kind: "text",
    x,
    y,
    text: words,
    font: { size: small, weight: 400 },
    ink: INKS.quiet,
    anchor,
    direction: "ltr",
  });
  marks.push({
    ...text(0, small, words.timeline, "left"),
    font: { size: small, weight: 600 },
    ink: INKS.text,
  });
  bins.forEach((bin, index) => {
    let y = top + HEIGHT;
    for (const { name, ink } of PARTS) {
      const height = (bin[name] / most) * HEIGHT;
      if (height === 0) continue;
      y -= height;
      marks.push({ kind: "path", d: rectanglePath(index * pitch, y, bar, height), fill: ink });
    }
  });
  const end = pitch * bins.length;
  const base = top + HEIGHT;
  const axis = linePath([
    { x: 0, y: base + 0.5 },
    { x: Math.max(end, 60), y: base + 0.5 },
  ]);
  marks.push({ kind: "path", d: axis, stroke: { ink: INKS.strong, width: 1 } });
  marks.push(text(end + 6, top + small * 0.7, formatCount(most, words), "left"));
  const labels = base + small * 1.3;
  if (end < WIDE_ENOUGH) {
    marks.push(text(0, labels, formatPeriod(first.start, last.start, words), "left"));
  } else {
    marks.push(text(0, labels, formatDay(first.start, words), "left"));
    marks.push(text(end, labels, formatDay(last.start, words), "right"));
  }
  return { marks, height: labels + small * 0.4 };
}
