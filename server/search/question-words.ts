import { foldText } from "../wire/fold-text.ts";

/** A word of a question, or several in quotation marks, which then belong together. */
export interface QuestionWord {
  /** As it was typed, without quotation marks. */
  readonly text: string;
  /** As it is compared; "" for what is quoted, which is never a word of the grammar. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A name is what stands between words of the grammar. */
export interface NameText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /["“„«]([^"”“»]*)["”“»]|[^\s"“„«]+/gu;

/** The words of a question, without the marks at its end. */
export function toWords(question: string): QuestionWord[] {
  return [...question.matchAll(WORD)].flatMap((match): QuestionWord[] => {
    const [whole, quoted] = match;
    const start = match.index;
    if (quoted !== undefined) {
      const text = quoted.trim();
      return text === "" ? [] : [{ text, key: "", start, end: start + whole.length }];
    }
    const text = whole.replace(/[?!.,;:]+$/u, "");
    return text === "" ? [] : [{ text, key: foldText(text), start, end: start + text.length }];
  });
}

/** The name that words make; null for none. */
export function toName(words: readonly QuestionWord[]): NameText | null {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return null;
  const text = words.map((word) => word.text).join(" ");
  return { text, start: first.start, end: last.end };
}
