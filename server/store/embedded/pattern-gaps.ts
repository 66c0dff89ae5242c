import { closingIndex, isName, isSymbol, isWord, type CypherToken } from "../cypher-lexer.ts";

/** Something that the engine cannot do, where it stands, and what to write instead. */
export interface DialectGap {
  readonly token: CypherToken;
  readonly what: string;
  readonly instead: string;
}

type Rule = (
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
) => DialectGap | undefined;

/** The gap in a pattern that starts at this token, if one does. */
export function findPatternGap(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): DialectGap | undefined {
  for (const rule of RULES) {
    const gap = rule(tokens, index, token);
    if (gap !== undefined) return gap;
  }
  return undefined;
}

const RULES: readonly Rule[] = [
  labelExpression,
  inlineNodeWhere,
  quantifiedRelationship,
  quantifiedPath,
  pathSelector,
  reversedRange,
  singleNodePath,
  filteredShortestPath,
];

function labelExpression(tokens: readonly CypherToken[], index: number): DialectGap | undefined {
  const colon = tokens[index];
  const next = tokens[index + 1];
  if (!isSymbol(colon, ":") || next === undefined) return undefined;
  const inside = tokens[openBracket(tokens, index)]?.text;
  if (isSymbol(next, "!", "%") || (isSymbol(next, "(", "$") && inside !== "{")) {
    return labelGap(next);
  }
  if (!isName(next)) return undefined;
  const operator = tokens[index + 2];
  if (operator === undefined) return undefined;
  // Between square brackets `|` parts relationship types, or a comprehension from its condition.
  const isUnion = isSymbol(operator, "|") && inside !== "[";
  return isUnion || isSymbol(operator, "&") ? labelGap(operator) : undefined;
}

function labelGap(token: CypherToken): DialectGap {
  return {
    token,
    what: "label expressions (|, &, ! and %)",
    instead: "write the condition out, such as WHERE (n:Person OR n:State)",
  };
}

function inlineNodeWhere(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): DialectGap | undefined {
  if (!isWord(token, "WHERE")) return undefined;
  const open = openBracket(tokens, index);
  if (!isSymbol(tokens[open], "(") || isWord(tokens[open - 1], ...LIST_PREDICATES))
    return undefined;
  return {
    token,
    what: "WHERE inside a node pattern",
    instead: "move the condition to a WHERE after the pattern",
  };
}

function quantifiedRelationship(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): DialectGap | undefined {
  const isArrow = isSymbol(token, ">") && isSymbol(tokens[index - 1], "-");
  const isDash = isSymbol(token, "-") && isSymbol(tokens[index - 1], "]", "-");
  const next = tokens[index + 1];
  if (!(isArrow || isDash) || !isSymbol(next, "{", "+", "*") || next === undefined)
    return undefined;
  return quantifierGap(next);
}

function quantifiedPath(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): DialectGap | undefined {
  if (!isSymbol(token, "(") || !isSymbol(tokens[index + 1], "(")) return undefined;
  const end = closingIndex(tokens, index);
  const quantifier = tokens[end + 1];
  if (quantifier === undefined || !isSymbol(quantifier, "{", "+", "*")) return undefined;
  const holdsPattern = tokens
    .slice(index + 1, end)
    .some((each, at, inner) => isSymbol(each, ")") && isArrowStart(inner, at + 1));
  return holdsPattern ? quantifierGap(quantifier) : undefined;
}

function isArrowStart(tokens: readonly CypherToken[], index: number): boolean {
  const dash = isSymbol(tokens[index], "<") ? index + 1 : index;
  return isSymbol(tokens[dash], "-") && isSymbol(tokens[dash + 1], "[", "-");
}

function quantifierGap(token: CypherToken): DialectGap {
  return {
    token,
    what: "quantified path patterns",
    instead: "write a variable-length relationship, such as -[:STANCE*1..3]->",
  };
}

