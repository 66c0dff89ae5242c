import type { ReactiveController, ReactiveControllerHost } from "lit";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import type { ImportReport } from "../../../server/wire/import-report.ts";
import type { ImportServices } from "./import-services.ts";

/** A file on its way to the server. */
export interface Sending {
  /** Bytes that have left the browser. */
  readonly sent: number;
  /** Whether the server only says what it would do. */
  readonly isDry: boolean;
}

/** Sends a file, tells how far it is, and ends that when the reader does not want it any more. */
export class SendController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #services: () => ImportServices;
  #sending: Sending | null = null;
  #problem: string | null = null;
  #controller: AbortController | null = null;

  constructor(host: ReactiveControllerHost, services: () => ImportServices) {
    this.#host = host;
    this.#services = services;
    host.addController(this);
  }

  get sending(): Sending | null {
    return this.#sending;
  }

  /** Why it was not sent, or not taken. */
  get problem(): string | null {
    return this.#problem;
  }

  /** @returns null where it failed, which `problem` tells, or was cancelled. */
  async send(file: File, how: URLSearchParams, isDry: boolean): Promise<ImportReport | null> {
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    this.#problem = null;
    this.#tell({ sent: 0, isDry });
    const onSent = (sent: number): void => {
      this.#tell({ sent, isDry });
    };
    try {
      return (await this.#services().imports.start(file, how, { onSent, signal })).report;
    } catch (error) {
      const isWanted = error instanceof EntenteError && error.code === "cancelled";
      if (!isWanted) this.#problem = error instanceof EntenteError ? error.message : String(error);
      return null;
    } finally {
      this.#tell(null);
    }
  }

  cancel(): void {
    this.#controller?.abort();
  }

  /** Forgets a problem. */
  clear(): void {
    this.#problem = null;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    window.addEventListener("beforeunload", this.#onLeave);
  }

  hostDisconnected(): void {
    window.removeEventListener("beforeunload", this.#onLeave);
    this.cancel();
  }

  // Half a file is no import: whoever leaves the page now has to send it again.
  #onLeave = (event: BeforeUnloadEvent): void => {
    if (this.#sending !== null) event.preventDefault();
  };

  #tell(sending: Sending | null): void {
    this.#sending = sending;
    this.#host.requestUpdate();
  }
}
