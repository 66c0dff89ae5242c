import type { QueryFault } from "../wire/saved-query.ts";
import { charCount, queryFault, type TextPlace } from "./query-fault.ts";

/** A line `// key: value` of the front matter. */
export interface FrontMatterLine {
  readonly key: string;
  /** Without spaces around; a description with its continuations, paragraphs by an empty line. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
  /** The line as it is, and the UTF-16 offset at which its value begins. */
  readonly text: string;
  readonly valueAt: number;
  readonly keyPlace: TextPlace;
  readonly valuePlace: TextPlace;
}

/** The leading block of `//` lines, taken apart. */
export interface FrontMatterBlock {
  readonly lines: readonly FrontMatterLine[];
  /** Lines that are neither `key: value` nor the continuation of a description. */
  readonly strays: readonly QueryFault[];
  /** The line, from 1, after the block: the first that is not a `//` line, or else the last. */
  readonly bodyLine: number;
}

const COMMENT = /^\s*\/\//u;
const KEY_LINE = /^\s*\/\/\s{0,2}([A-Za-z][\w-]*)(?:\s*:\s*(.*?)|)\s*$/u;
/** Three or more spaces after the slashes go on with the description. */
const CONTINUATION = /^\s*\/\/\s{3,}(\S.*?)\s*$/u;

/** Splits a text into lines as both engines count them. */
export function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

/** Takes the front matter of a query apart, without regard to which keys there are. */
export function readFrontMatterLines(text: string): FrontMatterBlock {
  const rows = splitLines(text);
  const begins = rows.findIndex((row) => row.trim() !== "");
  const lines: FrontMatterLine[] = [];
  const strays: QueryFault[] = [];
  let index = begins === -1 ? rows.length : begins;
  for (let gap = false; COMMENT.test(rows[index] ?? ""); index += 1) {
    const row = rows[index] ?? "";
    const isEmpty = row.trim() === "//";
    if (!isEmpty) readRow(row, index + 1, gap, lines, strays);
    gap = isEmpty;
  }
  return { lines, strays, bodyLine: Math.min(index + 1, rows.length) };
}

function readRow(
  text: string,
  line: number,
  gap: boolean,
  lines: FrontMatterLine[],
  strays: QueryFault[],
): void {
  const previous = lines.at(-1);
  const more = CONTINUATION.exec(text)?.[1];
  if (more !== undefined && previous?.key === "description") {
    const joined = `${previous.value}${gap ? "\n\n" : " "}${more}`;
    lines[lines.length - 1] = { ...previous, value: joined };
    return;
  }
  const match = more === undefined ? KEY_LINE.exec(text) : null;
  const key = match?.[1];
  // A word without a colon is a key only where it may stand alone.
  if (key === undefined || (match?.[2] === undefined && key !== "unlimited")) {
    strays.push(strayFault(text, line, more !== undefined));
    return;
  }
  const value = match?.[2] ?? "";
  const valueAt = value === "" ? text.length : text.lastIndexOf(value);
  lines.push({
    key,
    value,
    line,
    text,
    valueAt,
    keyPlace: place(text, line, text.indexOf(key), key),
    valuePlace: place(text, line, valueAt, value),
  });
}

function strayFault(text: string, line: number, isIndented: boolean): QueryFault {
  const said = text.replace(COMMENT, "").trim();
  return queryFault("front-matter", place(text, line, text.indexOf(said), said), {
    expected: "a line of the form // key: value",
    found: said,
    remedy: isIndented
      ? "only a description goes on over indented lines"
      : "put other comments below an empty line after the front matter",
  });
}

function place(text: string, line: number, at: number, piece: string): TextPlace {
  return { line, column: charCount(text.slice(0, at)) + 1, length: charCount(piece) };
}
