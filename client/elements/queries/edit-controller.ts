import type { ReactiveController, ReactiveControllerHost } from "lit";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import type { QueryCheck, SavedQuery } from "../../../server/wire/saved-query.ts";
import { NEW_QUERY_TEXT } from "../../model/queries/query-text.ts";
import { RemoteController } from "../remote-controller.ts";
import { NEW_DRAFT, type QueryMemory } from "./query-memory.ts";
import type { ExplorerServices } from "../explorer-services.ts";

const CHECK_PAUSE_MS = 300;
const KEEP_PAUSE_MS = 150;

/** Two texts of one query: somebody saved between the reader's opening and saving. */
export interface Conflict {
  readonly theirs: SavedQuery;
  readonly mine: string;
}

/** The text that is being written: its draft in the browser, its check on the server, its saving. */
export class EditController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #services: ExplorerServices;
  readonly #memory: QueryMemory;
  readonly #check: RemoteController<QueryCheck>;
  #query: SavedQuery | null = null;
  #isOpen = false;
  #text: string | null = null;
  #stored: unknown = undefined;
  #base: string | null = null;
  #checkTimer = 0;
  #keepTimer = 0;
  #conflict: Conflict | null = null;

  constructor(host: ReactiveControllerHost, services: ExplorerServices, memory: QueryMemory) {
    this.#host = host;
    this.#services = services;
    this.#memory = memory;
    this.#check = new RemoteController(host, () => services);
    host.addController(this);
  }

  /** The text in the editor; null while it is closed. */
  get text(): string | null {
    return this.#text;
  }

  /** Text and undo history for an editor that starts. */
  get stored(): unknown {
    return this.#stored;
  }

  get isDirty(): boolean {
    return this.#text !== null && this.#text !== (this.#query?.text ?? "");
  }

  /** What the server found in the text, or in the one a moment ago. */
  get check(): QueryCheck | null {
    return this.#text === null ? null : this.#check.state.last;
  }

  get isChecking(): boolean {
    return this.#check.state.kind === "loading";
  }

  get checkError(): EntenteError | null {
    return this.#check.state.kind === "failed" ? this.#check.state.error : null;
  }

  get conflict(): Conflict | null {
    return this.#conflict;
  }

  /** Follows the page: which query is open, and whether its editor is. */
  follow(query: SavedQuery | null, isOpen: boolean): void {
    const isSame = query?.id === this.#query?.id && query?.version === this.#query?.version;
    if (isSame && isOpen === this.#isOpen) return;
    const isSameEditor = isOpen && this.#isOpen && query?.id === this.#query?.id;
    this.keepNow();
    this.#query = query;
    this.#isOpen = isOpen;
    // A save gives the open query another version; what was written since stays.
    if (isSameEditor) return;
    this.#conflict = null;
    if (!isOpen) {
      this.#text = null;
      this.#check.clear();
      return;
    }
    const draft = this.#memory.draft(query?.id ?? NEW_DRAFT);
    this.#text = draft?.text ?? query?.text ?? NEW_QUERY_TEXT;
    this.#stored = draft?.stored;
    this.#base = draft === null ? (query?.version ?? null) : draft.base;
    this.#askCheck(0);
  }

  /** Takes what was written. `stored` is asked for only when the draft is put away. */
  write(text: string, stored: () => unknown): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#askCheck(CHECK_PAUSE_MS);
    window.clearTimeout(this.#keepTimer);
    this.#keepTimer = window.setTimeout(() => {
      this.#stored = stored();
      this.keepNow();
    }, KEEP_PAUSE_MS);
    this.#host.requestUpdate();
  }

  /** Puts the draft away at once. */
  keepNow(): void {
    window.clearTimeout(this.#keepTimer);
    if (this.#text === null) return;
    const id = this.#query?.id ?? NEW_DRAFT;
    const isWritten = this.#query === null ? this.#text !== NEW_QUERY_TEXT : this.isDirty;
    if (isWritten) {
      this.#memory.setDraft(id, { text: this.#text, base: this.#base, stored: this.#stored });
    } else if (this.#memory.hasDraft(id)) this.#memory.setDraft(id, null);
  }

  /** Gives up what was written. */
  discard(): void {
    window.clearTimeout(this.#keepTimer);
    this.#memory.setDraft(this.#query?.id ?? NEW_DRAFT, null);
    this.#text = this.#query?.text ?? NEW_QUERY_TEXT;
    this.#base = this.#query?.version ?? null;
    this.#askCheck(0);
    this.#host.requestUpdate();
  }

  /**
   * Saves the text under its id. Where somebody else saved meanwhile, {@link conflict} holds both texts.
   * @returns the saved query; null after a conflict.
   * @throws EntenteError what the server refused.
   */
  async save(text = this.#text): Promise<SavedQuery | null> {
    const query = this.#query;
    if (text === null || query === null) return null;
    try {
      const saved = await this.#services.queries.save(query.id, text, this.#base);
      this.settle(saved);
      return saved;
    } catch (error) {
      if (!(error instanceof EntenteError) || error.code !== "changed-meanwhile") throw error;
      this.#conflict = { theirs: await this.#services.queries.get(query.id), mine: text };
      this.#host.requestUpdate();
      return null;
    }
  }

  /** After a conflict: `mine` is saved over theirs (which stays in the history), `theirs` gives mine up. */
  async resolve(keep: "mine" | "theirs" | "both"): Promise<SavedQuery | null> {
    const conflict = this.#conflict;
    this.#conflict = null;
    this.#host.requestUpdate();
    if (conflict === null || keep === "both") return null;
    this.#base = conflict.theirs.version;
    if (keep === "mine") return this.save(conflict.mine);
    this.settle(conflict.theirs);
    return conflict.theirs;
  }

  /** The saved text is what the editor holds from now on. */
  settle(saved: SavedQuery): void {
    this.#memory.setDraft(this.#query?.id ?? NEW_DRAFT, null);
    this.#query = saved;
    this.#base = saved.version;
    if (this.#text !== null) this.#text = saved.text;
    this.#askCheck(0);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    window.addEventListener("pagehide", this.#onHide);
  }

  hostDisconnected(): void {
    window.removeEventListener("pagehide", this.#onHide);
    window.clearTimeout(this.#checkTimer);
    this.keepNow();
  }

  #askCheck(pauseMs: number): void {
    window.clearTimeout(this.#checkTimer);
    this.#checkTimer = window.setTimeout(() => {
      const text = this.#text;
      if (text === null) return;
      this.#check.load(text, (signal) => this.#services.queries.check(text, signal));
    }, pauseMs);
  }

  #onHide = (): void => {
    this.keepNow();
  };
}
