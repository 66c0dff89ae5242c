import type { WireRow, WireValue } from "../../../server/wire/wire-value.ts";
import { cellPlain, compareCells } from "./cells.ts";
import type { ResultSort } from "./queries-state.ts";

/**
 * Numbers of the rows in the order of the sort; equal rows keep the order in which they came. A
 * sort by a column that the result does not have changes nothing.
 */
export function sortedRows(
  columns: readonly string[],
  rows: readonly WireRow[],
  sort: ResultSort | null,
): readonly number[] {
  const order = rows.map((_, row) => row);
  const column = sort === null ? -1 : columns.indexOf(sort.column);
  if (sort === null || column < 0) return order;
  const at = (row: number): WireValue => rows[row]?.[column] ?? null;
  return order.sort((a, b) => compareCells(at(a), at(b), sort.direction) || a - b);
}

/** The order after a click on a column's head: ascending, then descending, then as it came. */
export function nextResultSort(current: ResultSort | null, column: string): ResultSort | null {
  if (current?.column !== column) return { column, direction: "ascending" };
  return current.direction === "ascending" ? { column, direction: "descending" } : null;
}

/**
 * Rows as tab-separated text, for a spreadsheet: without tabs and line breaks inside cells, and with
 * an apostrophe before what a spreadsheet would run as a formula.
 */
export function toTsv(
  rows: readonly (readonly WireValue[])[],
  head: readonly string[] | null,
): string {
  const lines = rows.map((row) => row.map((value) => tsvCell(value)).join("\t"));
  return (head === null ? lines : [head.map(tsvCell).join("\t"), ...lines]).join("\n");
}

function tsvCell(value: WireValue): string {
  const text = cellPlain(value).replace(/[\t\r\n]+/g, " ");
  const isNumber = typeof value === "number" || /^-?\d+(\.\d+)?$/.test(text);
  return !isNumber && /^[=+\-@]/.test(text) ? `'${text}` : text;
}

/** A place in the table: its row in the order shown, and its column. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export const CELL_KEYS = [
  "ArrowUp",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
  "PageUp",
  "PageDown",
  "Home",
  "End",
] as const;
export type CellKey = (typeof CELL_KEYS)[number];

/** Where a key leads from a cell. With Control, Home and End lead to the first and last row. */
export function moveCell(
  from: CellPlace,
  key: CellKey,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
  far: boolean,
): CellPlace {
  const { row, column } = from;
  const at = (wantedRow: number, wantedColumn: number): CellPlace => ({
    row: Math.min(size.rows - 1, Math.max(0, wantedRow)),
    column: Math.min(size.columns - 1, Math.max(0, wantedColumn)),
  });
  switch (key) {
    case "ArrowUp":
      return at(row - 1, column);
    case "ArrowDown":
      return at(row + 1, column);
    case "ArrowLeft":
      return at(row, column - 1);
    case "ArrowRight":
      return at(row, column + 1);
    case "PageUp":
      return at(row - size.page, column);
    case "PageDown":
      return at(row + size.page, column);
    case "Home":
      return at(far ? 0 : row, 0);
    case "End":
      return at(far ? size.rows - 1 : row, size.columns - 1);
  }
}
