import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Whether a media query holds, with an update of the host when that changes. */
export class MediaController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #query: MediaQueryList;

  constructor(host: ReactiveControllerHost, query: string) {
    this.#host = host;
    this.#query = window.matchMedia(query);
    host.addController(this);
  }

  get matches(): boolean {
    return this.#query.matches;
  }

  hostConnected(): void {
    this.#query.addEventListener("change", this.#onChange);
  }

  hostDisconnected(): void {
    this.#query.removeEventListener("change", this.#onChange);
  }

  #onChange = (): void => {
    this.#host.requestUpdate();
  };
}
