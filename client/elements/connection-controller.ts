import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ExplorerServices } from "./explorer-services.ts";

type Watched = Pick<ExplorerServices, "connection" | "session">;

/** Whether the server answers, with an update of the host when that or who is logged in changes. */
export class ConnectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #connection: Watched["connection"];
  readonly #session: Watched["session"];

  constructor(host: ReactiveControllerHost, { connection, session }: Watched) {
    this.#host = host;
    this.#connection = connection;
    this.#session = session;
    host.addController(this);
  }

  get isUp(): boolean {
    return this.#connection.isUp;
  }

  hostConnected(): void {
    this.#connection.addEventListener("down", this.#onChange);
    this.#connection.addEventListener("up", this.#onChange);
    this.#session.addEventListener("change", this.#onChange);
    window.addEventListener("online", this.#onOnline);
  }

  hostDisconnected(): void {
    this.#connection.removeEventListener("down", this.#onChange);
    this.#connection.removeEventListener("up", this.#onChange);
    this.#session.removeEventListener("change", this.#onChange);
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
