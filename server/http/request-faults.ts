import type { z } from "zod";
import { EntenteError } from "../wire/entente-error.ts";
import type { Fault } from "../wire/problem.ts";

const MAX_VALUE_CHARS = 80;
const MAX_FAULTS = 50;

/** The error that refuses a request, with every fault of it at once. */
export function invalidRequest(faults: readonly Fault[]): EntenteError {
  const [first] = faults;
  const sentence =
    faults.length === 1 && first !== undefined
      ? `${first.message}${shownBehind(first)}; ${first.remedy ?? "correct it"}`
      : `${faults.length} parts of the request do not fit; errors lists them`;
  return new EntenteError(
    "invalid-request",
    `The request cannot be answered: ${sentence}${sentence.endsWith("?") ? "" : "."}`,
    { details: { errors: faults.slice(0, MAX_FAULTS) } },
  );
}

/** The value in brackets, unless the message says it already. */
function shownBehind({ message, value }: Fault): string {
  return value === undefined || message.includes(value) ? "" : ` (${value})`;
}

/** What a schema found wrong with the values of a request. */
export function issuesToFaults(issues: readonly z.core.$ZodIssue[], values: unknown): Fault[] {
  const faults = issues.flatMap(oneForEachKey).map((issue): Fault => {
    const place = issue.path.map(String).join(".");
    const field = place === "" ? "the request" : place;
    const value = valueAt(values, issue.path);
    const { message, remedy } = sentence(issue, value === undefined);
    return {
      place: place === "" ? "request" : place,
      ...(typeof value === "string" || typeof value === "number"
        ? { value: shownValue(String(value)) }
        : {}),
      message: `${field} ${message}`,
      remedy,
    };
  });
  // One per place: the last check of a field is the one that says what it should be.
  return [...new Map(faults.map((fault) => [fault.place, fault])).values()];
}

/** An object's unknown keys are one issue at the object; each is a fault of its own place. */
function oneForEachKey(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "unrecognized_keys") return [issue];
  return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }));
}

/** The text, cut so that an answer never repeats a long request. */
export function shownValue(text: string): string {
  if (text.length <= MAX_VALUE_CHARS) return text;
  // A cut between the halves of a surrogate pair would leave a broken character.
  return `${text.slice(0, MAX_VALUE_CHARS - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

interface Sentence {
  readonly message: string;
  readonly remedy: string;
}

const SEE_OPENAPI: Sentence = {
  message: "does not fit",
  remedy: "see /api/openapi.json for its form",
};

const WRONG_TYPES: Readonly<Record<string, Sentence>> = {
  int: { message: "is not a whole number", remedy: "write it without a fraction" },
  number: { message: "is not a number", remedy: "write it in digits, without quotes" },
  string: { message: "is not a text", remedy: "write it in double quotes" },
  boolean: { message: "is not true or false", remedy: "write one of them, without quotes" },
  array: { message: "is not a list", remedy: "write it in [ ]" },
  object: { message: "is not an object", remedy: "write it in { }" },
  record: { message: "is not an object", remedy: "write it in { }" },
};

function sentence(issue: z.core.$ZodIssue, isMissing: boolean): Sentence {
  // Messages of our own schemas have the form "is not this; do that".
  const own = /^(is .*?); (.*)$/s.exec(issue.message);
  if (own?.[1] !== undefined && own[2] !== undefined) return { message: own[1], remedy: own[2] };
  if (isMissing) return { message: "is missing", remedy: "give it" };
  switch (issue.code) {
    case "invalid_value":
      return {
        message: "is not one of its values",
        remedy: `write one of ${issue.values.map(String).join(", ")}`,
      };
    case "too_small":
      return issue.origin === "string"
        ? { message: "is too short", remedy: `write ${issue.minimum} or more characters` }
        : { message: "is too small", remedy: `write a number of at least ${issue.minimum}` };
    case "too_big":
      return tooBig(issue);
    case "unrecognized_keys":
      return { message: "is not known here", remedy: "leave it out, or correct its name" };
    case "invalid_type":
      return WRONG_TYPES[issue.expected] ?? SEE_OPENAPI;
    default:
      return SEE_OPENAPI;
  }
}

function tooBig(issue: z.core.$ZodIssueTooBig): Sentence {
  if (issue.origin === "string") {
    return { message: "is too long", remedy: `write at most ${issue.maximum} characters` };
  }
  return issue.origin === "array"
    ? { message: "is given too often", remedy: `give it at most ${issue.maximum} times` }
    : { message: "is too great", remedy: `write a number of at most ${issue.maximum}` };
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  let value = values;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}
