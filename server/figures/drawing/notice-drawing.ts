import { fill, formatDay, sentence } from "../words/format-words.ts";
import { wordsFor } from "../words/words-for.ts";
import type { Drawing } from "./drawing.ts";
import { INKS } from "./inks.ts";
import { rectanglePath } from "./path-data.ts";
import { plainText } from "./plain-text.ts";
import { stack, textBlock } from "./text-block.ts";

/** A figure that was taken back. */
export interface WithdrawnFigure {
  readonly width: number;
  readonly height: number;
  readonly language: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason: string;
}

/** What stands in the place of a withdrawn figure, in words. */
export function withdrawnSentences({ language, at, reason }: WithdrawnFigure): readonly string[] {
  const words = wordsFor(language);
  const first = sentence(fill(words.withdrawn, { date: formatDay(at.slice(0, 10), words) }));
  return reason === "" ? [first] : [first, plainText(reason)];
}

/** A notice as large as the figure was, so that the page around it keeps its form. */
export function noticeDrawing(figure: WithdrawnFigure): Drawing {
  const { width, height, language } = figure;
  const [first = "", reason = ""] = withdrawnSentences(figure);
  const margin = Math.min(48, width * 0.08);
  const style = (size: number, weight: 400 | 600): Parameters<typeof textBlock>[2] => ({
    font: { size, weight },
    ink: weight === 600 ? INKS.text : INKS.quiet,
    lineHeight: size * 1.35,
    maxLines: 8,
  });
  const inner = width - 2 * margin;
  const block = stack(
    [textBlock(first, inner, style(18, 600)), textBlock(reason, inner, style(15, 400))],
    8,
  );
  return {
    width,
    height,
    title: first,
    description: reason === "" ? first : reason,
    language: wordsFor(language).tag,
    unnamed: 0,
    marks: [
      { kind: "path", d: rectanglePath(0, 0, width, height), fill: INKS.paper },
      {
        kind: "path",
        d: rectanglePath(0.5, 0.5, width - 1, height - 1),
        stroke: { ink: INKS.line, width: 1 },
      },
      { kind: "group", x: margin, y: (height - block.height) / 2, marks: block.marks },
    ],
  };
}
