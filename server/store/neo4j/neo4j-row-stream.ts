import type { QueryResult, Record as Neo4jRecord, Session, Transaction } from "neo4j-driver";
import { EntenteError } from "../../wire/entente-error.ts";
import type { WireRow } from "../../wire/wire-value.ts";
import type { QueryParams, ReadOptions, RowStream } from "../graph-store.ts";
import { isLostConnection } from "./neo4j-errors.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";
import { neo4jToWire, wireToNeo4j } from "./neo4j-values.ts";
import { refuseOutsideAccess } from "./outside-access.ts";
import { NodeIds, opaqueId } from "./node-ids.ts";

const DEFAULT_TIMEOUT_MS = 20_000;
const DEFAULT_MAX_ROWS = 100_000;
/** The database's own limit is a little later than ours: it matters only when this process hangs. */
const GRACE_MS = 2_000;
/** The longest time that a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** Rows looked up together when relationships come without their ends. */
const LOOKUP_ROWS = 256;
const LOOKUP =
  "MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS element, labels(n) AS labels, n.id AS id";

interface Opened {
  readonly tx: Transaction;
  readonly columns: readonly string[];
  readonly records: AsyncIterator<Neo4jRecord, unknown>;
}

type Pulled = IteratorResult<Neo4jRecord, unknown>;

/**
 * Rows of one query in one read transaction, which is rolled back at the end. The driver asks the
 * database for the next batch only when few rows wait, so that memory does not grow with the result.
 */
