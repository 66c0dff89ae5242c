import type { ParamValue } from "../../../server/wire/query-param.ts";
import type { WireRow, WireValue } from "../../../server/wire/wire-value.ts";

/** One run of a starter query, and what it must give. */
export interface StarterCase {
  /** File in `cypher/` without its ending. */
  readonly query: string;
  /** Folder in `fixtures/`. Absent: the article. */
  readonly graph?: "strait" | "triads";
  /** Values other than the defaults. */
  readonly params?: Readonly<Record<string, ParamValue>>;
  /**
   * The rows, all of them, in order, worked out by hand from the graph. The first line names the
   * columns that are compared. Nodes and relationships stand for their ids, nothing for null. The
   * bars between cells have spaces around them; those of ids have none.
   */
  readonly rows: string;
}

/** A table of text: columns in the first line, cells parted by `|`. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function parseTextTable(text: string): TextTable {
  const lines = text
    .trim()
    .split("\n")
    .map((line) => line.split(/(?<=\s)\|(?=\s|$)/).map((cell) => cell.trim()));
  return { columns: lines[0] ?? [], rows: lines.slice(1) };
}

/** The wanted columns of a result, in their order. */
export function toTextTable(
  columns: readonly string[],
  rows: readonly WireRow[],
  wanted: readonly string[],
): TextTable {
  const places = wanted.map((name) => columns.indexOf(name));
  return {
    columns: places.map((place, at) => columns[place] ?? `no column ${String(wanted[at])}`),
    rows: rows.map((row) => places.map((place) => cellText(row[place]))),
  };
}

function cellText(value: WireValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if (isList(value)) return value.map(cellText).join(", ");
  if (value["$"] === "date") return cellText(value["value"]);
  if (value["$"] === "node" || value["$"] === "relationship") return cellText(value["id"]);
  return JSON.stringify(value);
}

function isList(value: WireValue): value is readonly WireValue[] {
  return Array.isArray(value);
}
