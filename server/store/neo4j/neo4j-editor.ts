import type { ManagedTransaction } from "neo4j-driver";
import { EntenteError } from "../../wire/entente-error.ts";
import { EditPlan, prepareEdit, type PreparedEdit } from "../edit-plan.ts";
import type { EditedBatch, EditOptions, GraphEdit } from "../graph-edit.ts";
import { ItemCheck, type KnownIds } from "../item-check.ts";
import type { EdgeRecord, ItemRecord } from "../item-record.ts";
import { readAhead } from "../read-ahead.ts";
import { readDigest, storeDigest } from "./data-version.ts";
import { readKnownIds } from "./known-ids.ts";
import { holdLoadLock, releaseLoadLock } from "./load-lock.ts";
import { neededNodes } from "./needed-nodes.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";
import { readStored } from "./stored-records.ts";
import { removeRecords, writeRecords } from "./write-records.ts";

/** Applies batches of edits, each in one transaction. */
export class Neo4jEditor {
  readonly #connection: Neo4jConnection;
  readonly #options: EditOptions;
  /** What a dry run would have written, which no database tells it; grows with the edits. */
  readonly #imagined = new Map<string, ItemRecord | null>();
  readonly #imaginedIds = noIds();
  /** What the caller's own hook failed with, which is not the database's failure. */
  #refusal: unknown;

  constructor(connection: Neo4jConnection, options: EditOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  async apply(batches: AsyncIterable<readonly GraphEdit[]>): Promise<void> {
    for await (const edits of readAhead(prepared(batches))) {
      if (this.#options.signal?.aborted === true) {
        const message = "The work was cancelled; the batches before are in the database.";
        throw new EntenteError("cancelled", message);
      }
      const batch = await this.#inTransaction(edits);
      this.#options.onDone?.(batch);
    }
  }

  async #inTransaction(edits: readonly PreparedEdit[]): Promise<EditedBatch> {
    const session = this.#connection.session("write");
    try {
      return await session.executeWrite((tx) =>
        this.#options.dryRun === true ? this.#imagine(tx, edits) : this.#edit(tx, edits),
      );
    } catch (error) {
      throw error === this.#refusal ? error : this.#connection.failed(error);
    } finally {
      await session.close().catch(() => undefined);
    }
  }

  async #edit(tx: ManagedTransaction, edits: readonly PreparedEdit[]): Promise<EditedBatch> {
    const known = noIds();
    // What needs no answer of another is sent together, in this order: a batch takes few trips.
    const [, digest, stored] = await Promise.all([
      holdLoadLock(tx),
      readDigest(tx),
      readStored(
        tx,
        edits.map(({ record }) => record),
      ),
      readIds(tx, edits, known),
    ]);
    const check = checkWith(known, stored);
    const plan = new EditPlan(edits, stored, check);
    const writing: Promise<unknown>[] = [
      removeRecords(tx, plan.removedEdges),
      writeRecords(tx, plan.put, stored, (id) => check.isIssue(id)),
    ];
    if (plan.doomed.length > 0) {
      await Promise.all(writing.splice(0));
      writing.push(removeRecords(tx, plan.settle(await neededNodes(tx, plan.doomed))));
    }
    writing.push(releaseLoadLock(tx));
    if (plan.addTo(digest)) writing.push(storeDigest(tx, digest));
    const batch = plan.outcome();
    const telling = this.#tell(batch);
    try {
      await Promise.all([...writing, telling]);
    } finally {
      // Whoever is told is still at it when a statement fails first.
      await Promise.allSettled([telling]);
    }
    return batch;
  }

  async #tell(batch: EditedBatch): Promise<void> {
    try {
      await this.#options.onPlan?.(batch);
    } catch (error) {
      this.#refusal = error;
      throw error;
    }
  }

  async #imagine(tx: ManagedTransaction, edits: readonly PreparedEdit[]): Promise<EditedBatch> {
    const known = this.#imaginedIds;
    const records = edits.map(({ record }) => record);
    const [stored] = await Promise.all([readStored(tx, records), readIds(tx, edits, known)]);
    for (const { key } of edits) {
      const record = this.#imagined.get(key);
      if (record === null) stored.delete(key);
      else if (record !== undefined) stored.set(key, record);
    }
    const plan = new EditPlan(edits, stored, checkWith(known, stored));
    plan.settle(await neededNodes(tx, plan.doomed));
    for (const [key, record] of plan.after()) this.#imagined.set(key, record);
    return plan.outcome();
  }
}

async function* prepared(
  batches: AsyncIterable<readonly GraphEdit[]>,
): AsyncGenerator<readonly PreparedEdit[]> {
  for await (const edits of batches) yield edits.map(prepareEdit);
}

/** Adds the ids that the edits name; those of the records that they are about are read with these. */
function readIds(
  tx: ManagedTransaction,
  edits: readonly PreparedEdit[],
  known: KnownIds,
): Promise<void> {
  const items = edits.flatMap(({ edit }) => (edit.kind === "put" ? [edit.item] : []));
  const edges = edits.flatMap(({ edit }) => edgeBefore(edit));
  return readKnownIds(tx, items, known, edges, new Set(edits.map(({ key }) => key)));
}

function checkWith(known: KnownIds, stored: ReadonlyMap<string, ItemRecord>): ItemCheck {
  const check = new ItemCheck(known);
  for (const record of stored.values()) check.note(record, true);
  return check;
}

function edgeBefore(edit: GraphEdit): readonly EdgeRecord[] {
  return edit.kind === "take-back" && edit.before?.shape === "edge" ? [edit.before] : [];
}

function noIds(): KnownIds {
  return { actors: new Set(), issues: new Set(), sources: new Set(), stances: new Set() };
}
