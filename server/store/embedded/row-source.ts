import type { QueryResult } from "@grafeo-db/js";
import type { EngineValue } from "./engine-protocol.ts";

/** A result up to this many characters of JSON is fetched at once. */
const MAX_AT_ONCE = 48 * 2 ** 20;
type EngineRow = readonly EngineValue[];

/** Batches that are fetched row by row: a reader who wants only the first rows waits for no others. */
const SINGLY = 3;

/**
 * The rows of a result by number. The binding gives all rows at once in half the time of one after
 * the other, but then they take several times their text in memory: the first batches show whether
 * there is room for that.
 */
export class RowSource {
  readonly #result: QueryResult;
  readonly #columns: readonly string[];
  #all: readonly EngineRow[] | undefined;
  #batches = 0;
  #rows = 0;
  #characters = 0;

  constructor(result: QueryResult) {
    this.#result = result;
    this.#columns = result.columns;
  }

  row(index: number): EngineRow {
    const fetched = this.#all?.[index];
    if (fetched !== undefined) return fetched;
    const row = this.#result.get(index) as Readonly<Record<string, EngineValue>>;
    return this.#columns.map((column) => row[column] ?? null);
  }

  /** Told of each batch that was sent, decides after some of them how the others are fetched. */
  learn({ lines, length }: { readonly lines: string; readonly length: number }): void {
    this.#batches += 1;
    this.#rows += length;
    this.#characters += lines.length;
    if (this.#batches !== SINGLY || this.#rows === this.#result.length) return;
    const expected = (this.#characters / this.#rows) * this.#result.length;
    if (expected <= MAX_AT_ONCE) this.#all = this.#result.rows() as readonly EngineRow[];
  }
}
