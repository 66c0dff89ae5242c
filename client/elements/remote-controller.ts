import type { ReactiveController, ReactiveControllerHost } from "lit";
import { EntenteError } from "../../server/wire/entente-error.ts";
import type { ExplorerServices } from "./explorer-services.ts";

/** Something from the server on its way to the screen. `last` is what the previous key gave, if anything. */
export type Remote<T> =
  | { readonly kind: "idle"; readonly last: null }
  | { readonly kind: "loading"; readonly last: T | null }
  | { readonly kind: "ready"; readonly value: T; readonly last: T }
  | { readonly kind: "failed"; readonly error: EntenteError; readonly last: T | null };

/** So long after the server was too busy for an answer it is asked again. */
const BUSY_MS = 5_000;

/**
 * Keeps one thing from the server in step with a key: a new key ends the request for the old one,
 * and what failed because the server was down or busy is asked for again once it is not.
 */
export class RemoteController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #services: () => ExplorerServices;
  #key: string | null = null;
  #fetch: ((signal: AbortSignal) => Promise<T>) | null = null;
  #running: AbortController | null = null;
  #connection: EventTarget | null = null;
  #again = 0;
  #state: Remote<T> = { kind: "idle", last: null };

  constructor(host: ReactiveControllerHost, services: () => ExplorerServices) {
    this.#host = host;
    this.#services = services;
    host.addController(this);
  }

  get state(): Remote<T> {
    return this.#state;
  }

  /** Fetches unless the key is the one already fetched or under way. Safe to call on every update. */
  load(key: string, fetch: (signal: AbortSignal) => Promise<T>): void {
    if (key === this.#key) return;
    this.#key = key;
    this.#fetch = fetch;
    void this.#run();
  }

  /** Fetches the same thing again. */
  retry(): void {
    if (this.#fetch !== null) void this.#run();
  }

  /** Forgets everything and ends the request under way. */
  clear(): void {
    this.#stop();
    this.#key = null;
    this.#fetch = null;
    this.#state = { kind: "idle", last: null };
  }

  hostConnected(): void {
    this.#connection = this.#services().connection;
    this.#connection.addEventListener("up", this.#onUp);
    if (this.#fetch !== null && this.#state.kind === "loading") void this.#run();
  }

  hostDisconnected(): void {
    this.#connection?.removeEventListener("up", this.#onUp);
    this.#stop();
  }

  #onUp = (): void => {
    if (this.#state.kind === "failed") this.retry();
  };

  async #run(): Promise<void> {
    const fetch = this.#fetch;
    if (fetch === null) return;
    this.#stop();
    const running = new AbortController();
    this.#running = running;
    this.#set({ kind: "loading", last: this.#state.last });
    try {
      const value = await fetch(running.signal);
      if (!running.signal.aborted) this.#set({ kind: "ready", value, last: value });
    } catch (cause) {
      if (running.signal.aborted) return;
      const error = toEntenteError(cause);
      this.#set({ kind: "failed", error, last: this.#state.last });
      if (error.code === "unreachable") this.#services().connection.reportDown();
      if (error.code === "busy") this.#again = window.setTimeout(() => void this.#run(), BUSY_MS);
    }
  }

  #stop(): void {
    this.#running?.abort();
    window.clearTimeout(this.#again);
  }

  #set(state: Remote<T>): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function toEntenteError(cause: unknown): EntenteError {
  if (cause instanceof EntenteError) return cause;
  return new EntenteError(
    "internal",
    "This page failed while it prepared the answer. Reload it; if that does not help, the server's log says more.",
    { cause },
  );
}
