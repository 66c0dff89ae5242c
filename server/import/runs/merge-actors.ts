import type { GraphEdit } from "../../store/graph-edit.ts";
import { itemToRecord, recordKey } from "../../store/item-record.ts";
import { reasonOf } from "../../store/system-error.ts";
import type { Actor } from "../../wire/actor.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import type { ImportReport } from "../../wire/import-report.ts";
import type { GraphItem } from "../../wire/interchange.ts";
import { itemOf } from "../dump/read-graph-items.ts";
import { ChangeLog } from "./change-log.ts";
import { GraphTally } from "./import-counts.ts";
import { newReport } from "./import-journal.ts";
import { refuseHalfUndone, type ImportHost } from "./run-import.ts";

const ACTOR = "MATCH (a:Actor {id: $id}) RETURN a";
const TOUCHING = [
  "MATCH (a:Actor {id: $id})-[r]->(b) RETURN r",
  "MATCH (a)-[r]->(b:Actor {id: $id}) RETURN r",
  "MATCH (a)-[r:STANCE]->(b) WHERE r.via = $id RETURN r",
];
const LIMITS = { timeoutMs: 600_000, maxRows: Number.MAX_SAFE_INTEGER };
const BATCH = 5_000;
const MAX_ALIASES = 200;

/**
 * Makes one actor of two: what is said by and about the second is then said by and about the first,
 * whose aliases the names of the second become. Stances keep the code and name of their dataset. What
 * the two said about each other goes. It is in the journal like an import, and is taken back like one.
 * @param from id of the actor that goes.
 * @param into id of the actor that stays.
 * @throws EntenteError `not-found`, `invalid-request` for two of different kinds, `busy`.
 */
export async function mergeActors(
  host: ImportHost,
  from: string,
  into: string,
): Promise<ImportReport> {
  const { journal, loader } = host;
  const release = await journal.takeTurn();
  try {
    refuseHalfUndone(await journal.list());
    const [gone, stays] = [await readActor(host, from), await readActor(host, into)];
    if (from === into || gone.kind !== stays.kind) {
      const kinds = from === into ? "one actor already" : `a ${gone.kind} and a ${stays.kind}`;
      throw new EntenteError(
        "invalid-request",
        `${from} and ${into} are ${kinds}; name two alike.`,
      );
    }
    const id = await journal.create();
    const report: ImportReport = {
      ...newReport(id, "merge", `${gone.name} (${from}) into ${stays.name} (${into})`),
      stated: {
        first: null,
        last: null,
        actors: [{ id: into, name: stays.name, rows: 0 }],
        sources: null,
      },
    };
    await journal.write({ report, request: null, pid: process.pid });
    const log = new ChangeLog(journal.folderOf(id));
    const tally = new GraphTally();
    const ended = async (change: Partial<ImportReport>): Promise<ImportReport> => {
      const end = { ended: new Date().toISOString(), graph: { ...tally.counts }, ...change };
      await journal.write({ report: { ...report, ...end }, request: null, pid: null });
      return { ...report, ...end };
    };
    try {
      await loader.edit(mergeEdits(host, gone, stays), {
        onPlan: ({ changes }) => log.add(changes.filter(({ did }) => did !== "kept")),
        onDone: (batch) => {
          tally.take(batch);
        },
      });
      return await ended({ state: "done" });
    } catch (error) {
      const code = error instanceof EntenteError ? error.code : "internal";
      await ended({ state: "failed", problem: { code, detail: reasonOf(error) } });
      throw error;
    } finally {
      await log.close();
    }
  } finally {
    await release();
  }
}

async function readActor({ store }: ImportHost, id: string): Promise<Actor> {
  for await (const [value] of store.read(ACTOR, { id })) {
    const item = itemOf("actor", value);
    if (item?.kind === "actor") return item.actor;
  }
  throw new EntenteError("not-found", `There is no actor with the id ${id.slice(0, 80)}.`);
}

async function* mergeEdits(
  { store }: ImportHost,
  gone: Actor,
  stays: Actor,
): AsyncGenerator<readonly GraphEdit[]> {
  const names = [...(stays.aliases ?? []), gone.name, ...(gone.aliases ?? [])];
  const aliases = [...new Set(names)].filter((name) => name !== stays.name).slice(0, MAX_ALIASES);
  const known: GraphItem = { kind: "actor", actor: { ...stays, aliases } };
  let edits: GraphEdit[] = [{ kind: "put", item: known }];
  // Read before the first edit: later batches would find what earlier ones moved.
  const touching = new Map<string, GraphItem>();
  for (const query of TOUCHING) {
    for await (const [value] of store.read(query, { id: gone.id }, LIMITS)) {
      const item = itemOf(isStance(value) ? "stance" : "tie", value);
      if (item !== null) touching.set(recordKey(itemToRecord(item)), item);
    }
  }
  for (const [key, item] of touching) {
    edits.push(...movedEdits(key, item, gone.id, stays.id));
    if (edits.length < BATCH) continue;
    yield edits;
    edits = [];
  }
  yield [
    ...edits,
    { kind: "remove", key: recordKey(itemToRecord({ kind: "actor", actor: gone })) },
  ];
}

function movedEdits(key: string, item: GraphItem, from: string, into: string): GraphEdit[] {
  const moved = (id: string): string => (id === from ? into : id);
  if (item.kind === "stance") {
    const { stance } = item;
    const ends = { from: moved(stance.from), to: moved(stance.to) };
    if (ends.from === ends.to) return [{ kind: "remove", key }];
    const via = stance.via === undefined ? {} : { via: moved(stance.via) };
    return [{ kind: "put", item: { kind: "stance", stance: { ...stance, ...ends, ...via } } }];
  }
  if (item.kind !== "tie") return [];
  const tie = { ...item.tie, from: moved(item.tie.from), to: moved(item.tie.to) };
  const edits: GraphEdit[] = [{ kind: "remove", key }];
  if (tie.from !== tie.to) edits.push({ kind: "put", item: { kind: "tie", tie }, ifAbsent: true });
  return edits;
}

function isStance(value: unknown): boolean {
  return typeof value === "object" && value !== null && "type" in value && value.type === "STANCE";
}
