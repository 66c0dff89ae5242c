import { EntenteError } from "../../wire/entente-error.ts";
import type { ChildExit } from "./engine-child.ts";
import { EngineReader } from "./engine-reader.ts";
import type { QueryRun } from "./query-run.ts";

const IDLE_EXTRA_MS = 30_000;
const FAILED_STARTS_BEFORE_GIVING_UP = 3;
const FIRST_BACK_OFF_MS = 100;

export interface PoolOptions {
  /** Processes that are kept. */
  readonly minReaders: number;
  /** Processes that are started when queries wait. */
  readonly maxReaders: number;
  /** Megabytes (2^20) that a query may add to its process. */
  readonly memoryLimitMb: number;
  readonly onEvent: (event: PoolEvent) => void;
  /** Called when a graph file cannot be opened; gives the file to use instead, or throws what is wrong. */
  readonly onOpenFailed: (file: string, message: string) => string;
}

export type PoolEvent =
  | { readonly kind: "engine-started"; readonly pid: number }
  | ({
      readonly kind: "engine-ended";
      readonly pid: number;
      readonly expected: boolean;
    } & ChildExit);

/** The reading processes of one store. Runs wait in line for one of them. */
export class ReaderPool {
  readonly #options: PoolOptions;
  readonly #readers = new Set<EngineReader>();
  #queue: QueryRun[] = [];
  #file: string;
  #failedStarts = 0;
  #respawn: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #trim: NodeJS.Timeout;

  constructor(file: string, options: PoolOptions) {
    this.#file = file;
    this.#options = options;
    this.#trim = setInterval(() => {
      this.#endIdleExtras();
    }, IDLE_EXTRA_MS / 2).unref();
    for (let count = 0; count < options.minReaders; count += 1) this.#spawn();
  }

  /** Process ids of the readers, for tests and logs. */
  get pids(): readonly number[] {
    return [...this.#readers].map(({ pid }) => pid);
  }

  /** The engine's version; empty before the first process has opened the graph. */
  get engineVersion(): string {
    return [...this.#readers].find(({ version }) => version !== "")?.version ?? "";
  }

  submit(run: QueryRun): void {
    if (run.hasEnded) return;
    this.#queue.push(run);
    this.#dispatch();
  }

  /** Takes a run that ended while it waited out of the line. */
  forget(run: QueryRun): void {
    this.#queue = this.#queue.filter((other) => other !== run);
  }

  /** Moves the readers to another graph file, each when it has finished its query. */
  moveTo(file: string): void {
    if (file === this.#file) return;
    this.#file = file;
    for (const reader of this.#readers) if (reader.state === "idle") reader.open(file);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#trim);
    clearTimeout(this.#respawn);
    const error = closedError();
    for (const run of this.#queue.splice(0)) run.fail(error);
    await Promise.all(
      [...this.#readers].map((reader) => {
        if (reader.state === "busy") reader.kill();
        return reader.end();
      }),
    );
  }

  #spawn(): void {
    const { memoryLimitMb, onEvent } = this.#options;
    const reader = new EngineReader(this.#file, memoryLimitMb * 2 ** 20, {
      onIdle: (each) => {
        this.#failedStarts = 0;
        if (each.file === this.#file) this.#dispatch();
        else each.open(this.#file);
      },
      onOpenFailed: (each, message) => {
        this.#reopen(each, message);
      },
      onExit: (each, exit, expected) => {
        this.#onExit(each, exit, expected);
      },
    });
    this.#readers.add(reader);
    onEvent({ kind: "engine-started", pid: reader.pid });
  }

  #dispatch(): void {
    for (const reader of this.#readers) {
      if (reader.state !== "idle" || reader.file !== this.#file) continue;
      const run = this.#queue.shift();
      if (run === undefined) return;
      reader.start(run);
    }
    const opening = [...this.#readers].filter(({ state }) => state === "opening").length;
    const wanted = Math.min(this.#queue.length - opening, this.#options.maxReaders - this.#live());
    if (this.#respawn !== undefined) return;
    for (let count = 0; count < wanted; count += 1) this.#spawn();
  }

  #live(): number {
    return [...this.#readers].filter(({ state }) => state !== "ended").length;
  }

  #reopen(reader: EngineReader, message: string): void {
    try {
      const file = this.#options.onOpenFailed(reader.file, message);
      this.#file = file;
      reader.open(file);
    } catch (error) {
      reader.kill();
      this.#failQueue(error);
    }
  }

  #onExit(reader: EngineReader, exit: ChildExit, expected: boolean): void {
    this.#readers.delete(reader);
    this.#options.onEvent({ kind: "engine-ended", pid: reader.pid, expected, ...exit });
    if (this.#closed) return;
    if (!reader.hasOpened) {
      this.#backOff();
      return;
    }
    if (this.#live() < this.#options.minReaders) this.#spawn();
    this.#dispatch();
  }

  /** A process that dies before it has opened the graph would do so again at once. */
  #backOff(): void {
    this.#failedStarts += 1;
    if (this.#failedStarts >= FAILED_STARTS_BEFORE_GIVING_UP) {
      this.#failQueue(
        new EntenteError(
          "engine-crashed",
          `The engine's process ended ${this.#failedStarts} times at its start; look at the log for what it wrote.`,
        ),
      );
    }
    const delay = Math.min(FIRST_BACK_OFF_MS * 2 ** this.#failedStarts, 10_000);
    clearTimeout(this.#respawn);
    this.#respawn = setTimeout(() => {
      this.#respawn = undefined;
      if (!this.#closed && this.#live() < this.#options.minReaders) this.#spawn();
      this.#dispatch();
    }, delay);
  }

  #failQueue(error: unknown): void {
    const known =
      error instanceof EntenteError
        ? error
        : new EntenteError("internal", "The graph could not be opened.", { cause: error });
    for (const run of this.#queue.splice(0)) run.fail(known);
  }

  #endIdleExtras(): void {
    let extras = this.#live() - this.#options.minReaders;
    const now = performance.now();
    for (const reader of this.#readers) {
      if (extras <= 0) return;
      if (reader.state !== "idle" || now - reader.idleSince < IDLE_EXTRA_MS) continue;
      extras -= 1;
      void reader.end();
    }
  }
}

/** What every call on a closed store gets. */
export function closedError(): EntenteError {
  return new EntenteError(
    "database-unavailable",
    "The store is closed; open it again to query it.",
  );
}
