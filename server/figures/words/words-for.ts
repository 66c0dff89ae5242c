import { FIGURE_LANGUAGES, type FigureLanguage } from "../../wire/figure.ts";
import type { FigureWords } from "./figure-words.ts";
import { GERMAN } from "./words-de.ts";
import { ENGLISH } from "./words-en.ts";
import { FRENCH } from "./words-fr.ts";
import { RUSSIAN } from "./words-ru.ts";
import { TURKISH } from "./words-tr.ts";

const WORDS: Readonly<Record<FigureLanguage, FigureWords>> = {
  en: ENGLISH,
  fr: FRENCH,
  ru: RUSSIAN,
  tr: TURKISH,
  de: GERMAN,
};

/** The fixed words for a language tag; English for a language that has none here. */
export function wordsFor(language: string): FigureWords {
  const primary = language.toLowerCase().split("-", 1)[0];
  return WORDS[FIGURE_LANGUAGES.find((known) => known === primary) ?? "en"];
}
