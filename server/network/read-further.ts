import type { StanceFilter } from "../wire/network-filter.ts";
import type { WireRow } from "../wire/wire-value.ts";
import type { DyadTable } from "./dyad-table.ts";
import type { NetworkRequest } from "./network-request.ts";
import { streamRows, toText } from "./row-values.ts";
import { filterToCypher, type ExtraClause } from "./stance-filter.ts";
import { MANY_IDS, streamDyads, type StanceContext } from "./stream-dyads.ts";

/**
 * What reaches beyond a view is held to its filter, but for what says whom the view begins with:
 * actors, kinds, and the least size of a dyad.
 */
function beyond({ actor: _actor, kind: _kind, ...filter }: StanceFilter): StanceFilter {
  return filter;
}

function isNarrowed({ filter, minStances }: NetworkRequest): boolean {
  return filter.actor !== undefined || filter.kind !== undefined || minStances > 1;
}

/**
 * The dyads between those that are shown in any case and all that is shown, as rows of DYAD_COLUMNS,
 * some twice. None where the filter alone gives them all.
 */
export async function readFurther(
  context: StanceContext,
  request: NetworkRequest,
  shown: readonly string[],
): Promise<WireRow[]> {
  const { also = [] } = request;
  if (also.length === 0 || !isNarrowed(request)) return [];
  const rows: WireRow[] = [];
  for (const end of ["from", "to"] as const) {
    const wanted = { end, ids: also, near: shown };
    for await (const row of streamDyads(context, beyond(request.filter), wanted)) rows.push(row);
  }
  return rows;
}

/** How many others each of the ids shares a dyad with; null where nobody asked. */
export async function countNeighbors(
  context: StanceContext,
  request: NetworkRequest,
  ids: readonly string[],
  { ids: ends, from: sources, to: targets }: DyadTable,
): Promise<ReadonlyMap<string, number> | null> {
  if (request.countsNeighbors !== true) return null;
  const others = new Map(ids.map((id) => [id, new Set<string>()]));
  const meet = (from: string, to: string): void => {
    if (from === to) return;
    others.get(from)?.add(to);
    others.get(to)?.add(from);
  };
  if (!isNarrowed(request)) {
    for (const [dyad, source] of sources.entries()) {
      meet(ends[source] ?? "", ends[targets[dyad] ?? 0] ?? "");
    }
  } else {
    for await (const [from, to] of streamPairs(context, beyond(request.filter), ids)) {
      meet(toText(from), toText(to));
    }
  }
  return new Map([...others].map(([id, met]) => [id, met.size]));
}

/** The ends of the dyads under a filter, of all or of those that touch the ids, some twice. */
async function* streamPairs(
  context: StanceContext,
  filter: StanceFilter,
  ids: readonly string[],
): AsyncGenerator<WireRow, void, undefined> {
  if (context.table !== null) {
    yield* context.table.dyads(filter, context.pace);
    return;
  }
  const touching: readonly ExtraClause[][] =
    ids.length > MANY_IDS ? [[]] : [["fromIds"], ["toIds"]];
  for (const clauses of touching) {
    const { where, params } = filterToCypher(filter, clauses);
    const cypher = `MATCH (a:Actor)-[s:STANCE]->(b)${where} RETURN DISTINCT a.id AS f, b.id AS t`;
    yield* streamRows(context, cypher, clauses.length === 0 ? params : { ...params, ids });
  }
}
