import { isCalendarDate } from "../wire/calendar-date.ts";
import { bucketOf } from "../wire/time-bucket.ts";
import type { QuestionWord } from "./question-words.ts";

/** Days that a question bounds its stances to, both inclusive. */
export interface QuestionDays {
  readonly since?: string;
  readonly until?: string;
}

/**
 * Takes `since`, `until` and `in` with a day, month or year off the end of a question. A month or
 * year stands for its first day after `since` and its last after `until`.
 */
export function takeDays(words: readonly QuestionWord[]): {
  readonly rest: readonly QuestionWord[];
  readonly days: QuestionDays;
} {
  let rest = words;
  let days: QuestionDays = {};
  for (;;) {
    const [keyword, value] = rest.slice(-2);
    const stretch = value === undefined ? null : stretchOf(value.text);
    if (keyword === undefined || stretch === null) return { rest, days };
    const bound = BOUNDS[keyword.key]?.(stretch);
    if (bound === undefined) return { rest, days };
    days = { ...bound, ...days };
    rest = rest.slice(0, -2);
  }
}

interface Stretch {
  readonly start: string;
  readonly end: string;
}

const BOUNDS: Readonly<Record<string, (stretch: Stretch) => QuestionDays>> = {
  since: ({ start }) => ({ since: start }),
  until: ({ end }) => ({ until: end }),
  in: ({ start, end }) => ({ since: start, until: end }),
  on: ({ start, end }) => ({ since: start, until: end }),
};

/** First and last day of what is written as 2020, 2020-10 or 2020-10-22; null for anything else. */
function stretchOf(text: string): Stretch | null {
  if (isCalendarDate(text)) return { start: text, end: text };
  if (isCalendarDate(`${text}-01`)) return bucketOf(`${text}-01`, "month");
  if (isCalendarDate(`${text}-01-01`)) return bucketOf(`${text}-01-01`, "year");
  return null;
}
