import { LABEL_FONT } from "./graph-style.ts";

/** A name broken into at most two lines, with its size in px at scale 1. */
export interface LabelText {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly direction: "ltr" | "rtl";
}

/** Beyond this, in px, a name is broken; a line beyond twice of it is cut with an ellipsis. */
const BREAK_AT = 118;
const CUT_AT = 210;

const FIRST_STRONG = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Returns the direction of a text by its first letter, as the Unicode bidi algorithm does. */
export function textDirection(text: string): "ltr" | "rtl" {
  const first = FIRST_STRONG.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? "rtl" : "ltr";
}

/** Returns a name as label lines; `measure` gives the width of a text in px. */
export function toLabelText(name: string, measure: (text: string) => number): LabelText {
  const whole = name.trim();
  const lines = measure(whole) > BREAK_AT ? breakInTwo(whole, measure) : [whole];
  const cut = lines.map((line) => cutToFit(line, measure));
  return {
    lines: cut,
    width: Math.ceil(Math.max(...cut.map(measure))),
    height: cut.length * LABEL_FONT.lineHeight,
    direction: textDirection(name),
  };
}

/** Breaks at the space that leaves the shorter of two longest lines. */
function breakInTwo(text: string, measure: (text: string) => number): string[] {
  let best = [text];
  let shortest = measure(text);
  for (const { index } of text.matchAll(/\s+/gu)) {
    const lines = [text.slice(0, index), text.slice(index).trim()];
    const longest = Math.max(...lines.map(measure));
    if (longest < shortest) {
      best = lines;
      shortest = longest;
    }
  }
  return best;
}

function cutToFit(line: string, measure: (text: string) => number): string {
  if (measure(line) <= CUT_AT) return line;
  const graphemes = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  let low = 1;
  let high = graphemes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${graphemes.slice(0, middle).join("")}…`) <= CUT_AT) low = middle;
    else high = middle - 1;
  }
  return `${graphemes.slice(0, low).join("").trimEnd()}…`;
}
