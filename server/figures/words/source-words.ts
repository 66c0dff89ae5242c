import { plainText } from "../drawing/plain-text.ts";
import type { Source } from "../../wire/source.ts";
import type { FigureWords } from "./figure-words.ts";
import { formatDay } from "./format-words.ts";

/** A source as a figure names it: publisher, title and day. */
export function sourceLine(source: Source, words: FigureWords): string {
  const { publisher, title, published } = source;
  return [
    ...(publisher === undefined ? [] : [plainText(publisher)]),
    plainText(title),
    ...(published === undefined ? [] : [formatDay(published, words)]),
  ].join(", ");
}
