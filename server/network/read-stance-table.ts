import type { GraphStore, QueryParams } from "../store/graph-store.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { foldStances } from "./fold-stances.ts";
import { Pace } from "./pace.ts";
import type { WireRow } from "../wire/wire-value.ts";
import { readRows, toCount, toDay, toRows, toText, type ReadContext } from "./row-values.ts";
import { STANCE_ROW_VALUES, StanceRows } from "./stance-rows.ts";
import { StanceTable } from "./stance-table.ts";

/** Stances that one query reads, about. The embedded engine takes 150 MB for so many. */
const AT_A_TIME = 100_000;
/** Stances between two looks at the clock. */
const STANCES = 256;
const IN_A_LIST = 1_000;
/** Nobody waits for it, so that a busy database may take its time. */
const TIMEOUT_MS = 10 * 60_000;

export interface StanceTableRequest {
  /** Of the data. */
  readonly version: string;
  /** Stances past which the table is not made. */
  readonly mostStances: number;
  /** Stances that one query reads, about; another one for tests. */
  readonly atATime?: number;
  /** Stances that come as one list, where rows are dear; another number for tests. */
  readonly inAList?: number;
}

/**
 * Reads all stances into memory, a part after the other.
 * @throws EntenteError `too-large` past a limit, `damaged-data` for stances that our loader would not
 *   write, `busy` when the data has another version, `cancelled`, and what the database says.
 */
export async function readStanceTable(
  store: GraphStore,
  { version, mostStances, atATime = AT_A_TIME, inAList = IN_A_LIST }: StanceTableRequest,
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
  for await (const { cypher, params } of inParts(context, speakers, { atATime, inAList })) {
    const rows = store.read(cypher, params, {
      ...{ maxRows: count + 1, timeoutMs: TIMEOUT_MS },
      ...(signal === undefined ? {} : { signal }),
    });
    for await (const batch of rows.batches()) {
      for (const row of store.supports.cheapRows ? batch.rows() : unlisted(batch.rows())) {
        stances.add(row);
        if (stances.length % STANCES === 0) await pace.rest();
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
const OF_SPEAKERS = "UNWIND $ids AS id MATCH (a:Actor {id: id})-[s:STANCE]->(b)";
const OF_DAYS =
  "MATCH (a:Actor {id: $id})-[s:STANCE]->(b) WHERE s.date >= date($since) AND s.date <= date($until)";

/** Stances as a row each. */
function asRows(): string {
  return `RETURN ${STANCE_ROW_VALUES.map((value, column) => `${value} AS c${column}`).join(", ")}`;
}

/** The same as lists of some; a day as a text, which costs a fifth of a date. */
function asLists(length: number): string {
  const values = STANCE_ROW_VALUES.map((value) =>
    value === "s.date" ? `toString(${value})` : value,
  );
  return `WITH collect([${values.join(", ")}]) AS stances UNWIND range(0, size(stances) - 1, ${length}) AS at RETURN stances[at..at + ${length}]`;
}

function* unlisted(rows: readonly WireRow[]): Generator<WireRow, void, undefined> {
  for (const [list] of rows) yield* toRows(list);
}

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

/** Queries each of which gives about so many stances, or those of one speaker on one day. */
async function* inParts(
  context: ReadContext,
  speakers: readonly Counted[],
  { atATime, inAList }: { readonly atATime: number; readonly inAList: number },
): AsyncGenerator<Part, void, undefined> {
  const answer = context.store.supports.cheapRows ? asRows() : asLists(inAList);
  const few = speakers.filter(({ n }) => n <= atATime);
  for (const group of inGroups(few, atATime)) {
    yield { cypher: `${OF_SPEAKERS} ${answer}`, params: { ids: group.map(({ what }) => what) } };
  }
  for (const { what: id } of speakers.filter(({ n }) => n > atATime)) {
    const days = await countBy(context, DAYS, { id });
    days.sort((a, b) => (a.what < b.what ? -1 : 1));
    for (const group of inGroups(days, atATime)) {
      const [since = "", until = ""] = [group[0]?.what, group.at(-1)?.what];
      yield { cypher: `${OF_DAYS} ${answer}`, params: { id, since, until } };
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
