import { isCalendarDate } from "../../../server/wire/calendar-date.ts";
import {
  MAX_PARAM_CHARS,
  MAX_PARAM_VALUES,
  type ParamScalar,
  type ParamValue,
  type QueryParam,
} from "../../../server/wire/query-param.ts";
import type { WireValue } from "../../../server/wire/wire-value.ts";

/**
 * What stands in the fields of a form, by parameter: one text, or one for each value of a list. A
 * parameter that is not in it has its default.
 */
export type FieldTexts = Readonly<Record<string, readonly string[]>>;

/** Why the text of a field is no value for its parameter. */
export interface FieldFault {
  readonly param: string;
  /** Completes "NAME …". */
  readonly message: string;
}

/** Values of all parameters, or why there are none. */
export interface ReadFields {
  readonly values: Readonly<Record<string, ParamValue>>;
  readonly faults: readonly FieldFault[];
}

/** What stands in the field of a parameter before anybody wrote into it. */
export function defaultTexts({ default: value }: QueryParam): readonly string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** The texts of a field: those given, or its default. */
export function textsOf(param: QueryParam, texts: FieldTexts): readonly string[] {
  return texts[param.name] ?? defaultTexts(param);
}

/** Leaves out what is the same as the default, so that a link holds only what somebody chose. */
export function withoutDefaults(params: readonly QueryParam[], texts: FieldTexts): FieldTexts {
  const kept = params.flatMap((param) => {
    const own = texts[param.name];
    if (own === undefined) return [];
    const isDefault = JSON.stringify(own) === JSON.stringify(defaultTexts(param));
    return isDefault ? [] : [[param.name, own] as const];
  });
  return Object.fromEntries(kept);
}

/** Reads every field, strictly: the form says what is wrong before the server has to. */
export function readFields(params: readonly QueryParam[], texts: FieldTexts): ReadFields {
  const values: Record<string, ParamValue> = {};
  const faults: FieldFault[] = [];
  for (const param of params) {
    const read = readField(param, textsOf(param, texts));
    if (typeof read === "object" && read !== null && "fault" in read) {
      faults.push({ param: param.name, message: read.fault });
    } else values[param.name] = read;
  }
  return { values, faults };
}

/** The values as Cypher that is not saved needs them: a day as a DATE. */
export function toCypherParams(
  params: readonly QueryParam[],
  values: ReadFields["values"],
): Record<string, WireValue> {
  const bind = (value: ParamScalar, param: QueryParam): WireValue =>
    param.type === "date" ? { $: "date", value: String(value) } : value;
  return Object.fromEntries(
    params.map((param) => {
      const value = values[param.name] ?? null;
      if (value === null) return [param.name, null];
      return [
        param.name,
        Array.isArray(value) ? value.map((each) => bind(each, param)) : bind(value, param),
      ];
    }),
  );
}

interface Fault {
  readonly fault: string;
}

function readField(param: QueryParam, texts: readonly string[]): ParamValue | Fault {
  if (param.list) {
    // An empty line of a list that is written by hand is nobody's value.
    const filled = texts.filter((text) => text !== "");
    if (filled.length === 0) return param.optional ? null : { fault: "needs at least one value" };
    if (filled.length > MAX_PARAM_VALUES) {
      return { fault: `has ${filled.length} values; the most is ${MAX_PARAM_VALUES}` };
    }
    const read = filled.map((text) => readScalar(param, text));
    const fault = read.find((each) => typeof each === "object");
    return fault ?? read.filter((each) => typeof each !== "object");
  }
  const [text = ""] = texts;
  if (text !== "") return readScalar(param, text);
  return param.optional ? null : { fault: "must be filled in" };
}

function readScalar(param: QueryParam, text: string): ParamScalar | Fault {
  const value = parseScalar(param, text);
  if (typeof value === "object") return value;
  const { values, min, max } = param;
  if (values !== undefined && !values.includes(value)) {
    return { fault: `must be one of ${values.map(String).join(", ")}` };
  }
  const isLow = min !== undefined && value < min;
  const isHigh = max !== undefined && value > max;
  return isLow || isHigh ? { fault: `must be ${rangeWords(param)}` } : value;
}

function parseScalar({ type }: QueryParam, text: string): ParamScalar | Fault {
  switch (type) {
    case "string":
      return text.length <= MAX_PARAM_CHARS
        ? text
        : { fault: `has ${text.length} characters; the most is ${MAX_PARAM_CHARS}` };
    case "integer": {
      const value = Number(text);
      if (!/^[+-]?\d+$/.test(text)) return { fault: "must be a whole number, such as 20" };
      return Number.isSafeInteger(value)
        ? value
        : { fault: "is too large; whole numbers go to ±9,007,199,254,740,991" };
    }
    case "float":
      return /^[+-]?\d+(\.\d+)?$/.test(text) && Number.isFinite(Number(text))
        ? Number(text)
        : { fault: "must be a number in decimal digits, such as -0.5 or 20" };
    case "boolean":
      return text === "true" || text === "false" ? text === "true" : { fault: "must be yes or no" };
    case "date":
      return isCalendarDate(text)
        ? text
        : { fault: "must be a day of the calendar as YYYY-MM-DD, such as 2020-10-22" };
  }
}

/** A range in words: `from 1 to 100`, `at least 1`; "" without one. */
export function rangeWords({ min, max }: Pick<QueryParam, "min" | "max">): string {
  if (min === undefined) return max === undefined ? "" : `at most ${max}`;
  return max === undefined ? `at least ${min}` : `from ${min} to ${max}`;
}
