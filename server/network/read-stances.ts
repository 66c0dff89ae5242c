import type { StanceFilter } from "../wire/network-filter.ts";
import { SourceSchema, type Source } from "../wire/source.ts";
import { STANCE_STATUSES } from "../wire/stance.ts";
import type { StancePage, StanceView } from "../wire/stance-view.ts";
import type { WireRow } from "../wire/wire-value.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { readNodes, type NodeFacts } from "./node-rows.ts";
import { decodeCursor, encodeCursor, invalidCursor, type CursorPosition } from "./page-cursor.ts";
import {
  readCount,
  readRows,
  toCount,
  toDay,
  toNumber,
  toProperties,
  toText,
  toTextOrNull,
  type ReadContext,
} from "./row-values.ts";
import { filterToCypher } from "./stance-filter.ts";
import { readAtOneVersion } from "./versioned-read.ts";

export interface StancesRequest {
  readonly filter: StanceFilter;
  /** Id of the speaker. */
  readonly from?: string | undefined;
  /** Id of the target. */
  readonly to?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What an act is called; null for a code that nobody knows. */
export type ActLabel = (code: string) => string | null;

/** Stances under a filter as evidence, newest first, then by id, a page at a time. */
export function readStances(
  facts: GraphFacts,
  request: StancesRequest,
  actLabel: ActLabel,
  signal?: AbortSignal,
): Promise<StancePage> {
  const context = { store: facts.store, ...(signal === undefined ? {} : { signal }) };
  const { filter, from, to, limit, cursor } = request;
  const conditions = { ...filter, from, to };
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const scope = { dataVersion, request: { list: "stances", conditions } };
    const after = cursor === undefined ? {} : afterParams(cursor, decodeCursor(cursor, scope));
    const all = filterToCypher(conditions);
    const page = filterToCypher(conditions, cursor === undefined ? [] : ["after"]);
    const [total, rows, disputes] = await Promise.all([
      readCount(context, `${MATCH}${all.where} RETURN count(s) AS n`, all.params),
      // One more than the page tells whether there is a next one.
      readRows(context, `${MATCH}${page.where} ${STANCE_COLUMNS}`, {
        ...page.params,
        ...after,
        limit: limit + 1,
      }),
      facts.disputes(dataVersion),
    ]);
    const shown = rows.slice(0, limit);
    const stances = await toStanceViews(context, shown, disputes, actLabel);
    const last = stances.at(-1);
    const hasMore = rows.length > limit && last !== undefined;
    return {
      stances,
      total,
      nextCursor: hasMore ? encodeCursor(scope, [last.date, last.id]) : null,
      dataVersion,
    };
  });
}

const MATCH = "MATCH (a:Actor)-[s:STANCE]->(b)";
/** What {@link toStanceViews} needs of each stance; a query puts its MATCH and WHERE before it. */
export const STANCE_COLUMNS = `RETURN s.id AS id, a.id AS f, b.id AS t, s.via AS via, s.issue AS issue,
    s.polarity AS polarity, s.act AS act, s.goldstein AS goldstein, s.date AS date,
    s.summary AS summary, s.quote AS quote, s.locator AS locator, s.source AS source,
    s.status AS status, s.disputes AS disputes, s.mentions AS mentions
  ORDER BY date DESC, id LIMIT $limit`;

function afterParams(
  cursor: string,
  [date, id]: CursorPosition,
): { afterDate: string; afterId: string } {
  if (typeof date !== "string" || typeof id !== "string") throw invalidCursor(cursor);
  return { afterDate: date, afterId: id };
}

interface Named {
  readonly nodes: ReadonlyMap<string, NodeFacts>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly disputes: ReadonlyMap<string, readonly string[]>;
  readonly actLabel: ActLabel;
}

/** Stances as evidence, from rows with {@link STANCE_COLUMNS}. */
export async function toStanceViews(
  context: ReadContext,
  rows: readonly WireRow[],
  disputes: Named["disputes"],
  actLabel: ActLabel,
): Promise<StanceView[]> {
  const column = (...numbers: readonly number[]): string[] => [
    ...new Set(
      rows
        .flatMap((row) => numbers.map((number) => row[number]))
        .filter((id) => typeof id === "string"),
    ),
  ];
  const [nodes, sources] = await Promise.all([
    readNodes(context, column(1, 2, 3, 4)),
    readSources(context, column(12)),
  ]);
  return rows.map((row) => toView(row, { nodes, sources, disputes, actLabel }));
}

async function readSources(
  context: ReadContext,
  ids: readonly string[],
): Promise<Map<string, Source>> {
  if (ids.length === 0) return new Map();
  const rows = await readRows(context, "MATCH (n:Source) WHERE n.id IN $ids RETURN n", { ids });
  return new Map(
    rows.map(([node]) => {
      const source = toSource(toProperties(node));
      return [source.id, source];
    }),
  );
}

/** The source of a node's properties; those that the wire does not know are left out. */
export function toSource(properties: Readonly<Record<string, unknown>>): Source {
  const known = Object.entries(properties).filter(([name]) => name in SourceSchema.shape);
  const source = SourceSchema.safeParse(Object.fromEntries(known));
  if (source.success) return source.data;
  const id = typeof properties["id"] === "string" ? properties["id"] : "";
  return { id, title: id, kind: "dataset" };
}

function toView(row: WireRow, named: Named): StanceView {
  const text = (index: number): string => toText(row[index]);
  const optional = (index: number): string | null => toTextOrNull(row[index]);
  const end = (id: string): StanceView["from"] => {
    const { label, name, kind } = named.nodes.get(id) ?? { label: "actor", name: id, kind: null };
    return { id, label, name, kind };
  };
  const [via, issue, quote, disputed] = [optional(3), optional(4), optional(10), optional(14)];
  const id = text(0);
  const act = text(6);
  return {
    id,
    from: end(text(1)),
    to: end(text(2)),
    ...(via === null ? {} : { via: end(via) }),
    issue: issue === null ? null : { id: issue, name: end(issue).name },
    polarity: toNumber(row[5]),
    act,
    actLabel: named.actLabel(act) ?? `act ${act}`,
    goldstein: toNumber(row[7]),
    date: toDay(row[8]),
    summary: text(9),
    ...(quote === null ? {} : { quote }),
    locator: text(11),
    source: named.sources.get(text(12)) ?? { id: text(12), title: text(12), kind: "dataset" },
    status: STANCE_STATUSES.find((status) => status === row[13]) ?? "reported",
    ...(disputed === null ? {} : { disputes: disputed }),
    disputedBy: [...(named.disputes.get(id) ?? [])],
    mentions: toCount(row[15] ?? 1),
  };
}
