import { setTimeout as sleep } from "node:timers/promises";
import { EntenteError } from "../../wire/entente-error.ts";
import type { GraphItem } from "../../wire/interchange.ts";
import type { GraphLoader, LoadOptions, LoadSummary } from "../graph-store.ts";
import { EngineChild } from "./engine-child.ts";
import type { LoaderReply, LoaderRequest } from "./engine-protocol.ts";
import type { Generation, Generations } from "./generations.ts";
import { closedError } from "./reader-pool.ts";

const BATCH = 1_000;
const INITIALISE_ATTEMPTS = 50;
const INITIALISE_WAIT_MS = 100;

/** Writes new generations of the graph, one load at a time. */
export class EmbeddedLoader implements GraphLoader {
  readonly #generations: Generations;
  readonly #onGeneration: (generation: Generation) => void;
  #last: Promise<unknown> = Promise.resolve();
  #child: EngineChild<LoaderRequest, LoaderReply> | undefined;
  #closed = false;

  /** @param onGeneration called before a load that changed something settles. */
  constructor(generations: Generations, onGeneration: (generation: Generation) => void) {
    this.#generations = generations;
    this.#onGeneration = onGeneration;
  }

  load(
    items: AsyncIterable<GraphItem> | Iterable<GraphItem>,
    options: LoadOptions = {},
  ): Promise<LoadSummary> {
    // Loads of one process wait for each other; only another process makes `busy`.
    const load = this.#last.then(() => this.#locked(() => this.#load(items, options)));
    this.#last = load.catch(() => undefined);
    return load;
  }

  /** Makes an empty first generation in a new folder. */
  async initialise(): Promise<void> {
    const isMissing = (): boolean => this.#generations.current({ now: true }) === undefined;
    for (let attempt = 1; isMissing(); attempt += 1) {
      try {
        await this.#locked(async () => {
          if (isMissing()) await this.#load([], {});
        });
      } catch (error) {
        // Another process may be making it at this moment.
        const isBusy = error instanceof EntenteError && error.code === "busy";
        if (!isBusy || attempt === INITIALISE_ATTEMPTS) throw error;
        await sleep(INITIALISE_WAIT_MS);
      }
    }
  }

  /** Removes what ended loads left, unless another process writes. */
  tidy(): void {
    this.#last = this.#locked(() => this.#generations.removeStale()).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#child?.kill();
    await this.#last;
  }

  async #locked<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw closedError();
    const unlock = await this.#generations.lock();
    try {
      return await work();
    } finally {
      await unlock();
    }
  }

  async #load(
    items: AsyncIterable<GraphItem> | Iterable<GraphItem>,
    { signal, onProgress }: LoadOptions,
  ): Promise<LoadSummary> {
    const base = this.#generations.current({ now: true });
    const scratch = this.#generations.scratchName();
    const session = new LoadSession();
    this.#child = session.child;
    const abort = (): void => {
      session.child.kill();
    };
    signal?.addEventListener("abort", abort, { once: true });
    try {
      if (signal?.aborted === true) throw cancelled();
      const isEmpty = base === undefined || base.items === 0;
      await session.ask({
        kind: "begin",
        base: isEmpty ? null : this.#generations.pathOf(base.file),
        scratch: this.#generations.pathOf(`${scratch.replace(".partial", "")}-work.partial`),
        digest: isEmpty ? "0" : base.digest,
      });
      await sendAll(session, items, onProgress);
      const target = this.#generations.pathOf(scratch);
      const finished = await session.ask({ kind: "finish", target });
      if (finished.kind !== "finished")
        throw new EntenteError("internal", "The load did not finish.");
      const isNews = base === undefined || finished.summary.created + finished.summary.changed > 0;
      if (finished.written !== null && isNews) {
        if (this.#closed) throw closedError();
        this.#onGeneration(await this.#generations.commit(scratch, finished.written));
      }
      return finished.summary;
    } catch (error) {
      if (this.#closed) throw closedError();
      throw signal?.aborted === true ? cancelled() : error;
    } finally {
      signal?.removeEventListener("abort", abort);
      session.child.kill();
      await session.child.exited;
      this.#child = undefined;
      await this.#generations.removeStale();
    }
  }
}

async function sendAll(
  session: LoadSession,
  items: AsyncIterable<GraphItem> | Iterable<GraphItem>,
  onProgress: LoadOptions["onProgress"],
): Promise<void> {
  let batch: GraphItem[] = [];
  let sent = 0;
  let answer: Promise<unknown> = Promise.resolve();
  const flush = async (): Promise<void> => {
    // One batch is on its way while the next one is being read.
    await answer;
    sent += batch.length;
    answer = session.ask({ kind: "items", items: batch });
    answer.catch(() => undefined);
    batch = [];
    onProgress?.(sent);
  };
  for await (const item of items) {
    batch.push(item);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  await answer;
}

/** Question and answer with the loading process. */
class LoadSession {
  readonly child: EngineChild<LoaderRequest, LoaderReply>;
  readonly #waiting: { resolve: (reply: LoaderReply) => void; reject: (error: Error) => void }[] =
    [];
  #ended: Error | undefined;

  constructor() {
    this.child = new EngineChild("./loader-process.js", (reply) => {
      const waiting = this.#waiting.shift();
      if (reply.kind === "refused") waiting?.reject(refused(reply));
      else if (reply.kind === "failed") waiting?.reject(failed(reply.message));
      else waiting?.resolve(reply);
    });
    void this.child.exited.then(({ code, signal }) => {
      this.#ended = new EntenteError(
        "engine-crashed",
        "The loading process ended before it had finished; the graph is as it was, so load again.",
        { details: { exitCode: code, signal } },
      );
      for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
    });
  }

  ask(request: LoaderRequest): Promise<LoaderReply> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) {
        reject(this.#ended);
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.child.send(request);
    });
  }
}

function refused({ faults, total }: Extract<LoaderReply, { kind: "refused" }>): EntenteError {
  const [first] = faults;
  const value = first?.value === undefined ? "" : ` (${first.value})`;
  return new EntenteError(
    "invalid-file",
    `${total === 1 ? "One fault" : `${total} faults`} in the items, so nothing was loaded. The first: ${first?.place ?? ""}${value} ${first?.message ?? ""}. ${first?.remedy ?? ""}`.trim(),
    { details: { errors: faults, total } },
  );
}

function failed(message: string): EntenteError {
  const [line = ""] = message.split("\n");
  const isFull = /No space left|ENOSPC|Read-only file system|EROFS|Permission denied|EACCES/.test(
    line,
  );
  return new EntenteError(
    isFull ? "unusable-folder" : "database-unavailable",
    `The graph could not be written (${line}); the graph is as it was. Look for a full disk, then load again.`,
  );
}

function cancelled(): EntenteError {
  return new EntenteError("cancelled", "The load was cancelled; the graph is as it was.");
}
