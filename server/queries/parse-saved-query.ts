import { MAX_QUERY_CHARS, type QueryFault, type QueryFrontMatter } from "../wire/saved-query.ts";
import { readFrontMatterLines } from "./front-matter-lines.ts";
import { FrontMatterReader, isKey } from "./front-matter-reader.ts";
import type { DeclaredParam } from "./param-declaration.ts";
import { queryFault } from "./query-fault.ts";

/** A query file as far as its front matter can be read. */
export interface ParsedSavedQuery {
  /** What is missing or cannot be read is empty. */
  readonly front: QueryFrontMatter;
  /** Declared parameters with their places, in order; those that cannot be read are left out. */
  readonly params: readonly DeclaredParam[];
  /** Names on parameter lines that cannot be read. */
  readonly unread: readonly string[];
  /** The line, from 1, at which the Cypher begins. */
  readonly bodyLine: number;
  /** In the order of the text. */
  readonly faults: readonly QueryFault[];
}

/**
 * Reads the front matter of a query file: the grammar of docs/queries.md. Never throws; a text that
 * cannot be read at all has faults that say so. Looks at the Cypher no further than whether there is
 * any.
 */
export function parseSavedQuery(text: string): ParsedSavedQuery {
  if (text.length > MAX_QUERY_CHARS) return unreadable(tooLong(text));
  const block = readFrontMatterLines(withoutByteOrderMark(text));
  const known = block.lines.filter(({ key }) => isKey(key));
  // Ordinary comments above a query are no failed front matter, line by line.
  if (known.length === 0) return { ...unreadable(noFrontMatter()), bodyLine: block.bodyLine };
  const reader = new FrontMatterReader();
  for (const line of block.lines) reader.read(line);
  const faults = [...block.strays, ...reader.finish()];
  faults.sort((a, b) => a.line - b.line || a.column - b.column);
  const { params, unread } = reader;
  return { front: reader.front(), params, unread, bodyLine: block.bodyLine, faults };
}

/** The text as it is kept: without a byte order mark. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function noFrontMatter(): QueryFault {
  return queryFault(
    "front-matter",
    { line: 1, column: 1, length: 0 },
    {
      expected: "front matter at the top",
      found: "",
      remedy: "begin with the lines // name: and // summary:, or import the file, which adds them",
    },
  );
}

function tooLong(text: string): QueryFault {
  return queryFault(
    "front-matter",
    { line: 1, column: 1, length: 0 },
    {
      expected: `at most ${MAX_QUERY_CHARS.toLocaleString("en")} characters`,
      found: `${text.length.toLocaleString("en")} characters`,
      remedy: "split the query",
    },
  );
}

function unreadable(fault: QueryFault): ParsedSavedQuery {
  const front = { name: "", summary: "", params: [], returns: "table", tags: [], unlimited: false };
  return {
    front: { ...front, returns: "table" },
    params: [],
    unread: [],
    bodyLine: 1,
    faults: [fault],
  };
}
