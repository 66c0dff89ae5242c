import { isCalendarDate } from "../wire/calendar-date.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { Fault } from "../wire/problem.ts";
import {
  MAX_PARAM_CHARS,
  MAX_PARAM_VALUES,
  type ParamScalar,
  type ParamValue,
  type QueryParam,
} from "../wire/query-param.ts";
import type { WireValue } from "../wire/wire-value.ts";
import type { QueryParams } from "../store/graph-store.ts";
import { nearestName } from "./nearest-name.ts";
import { limitsMissed } from "./param-check.ts";
import { LITERAL_FORMS, parsePlain } from "./param-literal.ts";
import { cutText } from "./query-fault.ts";

/** Values as a link or a form has them: each name with all its texts, in order. */
export type ParamTexts = Readonly<Record<string, readonly string[]>>;

/**
 * The values of a query's parameters from a link or form, ready to be bound.
 * @throws EntenteError `invalid-request`, whose faults name each wrong, missing or unknown field.
 */
export function parseParamTexts(params: readonly QueryParam[], texts: ParamTexts): QueryParams {
  return parseAll(params, texts, "", (param, given) => {
    const [first = ""] = given;
    const isEmpty = given.length === 1 && first === "";
    if (isEmpty && param.optional) return null;
    if (param.list) return isEmpty ? [] : readList(param, given, readText);
    if (given.length > 1) throw new Misfit(`is given ${given.length} times`, "give it once");
    if (isEmpty) throw new Misfit("is empty", "fill it in");
    return readScalar(param, first, readText);
  });
}

/**
 * The values of a query's parameters from JSON, ready to be bound. A number is no text, and a text
 * no number; a day is text or a tagged date.
 * @throws EntenteError `invalid-request`, whose faults name each wrong, missing or unknown field.
 */
export function parseParamValues(
  params: readonly QueryParam[],
  values: Readonly<Record<string, unknown>>,
): QueryParams {
  return parseAll(params, values, "params.", (param, given) => {
    if (given === null) {
      if (param.optional) return null;
      throw new Misfit("is null and not optional", "give it a value");
    }
    if (!param.list) return readScalar(param, given, readJson);
    if (!Array.isArray(given)) {
      throw new Misfit("is not a list", `write a list, such as [${LITERAL_EXAMPLES[param.type]}]`);
    }
    return readList(param, given as readonly unknown[], readJson);
  });
}

/** Values with which an engine can be asked what it makes of a query: defaults, or any that fit. */
export function sampleParams(params: readonly QueryParam[]): QueryParams {
  return Object.fromEntries(
    params.map((param) => {
      const one = param.values?.[0] ?? param.min ?? param.max ?? SAMPLES[param.type];
      return [param.name, toBound(param, param.default ?? (param.list ? [one] : one))];
    }),
  );
}

/** A value as an engine binds it: days as dates. */
export function toBound(param: Pick<QueryParam, "type">, value: ParamValue): WireValue {
  if (value === null || param.type !== "date") return value;
  if (Array.isArray(value)) return value.map((day) => ({ $: "date", value: String(day) }));
  return { $: "date", value: String(value) };
}

const SAMPLES = { string: "", integer: 1, float: 0.5, boolean: true, date: "2020-01-01" } as const;
const LITERAL_EXAMPLES = {
  string: '"aze", "arm"',
  integer: "1, 2",
  float: "0.5, 1",
  boolean: "true",
  date: '"2020-10-22"',
} as const;

/** Why a value is not taken: what it is, and what to do. */
class Misfit extends Error {
  readonly remedy: string;

  constructor(what: string, remedy: string) {
    super(what);
    this.remedy = remedy;
  }
}

function parseAll<Given>(
  params: readonly QueryParam[],
  given: Readonly<Record<string, Given>>,
  prefix: string,
  read: (param: QueryParam, value: Given) => ParamValue,
): QueryParams {
  const faults: Fault[] = unknownNames(params, Object.keys(given), prefix);
  const bound: [string, WireValue][] = [];
  for (const param of params) {
    const value = Object.hasOwn(given, param.name) ? given[param.name] : undefined;
    try {
      bound.push([param.name, toBound(param, valueOf(param, value, read))]);
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      faults.push({
        place: `${prefix}${param.name}`,
        ...(value === undefined || value === null ? {} : { value: shown(value) }),
        message: `${param.name} ${error.message}`,
        remedy: error.remedy,
      });
    }
  }
  if (faults.length > 0) throw invalidParams(faults);
  return Object.fromEntries(bound);
}

