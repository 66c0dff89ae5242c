import { Tinypool } from "tinypool";
import { refuseLargeNetwork } from "../signed/analyse-network.ts";
import type { Analysis } from "../wire/analysis.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { AnalysisTask } from "./analysis-worker.ts";

/** Analyses networks in threads. An aborted analysis is ended, not only no longer waited for. */
export type Analyse = (task: AnalysisTask, signal?: AbortSignal) => Promise<Analysis>;

export interface AnalysisPoolOptions {
  /** Threads at the same time. Default 2; further tasks wait. */
  readonly threads?: number;
  /** Milliseconds from the call to the result, waiting included. Default 30,000. */
  readonly timeoutMs?: number;
}

/** Threads without work end after this, so that a server at rest holds none. */
const IDLE_MS = 10_000;
const MOST_WAITING = 32;

/**
 * Makes threads as tasks come. Nothing has to be closed: threads at rest do not keep the process.
 * What it makes throws EntenteError `too-large` for a network past the limits of an analysis,
 * `timeout` past the time limit, and `cancelled` when the caller's signal is aborted.
 */
export function createAnalysisPool({
  threads = 2,
  timeoutMs = 30_000,
}: AnalysisPoolOptions = {}): Analyse {
  let pool: Tinypool | undefined;
  return async (task, signal) => {
    refuseLargeNetwork(task.network);
    pool ??= new Tinypool({
      filename: new URL("./analysis-worker.js", import.meta.url).href,
      name: "analyse",
      runtime: "worker_threads",
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      maxQueue: MOST_WAITING,
    });
    const timeout = AbortSignal.timeout(timeoutMs);
    const { nodes, dyads } = task.network;
    const sent: AnalysisTask = { network: { nodes, dyads }, options: task.options };
    try {
      const ended = AbortSignal.any([timeout, ...(signal === undefined ? [] : [signal])]);
      return (await pool.run(sent, { signal: ended })) as Analysis;
    } catch (cause) {
      if (signal?.aborted === true) throw cancelled(cause);
      if (timeout.aborted) throw timedOut(timeoutMs, cause);
      throw cause;
    }
  };
}

function cancelled(cause: unknown): EntenteError {
  return new EntenteError("cancelled", "The analysis was cancelled by its caller.", { cause });
}

function timedOut(timeoutMs: number, cause: unknown): EntenteError {
  return new EntenteError(
    "timeout",
    `The analysis took longer than ${timeoutMs / 1000} s and was ended; narrow the filter, raise minStances or lower limit.`,
    { cause },
  );
}