export class Neo4jRowStream implements RowStream {
  readonly #connection: Neo4jConnection;
  readonly #cypher: string;
  readonly #params: QueryParams;
  readonly #options: ReadOptions;
  readonly #deadline: number;
  readonly #ids = new NodeIds();
  #truncated = false;
  #opening: Promise<Opened> | undefined;
  #session: Session | undefined;
  #iterated = false;
  #drained = false;
  #finished = false;
  #given = 0;
  #ready: WireRow[] = [];
  #pending: Promise<Pulled> | undefined;
  #failure: EntenteError | undefined;
  #interrupt: ((error: EntenteError) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #onAbort = (): void => {
    this.abort(new EntenteError("cancelled", "The query was cancelled."));
  };

  constructor(
    connection: Neo4jConnection,
    cypher: string,
    params: QueryParams,
    options: ReadOptions,
  ) {
    this.#connection = connection;
    this.#cypher = cypher;
    this.#params = params;
    this.#options = options;
    this.#deadline = Date.now() + (options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  }

  get truncated(): boolean {
    return this.#truncated;
  }

  async columns(): Promise<readonly string[]> {
    return (await this.#open()).columns;
  }

  [Symbol.asyncIterator](): AsyncIterator<WireRow> {
    if (this.#iterated) throw new EntenteError("internal", "The rows of a query can be read once.");
    this.#iterated = true;
    return {
      next: () => this.#next(),
      return: async () => {
        await this.#finish();
        return { done: true, value: undefined };
      },
    };
  }

  /** Ends the query now, in the database too; who waits for a row gets the error. */
  abort(error: EntenteError): void {
    if (this.#finished || this.#failure !== undefined) return;
    this.#failure = error;
    this.#interrupt?.(error);
    void this.#finish();
  }

  async #next(): Promise<IteratorResult<WireRow>> {
    try {
      const opened = await this.#open();
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#ready.length === 0 && !this.#drained && !this.#finished) await this.#fill(opened);
      const row = this.#ready.shift();
      if (row !== undefined && this.#given < (this.#options.maxRows ?? DEFAULT_MAX_ROWS)) {
        this.#given += 1;
        return { done: false, value: row };
      }
      this.#truncated ||= row !== undefined;
      await this.#finish();
      return { done: true, value: undefined };
    } catch (error) {
      throw await this.#fail(error);
    }
  }

  /** Gets at least one more row, or finds that there is none. */
  async #fill(opened: Opened): Promise<void> {
    const first = await this.#pull(opened);
    if (first === null) return;
    this.#ids.trim();
    const row = this.#toRow(first);
    const { any, unknown } = this.#ids.takeMissing();
    if (!any) {
      this.#ready.push(row);
      return;
    }
    const records = [first];
    const missing = new Set(unknown);
    while (records.length < LOOKUP_ROWS && (await this.#isAtHand(opened))) {
      const record = await this.#pull(opened);
      if (record === null) break;
      records.push(record);
      this.#toRow(record);
      for (const element of this.#ids.takeMissing().unknown) missing.add(element);
    }
    await this.#lookUp(opened.tx, [...missing]);
    this.#ready = records.map((record) => this.#toRow(record));
  }

  #toRow(record: Neo4jRecord): WireRow {
    return record.keys.map((_, index) => neo4jToWire(record.get(index), this.#ids));
  }

  async #lookUp(tx: Transaction, elements: readonly string[]): Promise<void> {
    if (elements.length === 0) return;
    const { records } = await this.#guarded(tx.run(LOOKUP, { ids: elements }));
    for (const record of records) {
      this.#ids.learn(
        String(record.get("element")),
        record.get("labels") as string[],
        record.get("id"),
      );
    }
    // One that was deleted meanwhile still ends the relationship that was read.
    for (const element of elements) this.#ids.learnAs(element, opaqueId(element));
  }

  async #pull(opened: Opened): Promise<Neo4jRecord | null> {
    const pulled = await this.#guarded((this.#pending ??= opened.records.next()));
    this.#pending = undefined;
    if (pulled.done !== true) return pulled.value;
    this.#drained = true;
    return null;
  }

  /** True when the next row is here already, so that waiting for it delays no row before it. */
  async #isAtHand(opened: Opened): Promise<boolean> {
    const pending = (this.#pending ??= opened.records.next());
    const tick = new Promise<boolean>((resolve) => setImmediate(resolve, false));
    const here = pending.then(
      () => true,
      () => true,
    );
    return await Promise.race([here, tick]);
  }

  /** Waits, but no longer than until the query is aborted. */
  #guarded<T>(promise: PromiseLike<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#failure !== undefined) reject(this.#failure);
      this.#interrupt = reject;
      promise.then(resolve, reject);
    });
  }

  #open(): Promise<Opened> {
    return (this.#opening ??= this.#start());
  }

  async #start(): Promise<Opened> {
    const { signal } = this.#options;
    try {
      if (signal?.aborted === true) this.#onAbort();
      signal?.addEventListener("abort", this.#onAbort, { once: true });
      this.#connection.begin(this);
      this.#timer = setTimeout(
        () => {
          this.abort(this.#timeout());
        },
        Math.min(MAX_TIMER_MS, this.#deadline - Date.now()),
      );
      refuseOutsideAccess(this.#cypher);
      const params = Object.fromEntries(
        Object.entries(this.#params).map(([name, value]) => [name, wireToNeo4j(value, name)]),
      );
      const opened = await this.#attempt(params).catch((error: unknown) => {
        // A connection of the pool may have died since its last query; nothing was answered yet.
        if (!isLostConnection(error) || this.#failure !== undefined) throw error;
        return this.#attempt(params);
      });
      this.#connection.answered();
      return opened;
    } catch (error) {
      throw await this.#fail(error);
    }
  }

  async #attempt(params: Record<string, unknown>): Promise<Opened> {
    await this.#session?.close().catch(() => undefined);
    if (this.#failure !== undefined) throw this.#failure;
    this.#session = this.#connection.session("read");
    const leftMs = Math.min(MAX_TIMER_MS, Math.max(1, this.#deadline - Date.now()));
    const timeout = leftMs + GRACE_MS;
    const tx = await this.#guarded(
      this.#session.beginTransaction({ timeout, metadata: { app: "entente" } }),
    );
    const result = tx.run(this.#cypher, params);
    // The result is a promise of all rows as well; nobody awaits it, so its failure is told below.
    const columns = await this.#guarded(result.keys());
    return { tx, columns, records: recordsOf(result) };
  }

  async #fail(error: unknown): Promise<EntenteError> {
    const failure = this.#failure ?? this.#connection.failed(error, { cypher: this.#cypher });
    this.#failure = failure;
    await this.#finish();
    return failure;
  }

  #timeout(): EntenteError {
    const limitMs = this.#options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    return new EntenteError(
      "timeout",
      `The query ran longer than its limit of ${limitMs} ms and was ended. Ask for less, or allow more time.`,
      { details: { timeoutMs: limitMs } },
    );
  }

  /**
   * Ends the transaction. Closing a session with a query under way sends the database a RESET,
   * which ends the query there; a drained one is rolled back.
   */
  async #finish(): Promise<void> {
    if (this.#finished) return;
    this.#finished = true;
    this.#ready = [];
    this.#connection.end(this);
    clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    const closing = this.#close();
    // After an abort the caller does not wait for a database that may not answer.
    if (this.#failure === undefined) await closing;
  }

  async #close(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    try {
      if (this.#drained && this.#failure === undefined) await (await this.#opening)?.tx.rollback();
    } catch {
      // A transaction that the database has ended is as good as rolled back.
    }
    await session.close().catch(() => undefined);
  }
}

function recordsOf(
  result: AsyncIterable<Neo4jRecord> & PromiseLike<QueryResult>,
): AsyncIterator<Neo4jRecord, unknown> {
  return result[Symbol.asyncIterator]();
}
