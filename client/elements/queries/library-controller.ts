import type { ReactiveControllerHost } from "lit";
import type { EntenteError } from "../../../server/wire/entente-error.ts";
import type { GraphSchema } from "../../../server/wire/graph-schema.ts";
import { allowsRole } from "../../../server/wire/role.ts";
import type { SavedQuery, SavedQueryEntry } from "../../../server/wire/saved-query.ts";
import { RemoteController } from "../remote-controller.ts";
import type { QueryRights } from "./entente-query-element.ts";
import type { ExplorerServices } from "../explorer-services.ts";

/** What of the server the page stands on: the library, the opened query, the schema. */
export class LibraryController {
  readonly #services: ExplorerServices;
  readonly #list: RemoteController<readonly SavedQueryEntry[]>;
  readonly #query: RemoteController<SavedQuery>;
  readonly #schema: RemoteController<GraphSchema>;
  /** Counts up when the page itself has changed the library. */
  #version = 0;

  constructor(host: ReactiveControllerHost, services: ExplorerServices) {
    this.#services = services;
    this.#list = new RemoteController(host, () => services);
    this.#query = new RemoteController(host, () => services);
    this.#schema = new RemoteController(host, () => services);
  }

  /** null until they have arrived. */
  get queries(): readonly SavedQueryEntry[] | null {
    return this.#list.state.last;
  }

  get schema(): GraphSchema | null {
    return this.#schema.state.last;
  }

  /** Nothing may be written until the role is known. */
  get rights(): QueryRights {
    const role = this.#services.session.current?.role ?? "stranger";
    return { mayEdit: allowsRole(role, "analyst"), mayWrite: allowsRole(role, "editor") };
  }

  /** Why the library or the opened query is not there. */
  get error(): EntenteError | null {
    for (const { state } of [this.#query, this.#list]) {
      if (state.kind === "failed") return state.error;
    }
    return null;
  }

  /** The query with the id; null until it has arrived. */
  query(id: string): SavedQuery | null {
    const { last } = this.#query.state;
    return last?.id === id ? last : null;
  }

  /** Asks for what the page needs. Safe to call on every update. */
  load(id: string | null): void {
    const { api, queries } = this.#services;
    const version = String(this.#version);
    this.#schema.load("schema", (signal) => api.schema(signal));
    this.#list.load(version, (signal) => queries.list(signal));
    if (id === null) this.#query.clear();
    else this.#query.load(`${id} ${version}`, (signal) => queries.get(id, signal));
  }

  /** Asks for the library again, after a change. */
  reload(): void {
    this.#version += 1;
  }

  /** Asks again for everything that failed. */
  retry(): void {
    for (const remote of [this.#list, this.#query, this.#schema]) {
      if (remote.state.kind === "failed") remote.retry();
    }
  }
}
