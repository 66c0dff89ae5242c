import { setTimeout as sleep } from "node:timers/promises";
import { EntenteError } from "../../wire/entente-error.ts";
import type { GraphItem } from "../../wire/interchange.ts";
import type { GraphLoader, LoadOptions, LoadSummary } from "../graph-store.ts";
import type { EditOptions, GraphEdit } from "../graph-edit.ts";
import type { EngineChild } from "./engine-child.ts";
import type { LoaderReply, LoaderRequest, WrittenGeneration } from "./engine-protocol.ts";
import type { Generation, Generations } from "./generations.ts";
import { cancelled, LoadSession } from "./load-session.ts";
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

  edit(batches: AsyncIterable<readonly GraphEdit[]>, options: EditOptions = {}): Promise<void> {
    const edit = this.#last.then(() => this.#locked(() => this.#edit(batches, options)));
    this.#last = edit.catch(() => undefined);
    return edit;
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
    return this.#withSession("load", signal, async (session, scratch) => {
      await sendAll(session, items, onProgress);
      const target = this.#generations.pathOf(scratch);
      const finished = await session.ask({ kind: "finish", target });
      if (finished.kind !== "finished") throw unexpected(finished);
      const isNews = base === undefined || finished.summary.created + finished.summary.changed > 0;
      if (isNews) await this.#commit(scratch, finished.written);
      return finished.summary;
    });
  }

  #edit(batches: AsyncIterable<readonly GraphEdit[]>, options: EditOptions): Promise<void> {
    return this.#withSession("edit", options.signal, async (session, scratch) => {
      await sendEdits(session, batches, options);
      if (options.dryRun === true) return;
      const target = this.#generations.pathOf(scratch);
      const finished = await session.ask({ kind: "finish-edits", target });
      if (finished.kind !== "finished-edits") throw unexpected(finished);
      await this.#commit(scratch, finished.written);
    });
  }

  /** Makes what the session wrote the graph; null where it wrote nothing. */
  async #commit(scratch: string, written: WrittenGeneration | null): Promise<void> {
    if (written === null) return;
    if (this.#closed) throw closedError();
    this.#onGeneration(await this.#generations.commit(scratch, written));
  }

  /** Runs work with a loading process that has the current graph before it. */
  async #withSession<T>(
    mode: "load" | "edit",
    signal: AbortSignal | undefined,
    work: (session: LoadSession, scratch: string) => Promise<T>,
  ): Promise<T> {
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
        mode,
        base: isEmpty ? null : this.#generations.pathOf(base.file),
        scratch: this.#generations.pathOf(`${scratch.replace(".partial", "")}-work.partial`),
        digest: isEmpty ? "0" : base.digest,
      });
      return await work(session, scratch);
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

/** Hands batches to the process; the next one is read while it works on one. */
async function sendEdits(
  session: LoadSession,
  batches: AsyncIterable<readonly GraphEdit[]>,
  { onPlan, onDone }: EditOptions,
): Promise<void> {
  let answer: Promise<void> = Promise.resolve();
  for await (const edits of batches) {
    await answer;
    answer = session.ask({ kind: "edits", edits }).then(async (reply) => {
      if (reply.kind !== "edited") throw unexpected(reply);
      await onPlan?.(reply.batch);
      onDone?.(reply.batch);
    });
    // Whoever waits for it hears of it.
    answer.catch(() => undefined);
  }
  await answer;
}

function unexpected({ kind }: LoaderReply): EntenteError {
  return new EntenteError("internal", `The loading process answered ${kind} out of turn.`);
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