function pathSelector(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): DialectGap | undefined {
  const previous = tokens[index - 1];
  const startsPattern = isWord(previous, "MATCH") || isSymbol(previous, "=", ",", "(");
  if (!startsPattern) return undefined;
  const next = tokens[index + 1];
  const isSelector =
    (isWord(token, "SHORTEST") && next?.kind === "number") ||
    (isWord(token, "ANY", "ALL") &&
      (isWord(next, "SHORTEST", "PATHS") || next?.kind === "number")) ||
    (isWord(token, "REPEATABLE", "DIFFERENT") && isName(next));
  if (!isSelector) return undefined;
  return {
    token,
    what: `${token.text.toUpperCase()} before a pattern`,
    instead: "use shortestPath((a)-[*]-(b)) or allShortestPaths((a)-[*]-(b))",
  };
}

function reversedRange(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): DialectGap | undefined {
  const [low, dots, high] = tokens.slice(index + 1, index + 4);
  if (!isSymbol(token, "*") || !isSymbol(dots, "..") || low?.kind !== "number") return undefined;
  if (high?.kind !== "number" || Number(low.value) <= Number(high.value)) return undefined;
  return {
    token: low,
    what: `the range *${low.text}..${high.text}, whose upper end is below its lower end`,
    instead: "exchange the two numbers",
  };
}

function singleNodePath(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): DialectGap | undefined {
  const startsPattern = isWord(tokens[index - 1], "MATCH") || isSymbol(tokens[index - 1], ",");
  if (!startsPattern || !isName(token)) return undefined;
  if (!isSymbol(tokens[index + 1], "=") || !isSymbol(tokens[index + 2], "(")) return undefined;
  const isInPattern = lastClause(tokens, index) === "MATCH";
  const after = tokens[closingIndex(tokens, index + 2) + 1];
  if (!isInPattern || isSymbol(after, "-", "<", "(")) return undefined;
  return { token, what: "a path of a single node", instead: "name the node and return it" };
}

/** The engine filters what shortestPath found; Neo4j looks for the shortest path that fits. */
function filteredShortestPath(
  tokens: readonly CypherToken[],
  index: number,
  token: CypherToken,
): DialectGap | undefined {
  if (!isWord(token, "SHORTESTPATH", "ALLSHORTESTPATHS") || !isSymbol(tokens[index + 1], "(")) {
    return undefined;
  }
  const variable = tokens[index - 2];
  if (!isSymbol(tokens[index - 1], "=") || !isName(variable)) return undefined;
  let inWhere = false;
  for (let at = closingIndex(tokens, index + 1) + 1; at < tokens.length; at += 1) {
    const each = tokens[at];
    if (each === undefined || (isWord(each, ...CLAUSE_WORDS) && !isSymbol(tokens[at - 1], ".")))
      break;
    if (isWord(each, "WHERE")) inWhere = true;
    if (
      inWhere &&
      isName(each) &&
      each.value === variable.value &&
      !isSymbol(tokens[at - 1], ".")
    ) {
      return {
        token: each,
        what: `a condition on the path ${variable.text} of ${token.text}`,
        instead:
          "use a pattern of bounded length, such as -[:STANCE*1..4]->, with ORDER BY length(p) LIMIT 1",
      };
    }
  }
  return undefined;
}

const LIST_PREDICATES = ["ANY", "ALL", "NONE", "SINGLE"];
const CLAUSE_WORDS = ["MATCH", "OPTIONAL", "WITH", "RETURN", "UNWIND", "CALL", "UNION"];

function lastClause(tokens: readonly CypherToken[], index: number): string | undefined {
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (
      isWord(token, ...CLAUSE_WORDS, "WHERE", "CREATE", "MERGE", "SET") &&
      !isSymbol(tokens[at - 1], ".")
    ) {
      return token?.text.toUpperCase();
    }
  }
  return undefined;
}

/** The index of the bracket that is open at a token, or -1 at the top. */
function openBracket(tokens: readonly CypherToken[], index: number): number {
  let depth = 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (isSymbol(token, ")", "]", "}")) depth += 1;
    else if (isSymbol(token, "(", "[", "{")) {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}
