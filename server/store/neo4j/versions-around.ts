import type { Transaction } from "neo4j-driver";
import { toDataVersion, toGraphState, VERSION_QUERY } from "./version-query.ts";

/**
 * The version of the data before and after a query, asked for in its transaction: the questions
 * travel with the query, so that they cost no trip to the database.
 */
export class VersionsAround {
  #before: Promise<string> | undefined;
  #after: Promise<string> | undefined;

  /** Asks before the query is sent. */
  askBefore(tx: Transaction): void {
    this.#before = ask(tx);
  }

  /** Asks right after the query was sent; the database answers when it has given the first batch. */
  askAfter(tx: Transaction): void {
    this.#after = ask(tx);
  }

  /** @throws What the driver throws. */
  async before(): Promise<string> {
    return (await this.#before) ?? "";
  }

  /** The version once the first batch was read; null where it could not be told. */
  async after(): Promise<string | null> {
    return (await this.#after?.catch(() => null)) ?? null;
  }
}

function ask(tx: Transaction): Promise<string> {
  const answer = tx
    .run(VERSION_QUERY)
    .then(({ records }) => toDataVersion(toGraphState([...(records[0]?.values() ?? [])])));
  // Where the query fails, so does this, and nobody may come to ask.
  answer.catch(() => undefined);
  return answer;
}
