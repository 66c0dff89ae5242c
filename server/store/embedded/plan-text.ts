import type { QueryPlan } from "../graph-store.ts";
import { isWord, tokenizeCypher } from "../cypher-lexer.ts";
import { findWriteClause } from "./engine-errors.ts";

/** Goes before a query to have it explained. A line of its own, so that columns stay as they are. */
export const EXPLAIN = "EXPLAIN\n";

const OPERATOR = /^\s*([A-Z]\w*)(?: DISTINCT)?(?: \(|$)/;
const WRITE_OPERATOR =
  /^(?:Create|Merge|Set|Add|Remove|Delete|Detach|Drop|Alter|Insert|Load[A-BD-Z])/;

/** The plan that the engine printed for EXPLAIN. A write in the text counts even if the plan hides it. */
export function planFromText(text: string, cypher: string): QueryPlan {
  const operators = new Set<string>();
  const procedures = new Set<string>();
  for (const line of text.split("\n")) {
    const operator = OPERATOR.exec(line)?.[1];
    if (operator !== undefined) operators.add(operator);
    const procedure = /^\s*CallProcedure \(([\w.]+)/.exec(line)?.[1];
    if (procedure !== undefined) procedures.add(procedure.toLowerCase());
  }
  const tokens = tokenizeCypher(cypher);
  const writes =
    [...operators].some((operator) => WRITE_OPERATOR.test(operator)) ||
    findWriteClause(tokens) !== undefined;
  return {
    kind: writes ? "write" : "read",
    operators: [...operators],
    procedures: [...procedures],
    text,
  };
}

/** The plan of a schema command, which the engine cannot explain; undefined for any other query. */
export function schemaPlan(cypher: string): QueryPlan | undefined {
  const tokens = tokenizeCypher(cypher);
  const [first, second] = tokens;
  const isSchema =
    isWord(first, "CREATE", "DROP", "ALTER") &&
    second?.kind === "word" &&
    tokens.slice(1, 6).some((token) => isWord(token, "INDEX", "CONSTRAINT"));
  if (!isSchema) return undefined;
  const name = `${title(first?.text)}${tokens.slice(1, 6).some((token) => isWord(token, "INDEX")) ? "Index" : "Constraint"}`;
  return { kind: "schema", operators: [name], procedures: [], text: name };
}

function title(word = ""): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
