import type { Record as Neo4jRecord, Transaction } from "neo4j-driver";
import type { WireRow } from "../../wire/wire-value.ts";
import type { RowCount } from "../graph-store.ts";
import { neo4jToWire } from "./neo4j-values.ts";
import { opaqueId } from "../opaque-id.ts";
import { NodeIds } from "./node-ids.ts";

/** Rows kept ready for the consumer; the driver keeps at most one batch of its own besides. */
const READY_ROWS = 512;
const LOOKUP =
  "MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS element, labels(n) AS labels, n.id AS id";

type Records = AsyncIterator<Neo4jRecord, unknown>;

/**
 * Turns records into rows a little ahead of the consumer. Relationships that come without their
 * ends are kept back until their ends are looked up, many rows at once, in the same transaction.
 */
export class RowPump {
  readonly #tx: Transaction;
  readonly #records: Records;
  readonly #ids = new NodeIds();
  #ready: WireRow[] = [];
  #held: Neo4jRecord[] = [];
  #isStopped = false;
  #isCounting = false;
  #counted = 0;
  #missing = new Set<string>();
  #pumping = false;
  #drained = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(tx: Transaction, records: Records) {
    this.#tx = tx;
    this.#records = records;
  }

  /** True once the last record was read. */
  get drained(): boolean {
    return this.#drained;
  }

  /** The rows that are there already, at most `limit` of them. */
  take(limit: number): readonly WireRow[] {
    const rows = this.#ready;
    this.#ready = rows.length > limit ? rows.splice(limit) : [];
    // What is handed out is worked on while more comes in.
    if (this.#ready.length < READY_ROWS / 2) this.#start();
    return rows;
  }

  /** Waits until `take` gives a row; false when there is none left. Fails with what the driver failed with. */
  async wait(): Promise<boolean> {
    while (this.#ready.length === 0) {
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#drained && !this.#pumping) return false;
      this.#start();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return true;
  }

  /**
   * Asks the driver for no more records. Before a connection is reset: a request for the next batch
   * that goes out after the RESET would be answered with an error to whoever has the connection next.
   */
  stop(): void {
    this.#isStopped = true;
  }

  /** Counts the rows that are left instead of giving them, for at most so long. */
  async countRest(withinMs: number): Promise<RowCount> {
    this.#counted = this.#ready.length + this.#held.length;
    this.#ready = [];
    this.#held = [];
    this.#isCounting = true;
    this.#start();
    const deadline = performance.now() + withinMs;
    // A timer may fire a little early.
    const timer = setTimeout(() => this.#wake?.(), withinMs + 2);
    while (this.#pumping && performance.now() < deadline) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    clearTimeout(timer);
    if (this.#failure !== undefined) throw this.#failure;
    return { rows: this.#counted, isExact: this.#drained };
  }

  #start(): void {
    if (this.#pumping || this.#drained || this.#isStopped || this.#failure !== undefined) return;
    this.#pumping = true;
    this.#pump()
      .catch((error: unknown) => {
        this.#failure =
          error instanceof Error ? error : new Error("Reading failed.", { cause: error });
      })
      .finally(() => {
        this.#pumping = false;
        this.#wake?.();
      });
  }

  async #pump(): Promise<void> {
    let pending = this.#records.next();
    for (;;) {
      if (this.#held.length > 0 && !(await isSettled(pending))) await this.#lookUp();
      const pulled = await pending;
      if (pulled.done === true) break;
      if (this.#isCounting) this.#counted += 1;
      else this.#add(pulled.value);
      if (this.#held.length >= READY_ROWS) await this.#lookUp();
      if (this.#ready.length >= READY_ROWS || this.#isStopped) return;
      pending = this.#records.next();
    }
    this.#drained = true;
    await this.#lookUp();
  }

  #add(record: Neo4jRecord): void {
    if (this.#held.length === 0) this.#ids.trim();
    const row = this.#toRow(record);
    const { any, unknown } = this.#ids.takeMissing();
    if (!any && this.#held.length === 0) {
      this.#give(row);
      return;
    }
    this.#held.push(record);
    for (const element of unknown) this.#missing.add(element);
  }

  async #lookUp(): Promise<void> {
    if (this.#held.length === 0) return;
    const elements = [...this.#missing];
    if (elements.length > 0) {
      const { records } = await this.#tx.run(LOOKUP, { ids: elements });
      for (const record of records) {
        const labels = record.get("labels") as string[];
        this.#ids.learn(String(record.get("element")), labels, record.get("id"));
      }
      // One that was deleted meanwhile still ends the relationship that was read.
      for (const element of elements) this.#ids.learnAs(element, opaqueId(element));
    }
    const records = this.#held;
    this.#held = [];
    this.#missing = new Set();
    for (const record of records) this.#give(this.#toRow(record));
  }

  #toRow(record: Neo4jRecord): WireRow {
    return record.keys.map((_, index) => neo4jToWire(record.get(index), this.#ids));
  }

  #give(row: WireRow): void {
    this.#ready.push(row);
    if (this.#wake === undefined) return;
    // Every record that the driver has at hand comes before the next macrotask, so that the
    // consumer wakes to a batch and not to each row.
    setImmediate(this.#wake);
    this.#wake = undefined;
  }
}

/** True when the promise is settled or will be without waiting for the network. */
function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const settled = promise.then(
    () => true,
    () => true,
  );
  const tick = new Promise<boolean>((resolve) => setImmediate(resolve, false));
  return Promise.race([settled, tick]);
}
