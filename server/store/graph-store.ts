import type { GraphItem } from "../wire/interchange.ts";
import type { WireRow, WireValue } from "../wire/wire-value.ts";
import type { EditOptions, GraphEdit } from "./graph-edit.ts";
import type { RowBatch } from "./row-batch.ts";

/** Parameters of a query, bound by the engine and never spliced into its text. */
export type QueryParams = Readonly<Record<string, WireValue>>;

export interface ReadOptions {
  /** Ends the query in the engine, not only the wait for it. */
  readonly signal?: AbortSignal;
  /** Milliseconds from the call to the last row. Default 20,000. Past it: code `timeout`. */
  readonly timeoutMs?: number;
  /** Rows handed out before the stream ends with `truncated`. Default 100,000. */
  readonly maxRows?: number;
}

/**
 * Rows of one query, once, in order. Iterating starts the query; leaving the loop early ends it in
 * the engine. The consumer sets the pace: at most a few batches wait between engine and consumer.
 */
export interface RowStream extends AsyncIterable<WireRow> {
  /** Names of the columns; settles when the engine accepted the query. Starts the query if nobody did. */
  columns(): Promise<readonly string[]>;
  /** The same rows, as many at a time as are there; cheaper for long results. */
  batches(): AsyncIterable<RowBatch>;
  /** True once the stream ended because of `maxRows` although the engine had more rows. */
  readonly truncated: boolean;
  /**
   * Counts the rows that were not handed out and ends the stream. An engine that computes rows as
   * they are read counts on for at most `withinMs`. For a consumer that is about to leave early.
   */
  countRest(withinMs: number): Promise<RowCount>;
}

/** Rows and the version of the data that they are of. */
export interface VersionedRowStream extends RowStream {
  /** As the query began. Starts it if nobody did. @throws EntenteError what the query fails with. */
  versionBefore(): Promise<string>;
  /** Once the rows were read: another one where the data changed meanwhile. */
  versionAfter(): Promise<string>;
}

export interface RowCount {
  readonly rows: number;
  /** False: there are at least so many. */
  readonly isExact: boolean;
}

/** What an engine does with a query, found without running it. */
export interface QueryPlan {
  readonly kind: "read" | "write" | "schema";
  /** Names of the plan's operators, each once. */
  readonly operators: readonly string[];
  /** Names of called procedures in lower case, such as `db.labels`. */
  readonly procedures: readonly string[];
  /** The engine's own rendering, for people. */
  readonly text: string;
}

/** Where engines truly differ. Each flag says what follows when it is false. */
export interface StoreCapabilities {
  /** False: temporal values other than DATE read as text, and a text shaped like a day reads as a DATE. */
  readonly temporalTypes: boolean;
  /** False: `(a:A|B)` and quantified path patterns are refused with `unsupported-query`. */
  readonly patternExpressions: boolean;
  /** False: `point` values and functions are refused. */
  readonly spatialTypes: boolean;
  /** False: a row costs far more than its values, so that lists in few rows are read sooner. */
  readonly cheapRows: boolean;
  /** False: there is no `PROFILE`. */
  readonly profile: boolean;
  /**
   * False: others can write into the graph past us, and what they change is another version of the
   * data only where it changes a count. What is kept of the data has to be read again after a while.
   */
  readonly soleWriter: boolean;
}

/** Read-only access to a graph. Safe to share; every call may run at the same time as any other. */
export interface GraphStore {
  readonly engine: { readonly name: "embedded" | "neo4j"; readonly version: string };
  readonly supports: StoreCapabilities;
  /** Changes exactly when the data does; the same after a restart. */
  dataVersion(): Promise<string>;
  /**
   * Runs a query where it cannot write.
   * @throws EntenteError `invalid-query`, `unsupported-query`, `forbidden-query`, `timeout`,
   *   `too-large`, `cancelled`, `engine-crashed`, `database-unavailable` — from `columns()` or the iteration.
   */
  read(cypher: string, params?: QueryParams, options?: ReadOptions): RowStream;
  /** As `read`, and asks for the version of the data on the way, which costs less than on its own. */
  readVersioned(cypher: string, params?: QueryParams, options?: ReadOptions): VersionedRowStream;
  /** @throws EntenteError `invalid-query`, `unsupported-query`, `engine-crashed`, `database-unavailable`. */
  explain(cypher: string, params?: QueryParams): Promise<QueryPlan>;
  /** Ends what runs, frees processes and files. Calling it again does nothing. */
  close(): Promise<void>;
}

export interface LoadSummary {
  readonly actors: number;
  readonly issues: number;
  readonly sources: number;
  readonly stances: number;
  readonly ties: number;
  /** Items that were not there before, and items whose content differs from before. */
  readonly created: number;
  readonly changed: number;
}

export interface LoadOptions {
  readonly signal?: AbortSignal;
  /** Called after each batch with the number of items taken so far. */
  readonly onProgress?: (items: number) => void;
}

/**
 * Writes to a graph, idempotent by id: an item replaces the one with its id (a tie the one with its
 * type, ends, source, role and start), and loading the same items again changes nothing. Actors,
 * issues and sources come before the stances and ties that name them.
 */
export interface GraphLoader {
  /**
   * @throws EntenteError `invalid-file` for a stance or tie whose actor, issue, source or disputed
   *   stance is unknown, or an id that is both actor and issue; `busy` when another process writes.
   */
  load(
    items: AsyncIterable<GraphItem> | Iterable<GraphItem>,
    options?: LoadOptions,
  ): Promise<LoadSummary>;
  /**
   * Changes a graph batch by batch, in constant memory of its own, and tells of each change what was
   * there before. An edit that does not fit is refused alone. The embedded engine keeps all batches
   * or none; Neo4j keeps each batch as it is done, and the same edits again end in the same graph.
   * @throws EntenteError `busy`, `cancelled`, `unusable-folder`, `engine-crashed`,
   *   `database-unavailable` and others of the database; and what the batches or `onPlan` throw.
   */
  edit(batches: AsyncIterable<readonly GraphEdit[]>, options?: EditOptions): Promise<void>;
  close(): Promise<void>;
}
