import { isCalendarDate } from "../../wire/calendar-date.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import {
  closingIndex,
  isName,
  isSymbol,
  isWord,
  tokenizeCypher,
  tokenPosition,
  type CypherToken,
} from "../cypher-lexer.ts";
import type { QueryParams } from "../graph-store.ts";
import { findWriteClause } from "./engine-errors.ts";
import { findPatternGap, type DialectGap } from "./pattern-gaps.ts";

/**
 * Refuses what the embedded engine would answer wrongly, cannot do, or must not do, before it sees
 * the query. The list is in docs/embedded-engine.md.
 * @throws EntenteError `unsupported-query`, `forbidden-query`, `invalid-query`.
 */
export function checkDialect(cypher: string, params: QueryParams = {}): void {
  const tokens = tokenizeCypher(cypher);
  const invalid = tokens.find(({ kind }) => kind === "invalid");
  if (invalid !== undefined) {
    throw refusal(
      "invalid-query",
      `The query is not valid Cypher: ${invalidText(invalid)}.`,
      invalid,
    );
  }
  const load = tokens.find(
    (token, index) => isWord(token, "LOAD") && isWord(tokens[index + 1], "CSV"),
  );
  if (load !== undefined) {
    throw refusal(
      "forbidden-query",
      "LOAD CSV makes the database read a file or an address; import the file instead.",
      load,
    );
  }
  checkStatement(tokens);
  checkDates(tokens, params);
  const gap = findGap(tokens);
  if (gap !== undefined) {
    throw refusal(
      "unsupported-query",
      `The embedded engine does not support ${gap.what}; ${gap.instead}.`,
      gap.token,
    );
  }
}

function checkStatement(tokens: readonly CypherToken[]): void {
  const [first] = tokens;
  if (first === undefined || isSymbol(first, ";")) {
    throw new EntenteError(
      "invalid-query",
      "The query is empty; write one, such as MATCH (a:Actor) RETURN a.",
      {
        details: { line: 1, column: 1, token: "" },
      },
    );
  }
  const semicolon = tokens.findIndex((token) => isSymbol(token, ";"));
  const second = semicolon === -1 ? undefined : tokens[semicolon + 1];
  if (second !== undefined) {
    throw refusal(
      "invalid-query",
      "The query holds more than one statement; run them one by one.",
      second,
    );
  }
  const returns = tokens.some((token) => isWord(token, "RETURN", "CALL", "FINISH", "SHOW"));
  if (
    !returns &&
    isWord(first, "MATCH", "OPTIONAL", "WITH", "UNWIND") &&
    findWriteClause(tokens) === undefined
  ) {
    // The engine would hand out internal ids here.
    throw refusal(
      "invalid-query",
      "The query ends without RETURN; say what it should return.",
      tokens.at(-1) ?? first,
    );
  }
}

/** The engine makes null of a text that is no day, and the query would find nothing without a word. */
function checkDates(tokens: readonly CypherToken[], params: QueryParams): void {
  for (const [index, token] of tokens.entries()) {
    const isBound = isWord(tokens[index - 2], "DATE") && isSymbol(tokens[index - 1], "(");
    if (token.kind !== "parameter" || !isBound) continue;
    const value = params[token.value];
    if (typeof value !== "string" || isCalendarDate(value)) continue;
    throw refusal(
      "invalid-query",
      `The parameter ${token.text} is "${value.slice(0, 80)}", which is not a day of the calendar; write YYYY-MM-DD, such as 2020-10-22.`,
      token,
    );
  }
}

const CLAUSES: Readonly<Record<string, string>> = {
  EXPLAIN: "leave it out; the plan has its own call",
  PROFILE: "leave it out",
  CYPHER: "leave the CYPHER prefix out",
  USE: "there is one graph; leave USE out",
  SHOW: "use CALL db.labels(), db.relationshipTypes() or db.propertyKeys()",
  LET: "write WITH … AS instead",
  FOR: "write UNWIND instead",
  FILTER: "write WITH … WHERE instead",
  FINISH: "end with RETURN",
};

const NO_SUCH_FUNCTION: Readonly<Record<string, string>> = {
  ID: "compare the nodes themselves, or their id property",
  ELEMENTID: "compare the nodes themselves, or their id property",
  POINT: "compare lat and lon",
  ISEMPTY: "write size(x) = 0",
  ALLREDUCE: "write reduce and a comparison",
};

const PROCEDURES = ["db.labels", "db.relationshiptypes", "db.propertykeys"];

function findGap(tokens: readonly CypherToken[]): DialectGap | undefined {
  for (const [index, token] of tokens.entries()) {
    const gap =
      clauseGap(tokens, index, token) ??
      callGap(tokens, index, token) ??
      valueGap(tokens, index, token) ??
      findPatternGap(tokens, index, token);
    if (gap !== undefined) return gap;
  }
  return undefined;
}

