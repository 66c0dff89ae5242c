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
      ? `${first.message}${first.value === undefined ? "" : ` (${first.value})`}; ${first.remedy ?? "correct it"}`
      : `${faults.length} parts of the request do not fit; errors lists them`;
  return new EntenteError(
    "invalid-request",
    `The request cannot be answered: ${sentence}${sentence.endsWith("?") ? "" : "."}`,
    { details: { errors: faults.slice(0, MAX_FAULTS) } },
  );
}

/** What a schema found wrong with the values of a request. */
export function issuesToFaults(issues: readonly z.core.$ZodIssue[], values: unknown): Fault[] {
  const faults = issues.map((issue): Fault => {
    const place = issue.path.map(String).join(".");
    const field = String(issue.path[0] ?? "the request");
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

/** The text, cut so that an answer never repeats a long request. */
export function shownValue(text: string): string {
  if (text.length <= MAX_VALUE_CHARS) return text;
  // A cut between the halves of a surrogate pair would leave a broken character.
  return `${text.slice(0, MAX_VALUE_CHARS - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function sentence(
  issue: z.core.$ZodIssue,
  isMissing: boolean,
): { message: string; remedy: string } {
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
    case "invalid_type":
      return { message: "is not a whole number", remedy: "write it without a fraction" };
    default:
      return { message: "does not fit", remedy: "see /api/openapi.json for its form" };
  }
}

function tooBig(issue: z.core.$ZodIssueTooBig): { message: string; remedy: string } {
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
