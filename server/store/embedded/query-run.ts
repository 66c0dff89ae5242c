import { EntenteError } from "../../wire/entente-error.ts";
import { TextBatch, type RowBatch } from "../row-batch.ts";
import { queryError } from "./engine-errors.ts";
import type { EngineParams, ReaderReply } from "./engine-protocol.ts";

/** Batches that may wait between engine and consumer. */
export const CREDIT = 3;

/** A longer timer would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export interface QueryText {
  readonly kind: "read" | "explain";
  readonly cypher: string;
  readonly params: EngineParams;
  readonly maxRows: number;
  readonly timeoutMs: number;
}

/** What a run needs from the process that works on it. */
export interface RunHost {
  grantCredit(run: QueryRun): void;
  /** The run wants nothing more; `isWorking` tells whether the engine still computes. */
  abandon(run: QueryRun, isWorking: boolean): void;
}

/**
 * One query from its submission to its last row. It ends once: by its last row, by an error, by its
 * time limit (which counts waiting for a process) or by its consumer.
 */
export class QueryRun {
  readonly query: QueryText;
  readonly columns: Promise<readonly string[]>;
  truncated = false;
  plan = "";
  /** Rows of the whole result; 0 before its columns are there. */
  total = 0;
  #host: RunHost | undefined;
  #batches: RowBatch[] = [];
  #state: "waiting" | "computing" | "sending" | "ended" = "waiting";
  #error: EntenteError | undefined;
  #wake: () => void = () => undefined;
  readonly #onEnd: (run: QueryRun) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort = (): void => {
    this.fail(new EntenteError("cancelled", "The query was cancelled before its last row."));
  };
  #settleColumns: { resolve: (columns: readonly string[]) => void; reject: (error: Error) => void };

  constructor(query: QueryText, signal: AbortSignal | undefined, onEnd: (run: QueryRun) => void) {
    this.query = query;
    this.#onEnd = onEnd;
    this.#signal = signal;
    const { promise, resolve, reject } = withResolvers<readonly string[]>();
    this.columns = promise;
    // Whoever iterates learns of the error there; nobody has to ask for the columns.
    promise.catch(() => undefined);
    this.#settleColumns = { resolve, reject };
    this.#timer = setTimeout(
      () => {
        this.fail(timeoutError(query.timeoutMs));
      },
      Math.min(Math.max(query.timeoutMs, 0), MAX_TIMER_MS),
    );
    signal?.addEventListener("abort", this.#onAbort, { once: true });
    if (signal?.aborted === true) this.#onAbort();
  }

  get hasEnded(): boolean {
    return this.#state === "ended";
  }

  start(host: RunHost): void {
    this.#host = host;
    this.#state = "computing";
  }

  receive(reply: ReaderReply): void {
    if (this.#state === "ended") return;
    switch (reply.kind) {
      case "columns":
        this.#state = "sending";
        this.total = reply.total;
        this.#settleColumns.resolve(reply.columns);
        return;
      case "rows":
        this.#batches.push(new TextBatch(reply.lines, reply.length));
        this.#wake();
        return;
      case "plan":
        this.plan = reply.text;
        this.#settleColumns.resolve([]);
        this.#end();
        return;
      case "done":
        this.truncated = reply.truncated;
        this.#end();
        return;
      case "failed":
        this.#fail(
          queryError(reply.message, this.query.cypher, this.query.kind === "explain" ? 1 : 0),
        );
        return;
      case "row-too-long":
        this.#fail(rowTooLong(reply.limit));
        return;
      case "opened":
      case "open-failed":
      case "memory":
    }
  }

  /** The next batch of rows; null after the last. @throws EntenteError why the run ended early. */
  async next(): Promise<RowBatch | null> {
    for (;;) {
      const batch = this.#batches.shift();
      if (batch !== undefined) {
        if (this.#state !== "ended") this.#host?.grantCredit(this);
        return batch;
      }
      if (this.#error !== undefined) throw this.#error;
      if (this.#state === "ended") return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Ends the run with an error, and the engine's work on it. */
  fail(error: EntenteError): void {
    if (this.#state === "ended") return;
    const isWorking = this.#state === "computing";
    this.#fail(error);
    this.#host?.abandon(this, isWorking);
  }

  /** Ends the run because nobody wants more of it. */
  leave(): void {
    this.fail(new EntenteError("cancelled", "The reader of the rows left before the last one."));
  }

  #fail(error: EntenteError): void {
    this.#error = error;
    // Rows that were not looked at yet must not hide that the result is incomplete.
    this.#batches = [];
    this.#settleColumns.reject(error);
    this.#end();
  }

  #end(): void {
    this.#state = "ended";
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener("abort", this.#onAbort);
    this.#wake();
    this.#onEnd(this);
  }
}

function rowTooLong(limit: number): EntenteError {
  return new EntenteError(
    "too-large",
    `A single row of the result is longer than ${limit} characters; return its parts as rows of their own.`,
    { details: { limit } },
  );
}

function timeoutError(timeoutMs: number): EntenteError {
  return new EntenteError(
    "timeout",
    `The query took longer than ${timeoutMs} ms and was ended; narrow it down, or allow it more time.`,
    { details: { timeoutMs } },
  );
}

function withResolvers<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
} {
  let settle: { resolve: (value: T) => void; reject: (error: Error) => void } | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  if (settle === undefined) throw new EntenteError("internal", "A promise did not start.");
  return { promise, ...settle };
}
