import { z } from "zod";

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Tells whether the text is a day that exists in the Gregorian calendar, as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = PATTERN.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}

/** A day as `YYYY-MM-DD`; refuses days that do not exist, such as 2020-02-30. */
export const CalendarDateSchema = z
  .string()
  .refine(isCalendarDate, {
    message: "is not a day of the calendar; write YYYY-MM-DD, such as 2020-10-22",
  })
  .meta({ format: "date", example: "2020-10-22" });
