import { isSymbol, isWord, tokenizeCypher } from "../store/cypher-lexer.ts";
import { findUnlimitedPart } from "./check-limit.ts";
import { readFrontMatterLines } from "./front-matter-lines.ts";
import { isKey } from "./front-matter-reader.ts";
import { cutText } from "./query-fault.ts";

/** Where a draft comes from. */
export interface DraftOrigin {
  /** Name of the file, without folder. */
  readonly file: string;
  /** The folder in an archive, which becomes a tag. */
  readonly folder?: string | undefined;
}

/** A query file made of Cypher that had no front matter. */
export interface QueryDraft {
  readonly name: string;
  readonly text: string;
  /** Parameters whose types are guesses. */
  readonly review: readonly string[];
}

const MAX_NAME_CHARS = 120;

/**
 * A query file of plain Cypher: the first comment becomes its name, the comments after it its
 * description, and its parameters are declared with types that somebody should look at. A text that
 * has front matter stays as it is.
 */
export function draftQuery(text: string, origin: DraftOrigin): QueryDraft {
  const block = readFrontMatterLines(text);
  const named = block.lines.find(({ key }) => key === "name");
  if (named !== undefined && block.lines.every(({ key }) => isKey(key))) {
    return { name: named.value, text: `${text}\n`, review: [] };
  }
  const { comments, body } = takeComments(text);
  const [title = "", ...others] = comments;
  const name = cutText(title === "" ? nameOf(origin.file, body) : title, MAX_NAME_CHARS);
  const params = guessParams(body);
  const tag = tagOf(origin.folder);
  const lines = [
    `// name: ${name}`,
    `// summary: Imported from ${cutText(oneLine(origin.file), 200)}.`,
    ...others.map((line, index) => (index === 0 ? `// description: ${line}` : `//    ${line}`)),
    ...[...params].map(([param, type]) => `// param: ${param} ${type}`),
    ...(params.size === 0 ? [] : [`// review: ${[...params.keys()].join(", ")}`]),
    `// tags: imported${tag === undefined ? "" : `, ${tag}`}`,
    ...(findUnlimitedPart(tokenizeCypher(body)) === undefined
      ? []
      : ["// unlimited: imported as it was"]),
  ];
  return { name, text: `${lines.join("\n")}\n\n${body}\n`, review: [...params.keys()] };
}

/** The comments at the top, a line each without its slashes, and what comes after them. */
function takeComments(text: string): { comments: string[]; body: string } {
  const comments: string[] = [];
  let rest = text.trim();
  for (;;) {
    const line = /^\/\/([^\n\r]*)(?:\r\n|\n|\r|$)/.exec(rest);
    const block = /^\/\*([^]*?)\*\//.exec(rest);
    const found = line ?? block;
    if (found?.[1] === undefined) break;
    const lines = found[1].split(/\r\n|\n|\r/);
    comments.push(...lines.map((each) => oneLine(each.replace(/^\s*[/*]+/, ""))));
    rest = rest.slice(found[0].length).trimStart();
  }
  return { comments: comments.filter((line) => line !== ""), body: rest };
}

/** A title where no comment gives one: the file's, or else the first line of the Cypher. */
function nameOf(file: string, body: string): string {
  const title = oneLine(
    file
      .replace(/\.[a-z]+$/i, "")
      .replace(/[_-]+/g, " ")
      .replace(/^saved scripts.*$/i, ""),
  );
  return title === "" ? oneLine(body.split(/[\n\r]/)[0] ?? "") : title;
}

function tagOf(folder: string | undefined): string | undefined {
  const words = folder?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const tag = words.join("-");
  return tag === "" || tag.length > 40 ? undefined : tag;
}

function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A type for each parameter: text, unless the place where it stands takes no text. */
function guessParams(body: string): ReadonlyMap<string, string> {
  const tokens = tokenizeCypher(body);
  const types = new Map<string, string>();
  for (const [index, { kind, value }] of tokens.entries()) {
    if (kind !== "parameter" || !/^[A-Za-z_]\w{0,59}$/.test(value)) continue;
    const [before, earlier] = [tokens[index - 1], tokens[index - 2]];
    const type = isWord(before, "LIMIT", "SKIP")
      ? "integer"
      : isWord(before, "IN", "UNWIND")
        ? "list<string>"
        : isSymbol(before, "(") && isWord(earlier, "DATE")
          ? "date"
          : "string";
    if ((types.get(value) ?? "string") === "string") types.set(value, type);
  }
  return types;
}
