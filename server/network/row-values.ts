import type { GraphStore, QueryParams } from "../store/graph-store.ts";
import { isCalendarDate } from "../wire/calendar-date.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { WireMap, WireNode, WireRow, WireValue } from "../wire/wire-value.ts";

/** A graph to read and the means to stop reading. */
export interface ReadContext {
  readonly store: GraphStore;
  readonly signal?: AbortSignal;
  /** Milliseconds for each query. Absent: the store's default. */
  readonly timeoutMs?: number;
}

const MAX_ROWS = 5_000_000;

/** Every row of a query. For results whose size the query itself bounds. */
export async function readRows(
  context: ReadContext,
  cypher: string,
  params: QueryParams = {},
): Promise<WireRow[]> {
  const rows: WireRow[] = [];
  for await (const row of streamRows(context, cypher, params)) rows.push(row);
  return rows;
}

/** The rows of a query as they come. @throws EntenteError `too-large` past five million rows. */
export async function* streamRows(
  { store, ...limits }: ReadContext,
  cypher: string,
  params: QueryParams = {},
): AsyncGenerator<WireRow, void, undefined> {
  const options = { maxRows: MAX_ROWS, ...limits };
  const rows = store.read(cypher, params, options);
  yield* rows;
  if (rows.truncated) {
    throw new EntenteError(
      "too-large",
      `The answer needs more than ${MAX_ROWS.toLocaleString("en")} rows of the graph; narrow the filter.`,
    );
  }
}

/** The first value of the first row as a count; 0 without rows. */
export async function readCount(
  context: ReadContext,
  cypher: string,
  params: QueryParams = {},
): Promise<number> {
  const [row] = await readRows(context, cypher, params);
  return row === undefined ? 0 : toCount(row[0]);
}

/** Text of a row. @throws EntenteError `damaged-data` for anything else. */
export function toText(value: WireValue | undefined): string {
  if (typeof value === "string") return value;
  throw unexpected("a text", value);
}

/** Text of a row, or null where the graph has none. */
export function toTextOrNull(value: WireValue | undefined): string | null {
  return value === null || value === undefined ? null : toText(value);
}

/** A finite number of a row. */
export function toNumber(value: WireValue | undefined): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw unexpected("a number", value);
}

/** A count of a row: a whole number of at least 0. */
export function toCount(value: WireValue | undefined): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw unexpected("a count", value);
}

/** A DATE of a row, or a text of that form, as `YYYY-MM-DD`. */
export function toDay(value: WireValue | undefined): string {
  if (typeof value === "string" && isCalendarDate(value)) return value;
  if (isMap(value) && value["$"] === "date" && typeof value["value"] === "string") {
    return value["value"];
  }
  throw unexpected("a day", value);
}

/** A list of lists, each in the place of a row. */
export function toRows(value: WireValue | undefined): readonly WireRow[] {
  if (!Array.isArray(value) || !value.every(isList)) throw unexpected("a list of lists", value);
  return value;
}

/** A list of texts of a row; empty where the graph has none. */
export function toTexts(value: WireValue | undefined): readonly string[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw unexpected("a list of texts", value);
  return (value as readonly WireValue[]).map(toText);
}

/** The properties of a node or relationship of a row, DATE values as `YYYY-MM-DD`. */
export function toProperties(value: WireValue | undefined): Readonly<Record<string, unknown>> {
  if (!isMap(value) || (value["$"] !== "node" && value["$"] !== "relationship")) {
    throw unexpected("a node or relationship", value);
  }
  const { properties } = value as unknown as WireNode;
  return Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [name, isDay(each) ? toDay(each) : each]),
  );
}

/** Rounded to six decimals, so that sums made in another order give the same text; never −0. */
export function roundSix(value: number): number {
  // What lies halfway, such as 1/640, would go up or down by the last bits of its sum.
  const millionths = Math.round(value * 1e12) / 1e6;
  return Math.round(millionths) / 1e6 + 0;
}

function isList(value: WireValue): value is readonly WireValue[] {
  return Array.isArray(value);
}

function isDay(value: WireValue): boolean {
  return isMap(value) && value["$"] === "date";
}

function isMap(value: WireValue | undefined): value is WireMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unexpected(what: string, value: WireValue | undefined): EntenteError {
  const found = JSON.stringify(value ?? null).slice(0, 80);
  return new EntenteError(
    "damaged-data",
    `The graph holds ${found} where ${what} belongs; import the data again, or correct it in the database.`,
  );
}
