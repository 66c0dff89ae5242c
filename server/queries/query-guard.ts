import type { GraphStore, QueryParams, QueryPlan } from "../store/graph-store.ts";
import { tokenizeCypher, tokenPosition, type CypherToken } from "../store/cypher-lexer.ts";
import { EntenteError } from "../wire/entente-error.ts";
import {
  DEFAULT_ALLOW_LIST,
  findForbiddenPart,
  findHiddenToken,
  findWriteToken,
  type CallAllowList,
  type Refusal,
} from "./query-rules.ts";

/** Operators that read beyond the graph or act on the database although Neo4j calls them reads. */
const FORBIDDEN_OPERATOR = /^(?:LoadCSV|Terminate|Show|Administration)/;

/**
 * The first fence: what a query would do, found without running it. The second one is the store,
 * which runs every query where it cannot write.
 *
 * @returns the plan of a query that only reads the graph.
 * @throws EntenteError `forbidden-query` or `invalid-query` with line, column and token of the
 *   offending part, `unsupported-query` where the engine cannot answer it, and what `explain` throws.
 */
export async function guardQuery(
  store: GraphStore,
  cypher: string,
  params: QueryParams = {},
  allow: CallAllowList = DEFAULT_ALLOW_LIST,
): Promise<QueryPlan> {
  checkQueryText(cypher, allow);
  const plan = await store.explain(cypher, params);
  const tokens = tokenizeCypher(cypher);
  if (plan.kind !== "read") {
    const token = findWriteToken(tokens) ?? tokens[0];
    const name = token === undefined ? "it" : token.text.toUpperCase();
    throw refused(
      { code: "forbidden-query", reason: `${name} writes; change the graph through an import` },
      token,
    );
  }
  const procedure = plan.procedures.find((name) => !allow.procedures.includes(name));
  const operator = plan.operators.find((name) => FORBIDDEN_OPERATOR.test(name));
  const part = procedure ?? operator;
  if (part === undefined) return plan;
  throw refused(
    {
      code: "forbidden-query",
      reason: `its plan holds ${part}, which is not among what queries may do`,
    },
    tokens[0],
  );
}

/**
 * The part of the guard that needs no database.
 *
 * @throws EntenteError `forbidden-query`, `invalid-query`.
 */
export function checkQueryText(cypher: string, allow: CallAllowList = DEFAULT_ALLOW_LIST): void {
  const hidden = findHiddenToken(cypher, (offset) => tokenAt(cypher, offset));
  if (hidden !== undefined) throw refused(hidden, hidden.token);
  const tokens = tokenizeCypher(cypher);
  const invalid = tokens.find(({ kind }) => kind === "invalid");
  if (invalid !== undefined) {
    const shown = Array.from(invalid.text).slice(0, 20).join("");
    throw refused({ code: "invalid-query", reason: `"${shown}" is not Cypher` }, invalid);
  }
  if (tokens.length === 0) {
    throw new EntenteError(
      "invalid-query",
      "The query is empty; write one, such as MATCH (a:Actor) RETURN a.",
      {
        details: { line: 1, column: 1, token: "" },
      },
    );
  }
  const refusal = findForbiddenPart(tokens, allow);
  if (refusal !== undefined) throw refused(refusal, refusal.token);
}

/** A token that begins at an offset, whatever stands there. */
function tokenAt(cypher: string, offset: number): CypherToken {
  const lines = cypher.slice(0, offset).split(/\r\n|[\n\r]/);
  const column = Array.from(lines.at(-1) ?? "").length + 1;
  const text = cypher.slice(offset, offset + 1);
  return {
    kind: "invalid",
    text,
    value: text,
    offset,
    end: offset + 1,
    line: lines.length,
    column,
  };
}

function refused(
  { code, reason }: Pick<Refusal, "code" | "reason">,
  token: CypherToken | undefined,
): EntenteError {
  if (token === undefined) return new EntenteError(code, `The query is refused: ${reason}.`);
  const position = tokenPosition(token);
  return new EntenteError(
    code,
    `The query is refused at line ${position.line}, column ${position.column}: ${reason}.`,
    { details: { ...position } },
  );
}
