import { foldText } from "../../server/wire/fold-text.ts";

/** A piece of a text, and whether it is what the reader searched for. */
export interface HighlightedPart {
  readonly text: string;
  readonly match: boolean;
}

/** The text cut at the first place where it matches the query, accents and case folded. */
export function highlightMatch(text: string, query: string): readonly HighlightedPart[] {
  const wanted = foldText(query);
  const letters = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)];
  const whole = [{ text, match: false }];
  if (wanted === "") return whole;
  let folded = "";
  const starts: number[] = [];
  for (const { segment, index } of letters) {
    // foldText trims, so a space would vanish and shift every later letter.
    const plain = /^\s+$/u.test(segment) ? " " : foldText(segment);
    starts.push(...new Array<number>(plain.length).fill(index));
    folded += plain;
  }
  const at = folded.indexOf(wanted);
  const start = starts[at];
  if (at < 0 || start === undefined) return whole;
  const end = endOfLetter(letters, starts[at + wanted.length - 1] ?? start);
  return [
    { text: text.slice(0, start), match: false },
    { text: text.slice(start, end), match: true },
    { text: text.slice(end), match: false },
  ].filter((part) => part.text !== "");
}

function endOfLetter(letters: readonly Intl.SegmentData[], start: number): number {
  const letter = letters.find(({ index }) => index === start);
  return start + (letter?.segment.length ?? 0);
}
