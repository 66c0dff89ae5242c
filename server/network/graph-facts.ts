import type { GraphStore } from "../store/graph-store.ts";
import { readCount, readRows, toText } from "./row-values.ts";
import type { StanceTable } from "./stance-table.ts";
import type { StanceTables } from "./stance-tables.ts";
import { VersionedValue } from "./versioned-read.ts";
import { compareText } from "../wire/compare-text.ts";

/** Counts of the whole graph. */
export interface GraphTotals {
  /** Actors and issues. */
  readonly nodes: number;
  readonly actors: number;
  readonly dyads: number;
  readonly stances: number;
}

/**
 * What many answers need of the whole graph, read once per version of the data. The reads go on when
 * the request that started them is cancelled, since others wait for them too.
 */
export interface GraphFacts {
  readonly store: GraphStore;
  totals(dataVersion: string): Promise<GraphTotals>;
  /** Stance id to the ids of the stances that dispute it, in order. */
  disputes(dataVersion: string): Promise<ReadonlyMap<string, readonly string[]>>;
  /**
   * The stances in memory; null where they are not, and the database has to be asked. Of many, waits
   * while they are read.
   * @throws EntenteError `busy` after a minute of waiting, `cancelled` once the signal is aborted.
   */
  stances(dataVersion: string, signal?: AbortSignal): Promise<StanceTable | null>;
}

/** @param tables absent: stances are not kept in memory, which is right for a question or two. */
export function createGraphFacts(store: GraphStore, tables?: StanceTables): GraphFacts {
  const counts = new VersionedValue(() => readCount({ store }, STANCES));
  const totals = new VersionedValue((version) =>
    readTotals(store, tables?.at(version) ?? null, counts.get(version)),
  );
  const disputes = new VersionedValue(() => readDisputes(store));
  return {
    store,
    totals: (version) => totals.get(version),
    disputes: (version) => disputes.get(version),
    stances: async (version, signal) =>
      (await tables?.get(version, () => counts.get(version), signal)) ?? null,
  };
}

const STANCES = "MATCH (:Actor)-[s:STANCE]->() RETURN count(s) AS n";
const DYADS =
  "MATCH (a:Actor)-[:STANCE]->(b) WITH DISTINCT a.id AS f, b.id AS t RETURN count(*) AS n";

async function readTotals(
  store: GraphStore,
  table: StanceTable | null,
  count: Promise<number>,
): Promise<GraphTotals> {
  const [actors, issues, stances, dyads] = await Promise.all([
    readCount({ store }, "MATCH (n:Actor) RETURN count(n) AS n"),
    readCount({ store }, "MATCH (n:Issue) RETURN count(n) AS n"),
    count,
    table?.dyadCount ?? readCount({ store }, DYADS),
  ]);
  return { nodes: actors + issues, actors, dyads, stances };
}

async function readDisputes(store: GraphStore): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await readRows(
    { store },
    "MATCH (:Actor)-[s:STANCE]->() WHERE s.disputes IS NOT NULL RETURN s.disputes AS disputed, s.id AS id",
  );
  const disputes = new Map<string, string[]>();
  for (const [disputed, id] of rows) {
    const key = toText(disputed);
    const list = disputes.get(key);
    if (list === undefined) disputes.set(key, [toText(id)]);
    else list.push(toText(id));
  }
  for (const list of disputes.values()) list.sort(compareText);
  return disputes;
}
