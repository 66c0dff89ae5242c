import type { ParamTexts } from "../queries/param-values.ts";
import { parseParamTexts, parseParamValues } from "../queries/param-values.ts";
import type { QueryParams } from "../store/graph-store.ts";
import type { ParamValue, QueryParam } from "../wire/query-param.ts";
import type { OptionSpec } from "./command.ts";
import type { ParsedOptions } from "./parse-options.ts";
import { UsageError } from "./usage-error.ts";

/** For parameters that have no option of their own, and for queries that declare none. */
export const PARAM_OPTION: OptionSpec = {
  name: "param",
  value: "NAME=TEXT",
  repeats: true,
  text: "A parameter by its name; NAME:=JSON for a value that is no text, such as limit:=10",
};

/** The options of a query's parameters, for `--help` and for the parser. */
export function paramOptions(
  params: readonly QueryParam[],
  taken: readonly OptionSpec[],
): readonly OptionSpec[] {
  const names = new Set(taken.map(({ name }) => name));
  return params
    .filter(({ name }) => !names.has(optionName(name)))
    .map((param) => ({
      name: optionName(param.name),
      value: placeholder(param),
      repeats: param.list,
      text: describe(param),
    }));
}

/**
 * The words with the options of parameters as the parser wants them: `--minPolarity` as
 * `--min-polarity`, and a boolean with its value: `--between` as `--between=true`, `--no-between` as
 * `--between=false`. `--no-issue` leaves an optional parameter out, also where it has a default.
 */
export function normalizeParamWords(
  words: readonly string[],
  params: readonly QueryParam[],
): readonly string[] {
  const end = words.indexOf("--");
  const options = end === -1 ? words : words.slice(0, end);
  const normalized = options.flatMap((word, index) => {
    const [, no, name, value] = /^--(no-)?([^=]+)(?:=([^]*))?$/.exec(word) ?? [];
    const param = params.find((each) => each.name === name || optionName(each.name) === name);
    if (param === undefined) return [word];
    const option = `--${optionName(param.name)}`;
    if (no !== undefined) {
      return value === undefined
        ? [`${option}=${param.type === "boolean" ? "false" : ""}`]
        : [word];
    }
    if (value !== undefined) return [`${option}=${value}`];
    const isAlone = param.type === "boolean" && !/^(?:true|false)$/.test(options[index + 1] ?? "");
    return [isAlone ? `${option}=true` : option];
  });
  return end === -1 ? normalized : [...normalized, ...words.slice(end)];
}

/**
 * The values of a saved query's parameters, from their options and from `--param`.
 * @throws EntenteError `invalid-request`, UsageError.
 */
export function readParamOptions(
  params: readonly QueryParam[],
  parsed: ParsedOptions,
): QueryParams {
  const texts: Record<string, readonly string[]> = {};
  const values: Record<string, unknown> = {};
  for (const { name } of params) {
    const given = parsed.values(optionName(name));
    if (parsed.has(optionName(name))) texts[name] = given;
  }
  for (const text of parsed.values(PARAM_OPTION.name)) {
    const { name, isJson, value } = splitParam(text);
    if (isJson) values[name] = parseJson(name, value);
    else texts[name] = [...(texts[name] ?? []), value];
  }
  // Each half is checked by its own rules, against the parameters that the other one leaves.
  const isJson = (name: string): boolean => Object.hasOwn(values, name);
  return {
    ...parseParamTexts(
      params.filter(({ name }) => !isJson(name)),
      texts satisfies ParamTexts,
    ),
    ...parseParamValues(
      params.filter(({ name }) => isJson(name)),
      values,
    ),
  };
}

/** The values of `--param` for a text that declares nothing: texts, or JSON as it is. */
export function readFreeParams(parsed: ParsedOptions): QueryParams {
  const values: Record<string, QueryParams[string]> = {};
  for (const text of parsed.values(PARAM_OPTION.name)) {
    const { name, isJson, value } = splitParam(text);
    values[name] = isJson ? (parseJson(name, value) as QueryParams[string]) : value;
  }
  return values;
}

/** `minPolarity` as an option: `min-polarity`. */
export function optionName(name: string): string {
  return name
    .replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? "" : "-"}${letter.toLowerCase()}`)
    .replaceAll("_", "-");
}

function splitParam(text: string): { name: string; isJson: boolean; value: string } {
  const [, name, colon, value] = /^([A-Za-z_]\w*)(:?)=([^]*)$/.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return { name, isJson: colon === ":", value };
  throw new UsageError(
    `--param ${JSON.stringify(text)} is not a name and a value`,
    "write it like --param issue=casualties, or --param limit:=10",
  );
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(
      `--param ${name}:=${text} is not JSON`,
      `write --param ${name}=… for a text`,
    );
  }
}

const PLACEHOLDERS = {
  string: "TEXT",
  integer: "NUMBER",
  float: "NUMBER",
  boolean: "true|false",
  date: "YYYY-MM-DD",
} as const satisfies Record<QueryParam["type"], string>;

function placeholder({ type, values }: QueryParam): string {
  const names = values?.map(String).join("|") ?? "";
  return names !== "" && names.length <= 30 ? names : PLACEHOLDERS[type];
}

function describe(param: QueryParam): string {
  const { text, list, optional, default: value } = param;
  const notes = [
    ...(param.values === undefined ? [] : [`one of ${param.values.map(String).join(", ")}`]),
    ...rangeNote(param),
    ...(list ? ["may be given again"] : []),
    value !== undefined ? `default ${shown(value)}` : optional ? "may be left out" : "needed",
  ];
  return `${text}${text === "" ? "" : " "}(${notes.join("; ")})`;
}

function rangeNote({ min, max }: QueryParam): readonly string[] {
  if (min === undefined) return max === undefined ? [] : [`at most ${max}`];
  return [max === undefined ? `at least ${min}` : `${min} to ${max}`];
}

function shown(value: ParamValue): string {
  return Array.isArray(value) ? value.map(String).join(", ") : String(value);
}
