import { isSymbol, isWord, tokenizeCypher, type CypherToken } from "../store/cypher-lexer.ts";

/** One statement of a file, with the comments above it. */
export interface Statement {
  /** Without space around and without its semicolon. */
  readonly text: string;
  /** Line of the file at which it begins, from 1. */
  readonly line: number;
}

/** Clauses that begin a statement and cannot follow a RETURN. */
const BEGINNINGS = [
  ...["MATCH", "OPTIONAL", "UNWIND", "WITH", "CALL", "CREATE", "MERGE", "RETURN", "DETACH"],
  ...["FOREACH", "LOAD", "SHOW", "USE", "EXPLAIN", "PROFILE", "CYPHER", "DROP", "START"],
];

/**
 * The statements of a file. They end at a semicolon, at a line that is a command of Neo4j Browser,
 * and where a clause follows a RETURN that cannot: exported favourites stand below each other
 * without any semicolon.
 */
export function splitStatements(file: string): readonly Statement[] {
  const text = file.replace(/\r\n?/g, "\n");
  const statements: Statement[] = [];
  let [from, line] = [0, 1];
  for (const end of statementEnds(text)) {
    const piece = text.slice(from, end);
    const blank = piece.length - piece.trimStart().length;
    const plain = piece.trim().replace(/;$/, "").trimEnd();
    if (plain !== "") {
      statements.push({ text: plain, line: line + countLines(piece.slice(0, blank)) });
    }
    line += countLines(piece);
    from = end;
  }
  return statements;
}

/** UTF-16 offsets, exclusive. */
function statementEnds(text: string): readonly number[] {
  const ends = new Set<number>();
  for (const command of text.matchAll(/^[ \t]*:[a-z].*$/gim)) {
    ends.add(commentStart(text, command.index)).add(command.index + command[0].length);
  }
  const tokens = tokenizeCypher(text);
  let depth = 0;
  let hasReturned = false;
  for (const [index, token] of tokens.entries()) {
    if (isSymbol(token, "(", "[", "{")) depth += 1;
    else if (isSymbol(token, ")", "]", "}")) depth -= 1;
    if (depth > 0) continue;
    if (isSymbol(token, ";")) {
      ends.add(token.end);
      hasReturned = false;
    } else if (hasReturned && beginsStatement(text, tokens, index)) {
      ends.add(commentStart(text, lineStart(text, token.offset)));
      hasReturned = isWord(token, "RETURN");
    } else if (isWord(token, "RETURN")) hasReturned = true;
    else if (isWord(token, "UNION")) hasReturned = false;
  }
  return [...ends, text.length].sort((a, b) => a - b);
}

/** A clause at the beginning of a line, so that an alias that is called like one is none. */
function beginsStatement(text: string, tokens: readonly CypherToken[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (token === undefined || !isWord(token, ...BEGINNINGS)) return false;
  const isFirst = text.slice(lineStart(text, token.offset), token.offset).trim() === "";
  const isName = isSymbol(next, ",", ".", ":", "=", ")");
  return isFirst && !isName && !isWord(tokens[index - 1], "AS");
}

/** Where the comment lines begin that end right above the line at an offset. */
function commentStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (!text.slice(above, start).trimStart().startsWith("//")) break;
    start = above;
  }
  return start;
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}
