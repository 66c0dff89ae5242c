import type { ManagedTransaction } from "neo4j-driver";
import { EntenteError } from "../../wire/entente-error.ts";
import { EditPlan, recordOfEdit } from "../edit-plan.ts";
import type { EditedBatch, EditOptions, GraphEdit } from "../graph-edit.ts";
import { ItemCheck, type KnownIds } from "../item-check.ts";
import { recordKey, type EdgeRecord, type ItemRecord } from "../item-record.ts";
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
    for await (const edits of batches) {
      if (this.#options.signal?.aborted === true) {
        const message = "The work was cancelled; the batches before are in the database.";
        throw new EntenteError("cancelled", message);
      }
      const batch = await this.#inTransaction(edits);
      this.#options.onDone?.(batch);
    }
  }

  async #inTransaction(edits: readonly GraphEdit[]): Promise<EditedBatch> {
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

  async #edit(tx: ManagedTransaction, edits: readonly GraphEdit[]): Promise<EditedBatch> {
    await holdLoadLock(tx);
    const digest = await readDigest(tx);
    const stored = await readStored(tx, edits.map(recordOfEdit));
    const known = noIds();
    await readIds(tx, edits, known);
    const check = new ItemCheck(known);
    const plan = new EditPlan(edits, stored, check);
    await removeRecords(tx, plan.removedEdges);
    await writeRecords(tx, plan.put, stored, (id) => check.isIssue(id));
    await removeRecords(tx, plan.settle(await neededNodes(tx, plan.doomed)));
    await releaseLoadLock(tx);
    if (plan.addTo(digest)) await storeDigest(tx, digest);
    const batch = plan.outcome();
    try {
      await this.#options.onPlan?.(batch);
    } catch (error) {
      this.#refusal = error;
      throw error;
    }
    return batch;
  }

  async #imagine(tx: ManagedTransaction, edits: readonly GraphEdit[]): Promise<EditedBatch> {
    const records = edits.map(recordOfEdit);
    const stored = await readStored(tx, records);
    for (const key of records.map(recordKey)) {
      const record = this.#imagined.get(key);
      if (record === null) stored.delete(key);
      else if (record !== undefined) stored.set(key, record);
    }
    await readIds(tx, edits, this.#imaginedIds);
    const plan = new EditPlan(edits, stored, new ItemCheck(this.#imaginedIds));
    plan.settle(await neededNodes(tx, plan.doomed));
    for (const [key, record] of plan.after()) this.#imagined.set(key, record);
    return plan.outcome();
  }
}

function readIds(
  tx: ManagedTransaction,
  edits: readonly GraphEdit[],
  known: KnownIds,
): Promise<void> {
  const items = edits.flatMap((edit) => (edit.kind === "put" ? [edit.item] : []));
  return readKnownIds(tx, items, edits.flatMap(edgeBefore), known);
}

function edgeBefore(edit: GraphEdit): readonly EdgeRecord[] {
  return edit.kind === "take-back" && edit.before?.shape === "edge" ? [edit.before] : [];
}

function noIds(): KnownIds {
  return { actors: new Set(), issues: new Set(), sources: new Set(), stances: new Set() };
}
