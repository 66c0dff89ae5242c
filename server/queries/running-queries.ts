import { randomUUID } from "node:crypto";
import type { Role } from "../wire/role.ts";
import type { RunningQuery } from "../wire/running-query.ts";

const SHOWN_CHARACTERS = 2000;

/** Who runs a query, and through what. */
export interface QueryCaller {
  readonly requestId: string;
  readonly role: Role;
  /** Name of the caller's token; null without one. */
  readonly who: string | null;
}

/** A query on its way, as the list of running ones knows it. */
export interface RunningEntry {
  /** Aborted when the caller goes away and when somebody cancels the query. */
  readonly signal: AbortSignal;
  addRows(rows: number): void;
  /** Takes it off the list. Calling it again does nothing. */
  end(): void;
}

/** The queries that run in this process: to be looked at, and to be cancelled. */
export class RunningQueries {
  readonly #entries = new Map<string, Entry>();

  /**
   * Puts a query on the list until its `end`, or until the signal of its caller.
   * @param query id of the saved query; null for ad-hoc Cypher.
   */
  add(
    text: { readonly cypher: string; readonly query: string | null },
    caller: QueryCaller,
    signal?: AbortSignal,
  ): RunningEntry {
    const id = randomUUID();
    const entry = new Entry(id, text, caller, signal, () => this.#entries.delete(id));
    if (!entry.signal.aborted) this.#entries.set(id, entry);
    return entry;
  }

  /** Oldest first. */
  list(): readonly RunningQuery[] {
    return [...this.#entries.values()].map((entry) => entry.toRunningQuery());
  }

  /** Ends a query, in the engine too; false where none with the id runs. */
  cancel(id: string): boolean {
    const entry = this.#entries.get(id);
    entry?.cancel();
    return entry !== undefined;
  }
}

class Entry implements RunningEntry {
  readonly signal: AbortSignal;
  readonly #start = performance.now();
  readonly #facts: Omit<RunningQuery, "timeMs" | "rows">;
  readonly #controller = new AbortController();
  readonly #onEnd: () => void;
  #rows = 0;

  constructor(
    id: string,
    { cypher, query }: { readonly cypher: string; readonly query: string | null },
    caller: QueryCaller,
    signal: AbortSignal | undefined,
    onEnd: () => void,
  ) {
    const since = new Date().toISOString();
    this.#facts = { id, ...caller, query, cypher: cypher.slice(0, SHOWN_CHARACTERS), since };
    this.#onEnd = onEnd;
    const own = this.#controller.signal;
    this.signal = signal === undefined ? own : AbortSignal.any([signal, own]);
    this.signal.addEventListener("abort", onEnd, { once: true });
  }

  addRows(rows: number): void {
    this.#rows += rows;
  }

  end(): void {
    this.signal.removeEventListener("abort", this.#onEnd);
    this.#onEnd();
  }

  cancel(): void {
    this.#controller.abort();
  }

  toRunningQuery(): RunningQuery {
    const timeMs = Math.round(performance.now() - this.#start);
    return { ...this.#facts, timeMs, rows: this.#rows };
  }
}
