import type { ErrorCode } from "../../wire/error-code.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import {
  isName,
  isSymbol,
  isWord,
  tokenizeCypher,
  tokenPosition,
  type CypherToken,
  type QueryPosition,
} from "../cypher-lexer.ts";

const PARSER_NAMES: Readonly<Record<string, string>> = {
  LParen: '"("',
  RParen: '")"',
  LBracket: '"["',
  RBracket: '"]"',
  LBrace: '"{"',
  RBrace: '"}"',
  Comma: '","',
  Colon: '":"',
  Eq: '"="',
};

const WRITE_WORDS = [
  "CREATE",
  "MERGE",
  "SET",
  "DELETE",
  "DETACH",
  "REMOVE",
  "DROP",
  "FOREACH",
  "ALTER",
];

/**
 * What went wrong with a query, from the engine's message and the query's text.
 * @param linesBefore lines that the engine saw before the query.
 */
export function queryError(message: string, cypher: string, linesBefore = 0): EntenteError {
  const tokens = tokenizeCypher(cypher);
  const [first = "", ...rest] = message.split("\n");
  const place = /-->\s*query:(\d+):(\d+)/.exec(rest.join("\n"));
  const position =
    place === null
      ? quotedName(first, tokens)
      : positionAt(tokens, Number(place[1]) - linesBefore, Number(place[2]));
  const plain = first
    .replace(/^.*?GRAFEO-[A-Z]\d+:\s*/, "")
    .replace(/^(?:syntax|semantic|execution) error:\s*/, "")
    .replace(/^\[Cypher\]\s*/, "");
  if (first.includes("GRAFEO-T003")) return writeError(tokens);
  const hidden = /Variable '(.+)' not found for ORDER BY/.exec(first)?.[1];
  if (hidden !== undefined) {
    const order = tokens.findLast(({ value }) => value === hidden);
    return error(
      "unsupported-query",
      `The embedded engine cannot sort by ${hidden}, which RETURN gives another name; sort by that name.`,
      order === undefined ? undefined : tokenPosition(order),
    );
  }
  if (first.includes("GRAFEO-X001")) {
    return error(
      "unsupported-query",
      `The embedded engine could not run the query: ${plain}.`,
      position,
    );
  }
  return knownError(plain, tokens) ?? syntaxOrOther(plain, first, position);
}

function knownError(plain: string, tokens: readonly CypherToken[]): EntenteError | undefined {
  const parameter = /^Missing parameter: \$(.+)$/.exec(plain)?.[1];
  if (parameter !== undefined) {
    const token = tokens.find(({ kind, value }) => kind === "parameter" && value === parameter);
    return new EntenteError(
      "invalid-query",
      `The query uses the parameter $${parameter}, which was not given; add it to the parameters.`,
      { details: { ...positionOf(token), parameter } },
    );
  }
  const unknownName = /^[Uu]nknown (function|procedure) '([^']+)'/.exec(plain);
  if (unknownName !== null) {
    const [, what = "", name = ""] = unknownName;
    const token = tokens.find(
      ({ text }) => text.toLowerCase() === name.split(".")[0]?.toLowerCase(),
    );
    return error(
      "unsupported-query",
      `The embedded engine has no ${what} ${name}; docs/embedded-engine.md lists what it lacks.`,
      token === undefined ? undefined : tokenPosition(token),
    );
  }
  const arity = /^Function '(\w+)' takes (.+)$/.exec(plain);
  if (arity !== null) {
    const [, name = "", takes = ""] = arity;
    const token = tokens.find(({ text }) => text.toLowerCase() === name.toLowerCase());
    return error(
      "unsupported-query",
      `In the embedded engine ${name} takes ${takes}; docs/embedded-engine.md lists what to write instead.`,
      token === undefined ? undefined : tokenPosition(token),
    );
  }
  if (plain.includes("more than the 256 MiB")) {
    return error(
      "too-large",
      "The variable-length pattern has more than 3,355,443 paths at once; give it a smaller upper bound, such as *1..3, or return DISTINCT nodes.",
      undefined,
    );
  }
  return undefined;
}

function syntaxOrOther(
  plain: string,
  first: string,
  position: QueryPosition | undefined,
): EntenteError {
  const expected = plain.replace(
    /^Expected (\w+)$/,
    (_, name: string) => `expected ${PARSER_NAMES[name] ?? name}`,
  );
  const sentence = expected.charAt(0).toLowerCase() + expected.slice(1);
  const isSyntax = first.includes("GRAFEO-Q001");
  const where =
    position === undefined
      ? ""
      : ` at line ${position.line}, column ${position.column}${position.token === "" ? "" : `, near "${position.token}"`}`;
  const lead = isSyntax ? "The query is not valid Cypher" : "The query cannot be run";
  return error("invalid-query", `${lead}: ${sentence.replace(/\.$/, "")}${where}.`, position);
}

/** A write that the read-only graph refused, pointing at the clause that writes. */
export function writeError(tokens: readonly CypherToken[]): EntenteError {
  const token = findWriteClause(tokens);
  const what = token === undefined ? "writes" : `would write (${token.text.toUpperCase()})`;
  return error(
    "forbidden-query",
    `The query ${what}, and queries only read; change the graph through an import.`,
    token === undefined ? undefined : tokenPosition(token),
  );
}

/** The first word that starts a writing clause, not a name, property, label or map key like it. */
export function findWriteClause(tokens: readonly CypherToken[]): CypherToken | undefined {
  return tokens.find(
    (token, index) =>
      isWord(token, ...WRITE_WORDS) &&
      !isWord(tokens[index - 1], ...BEFORE_VALUES) &&
      !isSymbol(tokens[index - 1], ".", ":", "&", "(", "[", ",", "=", "+", "<", ">") &&
      !isSymbol(tokens[index + 1], ":", ".", "=", ",", ")", "]"),
  );
}

const BEFORE_VALUES = [
  ...["AS", "RETURN", "WITH", "WHERE", "UNWIND", "BY", "DISTINCT", "AND", "OR", "XOR", "NOT"],
  ...["IN", "CASE", "WHEN", "THEN", "ELSE", "CONTAINS", "STARTS", "ENDS"],
];

function positionAt(tokens: readonly CypherToken[], line: number, column: number): QueryPosition {
  const token = tokens.find(
    (each) => each.line === line && each.column + Array.from(each.text).length > column,
  );
  // The engine points at the space before a token; the token itself is what a reader looks for.
  if (token !== undefined && token.column >= column) return tokenPosition(token);
  return { line, column, token: token === undefined ? "" : tokenPosition(token).token };
}

/** The last place of the name that a message without a place quotes. */
function quotedName(message: string, tokens: readonly CypherToken[]): QueryPosition | undefined {
  const name = /'([^']+)'/.exec(message)?.[1];
  const token = tokens.findLast((token) => isName(token) && token.value === name);
  return token === undefined ? undefined : tokenPosition(token);
}

function positionOf(token: CypherToken | undefined): Partial<QueryPosition> {
  return token === undefined ? {} : tokenPosition(token);
}

function error(
  code: ErrorCode,
  message: string,
  position: QueryPosition | undefined,
): EntenteError {
  return new EntenteError(code, message, { details: { ...position } });
}
