import type { ManagedTransaction } from "neo4j-driver";
import { EntenteError } from "../../wire/entente-error.ts";
import type { GraphItem } from "../../wire/interchange.ts";
import type { EditOptions, GraphEdit } from "../graph-edit.ts";
import type { LoadOptions, LoadSummary } from "../graph-store.ts";
import { itemToRecord, recordKey, recordText, sha256 } from "../item-record.ts";
import { CheckedItems } from "./checked-items.ts";
import { readDigest, storeDigest } from "./data-version.ts";
import { holdLoadLock, releaseLoadLock } from "./load-lock.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";
import { Neo4jEditor } from "./neo4j-editor.ts";
import { setUpSchema } from "./neo4j-schema.ts";
import { readStored } from "./stored-records.ts";
import { writeRecords } from "./write-records.ts";

/** Items per transaction. */
const BATCH = 2_000;

/**
 * Writes items in batches, each one transaction that the driver repeats after a deadlock or a lost
 * connection. All items are checked before the first is written. A load that is interrupted leaves
 * whole batches; loading the same items again ends in the same graph and the same version.
 */
export class Neo4jLoader {
  readonly #connection: Neo4jConnection;
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: Neo4jConnection) {
    this.#connection = connection;
  }

  /** Loads of one process run one after the other; those of several wait for each other's batches. */
  load(
    items: AsyncIterable<GraphItem> | Iterable<GraphItem>,
    options: LoadOptions,
  ): Promise<LoadSummary> {
    const load = this.#last.then(() => this.#load(items, options));
    this.#last = load.catch(() => undefined);
    return load;
  }

  edit(batches: AsyncIterable<readonly GraphEdit[]>, options: EditOptions): Promise<void> {
    const edit = this.#last.then(async () => {
      await setUpSchema(this.#connection);
      await new Neo4jEditor(this.#connection, options).apply(batches);
    });
    this.#last = edit.catch(() => undefined);
    return edit;
  }

  async #load(
    items: AsyncIterable<GraphItem> | Iterable<GraphItem>,
    { signal, onProgress }: LoadOptions,
  ): Promise<LoadSummary> {
    const checked = new CheckedItems(this.#connection);
    try {
      await setUpSchema(this.#connection);
      for await (const batch of inBatches(items)) {
        throwIfCancelled(signal, "nothing was written");
        await checked.add(batch);
      }
      checked.finish();
      let [created, changed, taken] = [0, 0, 0];
      for await (const batch of checked.batches(BATCH)) {
        throwIfCancelled(signal, `${taken} items were written; loading them again completes it`);
        const written = await this.#write(batch, checked);
        created += written.created;
        changed += written.changed;
        taken += batch.length;
        onProgress?.(taken);
      }
      return { ...checked.counts, created, changed };
    } finally {
      await checked.close();
    }
  }

  async #write(items: readonly GraphItem[], checked: CheckedItems): Promise<Written> {
    const session = this.#connection.session("write");
    try {
      return await session.executeWrite((tx) => writeBatch(tx, items, checked));
    } catch (error) {
      throw this.#connection.failed(error);
    } finally {
      await session.close().catch(() => undefined);
    }
  }
}

interface Written {
  readonly created: number;
  readonly changed: number;
}

async function writeBatch(
  tx: ManagedTransaction,
  items: readonly GraphItem[],
  checked: CheckedItems,
): Promise<Written> {
  const records = items.map(itemToRecord);
  const [, digest, stored] = await Promise.all([
    holdLoadLock(tx),
    readDigest(tx),
    readStored(tx, records),
  ]);
  const written = records.filter((record) => {
    const existing = stored.get(recordKey(record));
    if (existing === undefined) {
      digest.add(sha256(recordText(record)));
      return true;
    }
    const [now, then] = [recordText(record), recordText(existing)];
    if (now === then) return false;
    digest.remove(sha256(then));
    digest.add(sha256(now));
    return true;
  });
  await Promise.all([
    writeRecords(tx, written, stored, (id) => checked.isIssue(id)),
    releaseLoadLock(tx),
    written.length > 0 ? storeDigest(tx, digest) : undefined,
  ]);
  const created = written.filter((record) => !stored.has(recordKey(record))).length;
  return { created, changed: written.length - created };
}

async function* inBatches(
  items: AsyncIterable<GraphItem> | Iterable<GraphItem>,
): AsyncGenerator<readonly GraphItem[]> {
  let batch: GraphItem[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function throwIfCancelled(signal: AbortSignal | undefined, state: string): void {
  if (signal?.aborted !== true) return;
  throw new EntenteError("cancelled", `The load was cancelled; ${state}.`);
}
