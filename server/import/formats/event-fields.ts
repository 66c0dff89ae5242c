import { cameoGoldstein } from "../codes/cameo.ts";
import { RowRejection } from "../row-records.ts";

/** A cell with the name of its column, for what to say when it is wrong. */
export interface NamedCell {
  readonly column: string;
  readonly value: string;
}

/**
 * The act of an event with its Goldstein value. Where the dataset gives the event another value than
 * the scale gives the act, the scale's is the Goldstein value and the dataset's, divided by ten, the
 * polarity: the two are never mixed.
 * @throws RowRejection for a code that CAMEO does not have, or a value off the scale.
 */
export function actFields(
  code: NamedCell,
  value: NamedCell,
): { readonly act: string; readonly goldstein: number; readonly polarity?: number } {
  const goldstein = cameoGoldstein(code.value);
  if (goldstein === null) {
    throw new RowRejection({
      ...code,
      reason: "this is not a CAMEO event code",
      remedy: "take a code of the CAMEO codebook 1.1b3, with its leading zero, such as 051",
    });
  }
  if (value.value === "") return { act: code.value, goldstein };
  const given = numberIn(value, -10, 10);
  if (Math.abs(given - goldstein) < 1e-6) return { act: code.value, goldstein };
  return { act: code.value, goldstein, polarity: Math.round(given * 1e5) / 1e6 };
}

/** @throws RowRejection for a text that is not a number within the bounds, both inclusive. */
export function numberIn(cell: NamedCell, min: number, max: number, whole = false): number {
  const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(cell.value)
    ? Number(cell.value)
    : Number.NaN;
  if (number >= min && number <= max && (!whole || Number.isInteger(number))) return number;
  const bounds = max === Number.MAX_SAFE_INTEGER ? `from ${min} on` : `from ${min} to ${max}`;
  throw new RowRejection({
    ...cell,
    reason: `this is not a ${whole ? "whole " : ""}number ${bounds}`,
    remedy: "correct it, or leave the cell empty",
  });
}

/** The text without control characters, which damaged place names hold. */
export function cleanText(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\ufffd]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A name in capitals as a name: `MIKHEIL SAAKASHVILI` gives `Mikheil Saakashvili`. */
export function titleCase(name: string): string {
  const clean = cleanText(name);
  if (clean !== clean.toUpperCase() || clean.length <= 4) return clean;
  return clean.toLowerCase().replace(/(?<=^|[\s\-(./])\p{L}/gu, (letter) => letter.toUpperCase());
}
