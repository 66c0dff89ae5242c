import type { Neo4jError } from "neo4j-driver";
import { EntenteError } from "../../wire/entente-error.ts";
import { tokenizeCypher, tokenPosition, type QueryPosition } from "../cypher-lexer.ts";

const PLACE = /\(line (\d+), column (\d+) \(offset: \d+\)\)/;

/** A query that the database refused, with the place in the query where the database gives one. */
export function queryError(
  error: Neo4jError,
  { cypher = "", lineShift = 0 }: { readonly cypher?: string; readonly lineShift?: number },
): EntenteError {
  const kind = error.code.replace("Neo.ClientError.", "");
  const match = PLACE.exec(error.message);
  const position =
    match === null ? undefined : positionAt(cypher, Number(match[1]) - lineShift, Number(match[2]));
  const text = plainText(error.message);
  const where =
    position === undefined
      ? ""
      : ` at line ${position.line}, column ${position.column}${position.token === "" ? "" : `, near "${position.token}"`}`;
  const options = { details: { ...position, databaseCode: error.code }, cause: error };
  if (isWriteRefusal(kind, text)) {
    return new EntenteError(
      "forbidden-query",
      `The query would write, and queries only read${where}; change the graph through an import.`,
      options,
    );
  }
  if (kind === "Statement.ParameterMissing") return parameterError(error, cypher, text);
  if (kind === "Statement.ExternalResourceFailed") {
    return new EntenteError(
      "forbidden-query",
      "The database refuses to read the file or address that the query names; import the file instead.",
      options,
    );
  }
  const lead = kind.includes("SyntaxError")
    ? "The query is not valid Cypher"
    : "The query cannot be run";
  return new EntenteError("invalid-query", `${lead}: ${text}${where}.`, options);
}

function isWriteRefusal(kind: string, text: string): boolean {
  return (
    kind === "Statement.AccessMode" ||
    /in read access mode|read.only|READ access mode|not allowed for user/i.test(text)
  );
}

function parameterError(error: Neo4jError, cypher: string, text: string): EntenteError {
  const names = (/Expected parameter\(s\): (.+)$/.exec(text)?.[1] ?? "").split(/,\s*/);
  const [name = ""] = names;
  const token = tokenizeCypher(cypher).find(
    ({ kind, value }) => kind === "parameter" && value === name,
  );
  const plural = names.length > 1;
  const list = names.map((each) => `$${each}`).join(", ");
  return new EntenteError(
    "invalid-query",
    `The query uses the parameter${plural ? "s" : ""} ${list}, which ${plural ? "were" : "was"} not given; add ${plural ? "them" : "it"} to the parameters.`,
    {
      details: { ...(token === undefined ? {} : tokenPosition(token)), parameter: name },
      cause: error,
    },
  );
}

/** The message without the position and without the copy of the query that follows it. */
function plainText(message: string): string {
  const [head = ""] = message.split(PLACE);
  const line = head.split("\n")[0] ?? "";
  const text = line.trim().replace(/\.$/, "");
  // A syntax error may list every keyword of the language.
  return text.length <= 300 ? text : `${text.slice(0, 297)}…`;
}

function positionAt(cypher: string, line: number, column: number): QueryPosition {
  const token = tokenizeCypher(cypher).find(
    (each) => each.line === line && each.column + Array.from(each.text).length > column,
  );
  return { line, column, token: token === undefined ? "" : tokenPosition(token).token };
}
