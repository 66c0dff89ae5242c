import type { z } from "zod";
import type { ItemFault } from "./fault-list.ts";
import type { JsonPath } from "./json-walk.ts";

type SchemaIssue = z.core.$ZodIssue;

/** What a schema found wrong with an item, as sentences with a remedy each. */
export function schemaFaults(
  item: unknown,
  issues: readonly SchemaIssue[],
  fields: readonly string[],
): ItemFault[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => unknownField([...path, key], fields));
    }
    const value = valueAt(item, path);
    const name = fieldName(path);
    if (value === undefined) {
      return [{ path, message: `${name} is missing`, remedy: `add ${expected(issue)}` }];
    }
    return [{ path, value, ...sentence(name, issue) }];
  });
}

function unknownField(path: JsonPath, fields: readonly string[]): ItemFault {
  return {
    path,
    message: `${fieldName(path)} is not a known field`,
    remedy: `remove it or correct its spelling; the fields are ${fields.join(", ")}`,
  };
}

function sentence(name: string, issue: SchemaIssue): { message: string; remedy: string } {
  // Messages of our own schemas have the form "is not this; do that".
  const own = /^(is not .*?); (.*)$/s.exec(issue.message);
  if (own?.[1] !== undefined && own[2] !== undefined) {
    return { message: `${name} ${own[1]}`, remedy: own[2] };
  }
  if (issue.code === "too_small" || issue.code === "too_big") {
    const [less, more] = isSized(issue.origin) ? ["short", "long"] : ["small", "great"];
    const message = `${name} is too ${issue.code === "too_small" ? less : more}`;
    return { message, remedy: `write ${expected(issue)}` };
  }
  return { message: `${name} is not ${expected(issue)}`, remedy: `write ${expected(issue)}` };
}

/** What belongs in the place, with its article. */
function expected(issue: SchemaIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPE_NAMES[issue.expected] ?? `a value of type ${issue.expected}`;
    case "invalid_value":
      return issue.values.length === 1
        ? JSON.stringify(issue.values[0])
        : `one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "invalid_union":
      return "one of the values that this field knows";
    case "too_small":
      return isSized(issue.origin)
        ? `${issue.minimum} or more${plural(issue.origin)}`
        : `a number of at least ${issue.minimum}`;
    case "too_big":
      return isSized(issue.origin)
        ? `at most ${issue.maximum}${plural(issue.origin)}`
        : `a number of at most ${issue.maximum}`;
    case "invalid_format":
    case "not_multiple_of":
    case "unrecognized_keys":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return "a value of the right form";
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text in double quotes",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list in [ ]",
  object: "an object in { }",
};

function isSized(origin: string): boolean {
  return origin === "string" || origin === "array";
}

function plural(origin: string): string {
  return origin === "string" ? " characters" : " entries";
}

function fieldName(path: JsonPath): string {
  const names = path.filter((step) => typeof step === "string");
  return names.at(-1) ?? "this";
}

function valueAt(item: unknown, path: JsonPath): unknown {
  let value = item;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