function valueOf<Given>(
  param: QueryParam,
  given: Given | undefined,
  read: (param: QueryParam, value: Given) => ParamValue,
): ParamValue {
  if (given !== undefined) return read(param, given);
  if (param.default !== undefined) return param.default;
  if (param.optional) return null;
  throw new Misfit("is missing", "give it a value");
}

function readList<Item>(
  param: QueryParam,
  items: readonly Item[],
  read: (type: QueryParam["type"], item: Item) => ParamScalar,
): ParamScalar[] {
  if (items.length > MAX_PARAM_VALUES) {
    throw new Misfit(
      `has ${items.length.toLocaleString("en")} values`,
      `give it at most ${MAX_PARAM_VALUES.toLocaleString("en")}`,
    );
  }
  return items.map((item) => readScalar(param, item, read));
}

function readScalar<Item>(
  param: QueryParam,
  item: Item,
  read: (type: QueryParam["type"], item: Item) => ParamScalar,
): ParamScalar {
  const value = read(param.type, item);
  const missed = limitsMissed(value, param);
  if (missed === undefined) return value;
  throw new Misfit(
    "is not accepted",
    `write ${param.values === undefined ? "a value " : ""}${missed}`,
  );
}

function readText(type: QueryParam["type"], text: string): ParamScalar {
  const value = parsePlain(text, type);
  if (value === undefined) throw new Misfit(MISFITS[type], `write ${LITERAL_FORMS[type]}`);
  return checkChars(value);
}

function readJson(type: QueryParam["type"], given: unknown): ParamScalar {
  const value = type === "date" ? untagged(given) : given;
  const isOfType =
    type === "integer"
      ? Number.isSafeInteger(value)
      : type === "float"
        ? Number.isFinite(value)
        : type === "date"
          ? typeof value === "string" && isCalendarDate(value)
          : typeof value === type;
  if (!isOfType) throw new Misfit(MISFITS[type], `write ${JSON_FORMS[type]}`);
  return checkChars(value as ParamScalar);
}

const MISFITS = {
  string: "is not text",
  integer: "is not a whole number",
  float: "is not a number",
  boolean: "is not true or false",
  date: "is not a day of the calendar",
} as const;

const JSON_FORMS = {
  ...LITERAL_FORMS,
  date: '"YYYY-MM-DD", such as "2020-10-22"',
} as const;

function checkChars(value: ParamScalar): ParamScalar {
  if (typeof value !== "string") return value;
  if (value.length > MAX_PARAM_CHARS) {
    throw new Misfit(
      `has ${value.length.toLocaleString("en")} characters`,
      `write at most ${MAX_PARAM_CHARS.toLocaleString("en")}`,
    );
  }
  if (/\p{Cs}/u.test(value)) {
    throw new Misfit("holds half a character", "send whole Unicode characters");
  }
  return value;
}

function untagged(given: unknown): unknown {
  const isDate = typeof given === "object" && given !== null && "$" in given && given.$ === "date";
  return isDate && "value" in given ? given.value : given;
}

function unknownNames(
  params: readonly QueryParam[],
  given: readonly string[],
  prefix: string,
): Fault[] {
  return given
    .filter((name) => !params.some((param) => param.name === name))
    .map((name) => {
      const near = nearestName(
        name,
        params.map((param) => param.name),
      );
      const list = params.map((param) => param.name).join(", ");
      return {
        place: `${prefix}${cutText(name, 80)}`,
        message: `${cutText(name, 80)} is not a parameter of this query`,
        remedy:
          near !== undefined
            ? `did you mean ${near}?`
            : list === ""
              ? "it has none"
              : `its parameters are ${list}`,
      };
    });
}

const MAX_FAULTS = 50;

function invalidParams(faults: readonly Fault[]): EntenteError {
  const [first] = faults;
  const sentence =
    faults.length === 1 && first !== undefined
      ? `${first.message}${first.value === undefined ? "" : ` (${first.value})`}; ${first.remedy ?? ""}`
      : `${faults.length} parameters do not fit; errors lists them`;
  return new EntenteError(
    "invalid-request",
    `The query cannot be run: ${sentence}${sentence.endsWith("?") ? "" : "."}`,
    { details: { errors: faults.slice(0, MAX_FAULTS) } },
  );
}

function shown(value: unknown): string {
  // JSON has no word for an endless number.
  if (typeof value === "number") return String(value);
  const isTexts = Array.isArray(value) && value.every((each) => typeof each === "string");
  const text = isTexts && value.length <= 1 ? (value[0] ?? "") : JSON.stringify(value);
  return cutText(text.slice(0, 1000), 80);
}
