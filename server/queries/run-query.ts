import type { GraphStore, QueryParams, VersionedRowStream } from "../store/graph-store.ts";
import type { RowBatch } from "../store/row-batch.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { lowerLimits, type QueryLimits, type WantedLimits } from "../wire/query-limits.ts";
import type { QueryCut, QuerySummary } from "../wire/query-result.ts";
import { fitBatch } from "./fit-batch.ts";
import { GuardedTexts } from "./guarded-texts.ts";
import { RunningQueries, type QueryCaller } from "./running-queries.ts";

/** Longest time for counting what a cut result lacks, where the engine has to be read for it. */
const COUNT_MS = 100;

/** A query to run. */
export interface QueryCall extends QueryCaller {
  readonly cypher: string;
  readonly params?: QueryParams;
  /** Default: those of the runner, which none of these can raise. */
  readonly limits?: WantedLimits;
  /** Id of the saved query that this is. */
  readonly query?: string;
  /** Ends the query, in the engine too. */
  readonly signal?: AbortSignal;
}

/** The rows of a query, within its limits. */
export interface QueryRows {
  readonly columns: readonly string[];
  /** The version of the data as the query began. */
  readonly dataVersion: string;
  /**
   * The rows, once. Leaving early ends the query. A result that reaches a limit ends there; only a
   * time limit without any row before it is an error.
   *
   * @throws EntenteError what `GraphStore.read` throws.
   */
  batches(): AsyncIterable<RowBatch>;
  /** Rows given so far. */
  readonly rows: number;
  /** True once the last row was given. */
  readonly hasEnded: boolean;
  /** How the result came about. @throws EntenteError `internal` before it has ended. */
  summary(): QuerySummary;
}

/** Runs queries that only read, saved and ad-hoc ones alike. */
export class QueryRunner {
  readonly store: GraphStore;
  /** What applies where a call asks for nothing lower. */
  readonly limits: QueryLimits;
  readonly running = new RunningQueries();
  readonly #guarded: GuardedTexts;

  constructor(store: GraphStore, limits: QueryLimits) {
    this.store = store;
    this.limits = limits;
    this.#guarded = new GuardedTexts(store);
  }

  /**
   * Refuses a query that would do more than read, without running it.
   * @throws EntenteError what `guardQuery` throws.
   */
  guard(cypher: string, params: QueryParams): Promise<void> {
    return this.#guarded.check(cypher, params);
  }

  /**
   * Starts a query. Its columns are there when the engine has accepted it.
   * @throws EntenteError what `guardQuery` and `GraphStore.read` throw.
   */
  async run(call: QueryCall): Promise<QueryRows> {
    const start = performance.now();
    const { cypher, params = {}, query = null, requestId, role, who } = call;
    const limits = lowerLimits(this.limits, call.limits);
    const entry = this.running.add({ cypher, query }, { requestId, role, who }, call.signal);
    try {
      await this.#guarded.check(cypher, params);
      const stream = this.store.readVersioned(cypher, params, {
        signal: entry.signal,
        timeoutMs: limits.timeMs,
        // One more than is given, which shows that there are more; they are counted here.
        maxRows: limits.rows + 1,
      });
      const columns = await stream.columns();
      const dataVersion = await stream.versionBefore();
      const context = { engine: this.store.engine.name, limits, start, entry };
      return new Rows(columns, dataVersion, stream, context);
    } catch (error) {
      entry.end();
      throw error;
    }
  }
}

interface RowsContext {
  readonly engine: GraphStore["engine"]["name"];
  readonly limits: QueryLimits;
  readonly start: number;
  readonly entry: { addRows(rows: number): void; end(): void };
}

class Rows implements QueryRows {
  readonly columns: readonly string[];
  readonly dataVersion: string;
  readonly #stream: VersionedRowStream;
  readonly #context: RowsContext;
  #rows = 0;
  #bytes = 0;
  #summary: QuerySummary | undefined;

  constructor(
    columns: readonly string[],
    dataVersion: string,
    stream: VersionedRowStream,
    context: RowsContext,
  ) {
    this.columns = columns;
    this.dataVersion = dataVersion;
    this.#stream = stream;
    this.#context = context;
  }

  get rows(): number {
    return this.#rows;
  }

  get hasEnded(): boolean {
    return this.#summary !== undefined;
  }

  async *batches(): AsyncGenerator<RowBatch, void, undefined> {
    const { entry, start } = this.#context;
    try {
      const cut = yield* this.#untilCut();
      const timeMs = Math.round((performance.now() - start) * 10) / 10;
      this.#summary = await this.#summarise(cut, timeMs);
    } finally {
      entry.end();
    }
  }

  summary(): QuerySummary {
    if (this.#summary === undefined)
      throw new EntenteError("internal", "A result has no summary before its last row.");
    return this.#summary;
  }

  async *#untilCut(): AsyncGenerator<RowBatch, QueryCut | undefined, undefined> {
    const { limits, entry } = this.#context;
    try {
      for await (const batch of this.#stream.batches()) {
        const room = { rows: limits.rows - this.#rows, bytes: limits.bytes - this.#bytes };
        const { fitting, bytes, cutBy } = fitBatch(batch, room);
        this.#rows += fitting?.length ?? 0;
        this.#bytes += bytes;
        entry.addRows(fitting?.length ?? 0);
        if (fitting !== null) yield fitting;
        if (cutBy !== null) return await this.#cut(cutBy, batch.length - (fitting?.length ?? 0));
      }
      return undefined;
    } catch (error) {
      const isLate = error instanceof EntenteError && error.code === "timeout";
      if (!isLate || this.#rows === 0) throw error;
      // Rows that were sent are worth something, and the summary says that they are not all.
      const { rows, isExact } = await this.#stream.countRest(0);
      return { by: "time", left: isExact ? rows : null, isExact };
    }
  }

  /** @param dropped rows of the last batch that were not given. */
  async #cut(by: "rows" | "bytes", dropped: number): Promise<QueryCut> {
    try {
      const { rows, isExact } = await this.#stream.countRest(COUNT_MS);
      return { by, left: dropped + rows, isExact };
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      // The rows that were asked for are there; that the others cannot be counted harms nobody.
      return { by, left: dropped, isExact: false };
    }
  }

  async #summarise(cut: QueryCut | undefined, timeMs: number): Promise<QuerySummary> {
    const { engine, limits } = this.#context;
    const after = await this.#stream.versionAfter().catch(() => null);
    return {
      rows: this.#rows,
      truncated: cut !== undefined,
      ...(cut === undefined ? {} : { cut }),
      timeMs,
      engine,
      dataVersion: after === this.dataVersion ? after : null,
      limits,
    };
  }
}
