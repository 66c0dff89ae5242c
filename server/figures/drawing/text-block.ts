import { textDirection } from "../../picture/label-text.ts";
import { textWidth } from "../fonts/text-runs.ts";
import type { Ink, Mark, TextFont } from "./drawing.ts";

/** Marks with the height that they need, from y = 0 down. */
export interface Block {
  readonly marks: readonly Mark[];
  readonly height: number;
}

export const EMPTY_BLOCK: Block = { marks: [], height: 0 };

export interface TextStyle {
  /** Lines of about equal length, as in titles: no single word on the last one. */
  readonly balanced?: boolean;
  readonly font: TextFont;
  readonly ink: Ink;
  /** Px from baseline to baseline. */
  readonly lineHeight: number;
  readonly maxLines: number;
}

/** Where a line may end: behind a space or a hyphen, and around a letter of a script without spaces. */
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+?(?:[-–—/](?=\S)|(?=\s|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|$))|\s+/gu;

/** Sets a text of one paragraph in lines of at most `width` px; what is too long ends in an ellipsis. */
export function textBlock(text: string, width: number, style: TextStyle): Block {
  const lines =
    style.balanced === true ? balancedLines(text, width, style) : breakLines(text, width, style);
  const direction = textDirection(text);
  return {
    height: lines.length * style.lineHeight,
    marks: lines.map((line, index) => ({
      kind: "text",
      x: direction === "rtl" ? width : 0,
      y: style.lineHeight * index + baseline(style),
      text: line,
      font: style.font,
      ink: style.ink,
      anchor: direction === "rtl" ? "right" : "left",
      direction,
    })),
  };
}

/** The first baseline: capitals stand in the middle of their line. */
export function baseline({ font, lineHeight }: Pick<TextStyle, "font" | "lineHeight">): number {
  return lineHeight / 2 + font.size * 0.33;
}

/** The lines of a text, at most `maxLines` of at most `width` px. */
export function breakLines(
  text: string,
  width: number,
  { font, maxLines }: Pick<TextStyle, "font" | "maxLines">,
): readonly string[] {
  const fits = (line: string): boolean => textWidth(line, font.size, font.weight) <= width;
  const lines: string[] = [];
  let line = "";
  for (const [piece] of text.matchAll(PIECES)) {
    if (fits((line + piece).trimEnd())) {
      line += piece;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trimEnd());
    line = piece.trimStart();
    // A word without an end is broken wherever the line is full.
    while (line !== "" && !fits(line) && lines.length <= maxLines) {
      const beginning = longestBeginning(line, fits);
      lines.push(beginning);
      line = line.slice(beginning.length);
    }
    if (lines.length > maxLines) break;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  if (lines.length <= maxLines) return lines;
  const last = `${lines[maxLines - 1] ?? ""}…`;
  return [...lines.slice(0, maxLines - 1), fits(last) ? last : cutToFit(last.slice(0, -1), fits)];
}

/** The lines at the least width that needs no more of them. */
function balancedLines(text: string, width: number, style: TextStyle): readonly string[] {
  const lines = breakLines(text, width, style);
  if (lines.length < 2 || lines.at(-1)?.endsWith("…") === true) return lines;
  let [narrow, wide] = [width / 2, width];
  let best = lines;
  for (let step = 0; step < 8; step += 1) {
    const middle = (narrow + wide) / 2;
    const tried = breakLines(text, middle, { ...style, maxLines: style.maxLines + 1 });
    if (tried.length > lines.length) narrow = middle;
    else {
      wide = middle;
      best = tried;
    }
  }
  return best;
}

/** A text of one line, with an ellipsis where it is too long for `width` px. */
export function cutLine(text: string, width: number, font: TextFont): string {
  const fits = (line: string): boolean => textWidth(line, font.size, font.weight) <= width;
  return fits(text) ? text : cutToFit(text, fits);
}

function cutToFit(text: string, fits: (line: string) => boolean): string {
  const beginning = longestBeginning(text, (part) => fits(`${part.trimEnd()}…`));
  return `${beginning.trimEnd()}…`;
}

/** The longest beginning that fits, at least one letter with what is attached to it. */
function longestBeginning(text: string, fits: (part: string) => boolean): string {
  const letters = text.slice(0, 2000).match(/\P{M}\p{M}*/gu) ?? [text];
  let low = 1;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(letters.slice(0, middle).join(""))) low = middle;
    else high = middle - 1;
  }
  return letters.slice(0, low).join("");
}

/** Puts blocks below each other. */
export function stack(blocks: readonly Block[], gap: number): Block {
  const marks: Mark[] = [];
  let y = 0;
  for (const block of blocks) {
    if (block.height === 0) continue;
    if (y > 0) y += gap;
    marks.push({ kind: "group", y, marks: block.marks });
    y += block.height;
  }
  return { marks, height: y };
}
