import { PARAM_TYPES } from "../../server/wire/query-param.ts";
import { QUERY_RETURNS } from "../../server/wire/saved-query.ts";
import type { CypherProposal, CypherToken } from "./cypher-message.ts";

/** Keys of the front matter, with what stands after each. */
const KEYS = {
  name: "title of the query",
  summary: "one sentence on what it answers",
  description: "more about it; goes on over indented lines",
  param: "NAME TYPE = DEFAULT  text",
  returns: QUERY_RETURNS.join(", "),
  tags: "words, separated by commas",
  unlimited: "why there is no LIMIT",
  review: "parameters whose types were guessed",
} as const;

const KEY_LINE = /^(\/\/\s*)([a-z]+)(:)/;
const PARAM_LINE = /^(\/\/\s*param:\s*)([A-Za-z_]\w*)(\s+)((?:list<)?[a-z]+>?\??)/;

/** Of what suggestions can come: labels and types with their properties. */
export interface SuggestionNames {
  readonly name: string;
  readonly properties: readonly string[];
}

/** The lines of the front matter, which is the block of `//` lines at the very top. */
function frontLines(text: string): readonly { readonly line: string; readonly from: number }[] {
  const lines: { line: string; from: number }[] = [];
  let from = 0;
  for (const line of text.split("\n")) {
    if (!line.startsWith("//")) break;
    lines.push({ line, from });
    from += line.length + 1;
  }
  return lines;
}

/** The keys, names and types of the front matter, to be set apart from plain comments. */
export function frontMatterTokens(text: string): readonly CypherToken[] {
  return frontLines(text).flatMap(({ line, from }) => {
    const key = KEY_LINE.exec(line);
    if (key === null || !((key[2] ?? "") in KEYS)) return [];
    const start = from + (key[1] ?? "").length;
    const tokens: CypherToken[] = [
      { from: start, to: start + (key[2] ?? "").length + 1, kind: "frontKey" },
    ];
    const param = PARAM_LINE.exec(line);
    if (param === null) return tokens;
    const [, before = "", name = "", gap = "", type = ""] = param;
    const at = from + before.length;
    tokens.push({ from: at, to: at + name.length, kind: "paramValue" });
    const typeAt = at + name.length + gap.length;
    tokens.push({ from: typeAt, to: typeAt + type.length, kind: "keyword" });
    return tokens;
  });
}

/** What can stand at a place of the front matter, and where the word begins that it replaces. */
export interface FrontProposals {
  readonly from: number;
  readonly proposals: readonly CypherProposal[];
}

/** Proposals for the front matter; null where the offset is not in it. */
export function frontMatterProposals(
  text: string,
  offset: number,
  sources: readonly SuggestionNames[],
): FrontProposals | null {
  const found = frontLines(text).find(
    ({ line, from }) => offset >= from && offset <= from + line.length,
  );
  if (found === undefined) return null;
  const before = found.line.slice(0, offset - found.from);
  const word = /[\w.<]*$/.exec(before)?.[0] ?? "";
  return { from: offset - word.length, proposals: proposalsAfter(before, word, sources) };
}

function proposalsAfter(
  before: string,
  word: string,
  sources: readonly SuggestionNames[],
): CypherProposal[] {
  const rest = before.slice(0, before.length - word.length);
  if (/^\/\/\s*$/.test(rest)) {
    return Object.entries(KEYS).map(([key, detail]) => propose(`${key}: `, "keyword", detail, key));
  }
  if (/^\/\/\s*returns:\s*$/.test(rest))
    return QUERY_RETURNS.map((each) => propose(each, "keyword"));
  if (!/^\/\/\s*param:/.test(rest)) return [];
  if (/suggest\(\s*$/.test(rest)) {
    return sources.flatMap(({ name, properties }) =>
      properties.map((property) => propose(`${name}.${property}`, "name")),
    );
  }
  if (/param:\s*\w+\s+$/.test(rest)) {
    const lists = PARAM_TYPES.map((type) => propose(`list<${type}>`, "keyword"));
    return [...PARAM_TYPES.map((type) => propose(type, "keyword")), ...lists];
  }
  return [];
}

function propose(
  insert: string,
  kind: CypherProposal["kind"],
  detail: string | null = null,
  label = insert,
): CypherProposal {
  return { label, insert, kind, detail };
}
