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
  // The server has them in order already, names and all; the sort is stable.
  if (sort === null) return dyads.toSorted((a, b) => b.n - a.n);
  const { column, direction } = sort;
  // Names are compared once for all: a hundred thousand dyads have few, and a collator is slow.
  const rankOf = rankNames(dyads, nameOf);
  const value = (dyad: Dyad): string | number => {
    if (column === "from" || column === "to") return rankOf(dyad[column]);
    return isOneOf(DYAD_COLUMNS, column) ? dyad[column] : dyad.n;
  };
  const sign = direction === "ascending" ? 1 : -1;
  const keyed = dyads.map((dyad) => {
    return { dyad, key: value(dyad), from: rankOf(dyad.from), to: rankOf(dyad.to) };
  });
  keyed.sort((a, b) => {
    if (a.key !== b.key) return a.key < b.key ? -sign : sign;
    return a.from - b.from || a.to - b.to;
  });
  return keyed.map(({ dyad }) => dyad);
}

/** Tells of each end of the dyads the place of its name in the alphabet; equal names share one. */
function rankNames(dyads: readonly Dyad[], nameOf: (id: string) => string): (id: string) => number {
  const names = new Map<string, string>();
  for (const { from, to } of dyads) {
    for (const id of [from, to]) if (!names.has(id)) names.set(id, nameOf(id));
  }
  const ordered = [...names].sort(([, a], [, b]) => COLLATOR.compare(a, b));
  const ranks = new Map<string, number>();
  let rank = 0;
  ordered.forEach(([id, name], at) => {
    const before = ordered[at - 1]?.[1];
    if (before !== undefined && COLLATOR.compare(before, name) !== 0) rank += 1;
    ranks.set(id, rank);
  });
  return (id) => ranks.get(id) ?? 0;
}

/** The stances in order; equal ones newest first, then by names. */
export function sortStances(
  stances: readonly StanceView[],
  sort: TableSort | null,
): readonly StanceView[] {
  if (sort === null) return stances;
  const newestFirst = [...stances].sort((a, b) => compare(b.date, a.date));
  const value = (stance: StanceView): string | number => stanceValue(stance, sort.column);
  const sign = sort.direction === "ascending" ? 1 : -1;
  const keyed = newestFirst.map((stance) => ({ stance, key: value(stance) }));
  keyed.sort((a, b) => sign * compare(a.key, b.key));
  return keyed.map(({ stance }) => stance);
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

function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return COLLATOR.compare(String(a), String(b));
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value);
}
