import type { WireRow } from "../wire/wire-value.ts";

/**
 * Rows that came together, as values or as text, whichever the consumer needs: an engine that sends
 * text is not made to parse what is only passed on.
 */
export interface RowBatch {
  /** At least 1. */
  readonly length: number;
  rows(): readonly WireRow[];
  /** Each row as JSON and a line feed. */
  lines(): string;
  /** The first `length` rows. */
  take(length: number): RowBatch;
}

/** A batch of rows that are there as values. */
export class ValueBatch implements RowBatch {
  readonly #rows: readonly WireRow[];
  #lines: string | undefined;

  constructor(rows: readonly WireRow[]) {
    this.#rows = rows;
  }

  get length(): number {
    return this.#rows.length;
  }

  rows(): readonly WireRow[] {
    return this.#rows;
  }

  lines(): string {
    if (this.#lines !== undefined) return this.#lines;
    let text = "";
    for (const row of this.#rows) text += `${JSON.stringify(row)}\n`;
    this.#lines = text;
    return text;
  }

  take(length: number): RowBatch {
    return length >= this.length ? this : new ValueBatch(this.#rows.slice(0, length));
  }
}

/** A batch of rows that are there as text. */
export class TextBatch implements RowBatch {
  readonly length: number;
  readonly #lines: string;

  /** @param lines `length` rows, each as JSON and a line feed. */
  constructor(lines: string, length: number) {
    this.#lines = lines;
    this.length = length;
  }

  rows(): readonly WireRow[] {
    // JSON has no line feed of its own, so each one ends a row.
    const list = this.#lines.slice(0, -1).replaceAll("\n", ",");
    return JSON.parse(`[${list}]`) as readonly WireRow[];
  }

  lines(): string {
    return this.#lines;
  }

  take(length: number): RowBatch {
    if (length >= this.length) return this;
    let end = 0;
    for (let row = 0; row < length; row += 1) end = this.#lines.indexOf("\n", end) + 1;
    return new TextBatch(this.#lines.slice(0, end), length);
  }
}
