import { createHash } from "node:crypto";
import type { QueryRows } from "../queries/run-query.ts";
import type { ErrorCode } from "../wire/error-code.ts";
import { outcomeOf, type Audit, type Audited } from "./audit.ts";

/**
 * The audit line of ad-hoc Cypher, written once, when the query has ended or was refused. It has a
 * fingerprint of the text and not the text: queries say what somebody works on. Saved queries, which
 * anybody may run, leave no line.
 */
export class QueryAudit {
  /** How the query ended, where its chunks do not say so by failing. */
  outcome: "done" | ErrorCode = "done";
  readonly #write: (outcome: "done" | ErrorCode, rows: number) => void;
  #isWritten = false;

  constructor(
    request: Audited,
    audit: Audit,
    { cypher, query }: { readonly cypher: string; readonly query?: string },
  ) {
    const start = performance.now();
    this.#write = (outcome, rows) => {
      if (query !== undefined || this.#isWritten) return;
      this.#isWritten = true;
      const timeMs = Math.round(performance.now() - start);
      const details = { fingerprint: fingerprint(cypher), rows, timeMs };
      audit(request, { action: "runCypher", outcome, details });
    };
  }

  /** Passes the chunks on, and writes the line after the last of them. */
  async *watch(
    result: QueryRows,
    chunks: AsyncIterable<string>,
  ): AsyncGenerator<string, void, undefined> {
    let outcome: "done" | ErrorCode = "cancelled";
    try {
      yield* chunks;
      outcome = this.outcome;
    } catch (error) {
      outcome = outcomeOf(error);
      throw error;
    } finally {
      this.#write(outcome, result.rows);
    }
  }

  /** Writes the line of a query that gave no chunk. */
  failed(error: unknown): void {
    this.#write(outcomeOf(error), 0);
  }
}

/** The first 16 hexadecimal digits of the SHA-256 of a query's text. */
export function fingerprint(cypher: string): string {
  return createHash("sha256").update(cypher).digest("hex").slice(0, 16);
}
