import type { ReactiveController, ReactiveControllerHost } from "lit";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import type { QuerySummary } from "../../../server/wire/query-result.ts";
import type { WireRow } from "../../../server/wire/wire-value.ts";
import type { RunRequest } from "../../api/run-stream.ts";
import type { ExplorerServices } from "../explorer-services.ts";

/** A result on its way to the screen. A new object at every change. */
export interface QueryRun {
  readonly kind: "running" | "done" | "failed";
  readonly columns: readonly string[];
  readonly rows: readonly WireRow[];
  /** How it came about; null while it runs and when it failed. */
  readonly summary: QuerySummary | null;
  /** Why it failed, or `cancelled`. */
  readonly error: EntenteError | null;
  /** Milliseconds since the request; while it runs, as of the last change. */
  readonly elapsedMs: number;
}

const TICK_MS = 250;

/** Runs one query at a time; the rows of the one before go away when the first new ones come. */
export class RunController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #services: ExplorerServices;
  #run: QueryRun | null = null;
  #aborter: AbortController | null = null;
  #timer = 0;
  #begun = 0;
  /** What is being run or was run last, to tell whether a state needs a run. */
  #key: string | null = null;
  #request: RunRequest | null = null;

  constructor(host: ReactiveControllerHost, services: ExplorerServices) {
    this.#host = host;
    this.#services = services;
    host.addController(this);
  }

  get run(): QueryRun | null {
    return this.#run;
  }

  /** What was run last; null where nothing was. */
  get request(): RunRequest | null {
    return this.#request;
  }

  get key(): string | null {
    return this.#key;
  }

  /** Ends what is running and starts this. */
  start(key: string, request: RunRequest): void {
    this.#aborter?.abort();
    const aborter = new AbortController();
    this.#aborter = aborter;
    this.#key = key;
    this.#request = request;
    this.#begun = performance.now();
    this.#set({ kind: "running", columns: [], rows: [], summary: null, error: null });
    window.clearInterval(this.#timer);
    this.#timer = window.setInterval(() => {
      this.#patch({});
    }, TICK_MS);
    void this.#follow(request, aborter.signal);
  }

  /** Ends what is running; the rows that came stay. */
  cancel(): void {
    if (this.#run?.kind !== "running") return;
    this.#aborter?.abort();
    window.clearInterval(this.#timer);
    const error = new EntenteError("cancelled", "You cancelled it.");
    this.#patch({ kind: "failed", error });
  }

  /** Forgets the result. */
  clear(): void {
    if (this.#key === null) return;
    this.#aborter?.abort();
    window.clearInterval(this.#timer);
    this.#key = null;
    this.#request = null;
    this.#run = null;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#aborter?.abort();
    window.clearInterval(this.#timer);
  }

  async #follow(request: RunRequest, signal: AbortSignal): Promise<void> {
    const rows: WireRow[] = [];
    try {
      const summary = await this.#services.queries.run(
        request,
        {
          onColumns: (columns) => {
            if (!signal.aborted) this.#patch({ columns });
          },
          onRows: (batch) => {
            for (const row of batch) rows.push(row);
            if (!signal.aborted) this.#patch({ rows: [...rows] });
          },
        },
        signal,
      );
      if (!signal.aborted) this.#end({ kind: "done", summary });
    } catch (cause) {
      if (signal.aborted) return;
      const error =
        cause instanceof EntenteError
          ? cause
          : new EntenteError("internal", "This page failed while it read the result.", { cause });
      if (error.code === "unreachable") this.#services.connection.reportDown();
      this.#end({ kind: "failed", error });
    }
  }

  #end(part: Partial<QueryRun>): void {
    window.clearInterval(this.#timer);
    this.#patch(part);
  }

  #patch(part: Partial<QueryRun>): void {
    if (this.#run !== null) this.#set({ ...this.#run, ...part });
  }

  #set(run: Omit<QueryRun, "elapsedMs">): void {
    this.#run = { ...run, elapsedMs: performance.now() - this.#begun };
    this.#host.requestUpdate();
  }
}
