import { findHiddenCharacter } from "../store/cypher-escapes.ts";
import { isName, isSymbol, isWord, type CypherToken } from "../store/cypher-lexer.ts";

/** Why a query is refused, and the token that is the reason. */
export interface Refusal {
  readonly code: "forbidden-query" | "invalid-query";
  /** A sentence without its end: what it is and what to do instead. */
  readonly reason: string;
  readonly token: CypherToken;
}

/** Names that a query may call, in lower case. `date.*` allows a whole namespace. */
export interface CallAllowList {
  readonly procedures: readonly string[];
  readonly functions: readonly string[];
}

/** What reads the graph and nothing else, changes no state of the database and tells no setting. */
export const DEFAULT_ALLOW_LIST: CallAllowList = {
  procedures: [
    "db.labels",
    "db.relationshiptypes",
    "db.propertykeys",
    "db.schema.visualization",
    "db.schema.nodetypeproperties",
    "db.schema.reltypeproperties",
    "db.index.fulltext.querynodes",
    "db.index.fulltext.queryrelationships",
    "db.index.vector.querynodes",
    "db.index.vector.queryrelationships",
  ],
  functions: [
    "date.*",
    "datetime.*",
    "localdatetime.*",
    "time.*",
    "localtime.*",
    "duration.*",
    "point.*",
    "vector.similarity.*",
  ],
};

const WRITES = [
  ...["CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "INSERT"],
  ...["DROP", "ALTER"],
];
const ADMIN = [
  ...["GRANT", "DENY", "REVOKE", "RENAME", "START", "STOP", "ENABLE", "DISABLE", "REALLOCATE"],
  ...["DEALLOCATE", "DRYRUN", "DROP", "ALTER", "TERMINATE", "SHOW"],
];
const PREFIXES = ["EXPLAIN", "PROFILE", "CYPHER"];

/** The first thing in the text that no query may hold, or undefined. Sees only the text. */
export function findForbiddenPart(
  tokens: readonly CypherToken[],
  allow: CallAllowList,
): Refusal | undefined {
  for (const [index, token] of tokens.entries()) {
    const refusal =
      statementRule(tokens, index, token) ??
      clauseRule(tokens, index, token) ??
      callRule(tokens, index, token, allow);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** The token of an escape that would let the database see other tokens than this program. */
export function findHiddenToken(
  cypher: string,
  at: (offset: number) => CypherToken,
): Refusal | undefined {
  const hidden = findHiddenCharacter(cypher);
  if (hidden === undefined) return undefined;
  const token = { ...at(hidden.offset), text: hidden.text };
  return forbid(token, `the escape ${hidden.text} hides a character; write the character itself`);
}

/** The first word that starts a writing clause, for pointing at what a plan called a write. */
export function findWriteToken(tokens: readonly CypherToken[]): CypherToken | undefined {
  return tokens.find((token, index) => isWord(token, ...WRITES) && startsClause(tokens, index));
}

function statementRule(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): Refusal | undefined {
  if (isSymbol(token, ";") && tokens[index + 1] !== undefined) {
    return forbid(
      tokens[index + 1] ?? token,
      "it holds more than one statement; run them one by one",
    );
  }
  if (index > 0) return undefined;
  const name = token.text.toUpperCase();
  if (isWord(token, ...PREFIXES))
    return forbid(token, `${name} before a query is not allowed; leave it out`);
  if (isWord(token, ...ADMIN))
    return forbid(token, `${name} administers the database; queries only read`);
  if (isWord(token, ...WRITES))
    return forbid(token, `${name} writes; change the graph through an import`);
  return undefined;
}

function clauseRule(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): Refusal | undefined {
  const [next, afterNext] = [tokens[index + 1], tokens[index + 2]];
  if (isWord(token, "LOAD") && isWord(next, "CSV")) {
    return forbid(
      token,
      "LOAD CSV makes the database read a file or an address; import the file instead",
    );
  }
  if (isWord(token, "USING") && isWord(next, "PERIODIC")) {
    return forbid(token, "USING PERIODIC COMMIT writes; queries only read");
  }
  const inTransactions =
    isWord(token, "IN") &&
    (isWord(next, "TRANSACTIONS", "TRANSACTION") ||
      isWord(next, "CONCURRENT") ||
      isWord(afterNext, "CONCURRENT"));
  if (inTransactions && isSymbol(tokens[index - 1], "}")) {
    return forbid(token, "CALL … IN TRANSACTIONS commits on its own; leave IN TRANSACTIONS out");
  }
  if (isWord(token, "TERMINATE") && isWord(next, "TRANSACTION", "TRANSACTIONS")) {
    return forbid(token, "TERMINATE ends what others run; ask an administrator");
  }
  if (isWord(token, "USE") && isName(next) && startsClause(tokens, index)) {
    return forbid(token, "USE chooses another database; leave it out");
  }
  return undefined;
}

function callRule(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
  allow: CallAllowList,
): Refusal | undefined {
  if (!isName(token) || isSymbol(tokens[index - 1], ".")) return undefined;
  let last = index;
  while (isSymbol(tokens[last + 1], ".") && isName(tokens[last + 2])) last += 2;
  const name = tokens
    .slice(index, last + 1)
    .filter(isName)
    .map(({ value }) => value.toLowerCase())
    .join(".");
  if (isWord(tokens[index - 1], "CALL") && startsClause(tokens, index - 1)) {
    if (allow.procedures.includes(name)) return undefined;
    return forbid(token, `the procedure ${name} is not among those that queries may call`);
  }
  const isCall = isSymbol(tokens[last + 1], "(") && name.includes(".");
  if (!isCall || allows(allow.functions, name)) return undefined;
  return forbid(token, `the function ${name} is not among those that queries may call`);
}

function allows(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith(".*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}

/** False for a property, label, type, parameter, map key or alias that is named like a keyword. */
function startsClause(tokens: readonly CypherToken[], index: number): boolean {
  const [previous, next] = [tokens[index - 1], tokens[index + 1]];
  if (isSymbol(previous, ".", ":", "&", "$") || isWord(previous, "AS")) return false;
  return !isSymbol(next, ":", ".", "=", ",", ")", "]");
}

function forbid(token: CypherToken, reason: string): Refusal {
  return { code: "forbidden-query", reason, token };
}
