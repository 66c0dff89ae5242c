import type { QUERY_FAULT_KINDS, QueryFault } from "../wire/saved-query.ts";

/** A piece of a file. Line and column from 1, in characters: a surrogate pair is one. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  /** Characters; 0 for the gap where something is missing. */
  readonly length: number;
}

const MAX_FOUND_CHARS = 80;

/**
 * A fault as one sentence and in parts.
 * @param expected what belongs there, with its article
 * @param found what stands there; empty where nothing does
 * @param remedy what to do, as an imperative without its full stop
 */
export function queryFault(
  kind: (typeof QUERY_FAULT_KINDS)[number],
  place: TextPlace,
  said: { readonly expected: string; readonly found: string; readonly remedy: string },
): QueryFault {
  const found = cutText(said.found, MAX_FOUND_CHARS);
  const shown = found === "" ? "nothing" : quote(found);
  return {
    kind,
    line: place.line,
    column: place.column,
    length: place.length,
    expected: said.expected,
    found,
    remedy: said.remedy,
    message: `Expected ${said.expected}, found ${shown}; ${said.remedy}${/[.?!]$/.test(said.remedy) ? "" : "."}`,
  };
}

/** Number of characters of a text; a surrogate pair is one. */
export function charCount(text: string): number {
  return Array.from(text).length;
}

/** The first characters of a text, with an ellipsis where some are left out. */
export function cutText(text: string, limit: number): string {
  const chars = Array.from(text);
  return chars.length <= limit ? text : `${chars.slice(0, limit - 1).join("")}…`;
}

/** The words as a list: `a, b or c`. */
export function orList(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

function quote(text: string): string {
  return text.includes('"') ? text : `"${text}"`;
}
