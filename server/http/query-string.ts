import { z } from "zod";
import { editDistance } from "../wire/edit-distance.ts";
import type { Fault } from "../wire/problem.ts";
import { shownValue } from "./request-faults.ts";

/** How a parameter is written: once as text or number, or repeated. */
export type ParameterForm = "text" | "number" | "list";

/** What a query string says, and what of it cannot be read. */
export interface QueryValues {
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/**
 * The values of a query string in the forms of its schema: numbers as numbers, repeated parameters as
 * lists. Parameters that the schema does not know are faults, so that a misspelt filter is never
 * silently no filter; a schema with a catch-all takes them as they are, each with all its texts.
 */
export function readQueryString(search: string, schema: z.ZodObject): QueryValues {
  const given = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(search)) {
    const list = given.get(name);
    if (list === undefined) given.set(name, [value]);
    else list.push(value);
  }
  const known = parameterForms(schema);
  const values: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const [name, texts] of given) {
    const form = known.get(name);
    if (form === undefined && schema.def.catchall instanceof z.ZodArray) values[name] = texts;
    else if (form === undefined) faults.push(unknownParameter(name, [...known.keys()]));
    else if (form === "list") values[name] = [...new Set(texts)];
    else if (texts.length > 1) faults.push(repeated(name, texts));
    else if (form === "text") values[name] = texts[0];
    else if (NUMBER.test(texts[0] ?? "")) values[name] = Number(texts[0]);
    else faults.push(notNumber(name, texts[0] ?? ""));
  }
  return { values, faults };
}

/** The parameters of a schema and how each is written. */
export function parameterForms(schema: z.ZodObject): ReadonlyMap<string, ParameterForm> {
  const fields = Object.entries<z.core.$ZodType>(schema.shape);
  return new Map(fields.map(([name, field]) => [name, formOf(field)]));
}

function formOf(field: z.core.$ZodType): ParameterForm {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return formOf(field.unwrap());
  if (field instanceof z.ZodArray) return "list";
  return field instanceof z.ZodNumber ? "number" : "text";
}

function unknownParameter(name: string, known: readonly string[]): Fault {
  const lower = name.toLowerCase();
  const near = known
    .map((each) => ({ each, distance: editDistance(each.toLowerCase(), lower.slice(0, 100)) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const list =
    known.length === 0 ? "this route takes none" : `the parameters are ${known.join(", ")}`;
  const isNear = near !== undefined && near.distance <= Math.max(1, near.each.length / 3);
  return {
    place: name.slice(0, 80),
    message: `${shownValue(name)} is not a parameter of this route`,
    remedy: isNear ? `did you mean ${near.each}?` : list,
  };
}

function repeated(name: string, texts: readonly string[]): Fault {
  return {
    place: name,
    value: shownValue(texts.join(", ")),
    message: `${name} is given ${texts.length} times`,
    remedy: "give it once",
  };
}

function notNumber(name: string, text: string): Fault {
  return {
    place: name,
    value: shownValue(text),
    message: `${name} is not a number`,
    remedy: "write it in decimal digits, such as 10 or -0.5",
  };
}
