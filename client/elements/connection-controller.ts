import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Connection } from "../api/connection.ts";

/** Whether the server answers, with an update of the host when that changes. */
export class ConnectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #connection: Connection;

  constructor(host: ReactiveControllerHost, connection: Connection) {
    this.#host = host;
    this.#connection = connection;
    host.addController(this);
  }

  get isUp(): boolean {
    return this.#connection.isUp;
  }

  hostConnected(): void {
    this.#connection.addEventListener("down", this.#onChange);
    this.#connection.addEventListener("up", this.#onChange);
    window.addEventListener("online", this.#onOnline);
  }

  hostDisconnected(): void {
    this.#connection.removeEventListener("down", this.#onChange);
    this.#connection.removeEventListener("up", this.#onChange);
    this.#connection.close();
    window.removeEventListener("online", this.#onOnline);
  }

  #onChange = (): void => {
    this.#host.requestUpdate();
  };

  #onOnline = (): void => {
    this.#connection.retryNow();
  };
}
