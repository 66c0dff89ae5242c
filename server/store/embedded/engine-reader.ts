import { EntenteError } from "../../wire/entente-error.ts";
import { EngineChild, type ChildExit } from "./engine-child.ts";
import type { ReaderReply, ReaderRequest } from "./engine-protocol.ts";
import { CREDIT, type QueryRun, type RunHost } from "./query-run.ts";
import { residentBytes } from "./resident-memory.ts";

const MEMORY_CHECK_MS = 100;
const STOP_GRACE_MS = 2_000;

export interface ReaderEvents {
  /** It can take a run now. */
  readonly onIdle: (reader: EngineReader) => void;
  readonly onOpenFailed: (reader: EngineReader, message: string) => void;
  /** `expected`: we ended it. */
  readonly onExit: (reader: EngineReader, exit: ChildExit, expected: boolean) => void;
}

/** One reading process and what it is doing. Watches the memory of the process while it works. */
export class EngineReader implements RunHost {
  state: "opening" | "idle" | "busy" | "ended" = "opening";
  /** True once it opened a file: an earlier end is a failed start, a later one a crash. */
  hasOpened = false;
  file: string;
  idleSince = 0;
  /** Of the engine; empty until it opened a file. */
  version = "";
  readonly #child: EngineChild<ReaderRequest, ReaderReply>;
  readonly #events: ReaderEvents;
  readonly #memoryLimitBytes: number;
  #baseline = 0;
  #peak = 0;
  #run: QueryRun | undefined;
  #runId = 0;
  #watch: NodeJS.Timeout | undefined;

  constructor(file: string, memoryLimitBytes: number, events: ReaderEvents) {
    this.file = file;
    this.#memoryLimitBytes = memoryLimitBytes;
    this.#events = events;
    this.#child = new EngineChild("./reader-process.js", (reply) => {
      this.#receive(reply);
    });
    void this.#child.exited.then((exit) => {
      this.#exited(exit);
    });
    this.open(file);
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** Moves an idle or new reader to a graph file. */
  open(file: string): void {
    this.file = file;
    this.state = "opening";
    this.#child.send({ kind: "open", file });
  }

  start(run: QueryRun): void {
    this.state = "busy";
    this.#run = run;
    this.#runId += 1;
    this.#peak = 0;
    const { kind, cypher, params, maxRows } = run.query;
    const id = this.#runId;
    run.start(this);
    this.#watch = setInterval(() => {
      void this.#checkMemory(id);
    }, MEMORY_CHECK_MS);
    this.#child.send(
      kind === "read"
        ? { kind, id, cypher, params, maxRows, credit: CREDIT }
        : { kind, id, cypher, params },
    );
  }

  grantCredit(run: QueryRun): void {
    if (run === this.#run) this.#child.send({ kind: "credit", id: this.#runId, batches: 1 });
  }

  abandon(run: QueryRun, isWorking: boolean): void {
    if (run !== this.#run) return;
    if (isWorking) {
      this.kill();
      return;
    }
    const id = this.#runId;
    this.#child.send({ kind: "stop", id });
    // A single huge row may keep the process from hearing it.
    setTimeout(() => {
      if (this.state === "busy" && this.#runId === id) this.kill();
    }, STOP_GRACE_MS).unref();
  }

  kill(): void {
    this.state = "ended";
    this.#child.kill();
  }

  async end(): Promise<void> {
    this.state = "ended";
    await this.#child.end();
  }

  #receive(reply: ReaderReply): void {
    if (this.state === "ended") return;
    switch (reply.kind) {
      case "opened":
        this.hasOpened = true;
        this.version = reply.version;
        this.#baseline = reply.residentBytes;
        if (reply.file === this.file) this.#becomeIdle();
        return;
      case "open-failed":
        if (reply.file === this.file) this.#events.onOpenFailed(this, reply.message);
        return;
      case "memory":
        this.#judgeMemory(reply.residentBytes);
        return;
      case "columns":
      case "rows":
        if (reply.id === this.#runId) this.#run?.receive(reply);
        return;
      case "plan":
      case "done":
      case "failed":
      case "row-too-long":
        if (reply.id === this.#runId) this.#finish(reply);
    }
  }

  #finish(reply: ReaderReply): void {
    const run = this.#run;
    this.#stopWatching();
    run?.receive(reply);
    // The allocator keeps what a large query took; the next one would be blamed for it.
    if (this.#peak - this.#baseline > this.#memoryLimitBytes / 2) this.kill();
    else this.#becomeIdle();
  }

  #becomeIdle(): void {
    this.state = "idle";
    this.idleSince = performance.now();
    this.#events.onIdle(this);
  }

  #stopWatching(): void {
    clearInterval(this.#watch);
    this.#run = undefined;
  }

  async #checkMemory(id: number): Promise<void> {
    const bytes = await residentBytes(this.pid);
    if (bytes !== null && this.#runId === id) this.#judgeMemory(bytes);
  }

  #judgeMemory(bytes: number): void {
    if (this.state !== "busy") return;
    this.#peak = Math.max(this.#peak, bytes);
    if (bytes - this.#baseline <= this.#memoryLimitBytes) return;
    const run = this.#run;
    this.kill();
    const megabytes = Math.round(this.#memoryLimitBytes / 2 ** 20);
    run?.fail(
      new EntenteError(
        "too-large",
        `The query needed more than ${megabytes} MB of memory and was ended; return fewer rows or columns, or add a LIMIT.`,
        { details: { memoryLimitMb: megabytes } },
      ),
    );
  }

  #exited(exit: ChildExit): void {
    const expected = this.state === "ended";
    this.state = "ended";
    const run = this.#run;
    this.#stopWatching();
    run?.fail(
      new EntenteError(
        "engine-crashed",
        "The engine's process ended during the query; a new one is started, so try again.",
        { details: { exitCode: exit.code, signal: exit.signal } },
      ),
    );
    this.#events.onExit(this, exit, expected);
  }
}
