import { splitCells } from "./bytes/split-cells.ts";
import type { FileSample } from "./file-sample.ts";
import type { ReadInput, RejectedRecord, RowPosition } from "./import-format.ts";
import { readRows, type TableShape } from "./read-rows.ts";
import { rejectRow, RowRejection } from "./row-records.ts";

/** One row of a table whose first row names the columns. */
export interface TableRow {
  readonly at: RowPosition;
  readonly raw: string;
  /** The trimmed cell of a column; empty for a column that the table does not have. */
  cell(column: string): string;
}

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** The delimiter that divides the first lines most evenly, and into most cells. Default a comma. */
export function detectDelimiter(lines: readonly string[]): string {
  const first = lines.filter((line) => line !== "").slice(0, 10);
  const scores = DELIMITERS.map((delimiter) => {
    const counts = first.map((line) => splitCells(line, delimiter, true).length);
    const cells = counts[0] ?? 1;
    const even = counts.filter((count) => count === cells).length / Math.max(1, counts.length);
    return { delimiter, score: cells < 2 ? 0 : even * 100 + cells };
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score === 0 ? "," : best.delimiter;
}

/** The names of the columns, trimmed. */
export function headerOf(sample: FileSample, delimiter: string): string[] {
  const first = sample.lines.find((line) => line !== "") ?? "";
  return splitCells(first, delimiter, true).map((cell) => cell.trim());
}

/** Whether the first line names at least these columns. */
export function hasColumns(sample: FileSample, columns: readonly string[]): boolean {
  const names = new Set(headerOf(sample, detectDelimiter(sample.lines)));
  return columns.every((column) => names.has(column));
}

/**
 * The rows of a table with a header, in batches. A row whose number of cells is not the header's is
 * rejected.
 */
export async function* readTable(
  input: ReadInput,
  sample: FileSample,
  shape: Partial<TableShape> = {},
): AsyncGenerator<readonly (TableRow | RejectedRecord)[]> {
  const delimiter = shape.delimiter ?? detectDelimiter(sample.lines);
  const whole = { quotes: true, lineEnd: sample.lineEnd, ...shape, delimiter };
  let names: readonly string[] | null = null;
  for await (const batch of readRows(input, sample.encoding, whole)) {
    const rows: (TableRow | RejectedRecord)[] = [];
    for (const row of batch) {
      if (row.kind === "rejected") rows.push(row);
      else if (names === null) names = row.cells.map((cell) => cell.trim());
      else if (row.cells.length === names.length) {
        rows.push(new NamedCells(row.at, row.raw, names, row.cells));
      } else {
        rows.push(
          rejectRow(row.at, row.raw, {
            column: "",
            value: "",
            reason: `the row has ${row.cells.length} columns`,
            remedy: `the header has ${names.length}; a delimiter or a quote may be missing`,
          }),
        );
      }
    }
    if (rows.length > 0) yield rows;
  }
}

/** Reads each row of a table; what a row's reader throws as a RowRejection rejects that row. */
export async function* mapTable<T>(
  rows: AsyncIterable<readonly (TableRow | RejectedRecord)[]>,
  read: (row: TableRow) => T,
): AsyncGenerator<T | RejectedRecord> {
  for await (const batch of rows) {
    for (const row of batch) yield "kind" in row ? row : readSafely(row, read);
  }
}

function readSafely<T>(row: TableRow, read: (row: TableRow) => T): T | RejectedRecord {
  try {
    return read(row);
  } catch (error) {
    if (error instanceof RowRejection) return rejectRow(row.at, row.raw, error.fault);
    throw error;
  }
}

class NamedCells implements TableRow {
  readonly at: RowPosition;
  readonly raw: string;
  readonly #names: readonly string[];
  readonly #cells: readonly string[];

  constructor(at: RowPosition, raw: string, names: readonly string[], cells: readonly string[]) {
    this.at = at;
    this.raw = raw;
    this.#names = names;
    this.#cells = cells;
  }

  cell(column: string): string {
    return this.#cells[this.#names.indexOf(column)]?.trim() ?? "";
  }
}
