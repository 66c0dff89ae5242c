import { Tinypool } from "tinypool";
import { EntenteError } from "../../wire/entente-error.ts";
import type { PictureJobs } from "./picture-jobs.ts";

const TIMEOUT_MS = 60_000;
/** Fonts and compiled code are kept warm this long after the last picture. */
const IDLE_MS = 5 * 60_000;
const MOST_WAITING = 64;

export interface PicturePoolOptions {
  /** Milliseconds from the call to the picture, waiting included. Default 60,000. */
  readonly timeoutMs?: number;
}

/**
 * Makes pictures in a thread, one after the other: a layout of two thousand actors takes seconds, in
 * which the server goes on answering. The thread starts with the first picture. Nothing has to be
 * closed: a thread at rest does not keep the process.
 */
export class PicturePool {
  readonly #timeoutMs: number;
  #pool: Tinypool | undefined;

  constructor({ timeoutMs = TIMEOUT_MS }: PicturePoolOptions = {}) {
    this.#timeoutMs = timeoutMs;
  }

  /** @throws EntenteError `timeout`, and what the job throws. */
  async run<Name extends keyof PictureJobs>(
    name: Name,
    input: Parameters<PictureJobs[Name]>[0],
  ): Promise<Awaited<ReturnType<PictureJobs[Name]>>> {
    this.#pool ??= new Tinypool({
      filename: new URL("./picture-worker.js", import.meta.url).href,
      runtime: "worker_threads",
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE_MS,
      maxQueue: MOST_WAITING,
    });
    const signal = AbortSignal.timeout(this.#timeoutMs);
    try {
      return (await this.#pool.run(input, { name, signal })) as Awaited<
        ReturnType<PictureJobs[Name]>
      >;
    } catch (cause) {
      if (!signal.aborted) throw cause;
      throw new EntenteError(
        "timeout",
        `The picture took longer than ${this.#timeoutMs / 1000} s to make; narrow the filter, so that it holds less.`,
        { cause },
      );
    }
  }
}
