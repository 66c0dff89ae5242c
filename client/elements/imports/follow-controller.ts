import type { ReactiveController, ReactiveControllerHost } from "lit";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import type { ImportReport, ImportView } from "../../../server/wire/import-report.ts";
import type { ImportServices } from "./import-services.ts";

/**
 * Keeps the view of one import: while it runs as the server tells it, also after the connection was
 * lost for a while, and then its end.
 */
export class FollowController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #services: () => ImportServices;
  readonly #onEnd: () => void;
  #id: string | null = null;
  #view: ImportView | null = null;
  #error: EntenteError | null = null;
  #running: AbortController | null = null;
  #connection: EventTarget | null = null;

  /** @param onEnd called when an import that ran has ended. */
  constructor(host: ReactiveControllerHost, services: () => ImportServices, onEnd: () => void) {
    this.#host = host;
    this.#services = services;
    this.#onEnd = onEnd;
    host.addController(this);
  }

  get view(): ImportView | null {
    return this.#view;
  }

  /** Why there is no view, or why it is no longer followed. */
  get error(): EntenteError | null {
    return this.#error;
  }

  /** Follows an import. Safe to call on every update. */
  follow(id: string): void {
    if (id === this.#id) return;
    this.#id = id;
    this.#view = null;
    void this.#run();
  }

  /** Asks again. */
  retry(): void {
    void this.#run();
  }

  /** Takes a report that came as the answer to something else. */
  take(report: ImportReport): void {
    this.#running?.abort();
    this.#view = { report, progress: null };
    this.#error = null;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#connection = this.#services().connection;
    this.#connection.addEventListener("up", this.#onUp);
    if (this.#id !== null && this.#view?.report.state === "running") void this.#run();
  }

  hostDisconnected(): void {
    this.#connection?.removeEventListener("up", this.#onUp);
    this.#running?.abort();
  }

  #onUp = (): void => {
    if (this.#error !== null) this.retry();
  };

  async #run(): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#error = null;
    const seen = { running: false };
    try {
      await this.#services().imports.follow(
        id,
        (view) => {
          if (running.signal.aborted) return;
          seen.running ||= view.report.state === "running";
          this.#view = view;
          this.#host.requestUpdate();
        },
        running.signal,
      );
      if (seen.running && !running.signal.aborted) this.#onEnd();
    } catch (cause) {
      if (running.signal.aborted) return;
      this.#error = toError(cause);
      if (this.#error.code === "unreachable") this.#services().connection.reportDown();
      this.#host.requestUpdate();
    }
  }
}

function toError(cause: unknown): EntenteError {
  if (cause instanceof EntenteError) return cause;
  return new EntenteError("internal", "This page failed while it followed the import. Reload it.", {
    cause,
  });
}
