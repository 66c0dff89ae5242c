import type { QueryResult } from "@grafeo-db/js";
import type { EngineValue } from "./engine-protocol.ts";

/** A result up to this many characters of JSON is fetched at once. */
const MAX_AT_ONCE = 48 * 2 ** 20;
type EngineRow = readonly EngineValue[];

/**
 * The rows of a result by number. The binding gives all rows at once in half the time of one after
 * the other, but then they take several times their text in memory: the first batch shows whether
 * there is room for that. A reader who wants only a part waits for no others.
 */
export class RowSource {
  readonly #result: QueryResult;
  readonly #columns: readonly string[];
  readonly #wanted: number;
  #all: readonly EngineRow[] | undefined;
  #isJudged = false;

  /** @param wanted rows that are going to be asked for, from the first on. */
  constructor(result: QueryResult, wanted: number) {
    this.#result = result;
    this.#columns = result.columns;
    this.#wanted = wanted;
  }

  row(index: number): EngineRow {
    const fetched = this.#all?.[index];
    if (fetched !== undefined) return fetched;
    const row = this.#result.get(index) as Readonly<Record<string, EngineValue>>;
    return this.#columns.map((column) => row[column] ?? null);
  }

  /** Told of the first batch, decides how the others are fetched. */
  learn({ lines, length }: { readonly lines: string; readonly length: number }): void {
    if (this.#isJudged || length === this.#wanted) return;
    this.#isJudged = true;
    const total = this.#result.length;
    const wantsMost = this.#wanted * 2 > total;
    const fits = (lines.length / length) * total <= MAX_AT_ONCE;
    if (wantsMost && fits) this.#all = this.#result.rows() as readonly EngineRow[];
  }
}
