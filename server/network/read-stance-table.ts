import type { GraphStore, QueryParams } from "../store/graph-store.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { foldStances } from "./fold-stances.ts";
import { Pace } from "./pace.ts";
import { readRows, toCount, toDay, toText, type ReadContext } from "./row-values.ts";
import { STANCE_ROW_COLUMNS, StanceRows } from "./stance-rows.ts";
import { StanceTable } from "./stance-table.ts";

/**
 * Stances that one query reads, about. An engine that computes all rows before the first takes
 * 150 MB for so many.
 */
const AT_A_TIME = 100_000;
/** Rows between two looks at the clock. */
const ROWS = 256;
/** Nobody waits for it, so that a busy database may take its time. */
const TIMEOUT_MS = 10 * 60_000;

export interface StanceTableRequest {
  /** Of the data. */
  readonly version: string;
  /** Stances past which the table is not made. */
  readonly mostStances: number;
  /** Stances that one query reads, about; another one for tests. */
  readonly atATime?: number;
}

/**
 * Reads all stances into memory, a part after the other.
 * @throws EntenteError `too-large` past a limit, `damaged-data` for stances that our loader would not
 *   write, `busy` when the data has another version, `cancelled`, and what the database says.
 */
export async function readStanceTable(
  store: GraphStore,
  { version, mostStances, atATime = AT_A_TIME }: StanceTableRequest,
  signal?: AbortSignal,
): Promise<StanceTable> {
  const context = { store, timeoutMs: TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) };
  const pace = new Pace(signal);
  await checkVersion(store, version);
  const speakers = await countBy(context, SPEAKERS);
  const count = speakers.reduce((sum, { n }) => sum + n, 0);
  if (count > mostStances) {
    throw new EntenteError(
      "too-large",
      `There are ${count.toLocaleString("en")} stances, of which at most ${mostStances.toLocaleString("en")} are kept in memory.`,
    );
  }
  const stances = new StanceRows(count);
  for await (const { cypher, params } of inParts(context, speakers, atATime)) {
    const rows = store.read(cypher, params, {
      ...{ maxRows: count + 1, timeoutMs: TIMEOUT_MS },
      ...(signal === undefined ? {} : { signal }),
    });
    for await (const batch of rows.batches()) {
      for (const row of batch.rows()) {
        stances.add(row);
        if (stances.length % ROWS === 0) await pace.rest();
      }
    }
    await checkVersion(store, version);
  }
  if (stances.length !== count) throw changed();
  const table = new StanceTable(await foldStances(stances, pace));
  await checkVersion(store, version);
  return table;
}

async function checkVersion(store: GraphStore, version: string): Promise<void> {
  if ((await store.dataVersion()) !== version) throw changed();
}

function changed(): EntenteError {
  return new EntenteError("busy", "The stances changed while they were read.");
}

const SPEAKERS = "MATCH (a:Actor)-[s:STANCE]->() RETURN a.id AS what, count(s) AS n";
const DAYS = "MATCH (a:Actor {id: $id})-[s:STANCE]->() RETURN s.date AS what, count(s) AS n";
const OF_ALL = `MATCH (a:Actor)-[s:STANCE]->(b) RETURN ${STANCE_ROW_COLUMNS}`;
const OF_SPEAKERS = `UNWIND $ids AS id MATCH (a:Actor {id: id})-[s:STANCE]->(b) RETURN ${STANCE_ROW_COLUMNS}`;
const OF_DAYS = `MATCH (a:Actor {id: $id})-[s:STANCE]->(b) WHERE s.date >= date($since) AND s.date <= date($until) RETURN ${STANCE_ROW_COLUMNS}`;

interface Counted {
  readonly what: string;
  readonly n: number;
}

async function countBy(
  context: ReadContext,
  cypher: string,
  params: QueryParams = {},
): Promise<Counted[]> {
  const rows = await readRows(context, cypher, params);
  return rows.map(([what, n]) => ({
    what: typeof what === "string" ? toText(what) : toDay(what),
    n: toCount(n),
  }));
}

interface Part {
  readonly cypher: string;
  readonly params: QueryParams;
}

/**
 * Queries each of which gives about so many stances, or those of one speaker on one day; where an
 * engine gives rows as it finds them, one query for all.
 */
async function* inParts(
  context: ReadContext,
  speakers: readonly Counted[],
  atATime: number,
): AsyncGenerator<Part, void, undefined> {
  if (context.store.supports.lazyResults) {
    yield { cypher: OF_ALL, params: {} };
    return;
  }
  const few = speakers.filter(({ n }) => n <= atATime);
  for (const group of inGroups(few, atATime)) {
    yield { cypher: OF_SPEAKERS, params: { ids: group.map(({ what }) => what) } };
  }
  for (const { what: id } of speakers.filter(({ n }) => n > atATime)) {
    const days = await countBy(context, DAYS, { id });
    days.sort((a, b) => (a.what < b.what ? -1 : 1));
    for (const group of inGroups(days, atATime)) {
      const [since = "", until = ""] = [group[0]?.what, group.at(-1)?.what];
      yield { cypher: OF_DAYS, params: { id, since, until } };
    }
  }
}

/** Neighbours together for as long as their numbers stay within a limit. */
function inGroups(items: readonly Counted[], most: number): Counted[][] {
  const groups: Counted[][] = [];
  let sum = Infinity;
  for (const item of items) {
    sum += item.n;
    if (sum > most) {
      groups.push([]);
      sum = item.n;
    }
    groups.at(-1)?.push(item);
  }
  return groups;
}
