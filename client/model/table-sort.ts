import type { Dyad } from "../../server/wire/network.ts";
import type { StanceView } from "../../server/wire/stance-view.ts";

export const DYAD_COLUMNS = ["from", "to", "n", "polarity", "first", "last", "sources"] as const;
export type DyadColumn = (typeof DYAD_COLUMNS)[number];

export const STANCE_COLUMNS = [
  "date",
  "from",
  "to",
  "act",
  "polarity",
  "issue",
  "status",
  "source",
] as const;
export type StanceColumn = (typeof STANCE_COLUMNS)[number];

export interface TableSort {
  readonly column: DyadColumn | StanceColumn;
  readonly direction: "ascending" | "descending";
}

const COLUMNS = { dyads: DYAD_COLUMNS, stances: STANCE_COLUMNS } as const;
const COLLATOR = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** The order that `polarity` or `-polarity` (descending) stands for; null when the table has no such column. */
export function parseTableSort(text: string, table: keyof typeof COLUMNS): TableSort | null {
  const name = text.replace(/^-/, "");
  const column = COLUMNS[table].find((candidate) => candidate === name);
  if (column === undefined) return null;
  return { column, direction: text.startsWith("-") ? "descending" : "ascending" };
}

/** The order after a click on a column's head: numbers and days begin with the largest, names with A. */
export function nextSort(current: TableSort | null, column: TableSort["column"]): TableSort {
  if (current?.column === column) {
    const direction = current.direction === "ascending" ? "descending" : "ascending";
    return { column, direction };
  }
  const byAmount = ["n", "polarity", "first", "last", "sources", "date"].includes(column);
  return { column, direction: byAmount ? "descending" : "ascending" };
}

/** The dyads in order; equal ones by names, so that the order is always the same. */
export function sortDyads(
  dyads: readonly Dyad[],
  nameOf: (id: string) => string,
  sort: TableSort | null,
): readonly Dyad[] {
  const { column, direction } = sort ?? { column: "n", direction: "descending" };
  const value = (dyad: Dyad): string | number => {
    if (column === "from" || column === "to") return nameOf(dyad[column]);
    return isOneOf(DYAD_COLUMNS, column) ? dyad[column] : dyad.n;
  };
  return sorted(dyads, value, direction, (dyad) => `${nameOf(dyad.from)}\n${nameOf(dyad.to)}`);
}

/** The stances in order; equal ones newest first, then by names. */
export function sortStances(
  stances: readonly StanceView[],
  sort: TableSort | null,
): readonly StanceView[] {
  if (sort === null) return stances;
  const newestFirst = [...stances].sort((a, b) => compare(b.date, a.date));
  const value = (stance: StanceView): string | number => stanceValue(stance, sort.column);
  return sorted(newestFirst, value, sort.direction, () => "");
}

function stanceValue(stance: StanceView, column: TableSort["column"]): string | number {
  switch (column) {
    case "from":
      return stance.from.name;
    case "to":
      return stance.to.name;
    case "act":
      return stance.actLabel;
    case "issue":
      return stance.issue?.name ?? "";
    case "source":
      return stance.source.title;
    case "polarity":
      return stance.polarity;
    case "status":
      return stance.status;
    case "date":
    case "n":
    case "first":
    case "last":
    case "sources":
      return stance.date;
  }
}

function sorted<T>(
  items: readonly T[],
  value: (item: T) => string | number,
  direction: TableSort["direction"],
  tieBreak: (item: T) => string,
): readonly T[] {
  const sign = direction === "ascending" ? 1 : -1;
  const keyed = items.map((item) => ({ item, key: value(item), tie: tieBreak(item) }));
  keyed.sort((a, b) => sign * compare(a.key, b.key) || COLLATOR.compare(a.tie, b.tie));
  return keyed.map(({ item }) => item);
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return COLLATOR.compare(String(a), String(b));
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value);
}
