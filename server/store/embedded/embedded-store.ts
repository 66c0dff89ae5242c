import path from "node:path";
import { EntenteError } from "../../wire/entente-error.ts";
import type {
  GraphLoader,
  GraphStore,
  QueryParams,
  QueryPlan,
  ReadOptions,
  RowStream,
  VersionedRowStream,
} from "../graph-store.ts";
import { isWord, tokenizeCypher } from "../cypher-lexer.ts";
import { checkDialect } from "./dialect-check.ts";
import { EmbeddedLoader } from "./embedded-loader.ts";
import { EmbeddedRowStream } from "./embedded-row-stream.ts";
import { paramsToEngine } from "./engine-params.ts";
import { damagedFile, Generations } from "./generations.ts";
import { planFromText, schemaPlan } from "./plan-text.ts";
import { QueryRun, type QueryText } from "./query-run.ts";
import { closedError, ReaderPool, type PoolEvent } from "./reader-pool.ts";

const DEFAULT_TIMEOUT_MS = 20_000;
const DEFAULT_MAX_ROWS = 100_000;

export type EmbeddedStoreEvent =
  PoolEvent | { readonly kind: "generation"; readonly file: string; readonly dataVersion: string };

export interface EmbeddedStoreOptions {
  /** Data folder; the graph is in its folder `graph`. Made where it is absent. */
  readonly folder: string;
  /** Reading processes that are kept. Default 2. */
  readonly minReaders?: number;
  /** Reading processes while queries wait. Default 4. */
  readonly maxReaders?: number;
  /** Megabytes (2^20) that a query may add to its process. Default 1024. */
  readonly memoryLimitMb?: number;
  /** Told of started and ended processes and of new data, for a log. */
  readonly logger?: (event: EmbeddedStoreEvent) => void;
}

/** A graph on the disk, read and written through supervised processes. */
export interface EmbeddedStore extends GraphStore {
  readonly loader: GraphLoader;
  /** Process ids of the readers. */
  readonly enginePids: readonly number[];
}

/**
 * Opens the graph in a data folder, and makes an empty one in a new folder.
 * @throws EntenteError `unusable-folder`, `damaged-data`, `busy` (a new folder that another process
 *   is just filling), `engine-crashed`.
 */
export async function createEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const generations = new Generations(path.resolve(options.folder, "graph"));
  await generations.prepare();
  const store = new Store(generations, options);
  try {
    await store.open();
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

/** A plan does not depend on the values, but the engine wants every parameter to have one. */
function unboundParams(cypher: string): Record<string, number | null> {
  const tokens = tokenizeCypher(cypher);
  const entries = tokens.flatMap(({ kind, value }, index) =>
    kind === "parameter"
      ? [[value, isWord(tokens[index - 1], "LIMIT", "SKIP") ? 1 : null] as const]
      : [],
  );
  return Object.fromEntries(entries);
}

class Store implements EmbeddedStore {
  engine: EmbeddedStore["engine"] = { name: "embedded", version: "" };
  readonly supports = {
    temporalTypes: false,
    patternExpressions: false,
    spatialTypes: false,
    cheapRows: true,
    profile: false,
    soleWriter: true,
  } as const;
  readonly loader: EmbeddedLoader;
  readonly #generations: Generations;
  readonly #options: EmbeddedStoreOptions;
  #pool: ReaderPool | undefined;
  #closing: Promise<void> | undefined;

  constructor(generations: Generations, options: EmbeddedStoreOptions) {
    this.#generations = generations;
    this.#options = options;
    this.loader = new EmbeddedLoader(generations, ({ file, dataVersion }) => {
      this.#pool?.moveTo(generations.pathOf(file));
      options.logger?.({ kind: "generation", file, dataVersion });
    });
  }

  get enginePids(): readonly number[] {
    return this.#pool?.pids ?? [];
  }

  async open(): Promise<void> {
    if (this.#generations.current() === undefined) {
      await this.#generations.refuseOrphans();
      await this.loader.initialise();
    } else this.loader.tidy();
    const { minReaders = 2, maxReaders = 4, memoryLimitMb = 1024, logger } = this.#options;
    this.#pool = new ReaderPool(this.#currentFile(), {
      minReaders,
      maxReaders: Math.max(maxReaders, minReaders, 1),
      memoryLimitMb,
      onEvent: (event) => logger?.(event),
      onOpenFailed: (file, message) => this.#otherFile(file, message),
    });
    // Proves that the engine opens the graph before anybody relies on it.
    const query = { kind: "read", cypher: "RETURN 1 AS one", params: {}, maxRows: 1 } as const;
    const run = this.#run({ ...query, timeoutMs: DEFAULT_TIMEOUT_MS });
    // Hashing the file takes about as long as starting a process: side by side.
    await Promise.all([this.#generations.verify(), run.columns]);
    this.engine = { name: "embedded", version: this.#pool.engineVersion };
  }

  dataVersion(): Promise<string> {
    return Promise.resolve().then(() => this.#version());
  }

  read(cypher: string, params?: QueryParams, options?: ReadOptions): RowStream {
    return this.readVersioned(cypher, params, options);
  }

  readVersioned(
    cypher: string,
    params: QueryParams = {},
    options: ReadOptions = {},
  ): VersionedRowStream {
    const { signal, timeoutMs = DEFAULT_TIMEOUT_MS, maxRows = DEFAULT_MAX_ROWS } = options;
    const start = (): QueryRun => {
      checkDialect(cypher, params);
      return this.#run(
        { kind: "read", cypher, params: paramsToEngine(params), maxRows, timeoutMs },
        signal,
      );
    };
    return new EmbeddedRowStream(start, () => this.#version());
  }

  async explain(cypher: string, params: QueryParams = {}): Promise<QueryPlan> {
    const schema = schemaPlan(cypher);
    if (schema !== undefined) return schema;
    checkDialect(cypher, params);
    const run = this.#run({
      kind: "explain",
      cypher,
      params: { ...unboundParams(cypher), ...paramsToEngine(params) },
      maxRows: 1,
      timeoutMs: DEFAULT_TIMEOUT_MS,
    });
    await run.columns;
    return planFromText(run.plan, cypher);
  }

  close(): Promise<void> {
    this.#closing ??= (async () => {
      await this.loader.close();
      await this.#pool?.close();
    })();
    return this.#closing;
  }

  #version(): string {
    return this.#generations.current()?.dataVersion ?? "";
  }

  #run(query: QueryText, signal?: AbortSignal): QueryRun {
    const pool = this.#pool;
    if (pool === undefined || this.#closing !== undefined) throw closedError();
    const run = new QueryRun(query, signal, (ended) => {
      pool.forget(ended);
    });
    pool.moveTo(this.#currentFile());
    pool.submit(run);
    return run;
  }

  #currentFile(): string {
    const generation = this.#generations.current();
    if (generation === undefined) throw new EntenteError("internal", "There is no graph file.");
    return this.#generations.pathOf(generation.file);
  }

  /** Another process may have replaced and removed the file between the look and the open. */
  #otherFile(failed: string, message: string): string {
    const generation = this.#generations.current({ now: true });
    const file = generation === undefined ? failed : this.#generations.pathOf(generation.file);
    if (file === failed)
      throw damagedFile(failed, "cannot be opened by the engine", new Error(message));
    return file;
  }
}
