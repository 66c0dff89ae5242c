import {
  tokenizeCypher,
  tokenPosition,
  type CypherToken,
  type QueryPosition,
} from "../store/cypher-lexer.ts";
import type { QueryParams } from "../store/graph-store.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { GraphSchema } from "../wire/graph-schema.ts";
import { MAX_QUERY_CHARS, type QueryFault, type QueryStatus } from "../wire/saved-query.ts";
import { findUnlimitedPart } from "./check-limit.ts";
import { checkSuggestionSources, checkUsedParams } from "./check-params.ts";
import { knownNames } from "./known-names.ts";
import { sampleParams } from "./param-values.ts";
import { parseSavedQuery, type ParsedSavedQuery } from "./parse-saved-query.ts";
import { charCount, queryFault, type TextPlace } from "./query-fault.ts";
import { checkQueryText } from "./query-guard.ts";

/** A query file with everything that is wrong with it. */
export interface CheckedQuery extends ParsedSavedQuery {
  readonly status: QueryStatus;
}

/** What checking asks of the graph. */
export interface CheckContext {
  readonly readGraphSchema: () => Promise<GraphSchema>;
  /** Refuses Cypher that does more than read, or that the engine does not take, as `guardQuery` does. */
  readonly guard: (cypher: string, params: QueryParams) => Promise<unknown>;
}

/** Codes with which an engine says that it does not take a query. */
const VERDICTS = ["invalid-query", "forbidden-query", "unsupported-query"];

/**
 * Checks a query file: its front matter, that its parameters are the ones it uses, that suggestions
 * come from something, that it only reads, that it is limited, and that the engine accepts it.
 * Never throws for what the text is; where the database does not answer the status is `unchecked`.
 * @param context null tells what can be told without asking anybody
 */
export async function checkSavedQuery(
  text: string,
  context: CheckContext | null,
): Promise<CheckedQuery> {
  const parsed = parseSavedQuery(text);
  if (text.length > MAX_QUERY_CHARS) return { ...parsed, status: "broken" };
  const tokens = tokenizeCypher(text);
  const refusal = findRefusal(parsed, text, tokens);
  const asked =
    context === null
      ? { faults: [], hasAnswered: false }
      : await askGraph(parsed, refusal === undefined ? text : null, context);
  const isCypher = refusal === undefined && !asked.faults.some(({ kind }) => kind === "cypher");
  const faults = [
    ...parsed.faults,
    ...checkUsedParams(parsed, tokens),
    ...(refusal === undefined ? [] : [refusal]),
    ...(isCypher ? findMissingLimit(parsed, tokens) : []),
    ...asked.faults,
  ];
  faults.sort((a, b) => a.line - b.line || a.column - b.column);
  const status = faults.length > 0 ? "broken" : asked.hasAnswered ? "ok" : "unchecked";
  return { ...parsed, faults, status };
}

/** What forbids the Cypher, as far as it can be told without a database. */
function findRefusal(
  { bodyLine }: ParsedSavedQuery,
  text: string,
  tokens: readonly CypherToken[],
): QueryFault | undefined {
  if (tokens.length === 0) {
    const place = { line: bodyLine, column: 1, length: 0 };
    return queryFault("cypher", place, {
      expected: "Cypher below the front matter",
      found: "",
      remedy: "write a query, such as MATCH (a:Actor) RETURN a LIMIT 100",
    });
  }
  try {
    checkQueryText(text);
    return undefined;
  } catch (error) {
    return toFault(error, tokens);
  }
}

function findMissingLimit(
  { front }: ParsedSavedQuery,
  tokens: readonly CypherToken[],
): QueryFault[] {
  const unlimited = front.unlimited ? undefined : findUnlimitedPart(tokens);
  if (unlimited === undefined) return [];
  return [
    queryFault("cypher", tokenPlace(tokenPosition(unlimited)), {
      expected: "a LIMIT after the last RETURN",
      found: unlimited.text,
      remedy: "add one, such as LIMIT 500, or say // unlimited in the front matter",
    }),
  ];
}

/** What only the graph and its engine can tell; of the Cypher nothing where `cypher` is null. */
async function askGraph(
  parsed: ParsedSavedQuery,
  cypher: string | null,
  { guard, readGraphSchema }: CheckContext,
): Promise<{ readonly faults: QueryFault[]; readonly hasAnswered: boolean }> {
  const faults: QueryFault[] = [];
  try {
    if (parsed.params.some(({ param }) => param.suggest !== undefined)) {
      const known = knownNames(await readGraphSchema());
      faults.push(...checkSuggestionSources(parsed.params, known));
    }
    if (cypher !== null) {
      await guard(cypher, sampleParams(parsed.params.map(({ param }) => param)));
    }
    return { faults, hasAnswered: true };
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    if (!VERDICTS.includes(error.code)) return { faults, hasAnswered: false };
    return { faults: [...faults, toFault(error, tokenizeCypher(cypher ?? ""))], hasAnswered: true };
  }
}

/** The fault that a refusal of the guard or the engine is. */
function toFault(error: unknown, tokens: readonly CypherToken[]): QueryFault {
  if (!(error instanceof EntenteError)) throw error;
  const { line, column, token } = error.details;
  // A text that is not closed goes on over the lines below it.
  const firstLine = typeof token === "string" ? (token.split(/[\n\r]/)[0] ?? "") : "";
  const position =
    typeof line === "number" && typeof column === "number"
      ? whereItStands({ line, column, token: firstLine }, tokens)
      : namedToken(error.message, tokens);
  const message = error.message.replace(/\s+/g, " ");
  const sentence = message.replace(/^The query (?:is refused|cannot be run)[^:]*: /, "");
  const expected =
    error.code === "forbidden-query"
      ? "Cypher that only reads the graph"
      : "Cypher that the engine accepts";
  return {
    ...queryFault("cypher", tokenPlace(position), {
      expected,
      found: position.token,
      remedy: sentence.replace(/\.$/, ""),
    }),
    message,
  };
}

/** An engine may count from another sign of a token than this program. */
function whereItStands(position: QueryPosition, tokens: readonly CypherToken[]): QueryPosition {
  const near = tokens.find(
    ({ line, column, text }) =>
      line === position.line && Math.abs(column - position.column) <= 1 && text === position.token,
  );
  return near === undefined ? position : { ...position, column: near.column };
}

/** Where an engine that tells no position means: the first token that its message quotes. */
function namedToken(message: string, tokens: readonly CypherToken[]): QueryPosition {
  const name = /['"`]([^'"`]+)['"`]/.exec(message)?.[1];
  const token = tokens.find(({ value }) => value === name) ?? tokens[0];
  if (token === undefined) return { line: 1, column: 1, token: "" };
  const position = tokenPosition(token);
  return token.value === name ? position : { ...position, token: "" };
}

function tokenPlace({ line, column, token }: QueryPosition): TextPlace {
  return { line, column, length: charCount(token) };
}
