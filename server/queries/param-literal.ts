import { isCalendarDate } from "../wire/calendar-date.ts";
import type { ParamScalar, ParamType } from "../wire/query-param.ts";
import type { LineScanner } from "./line-scanner.ts";

/** How a value of each type is written in front matter, for people. */
export const LITERAL_FORMS = {
  string: 'text in double quotes, such as "nagorno-karabakh"',
  integer: "a whole number, such as 20",
  float: "a number, such as -0.5",
  boolean: "true or false",
  date: "a day as YYYY-MM-DD, such as 2020-10-22",
} as const satisfies Record<ParamType, string>;

const STRING = /"(?:[^"\\]|\\.)*"/uy;
/** Up to what separates values, so that a fault shows all of a wrong one. */
const PLAIN = /(?:(?!\.\.)[^\s,()[\]"])+/uy;
const DECIMAL = /^[+-]?\d{1,300}(?:\.\d{1,300})?$/;

/**
 * Takes a value of a type as front matter writes it.
 * @throws FaultFound
 */
export function takeLiteral(scanner: LineScanner, type: ParamType): ParamScalar {
  const start = scanner.offset;
  if (type === "string") return takeString(scanner);
  const text = scanner.take(PLAIN) ?? scanner.take(STRING);
  const value = text === undefined ? undefined : parsePlain(text, type);
  if (value !== undefined) return value;
  if (text === undefined) throw scanner.unexpected(LITERAL_FORMS[type], "write it");
  throw scanner.wrong(start, LITERAL_FORMS[type], remedyFor(text, type));
}

/**
 * The value that a text of digits or a word stands for; undefined where it stands for none. The same
 * for front matter, query strings and forms.
 */
export function parsePlain(text: string, type: ParamType): ParamScalar | undefined {
  switch (type) {
    case "string":
      return text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "date":
      return isCalendarDate(text) ? text : undefined;
    case "integer":
      return /^-?\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text))
        ? Number(text) + 0
        : undefined;
    case "float":
      return DECIMAL.test(text) && !text.startsWith("+") && Number.isFinite(Number(text))
        ? Number(text) + 0
        : undefined;
  }
}

function takeString(scanner: LineScanner): string {
  const start = scanner.offset;
  const piece = scanner.take(STRING);
  if (piece === undefined) {
    const isSingle = scanner.peek(/'/y) !== undefined;
    const isOpen = scanner.peek(/"/y) !== undefined;
    const remedy = isSingle
      ? "use double quotes"
      : isOpen
        ? "close the quotes on the same line"
        : "put it in double quotes";
    throw scanner.unexpected(LITERAL_FORMS.string, remedy);
  }
  try {
    return JSON.parse(piece) as string;
  } catch {
    throw scanner.wrong(
      start,
      LITERAL_FORMS.string,
      'write a backslash as \\\\, a quote as \\" and nothing else after a backslash but n, t or uXXXX',
    );
  }
}

function remedyFor(text: string, type: ParamType): string {
  if (type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return "write a day that is in the calendar";
  }
  if (text.startsWith('"')) return "write it without quotes";
  if (type === "integer" && /^-?\d+$/.test(text)) {
    return `write a number between ${Number.MIN_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}`;
  }
  if (type === "integer" && /^-?\d+\.\d+$/.test(text)) {
    return "write it without a fraction, or declare the type float";
  }
  if (type === "boolean") {
    return /^(?:true|false)$/i.test(text) ? "write it in lower case" : "write one of them";
  }
  return type === "date" ? "write it in this order" : "write it in decimal digits";
}
