import type { ParamScalar, ParamType, QueryParam } from "../wire/query-param.ts";

/** What a value of the right type must also be. */
export type ParamLimits = Pick<QueryParam, "type" | "values" | "min" | "max">;

/**
 * What a value of the right type misses, as the words after "must be", such as `from 1 to 100`;
 * undefined where it is within its enumeration and range.
 */
export function limitsMissed(value: ParamScalar, limits: ParamLimits): string | undefined {
  const { type, values, min, max } = limits;
  if (values !== undefined && !values.includes(value)) {
    return `one of ${values.map((each) => shownScalar(each, type)).join(", ")}`;
  }
  const isLow = min !== undefined && isLess(value, min);
  const isHigh = max !== undefined && isLess(max, value);
  return isLow || isHigh ? rangeWords(limits) : undefined;
}

/** A range in words: `from 1 to 100`, `at least 1`. */
export function rangeWords({ min, max }: Pick<QueryParam, "min" | "max">): string {
  if (min === undefined) return `at most ${max ?? ""}`;
  return max === undefined ? `at least ${min}` : `from ${min} to ${max}`;
}

/** A value as front matter writes it: a text in double quotes, anything else plain. */
export function shownScalar(value: ParamScalar, type: ParamType): string {
  return type === "string" ? JSON.stringify(value) : String(value);
}

/** Days compare as their text does. */
export function isLess(a: ParamScalar, b: ParamScalar): boolean {
  return typeof a === "string" && typeof b === "string" ? a < b : Number(a) < Number(b);
}
