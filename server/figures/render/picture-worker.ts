import { Worker } from "node:worker_threads";
import { EntenteError } from "../../wire/entente-error.ts";
import type { PictureJobName, PictureJobs, PictureReply } from "./picture-jobs.ts";

const TIMEOUT_MS = 60_000;
/** Fonts and compiled code are kept warm this long after the last picture. */
const IDLE_MS = 5 * 60_000;

interface Waiting {
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Makes pictures in a thread of its own, one after the other: a layout of two thousand actors takes
 * seconds, in which the server goes on answering. Starts with the first picture.
 */
export class PictureWorker {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #next = 0;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  /**
   * Does a job.
   * @throws EntenteError `timeout` for a job that takes more than a minute, `internal` for one that
   *   fails.
   */
  run<Name extends PictureJobName>(
    name: Name,
    input: PictureJobs[Name]["input"],
  ): Promise<PictureJobs[Name]["output"]> {
    if (this.#closed)
      return Promise.reject(new EntenteError("cancelled", "The server is closing."));
    const worker = (this.#worker ??= this.#start());
    clearTimeout(this.#idle);
    // A process does not end while it waits for a picture, and does while the thread is idle.
    worker.ref();
    const number = (this.#next += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#giveUp(
          new EntenteError(
            "timeout",
            "The picture took longer than a minute to make; narrow the filter, so that it holds less.",
          ),
        );
      }, TIMEOUT_MS);
      timer.unref();
      this.#waiting.set(number, { resolve, reject, timer });
      worker.postMessage({ number, name, input });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#giveUp(new EntenteError("cancelled", "The server is closing."));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL("./picture-process.js", import.meta.url));
    worker.unref();
    worker.on("message", (reply: PictureReply) => {
      this.#settle(reply);
    });
    worker.on("error", (cause) => {
      if (this.#worker !== worker) return;
      this.#giveUp(
        new EntenteError("internal", "The thread that makes pictures broke down.", { cause }),
      );
    });
    return worker;
  }

  #settle(reply: PictureReply): void {
    const waiting = this.#waiting.get(reply.number);
    if (waiting === undefined) return;
    this.#waiting.delete(reply.number);
    clearTimeout(waiting.timer);
    if (reply.ok) waiting.resolve(reply.output as never);
    else {
      const cause = new Error(reply.reason);
      waiting.reject(new EntenteError("internal", "A picture could not be made.", { cause }));
    }
    if (this.#waiting.size === 0 && !this.#closed) {
      this.#worker?.unref();
      this.#idle = setTimeout(() => {
        void this.#worker?.terminate();
        this.#worker = null;
      }, IDLE_MS);
      this.#idle.unref();
    }
  }

  /** Ends the thread and all that waits for it; the next job starts another. */
  #giveUp(error: EntenteError): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}
