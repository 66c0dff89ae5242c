import { EntenteError } from "../../wire/entente-error.ts";
import { decodeUnicodeEscapes } from "../cypher-escapes.ts";
import { isWord, tokenizeCypher, tokenPosition } from "../cypher-lexer.ts";

/**
 * Refuses what a read transaction of Neo4j lets through although it reaches beyond the graph:
 * `LOAD CSV` makes the database fetch a file or an address, and `TERMINATE` ends what others run.
 *
 * @throws EntenteError `forbidden-query`, with the position.
 */
export function refuseOutsideAccess(cypher: string): void {
  const decoded = decodeUnicodeEscapes(cypher);
  // Nearly every query is settled here, without looking at its tokens.
  if (!/LOAD|TERMINATE/i.test(decoded)) return;
  const tokens = tokenizeCypher(decoded);
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (isWord(token, "LOAD") && isWord(next, "CSV")) {
      throw new EntenteError(
        "forbidden-query",
        "LOAD CSV makes the database read a file or an address; import the file instead.",
        { details: { ...tokenPosition(token) } },
      );
    }
    if (isWord(token, "TERMINATE") && isWord(next, "TRANSACTION", "TRANSACTIONS")) {
      throw new EntenteError(
        "forbidden-query",
        "TERMINATE ends what others run; ask an administrator.",
        { details: { ...tokenPosition(token) } },
      );
    }
  }
}
