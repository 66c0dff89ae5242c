import { isSymbol, isWord, type CypherToken } from "../store/cypher-lexer.ts";

/**
 * The RETURN, or without one the first token, of a part of a query that ends without a LIMIT;
 * undefined where every part has one. Parts are what UNION joins. Brackets that do not match hide
 * where a query ends; then there is nothing to say.
 */
export function findUnlimitedPart(tokens: readonly CypherToken[]): CypherToken | undefined {
  let depth = 0;
  let [first, last] = [tokens[0], undefined as CypherToken | undefined];
  let isLimited = false;
  for (const [index, token] of tokens.entries()) {
    if (isSymbol(token, "(", "[", "{")) depth += 1;
    else if (isSymbol(token, ")", "]", "}")) depth -= 1;
    if (depth !== 0 || !isKeyword(tokens, index)) continue;
    if (isWord(token, "UNION")) {
      if (!isLimited) return last ?? first;
      [first, last, isLimited] = [tokens[index + 1], undefined, false];
    } else if (isWord(token, "RETURN")) [last, isLimited] = [token, false];
    else if (isWord(token, "LIMIT")) isLimited = last !== undefined;
  }
  return isLimited || depth !== 0 ? undefined : (last ?? first);
}

/** False for a name that is spelt like a keyword: a property, a label, an alias. */
function isKeyword(tokens: readonly CypherToken[], index: number): boolean {
  const [previous, next] = [tokens[index - 1], tokens[index + 1]];
  if (isSymbol(previous, ".", ":", "$", "&", "|") || isWord(previous, "AS")) return false;
  return next !== undefined && !isSymbol(next, ",", ".", ":", "=", ")", ";");
}