function clauseGap(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): DialectGap | undefined {
  if (token.kind !== "word") return undefined;
  const word = token.text.toUpperCase();
  const next = tokens[index + 1];
  const startsClause = index === 0 || (isName(next) && endsClause(tokens[index - 1]));
  const instead = CLAUSES[word];
  if (instead !== undefined && (startsClause || (word === "FINISH" && next === undefined))) {
    return { token, what: word, instead };
  }
  if (word === "USING" && isWord(next, "INDEX", "SCAN", "JOIN")) {
    return { token, what: "planner hints (USING)", instead: "leave the hint out" };
  }
  if (word === "IN" && isWord(next, "TRANSACTIONS", "CONCURRENT")) {
    return { token, what: "CALL … IN TRANSACTIONS", instead: "leave IN TRANSACTIONS out" };
  }
  if (word === "COLLECT" && isSymbol(next, "{")) {
    return {
      token,
      what: "COLLECT { … }",
      instead: "use a pattern comprehension, such as [(a)-->(b) | b.id]",
    };
  }
  return undefined;
}

/** A clause word follows a finished expression or pattern, never an operator, a comma or AS. */
function endsClause(previous: CypherToken | undefined): boolean {
  return (
    isSymbol(previous, ")", "]", "}") || previous?.kind === "number" || previous?.kind === "string"
  );
}

function callGap(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): DialectGap | undefined {
  if (!isName(token) || isSymbol(tokens[index - 1], ".", ":", "$")) return undefined;
  let last = index;
  while (isSymbol(tokens[last + 1], ".") && isName(tokens[last + 2])) last += 2;
  const names = tokens.slice(index, last + 1).filter(isName);
  const name = names.map(({ value }) => value).join(".");
  if (isWord(tokens[index - 1], "CALL")) {
    if (PROCEDURES.includes(name.toLowerCase())) return undefined;
    return { token, what: `the procedure ${name}`, instead: `it has ${PROCEDURE_NAMES}` };
  }
  if (!isSymbol(tokens[last + 1], "(")) return undefined;
  if (names.length > 1) {
    return {
      token,
      what: `the function ${name}`,
      instead: "docs/embedded-engine.md lists what to write instead",
    };
  }
  const instead = NO_SUCH_FUNCTION[name.toUpperCase()];
  return instead === undefined ? undefined : { token, what: `${name}()`, instead };
}

const PROCEDURE_NAMES = "db.labels, db.relationshipTypes and db.propertyKeys";

function valueGap(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): DialectGap | undefined {
  const [next, afterNext] = [tokens[index + 1], tokens[index + 2]];
  if (isSymbol(token, "||")) return { token, what: "||", instead: "join texts and lists with +" };
  if (isSymbol(token, "::"))
    return { token, what: "type predicates (::)", instead: "leave the type test out" };
  if (isWord(token, "DATE") && isSymbol(next, "(") && afterNext?.kind === "string") {
    if (isSymbol(tokens[index + 3], ")") && !isCalendarDate(afterNext.value)) {
      return {
        token: afterNext,
        what: `the date ${afterNext.text}`,
        instead: "write a day of the calendar as YYYY-MM-DD",
      };
    }
  }
  if (isSymbol(token, "^") && secondPower(tokens, index)) {
    return {
      token,
      what: "a ^ b ^ c, which it reads from the right",
      instead: "put parentheses around the first power",
    };
  }
  return undefined;
}

function secondPower(tokens: readonly CypherToken[], index: number): boolean {
  let next = index + 1;
  if (isSymbol(tokens[next], "-", "+")) next += 1;
  while (next < tokens.length) {
    if (isSymbol(tokens[next], "(", "[", "{")) next = closingIndex(tokens, next);
    else if (tokens[next]?.kind === "symbol" && !isSymbol(tokens[next], ".")) break;
    next += 1;
  }
  return isSymbol(tokens[next], "^");
}

function invalidText(token: CypherToken): string {
  const kinds: Readonly<Record<string, string>> = {
    "'": "a text that starts with ' has no end",
    '"': 'a text that starts with " has no end',
    "`": "a name that starts with ` has no end",
    "/": "a comment that starts with /* has no end",
  };
  const reason = kinds[token.text.charAt(0)] ?? `the character ${token.text} has no meaning`;
  return `${reason} at line ${token.line}, column ${token.column}`;
}

function refusal(
  code: "invalid-query" | "unsupported-query" | "forbidden-query",
  message: string,
  token: CypherToken,
): EntenteError {
  return new EntenteError(code, message, { details: { ...tokenPosition(token) } });
}
