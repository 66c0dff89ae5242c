import { isCalendarDate } from "../../../wire/calendar-date.ts";
import { foldText } from "../../../wire/fold-text.ts";
import { DATE_FORMATS, type DateFormat } from "../../../wire/table-mapping.ts";

/** Year, month and day of each format with separators; the order of the groups is in the name. */
const NUMERIC: Readonly<Record<Exclude<DateFormat, "words" | "YYYY">, RegExp>> = {
  "YYYY-MM-DD": /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:[T ].*)?$/,
  "YYYY/MM/DD": /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})$/,
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  "DD.MM.YYYY": /^(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})$/,
  "DD/MM/YYYY": /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/,
  "MM/DD/YYYY": /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})$/,
  "DD-MM-YYYY": /^(?<d>\d{1,2})-(?<m>\d{1,2})-(?<y>\d{4})$/,
};

export interface DateReading {
  readonly format: DateFormat;
  /** Of the language in whose words the text is, for `words`. Default `en`. */
  readonly language?: string;
  /** The year where the text in words has none. */
  readonly year?: string;
  /** Of a year alone, whether its first or its last day is meant. Default `start`. */
  readonly edge?: "start" | "end";
}

/** The day as `YYYY-MM-DD`; null for a text that is no day in that format. */
export function parseDay(text: string, reading: DateReading): string | null {
  const { format } = reading;
  if (format === "words") return dayInWords(text, reading);
  if (format === "YYYY") {
    if (!/^\d{4}$/.test(text)) return null;
    return `${text}-${reading.edge === "end" ? "12-31" : "01-01"}`;
  }
  const groups = NUMERIC[format].exec(text)?.groups;
  return groups === undefined ? null : checked(groups["y"], groups["m"], groups["d"]);
}

/** A format that fits the days of a column, and whether another fits as well. */
export interface DateFinding {
  readonly format: DateFormat;
  readonly language: string;
  /** Formats that read the same days otherwise: 03/04/2020 is in March or in April. */
  readonly ambiguousWith: readonly DateFormat[];
}

const LANGUAGES = ["en", "fr", "es", "pt", "de", "it", "ru", "tr"];

/** Some rows of a file may be faulty; they are rejected later, by the format of the others. */
const MOST_FIT = 0.75;

/**
 * The format in which all these texts are days, else the one in which three quarters of them are;
 * null where there is none. Empty texts do not count.
 */
export function detectDateFormat(texts: readonly string[]): DateFinding | null {
  const days = texts.filter((text) => text !== "");
  if (days.length === 0) return null;
  const fitting = DATE_FORMATS.filter(
    (format) => format !== "words" && days.every((day) => parseDay(day, { format }) !== null),
  );
  const [format, ...others] = fitting;
  if (format !== undefined) return { format, language: "en", ambiguousWith: others };
  const language = LANGUAGES.find((tongue) =>
    days.every(
      (day) => parseDay(day, { format: "words", language: tongue, year: "2000" }) !== null,
    ),
  );
  if (language !== undefined) return { format: "words", language, ambiguousWith: [] };
  return mostFitting(days);
}

function mostFitting(days: readonly string[]): DateFinding | null {
  const fits = DATE_FORMATS.filter((format) => format !== "words").map((format) => ({
    format,
    count: days.filter((day) => parseDay(day, { format }) !== null).length,
  }));
  const most = Math.max(...fits.map(({ count }) => count));
  const [best, ...others] = fits.filter(({ count }) => count === most);
  if (best === undefined || most < days.length * MOST_FIT) return null;
  return {
    format: best.format,
    language: "en",
    ambiguousWith: others.map(({ format }) => format),
  };
}

/** The first day that a phrase such as "De 02 a 09 de Julho" names. */
function dayInWords(text: string, { language = "en", year }: DateReading): string | null {
  const words = foldText(text).match(/\p{L}+|\d+/gu) ?? [];
  const months = monthNames(language);
  const month = words.map((word) => months.get(word)).find((found) => found !== undefined);
  const day = words.find(
    (word) => /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= 31,
  );
  const named = words.find((word) => /^\d{4}$/.test(word)) ?? year;
  return month === undefined ? null : checked(named, String(month), day);
}

const monthsByLanguage = new Map<string, ReadonlyMap<string, number>>();

/** Months by name and by the first three letters, which is how most languages shorten them. */
function monthNames(language: string): ReadonlyMap<string, number> {
  const known = monthsByLanguage.get(language);
  if (known !== undefined) return known;
  const names = new Map<string, number>();
  for (const style of ["long", "short"] as const) {
    const format = new Intl.DateTimeFormat(language, {
      month: style,
      day: "numeric",
      timeZone: "UTC",
    });
    for (let month = 1; month <= 12; month += 1) {
      const parts = format.formatToParts(new Date(Date.UTC(2000, month - 1, 1)));
      const name = foldText(parts.find(({ type }) => type === "month")?.value ?? "").replace(
        /\W/g,
        "",
      );
      if (name !== "" && !names.has(name)) names.set(name, month);
    }
  }
  monthsByLanguage.set(language, names);
  return names;
}

function checked(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const text = `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(text) ? text : null;
}
