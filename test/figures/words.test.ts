import { describe, expect, it } from "@jest/globals";
import { ENGLISH } from "../../server/figures/words/words-en.ts";
import {
  countOf,
  formatCount,
  formatDay,
  formatPeriod,
  formatPolarity,
  lineStart,
  sentence,
} from "../../server/figures/words/format-words.ts";
import { wordsFor } from "../../server/figures/words/words-for.ts";
import { FIGURE_LANGUAGES } from "../../server/wire/figure.ts";

describe("the words of figures", () => {
  it.each(FIGURE_LANGUAGES)("are all there in %s, with the same places to fill", (language) => {
    const words = wordsFor(language);
    expect(words.tag).toBe(language);
    for (const [name, own] of Object.entries(words)) {
      const english: unknown = ENGLISH[name as keyof typeof ENGLISH];
      expect([name, placesOf(own)]).toEqual([name, placesOf(english)]);
      expect([name, JSON.stringify(own).length > 2]).toEqual([name, true]);
    }
  });

  it("follow the first part of a language tag, and are English for any other", () => {
    expect(wordsFor("de-AT").tag).toBe("de");
    expect(wordsFor("TR").tag).toBe("tr");
    expect(wordsFor("hy").tag).toBe("en");
  });

  it.each([
    ["en", "22 October 2020", "21–23 October 2020", "30 September – 1 October 2020"],
    ["fr", "22 octobre 2020", "21–23 octobre 2020", "30 septembre – 1er octobre 2020"],
    [
      "ru",
      "22 октября 2020\u00a0г.",
      "21–23 октября 2020\u00a0г.",
      "30 сентября – 1 октября 2020\u00a0г.",
    ],
    ["tr", "22 Ekim 2020", "21–23 Ekim 2020", "30 Eylül – 1 Ekim 2020"],
    ["de", "22. Oktober 2020", "21.–23. Oktober 2020", "30. September – 1. Oktober 2020"],
  ])("write days and periods in %s", (language, day, month, year) => {
    const words = wordsFor(language);
    expect(formatDay("2020-10-22", words)).toBe(day);
    expect(formatPeriod("2020-10-22", "2020-10-22", words)).toBe(day);
    expect(formatPeriod("2020-10-21", "2020-10-23", words)).toBe(month);
    expect(formatPeriod("2020-09-30", "2020-10-01", words)).toBe(year);
  });

  it("name both years of a period over the turn of one", () => {
    expect(formatPeriod("2019-12-31", "2020-01-01", ENGLISH)).toBe(
      "31 December 2019 – 1 January 2020",
    );
  });

  it.each([
    [1, "1 позиция"],
    [3, "3 позиции"],
    [11, "11 позиций"],
    [21, "21 позиция"],
    [1204, "1\u00a0204 позиции"],
  ])("decline after %i in Russian", (count, text) => {
    const words = wordsFor("ru");
    expect(countOf(count, words.stances, words)).toBe(text);
  });

  it("separate thousands and decimals as the language does", () => {
    const [english, german, french] = [ENGLISH, wordsFor("de"), wordsFor("fr")];
    expect([999, 12_034, 1_200_000].map((n) => formatCount(n, english))).toEqual([
      "999",
      "12,034",
      "1,200,000",
    ]);
    expect(formatCount(12_034, german)).toBe("12.034");
    expect([0, 0.5, -0.3, 0.34, -1, 0.004].map((p) => formatPolarity(p, french))).toEqual([
      "0",
      "+0,5",
      "−0,3",
      "+0,34",
      "−1,0",
      "+0,00",
    ]);
  });

  it("begin a line with the language's own capital", () => {
    const turkish = wordsFor("tr");
    expect(lineStart("itibarıyla", turkish)).toBe("İtibarıyla");
    expect(lineStart("issue", ENGLISH)).toBe("Issue");
  });

  it("end a sentence once", () => {
    expect(sentence("22 октября 2020 г.")).toBe("22 октября 2020 г.");
    expect(sentence("As of today")).toBe("As of today.");
  });
});

function placesOf(value: unknown): readonly string[] {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
}
