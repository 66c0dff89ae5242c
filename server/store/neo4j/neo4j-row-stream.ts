import type { Session, Transaction } from "neo4j-driver";
import { EntenteError } from "../../wire/entente-error.ts";
import type { WireRow } from "../../wire/wire-value.ts";
import type { QueryParams, ReadOptions, RowCount, RowStream } from "../graph-store.ts";
import { ValueBatch, type RowBatch } from "../row-batch.ts";
import { isLostConnection } from "./neo4j-errors.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";
import { wireToNeo4j } from "./neo4j-values.ts";
import { refuseOutsideAccess } from "./outside-access.ts";
import { RowPump } from "./row-pump.ts";
import type { VersionsAround } from "./versions-around.ts";

const DEFAULT_TIMEOUT_MS = 20_000;
const DEFAULT_MAX_ROWS = 100_000;
/** The database's own limit is a little later than ours: it matters only when this process hangs. */
const GRACE_MS = 2_000;
/** The longest time that a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;
interface Opened {
  readonly tx: Transaction;
  readonly columns: readonly string[];
  readonly pump: RowPump;
}

/**
 * Rows of one query in one read transaction, which is rolled back at the end. The driver asks the
 * database for the next batch only when few rows wait, so that memory does not grow with the result.
 */
export class Neo4jRowStream implements RowStream {
  readonly #connection: Neo4jConnection;
  readonly #cypher: string;
  readonly #params: QueryParams;
  readonly #options: ReadOptions;
  readonly #versions: VersionsAround | undefined;
  readonly #deadline: number;
  #pump: RowPump | undefined;
  #truncated = false;
  #opening: Promise<Opened> | undefined;
  #session: Session | undefined;
  #iterated = false;
  #finished = false;
  /** Rows handed out. */
  #given = 0;
  /** Rows taken from the pump for a consumer of single rows. */
  #rows: readonly WireRow[] = [];
  #at = 0;
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
    versions?: VersionsAround,
  ) {
    this.#connection = connection;
    this.#cypher = cypher;
    this.#params = params;
    this.#options = options;
    this.#versions = versions;
    this.#deadline = Date.now() + (options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  }

  get truncated(): boolean {
    return this.#truncated;
  }

  /** How many rows the result has, once all of them were handed out; null before, or when it was cut. */
  get drainedRows(): number | null {
    return this.#pump?.drained === true && this.#finished && !this.#truncated ? this.#given : null;
  }

  async columns(): Promise<readonly string[]> {
    return (await this.#open()).columns;
  }

  [Symbol.asyncIterator](): AsyncIterator<WireRow> {
    this.#iterateOnce();
    return { next: () => this.#next(), return: () => this.#leave() };
  }

  batches(): AsyncIterable<RowBatch> {
    this.#iterateOnce();
    const next = async (): Promise<IteratorResult<RowBatch>> => {
      const rows = await this.#take();
      if (rows.length === 0) return { done: true, value: undefined };
      this.#given += rows.length;
      return { done: false, value: new ValueBatch(rows) };
    };
    return { [Symbol.asyncIterator]: () => ({ next, return: () => this.#leave() }) };
  }

  async countRest(withinMs: number): Promise<RowCount> {
    const taken = this.#rows.length - this.#at;
    const pump = this.#pump;
    if (pump === undefined || this.#finished) return { rows: taken, isExact: false };
    try {
      const { rows, isExact } = await this.#guarded(pump.countRest(withinMs));
      await this.#finish();
      return { rows: taken + rows, isExact };
    } catch (error) {
      throw await this.#fail(error);
    }
  }

  /** Ends the query now, in the database too; who waits for a row gets the error. */
  abort(error: EntenteError): void {
    if (this.#finished || this.#failure !== undefined) return;
    this.#failure = error;
    this.#interrupt?.(error);
    void this.#finish();
  }

  #iterateOnce(): void {
    if (this.#iterated) throw new EntenteError("internal", "The rows of a query can be read once.");
    this.#iterated = true;
  }

  async #leave(): Promise<IteratorReturnResult<undefined>> {
    await this.#finish();
    return { done: true, value: undefined };
  }

  #next(): Promise<IteratorResult<WireRow>> {
    const row = this.#failure === undefined ? this.#rows[this.#at] : undefined;
    if (row === undefined) return this.#nextSlowly();
    this.#at += 1;
    this.#given += 1;
    return Promise.resolve({ done: false, value: row });
  }

  async #nextSlowly(): Promise<IteratorResult<WireRow>> {
    this.#rows = await this.#take();
    this.#at = 0;
    return this.#rows.length === 0 ? { done: true, value: undefined } : await this.#next();
  }

  /** The rows that are there, after waiting for the first of them; none at the end. */
  async #take(): Promise<readonly WireRow[]> {
    try {
      const { pump } = await this.#open();
      if (this.#failure !== undefined) throw this.#failure;
      const hasMore = !this.#finished && (await this.#guarded(pump.wait()));
      const room = (this.#options.maxRows ?? DEFAULT_MAX_ROWS) - this.#given;
      const rows = hasMore && room > 0 ? pump.take(room) : [];
      if (rows.length > 0) return rows;
      this.#truncated ||= hasMore;
      await this.#finish();
      return [];
    } catch (error) {
      throw await this.#fail(error);
    }
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
        const isStale = this.#connection.isUp && isLostConnection(error);
        if (!isStale || this.#failure !== undefined) throw error;
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
    // Not awaited: the query travels with the BEGIN, and fails as well where that fails.
    const tx = this.#session.beginTransaction({ timeout, metadata: { app: "entente" } });
    this.#versions?.askBefore(tx);
    const result = tx.run(this.#cypher, params);
    this.#versions?.askAfter(tx);
    // The result is a promise of all rows as well; nobody awaits it, so its failure is told below.
    const columns = await this.#guarded(result.keys());
    this.#pump = new RowPump(tx, result[Symbol.asyncIterator]());
    return { tx, columns, pump: this.#pump };
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
    this.#pump?.stop();
    this.#connection.end(this);
    clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    const closing = this.#close();
    // Nobody waits for the ROLLBACK after the last row, which changes nothing, nor after an abort
    // for a database that may not answer.
    if (this.#failure === undefined && this.#pump?.drained !== true) await closing;
  }

  async #close(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    try {
      if (this.#pump?.drained === true && this.#failure === undefined)
        await (await this.#opening)?.tx.rollback();
    } catch {
      // A transaction that the database has ended is as good as rolled back.
    }
    await session.close().catch(() => undefined);
  }
}
