import type { ReactiveControllerHost } from "lit";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import type { SavedQuery } from "../../../server/wire/saved-query.ts";
import { idOfName, withName } from "../../model/queries/query-text.ts";
import { INITIAL_QUERIES_STATE, type QueriesState } from "../../model/queries/queries-state.ts";
import { saveBlob } from "../save-blob.ts";
import type { UrlStateController } from "../url-state-controller.ts";
import type { ConflictEvent } from "./entente-conflict-element.ts";
import type { EditController } from "./edit-controller.ts";
import type { EntenteHistoryDialogElement } from "./entente-history-dialog-element.ts";
import type { EntenteNameDialogElement } from "./entente-name-dialog-element.ts";
import type { LibraryController } from "./library-controller.ts";
import type { RunRequest } from "../../api/run-stream.ts";
import { DOWNLOAD_FORMS, type DownloadForm } from "./download-event.ts";
import type { QueryAction } from "./query-action-event.ts";
import { NEW_DRAFT, type QueryMemory } from "./query-memory.ts";
import type { ExplorerServices } from "../explorer-services.ts";

interface Page extends ReactiveControllerHost {
  readonly renderRoot: Pick<ParentNode, "querySelector">;
}

/** A query that was just deleted, and what brings it back. */
interface DeletedNotice {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

interface QueryActionsOptions {
  readonly services: ExplorerServices;
  readonly url: UrlStateController<QueriesState>;
  readonly memory: QueryMemory;
  readonly library: LibraryController;
  readonly edit: EditController;
}

/** What the buttons beside a query do. What fails is said, and changes nothing. */
export class QueryActions {
  readonly #page: Page;
  readonly #options: QueryActionsOptions;
  #said = "";
  #problem: string | null = null;
  #deleted: DeletedNotice | null = null;

  constructor(page: Page, options: QueryActionsOptions) {
    this.#page = page;
    this.#options = options;
  }

  /** What was done last, as a sentence. */
  get said(): string {
    return this.#said;
  }

  /** Why the last action failed; null after one that did not. */
  get problem(): string | null {
    return this.#problem;
  }

  /** The query that was deleted last, as long as that can be undone with one click. */
  get deleted(): DeletedNotice | null {
    return this.#deleted;
  }

  /** Brings the deleted query back, and opens it. */
  readonly undelete = (): void => {
    const deleted = this.#deleted;
    if (deleted === null) return;
    void this.#try(async () => {
      const { services, url } = this.#options;
      const restored = await services.queries.restore(deleted.id, deleted.version, null);
      url.change({ ...INITIAL_QUERIES_STATE, query: restored.id }, null);
      this.#settled("Restored.");
    });
    this.#deleted = null;
  };

  /** Forgets what was said and what failed. */
  quieten(): void {
    this.#deleted = null;
    this.#said = "";
    this.#problem = null;
  }

  act(action: QueryAction): void {
    this.quieten();
    void this.#try(() => this.#do(action));
  }

  resolve(keep: ConflictEvent["keep"]): void {
    void this.#try(async () => {
      const saved = await this.#options.edit.resolve(keep);
      if (saved !== null) this.#settled(keep === "mine" ? "Saved over theirs." : "Theirs it is.");
    });
  }

  /** Fetches the result of the request as a file, and hands it to the reader. */
  download(request: RunRequest | null, form: DownloadForm): void {
    if (request === null) return;
    this.quieten();
    void this.#try(async () => {
      const blob = await this.#options.services.queries.download(
        request,
        DOWNLOAD_FORMS[form].type,
      );
      saveBlob(blob, `${this.#options.url.state.query ?? "query"}.${form}`);
    });
  }

  readonly showHistory = (): void => {
    const id = this.#options.url.state.query;
    if (id === null) return;
    const dialog =
      this.#page.renderRoot.querySelector<EntenteHistoryDialogElement>("entente-history-dialog");
    dialog?.show(id, this.#query, (restored) => {
      this.#options.edit.settle(restored);
      this.#settled("Restored.");
    });
  };

  get #query(): SavedQuery | null {
    const { library, url } = this.#options;
    return url.state.query === null ? null : library.query(url.state.query);
  }

  async #do(action: QueryAction): Promise<void> {
    const { edit, memory, url } = this.#options;
    switch (action) {
      case "edit":
        url.change({ ...url.state, edit: true }, null);
        return;
      case "close-editor":
        url.change({ ...url.state, edit: false }, null);
        return;
      case "discard":
        edit.discard();
        return;
      case "favourite":
        if (url.state.query !== null) memory.toggleFavourite(url.state.query);
        return;
      case "history":
        this.showHistory();
        return;
      case "copy-link":
        await navigator.clipboard.writeText(window.location.href);
        this.#say("Link copied.");
        return;
      case "save": {
        const saved = await edit.save();
        if (saved !== null) this.#settled("Saved.");
        return;
      }
      case "save-as":
        this.#saveAs();
        return;
      case "rename":
        this.#rename();
        return;
      case "remove":
        await this.#remove();
    }
  }

  #saveAs(): void {
    const { edit, memory, services, url } = this.#options;
    const query = this.#query;
    const text = edit.text ?? query?.text;
    if (text === undefined) return;
    const name = query === null ? "" : `${query.name}, changed`;
    this.#dialog?.show({
      title: "Save as a query of your own",
      verb: "Save",
      name,
      id: idOfName(name),
      act: async (wanted, id) => {
        const saved = await services.queries.save(id, withName(text, wanted), null);
        memory.setDraft(query?.id ?? NEW_DRAFT, null);
        edit.discard();
        url.change({ ...url.state, query: saved.id, edit: false }, null);
        this.#settled(`Saved as “${saved.name}”.`);
      },
    });
  }

  #rename(): void {
    const { edit } = this.#options;
    const query = this.#query;
    if (query === null) return;
    this.#dialog?.show({
      title: "Rename the query",
      verb: "Rename",
      name: query.name,
      id: null,
      act: async (name) => {
        const { queries } = this.#options.services;
        const text = withName(query.text, name);
        const saved = await queries.save(query.id, text, query.version);
        if (!edit.isDirty) edit.settle(saved);
        this.#settled("Renamed; links to it still hold.");
      },
    });
  }

  async #remove(): Promise<void> {
    const { services, url, library } = this.#options;
    const query = this.#query;
    if (query === null) return;
    const version = await services.queries.remove(query.id, query.version);
    this.#deleted = { id: query.id, name: query.name, version };
    url.change(INITIAL_QUERIES_STATE, null);
    library.reload();
  }

  get #dialog(): EntenteNameDialogElement | null {
    return this.#page.renderRoot.querySelector<EntenteNameDialogElement>("entente-name-dialog");
  }

  #settled(words: string): void {
    this.#options.library.reload();
    this.#say(words);
  }

  #say(words: string): void {
    this.#said = words;
    this.#page.requestUpdate();
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.#problem = error instanceof EntenteError ? error.message : String(error);
      this.#page.requestUpdate();
    }
  }
}
