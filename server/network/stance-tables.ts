import type { GraphStore } from "../store/graph-store.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { ErrorCode } from "../wire/error-code.ts";
import { readStanceTable } from "./read-stance-table.ts";
import type { StanceTable } from "./stance-table.ts";
import { waitFor } from "./wait-for.ts";

/** Stances past which none is made: it takes 20 to 120 bytes for each, and twice that on the way. */
const MOST_STANCES = 10_000_000;
/** The data has to stay as it is for so long, so that an import does not have it made again and again. */
const QUIET_MS = 1_000;
/** It rests for so many times as long as it took to read the stances the last time. */
const RESTS = 4;
/** How old it may be where others write into the database, unseen by the version of the data. */
const MOST_AGE_MS = 5 * 60_000;

/**
 * Stances past which a database that was just filled may take longer to add them up than a read may
 * take: then whoever asks waits for the table.
 */
const MANY_STANCES = 100_000;
/** For so long. */
const MOST_WAIT_MS = 60_000;

const LASTING: readonly ErrorCode[] = ["too-large", "damaged-data"];

export interface StanceTablesOptions {
  /** Told how it went, for a log. */
  readonly onRead?: (outcome: { readonly timeMs: number; readonly error?: unknown }) => void;
  readonly mostStances?: number;
  readonly quietMs?: number;
  readonly mostAgeMs?: number;
  readonly manyStances?: number;
  readonly mostWaitMs?: number;
}

interface Coming {
  readonly version: string;
  /** Resolves when it is there, failed or was given up. */
  readonly ended: Promise<void>;
  readonly stop: () => void;
}

/**
 * Keeps the stances of the newest data in memory. They are read in the background; of a graph of usual
 * size nobody waits for them.
 */
export class StanceTables {
  readonly #store: GraphStore;
  readonly #options: Required<Omit<StanceTablesOptions, "onRead">>;
  readonly #onRead: StanceTablesOptions["onRead"];
  #kept: { readonly version: string; readonly table: StanceTable; readonly at: number } | null =
    null;
  /** The version that is read or about to be. */
  #coming: Coming | null = null;
  /** The version of which there is no table, and why would be the same again. */
  #without: string | null = null;
  #restsUntil = 0;

  constructor(store: GraphStore, { onRead, ...options }: StanceTablesOptions = {}) {
    this.#store = store;
    this.#onRead = onRead;
    const mostAgeMs = store.supports.soleWriter ? Infinity : MOST_AGE_MS;
    this.#options = {
      ...{ mostStances: MOST_STANCES, quietMs: QUIET_MS, mostAgeMs },
      ...{ manyStances: MANY_STANCES, mostWaitMs: MOST_WAIT_MS },
      ...options,
    };
  }

  /** The table at a version; null where it is not there yet, or is not kept. */
  at(version: string): StanceTable | null {
    if (this.#kept?.version !== version) this.#kept = null;
    const age = this.#kept === null ? Infinity : performance.now() - this.#kept.at;
    // Made again while the one that there is still answers.
    if (this.#kept === null || age > this.#options.mostAgeMs / 2) this.#prepare(version);
    return age <= this.#options.mostAgeMs ? (this.#kept?.table ?? null) : null;
  }

  /**
   * The same, after a wait while it is read, where there are many stances.
   * @param countStances how many there are at that version.
   * @throws EntenteError `busy` after a minute of waiting, `cancelled` once the signal is aborted.
   */
  async get(
    version: string,
    countStances: () => Promise<number>,
    signal?: AbortSignal,
  ): Promise<StanceTable | null> {
    const table = this.at(version);
    const coming = this.#coming;
    if (table !== null || coming?.version !== version) return table;
    if ((await countStances()) <= this.#options.manyStances) return null;
    const mostMs = this.#options.mostWaitMs;
    await waitFor(coming.ended, { mostMs, signal, late: stillReading });
    return this.at(version);
  }

  #prepare(version: string): void {
    if (this.#coming?.version === version || this.#without === version) return;
    this.#coming?.stop();
    const controller = new AbortController();
    const now = performance.now();
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const timer = setTimeout(
      () => void this.#read(version, controller.signal).finally(end),
      Math.max(this.#options.quietMs, this.#restsUntil - now),
    );
    // A process that has nothing else to do ends.
    timer.unref();
    const stop = (): void => {
      clearTimeout(timer);
      controller.abort();
      end();
    };
    this.#coming = { version, ended, stop };
  }

  async #read(version: string, signal: AbortSignal): Promise<void> {
    const start = performance.now();
    try {
      const { mostStances } = this.#options;
      const table = await readStanceTable(this.#store, { version, mostStances }, signal);
      if (signal.aborted) return;
      this.#kept = { version, table, at: start };
      this.#onRead?.({ timeMs: performance.now() - start });
    } catch (error) {
      if (signal.aborted) return;
      // The same data is as large or as odd the next time.
      if (error instanceof EntenteError && LASTING.includes(error.code)) this.#without = version;
      this.#onRead?.({ timeMs: performance.now() - start, error });
    } finally {
      const end = performance.now();
      this.#restsUntil = end + RESTS * (end - start);
      if (!signal.aborted) this.#coming = null;
    }
  }
}

function stillReading(): EntenteError {
  return new EntenteError(
    "busy",
    "The data has changed, and the server is still reading its stances into memory; try again in a minute.",
    { details: { retryAfterSeconds: 60 } },
  );
}
