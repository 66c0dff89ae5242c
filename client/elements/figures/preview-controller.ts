import type { ReactiveController, ReactiveControllerHost } from "lit";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import type { FigurePreview } from "../../../server/wire/figure.ts";
import type { FigureRequest } from "../../model/figures/figure-form.ts";
import type { FigureServices } from "./figure-services.ts";

/** So long after the last change the picture is asked for. */
const PAUSE_MS = 350;

/** Keeps the preview of a figure in step with its form; while another is on its way, the last one. */
export class PreviewController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #services: () => FigureServices;
  #key = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | null = null;
  preview: FigurePreview | null = null;
  isStale = false;
  problem: string | null = null;

  constructor(host: ReactiveControllerHost, services: () => FigureServices) {
    this.#host = host;
    this.#services = services;
    host.addController(this);
  }

  /** Asks for the picture of a draft unless it is the one that is shown or under way. */
  show(draft: FigureRequest): void {
    const key = JSON.stringify(draft);
    if (key === this.#key) return;
    const isFirst = this.#key === "";
    this.#key = key;
    this.isStale = true;
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#timer = setTimeout(() => void this.#run(draft), isFirst ? 0 : PAUSE_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  async #run(draft: FigureRequest): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    try {
      this.preview = await this.#services().figures.preview(draft, running.signal);
      this.problem = null;
    } catch (error) {
      if (running.signal.aborted) return;
      this.problem = error instanceof EntenteError ? error.message : String(error);
    }
    this.isStale = this.problem !== null;
    this.#host.requestUpdate();
  }
}
