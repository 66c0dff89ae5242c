import type { WireRow } from "../wire/wire-value.ts";
import { DYAD_COLUMNS } from "./dyad-rows.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { Pace } from "./pace.ts";
import { streamRows, toText, type ReadContext } from "./row-values.ts";
import { filterToCypher, type ExtraClause, type StanceConditions } from "./stance-filter.ts";
import type { StanceTable } from "./stance-table.ts";

/** A graph to read, and its stances where they are in memory. */
export interface StanceContext extends ReadContext {
  readonly table: StanceTable | null;
  readonly pace: Pace;
}

/** What a request at a version of the data reads from. @throws EntenteError as `GraphFacts.stances`. */
export async function stanceContext(
  facts: GraphFacts,
  dataVersion: string,
  signal?: AbortSignal,
): Promise<StanceContext> {
  const table = await facts.stances(dataVersion, signal);
  return {
    ...{ store: facts.store, table, pace: new Pace(signal) },
    ...(signal === undefined ? {} : { signal }),
  };
}

/** Ends that dyads must have beside a filter. */
export interface WantedEnds {
  /** Which end is one of these; the other is one of `near`. */
  readonly end: "from" | "to";
  readonly ids: readonly string[];
  readonly near: readonly string[];
}

/** Ids from which on it costs less to read more than to look each end up in a list. */
export const MANY_IDS = 2_000;

/** The dyads under a filter as rows of DYAD_COLUMNS, in no order. */
export async function* streamDyads(
  context: StanceContext,
  conditions: StanceConditions,
  wanted?: WantedEnds,
): AsyncGenerator<WireRow, void, undefined> {
  const { table, pace } = context;
  if (table !== null) {
    yield* table.dyads(conditions, pace, wanted === undefined ? undefined : toEnds(wanted));
    return;
  }
  const isMany = wanted !== undefined && wanted.near.length > MANY_IDS;
  const { where, params } = filterToCypher(
    conditions,
    wanted === undefined ? [] : CLAUSES[wanted.end].slice(0, isMany ? 1 : 2),
  );
  const lists =
    wanted === undefined ? {} : { ids: wanted.ids, ...(isMany ? {} : { near: wanted.near }) };
  const near = isMany ? new Set(wanted.near) : null;
  const other = wanted?.end === "from" ? 1 : 0;
  const cypher = `MATCH (a:Actor)-[s:STANCE]->(b)${where} RETURN ${DYAD_COLUMNS}`;
  for await (const row of streamRows(context, cypher, { ...params, ...lists })) {
    if (near === null || near.has(toText(row[other]))) yield row;
  }
}

const CLAUSES = {
  from: ["fromIds", "toNear"],
  to: ["toIds", "fromNear"],
} as const satisfies Record<WantedEnds["end"], readonly ExtraClause[]>;

function toEnds({ end, ids, near }: WantedEnds): Record<"from" | "to", readonly string[]> {
  return end === "from" ? { from: ids, to: near } : { from: near, to: ids };
}
