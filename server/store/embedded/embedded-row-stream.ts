import { EntenteError } from "../../wire/entente-error.ts";
import type { WireRow } from "../../wire/wire-value.ts";
import type { RowStream } from "../graph-store.ts";
import type { QueryRun } from "./query-run.ts";

/** The rows of a run, which starts when somebody asks for them. */
export class EmbeddedRowStream implements RowStream {
  readonly #start: () => QueryRun;
  #run: QueryRun | undefined;
  #isIterated = false;

  /** @param start begins the query; may throw what is wrong with it. */
  constructor(start: () => QueryRun) {
    this.#start = start;
  }

  get truncated(): boolean {
    return this.#run?.truncated ?? false;
  }

  async columns(): Promise<readonly string[]> {
    return await this.#started().columns;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<WireRow, void, undefined> {
    if (this.#isIterated) {
      throw new EntenteError("internal", "The rows of a query can be read once; run it again.");
    }
    this.#isIterated = true;
    const run = this.#started();
    try {
      for (let batch = await run.next(); batch !== null; batch = await run.next()) yield* batch;
    } finally {
      run.leave();
    }
  }

  #started(): QueryRun {
    this.#run ??= this.#start();
    return this.#run;
  }
}
