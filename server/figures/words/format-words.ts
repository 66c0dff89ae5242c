import type { Counted, FigureWords } from "./figure-words.ts";

/** Fills names in braces. A value is put in as it is, also where it has braces itself. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
}

/** A whole number with the separators of the language, such as "12,034". */
export function formatCount(count: number, { grouping }: FigureWords): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, grouping);
}

const PLURALS = new Map<string, Intl.PluralRules>();

/** Number and noun in the form that the language wants, such as "2 stances". */
export function countOf(count: number, noun: Counted, words: FigureWords): string {
  let rules = PLURALS.get(words.tag);
  if (rules === undefined) PLURALS.set(words.tag, (rules = new Intl.PluralRules(words.tag)));
  const category = rules.select(count);
  const form = (category in noun ? noun[category as "one" | "few" | "many"] : null) ?? noun.other;
  return form.replace("#", formatCount(count, words));
}

/**
 * A polarity with its sign, a true minus, and one decimal: `+0.5`, `−0.3`, `0`; with two decimals
 * where one would round it.
 */
export function formatPolarity(polarity: number, { decimal }: FigureWords): string {
  if (polarity === 0) return "0";
  const size = Math.abs(polarity);
  const isTenth = Math.abs(size * 10 - Math.round(size * 10)) < 0.005;
  const digits = size.toFixed(isTenth && size >= 0.05 ? 1 : 2).replace(".", decimal);
  return `${polarity < 0 ? "−" : "+"}${digits}`;
}

/** The day in words, such as "22 October 2020". */
export function formatDay(day: string, words: FigureWords): string {
  return fill(words.day, dayParts(day, words));
}

/** A span without saying a month or year twice, such as "21–22 October 2020". */
export function formatPeriod(first: string, last: string, words: FigureWords): string {
  if (first === last) return formatDay(first, words);
  const end = dayParts(last, words);
  const parts = {
    ...dayParts(first, words),
    lastDay: end["day"] ?? "",
    lastMonth: end["month"] ?? "",
  };
  if (first.slice(0, 7) === last.slice(0, 7)) return fill(words.daysOfMonth, parts);
  if (first.slice(0, 4) === last.slice(0, 4)) return fill(words.daysOfYear, parts);
  return `${formatDay(first, words)} – ${formatDay(last, words)}`;
}

function dayParts(day: string, words: FigureWords): Record<string, string> {
  const [year = "", month = "", date = ""] = day.split("-");
  const number = Number(date);
  return {
    // The first of a month is an ordinal in French.
    day: words.tag === "fr" && number === 1 ? "1er" : String(number),
    month: words.months[Number(month) - 1] ?? month,
    year: String(Number(year)),
  };
}

/** Polarity with its word, such as `+0.5 (supportive)`. */
export function polarityPhrase(polarity: number, words: FigureWords): string {
  const { hostile, supportive, neutral } = words;
  const word = polarity > 0 ? supportive : polarity < 0 ? hostile : neutral;
  return `${formatPolarity(polarity, words)} (${word})`;
}

/** The text with a capital at its start, as the language writes it: a Turkish i becomes İ. */
export function lineStart(text: string, { tag }: FigureWords): string {
  return text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);
}

/** Words as a sentence: with a full stop, where an abbreviation has not set one already. */
export function sentence(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

/** The day of a figure's data in words, with its time where it has one. */
export function asOfWords(
  { asOf, asOfTime }: { readonly asOf: string; readonly asOfTime?: string | undefined },
  words: FigureWords,
): string {
  const day = formatDay(asOf, words);
  return asOfTime === undefined ? day : `${day}, ${asOfTime} UTC`;
}
