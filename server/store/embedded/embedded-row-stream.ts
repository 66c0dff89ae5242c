import { EntenteError } from "../../wire/entente-error.ts";
import type { WireRow } from "../../wire/wire-value.ts";
import type { RowCount, VersionedRowStream } from "../graph-store.ts";
import type { RowBatch } from "../row-batch.ts";
import type { QueryRun } from "./query-run.ts";

/** The rows of a run, which starts when somebody asks for them. */
export class EmbeddedRowStream implements VersionedRowStream {
  readonly #start: () => QueryRun;
  readonly #version: () => string;
  #run: QueryRun | undefined;
  #versionBefore = "";
  #isIterated = false;
  /** Rows handed out. */
  #given = 0;

  /**
   * @param start begins the query; may throw what is wrong with it.
   * @param version gives the version of the data at the time.
   */
  constructor(start: () => QueryRun, version: () => string) {
    this.#start = start;
    this.#version = version;
  }

  get truncated(): boolean {
    return this.#run?.truncated ?? false;
  }

  async columns(): Promise<readonly string[]> {
    return await this.#started().columns;
  }

  async versionBefore(): Promise<string> {
    await this.#started().columns;
    return this.#versionBefore;
  }

  versionAfter(): Promise<string> {
    return Promise.resolve(this.#version());
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<WireRow, void, undefined> {
    for await (const batch of this.#read()) {
      for (const row of batch.rows()) {
        this.#given += 1;
        yield row;
      }
    }
  }

  async *batches(): AsyncGenerator<RowBatch, void, undefined> {
    for await (const batch of this.#read()) {
      this.#given += batch.length;
      yield batch;
    }
  }

  /** The engine computes the whole result before its first row, so the count is known. */
  async countRest(): Promise<RowCount> {
    const run = this.#started();
    await run.columns;
    run.leave();
    return { rows: run.total - this.#given, isExact: true };
  }

  async *#read(): AsyncGenerator<RowBatch, void, undefined> {
    if (this.#isIterated) {
      throw new EntenteError("internal", "The rows of a query can be read once; run it again.");
    }
    this.#isIterated = true;
    const run = this.#started();
    try {
      for (let batch = await run.next(); batch !== null; batch = await run.next()) yield batch;
    } finally {
      run.leave();
    }
  }

  #started(): QueryRun {
    if (this.#run === undefined) {
      this.#versionBefore = this.#version();
      this.#run = this.#start();
    }
    return this.#run;
  }
}
