import type { ReactiveController, ReactiveControllerHost } from "lit";

/** How long each step can be looked at, in ms. */
const LOOK_MS = 900;
const ASK_AGAIN_MS = 60;

/**
 * Takes one step after another until there is none, each once what it shows has arrived. Where nobody
 * can see it, it waits.
 */
export class PlayController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** False where there is no further step. */
  readonly #step: () => boolean;
  readonly #isReady: () => boolean;
  #timer: number | undefined;

  constructor(host: ReactiveControllerHost, step: () => boolean, isReady: () => boolean) {
    this.#host = host;
    this.#step = step;
    this.#isReady = isReady;
    host.addController(this);
  }

  get isPlaying(): boolean {
    return this.#timer !== undefined;
  }

  play(): void {
    if (this.isPlaying) return;
    this.#take();
  }

  pause(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #take(): void {
    if (this.#step()) this.#timer = window.setTimeout(this.#next, LOOK_MS);
    else this.#timer = undefined;
    this.#host.requestUpdate();
  }

  #next = (): void => {
    if (!document.hidden && this.#isReady()) this.#take();
    else this.#timer = window.setTimeout(this.#next, ASK_AGAIN_MS);
  };
}
