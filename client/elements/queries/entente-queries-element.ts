import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { SavedQuery } from "../../../server/wire/saved-query.ts";
import {
  formatQueriesState,
  INITIAL_QUERIES_STATE,
  parseQueriesState,
  type QueriesState,
} from "../../model/queries/queries-state.ts";
import { toDrawnResult, type DrawnResult } from "../../model/queries/drawn-result.ts";
import { baseStyles } from "../base-styles.ts";
import { ConnectionController } from "../connection-controller.ts";
import { MediaController } from "../media-controller.ts";
import { skipLink, skipStyles } from "../skip-link.ts";
import { ThemeController } from "../theme-controller.ts";
import { UrlStateController } from "../url-state-controller.ts";
import { ConflictEvent } from "./entente-conflict-element.ts";
import { DownloadEvent } from "./download-event.ts";
import { EditController } from "./edit-controller.ts";
import type { EntenteQueryElement } from "./entente-query-element.ts";
import { TextEvent } from "./entente-query-editor-element.ts";
import { LibraryController } from "./library-controller.ts";
import { introduction, missing, undoDeletion } from "./queries-page-states.ts";
import { queriesStyles } from "./queries-styles.ts";
import { QueriesStateEvent } from "./queries-state-event.ts";
import { QueryActionEvent } from "./query-action-event.ts";
import { QueryActions } from "./query-actions.ts";
import { QueryMemory } from "./query-memory.ts";
import { createServices } from "../explorer-services.ts";
import { QueryRunner } from "./query-runner.ts";
import { RunController, type QueryRun } from "./run-controller.ts";
import { RunEvent } from "./run-event.ts";

/** The page of queries: library, form, editor, results. Its state is the URL. */
export class EntenteQueriesElement extends LitElement {
  static override styles = [baseStyles, skipStyles, queriesStyles];

  readonly #services = createServices();
  readonly #connection = new ConnectionController(this, this.#services);
  readonly #url = new UrlStateController<QueriesState>(this, {
    format: formatQueriesState,
    parse: parseQueriesState,
  });
  readonly #theme = new ThemeController(this);
  readonly #phone = new MediaController(this, "(max-width: 859px)");
  readonly #memory = new QueryMemory(this);
  readonly #library = new LibraryController(this, this.#services);
  readonly #edit = new EditController(this, this.#services, this.#memory);
  readonly #runs = new RunController(this, this.#services);
  readonly #calm = new MediaController(this, "(prefers-reduced-motion: reduce)");
  readonly #runner = new QueryRunner({
    runs: this.#runs,
    edit: this.#edit,
    memory: this.#memory,
    query: () => this.#query,
  });
  readonly #actions = new QueryActions(this, {
    services: this.#services,
    url: this.#url,
    memory: this.#memory,
    library: this.#library,
    edit: this.#edit,
  });
  #focusNext: "form" | "evidence" | null = null;
  #graph: DrawnResult | null = null;
  #graphOf: QueryRun["rows"] | null = null;
  #updates = 0;

  constructor() {
    super();
    const on = <E extends Event>(
      kind: { readonly eventName: string } & (abstract new (...parameters: never[]) => E),
      handle: (event: E) => void,
    ): void => {
      this.addEventListener(kind.eventName, (event) => {
        if (event instanceof kind) handle(event);
      });
    };
    on(QueriesStateEvent, ({ change }) => {
      this.#change(change(this.#url.state));
    });
    on(RunEvent, ({ texts }) => {
      this.#onRun(texts);
    });
    on(TextEvent, ({ text, stored }) => {
      this.#edit.write(text, stored);
    });
    on(QueryActionEvent, ({ action }) => {
      this.#actions.act(action);
    });
    on(DownloadEvent, ({ form }) => {
      this.#actions.download(this.#runs.request, form);
    });
    on(ConflictEvent, ({ keep }) => {
      this.#actions.resolve(keep);
    });
    this.addEventListener("entente-cancel", () => {
      this.#runs.cancel();
    });
    this.addEventListener("entente-rows", (event) => {
      if (event instanceof CustomEvent) this.#memory.setRows(Number(event.detail));
    });
    this.addEventListener("entente-retry", this.#onRetry);
    this.addEventListener("entente-dismiss", () => {
      this.#url.dismissNotices();
    });
    // The canvas asks so when Enter opened something in it.
    this.addEventListener("entente-read", () => {
      this.#focusNext = "evidence";
      this.requestUpdate();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("keydown", this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#onKey);
  }

  get #query(): SavedQuery | null {
    const { query } = this.#url.state;
    return query === null ? null : this.#library.query(query);
  }

  protected override willUpdate(): void {
    const { state } = this.#url;
    this.#updates += 1;
    this.#library.load(state.query);
    const query = this.#query;
    if (state.query === null || query !== null) this.#edit.follow(query, state.edit);
    this.#runner.runFromLink(state, query);
    const rows = this.#runs.run?.rows ?? null;
    if (rows !== this.#graphOf) {
      this.#graphOf = rows;
      this.#graph = rows === null ? null : toDrawnResult(rows);
    }
  }

  protected override updated(): void {
    document.title = `${this.#query?.name ?? "Queries"} · Entente`;
    const name = this.#focusNext === "form" ? "entente-query" : "entente-result-evidence";
    if (this.#focusNext === null) return;
    const element = this.renderRoot.querySelector<LitElement>(name);
    if (element === null) return;
    this.#focusNext = null;
    void element.updateComplete.then(() => {
      element.focus();
    });
  }

  protected override render(): TemplateResult {
    const { state } = this.#url;
    const hasEvidence = state.open !== null && this.#graph !== null;
    return html`
      ${skipLink("Skip to the query")}
      <entente-page-masthead
        .services=${this.#services}
        .theme=${this.#theme.theme}
        @entente-theme=${this.#onTheme}
      ></entente-page-masthead>
      <entente-notices
        .isDown=${!this.#connection.isUp}
        .notices=${this.#url.notices}
        .problem=${this.#library.queries === null ? null : this.#actions.problem}
      ></entente-notices>
      <div class=${hasEvidence ? "body open" : "body"}>
        ${this.#phone.matches ? this.#renderOne(state) : this.#renderBoth(state)}
        ${hasEvidence ? this.#renderEvidence(state) : nothing}
      </div>
      <entente-name-dialog></entente-name-dialog>
      <entente-history-dialog .services=${this.#services}></entente-history-dialog>
    `;
  }

  #renderBoth(state: QueriesState): TemplateResult {
    return html`<aside class="library" aria-label="Library">
        ${this.#renderLibrary(state, false)}
      </aside>
      <main id="main" tabindex="-1">${this.#renderMain(state)}</main>`;
  }

  /** On a phone: the library, or the query with a way back to it. */
  #renderOne(state: QueriesState): TemplateResult {
    if (state.query === null && !state.edit && this.#actions.deleted === null) {
      return html`<main id="main" class="library" tabindex="-1">
        ${this.#renderLibrary(state, true)}
      </main>`;
    }
    return html`<main id="main" tabindex="-1">
      <a class="back" href="/queries" @click=${this.#onBack}>All queries</a>
      ${this.#renderMain(state)}
    </main>`;
  }

  #renderLibrary(state: QueriesState, isPage: boolean): TemplateResult {
    return html`<entente-query-library
      .queries=${this.#library.queries}
      .memory=${{ favourites: this.#memory.favourites, recent: this.#memory.recent }}
      .opened=${state.query}
      .drafts=${(id: string): boolean => this.#memory.hasDraft(id)}
      .offersNew=${this.#library.rights.mayEdit}
      .isPage=${isPage}
      @entente-read=${this.#onRead}
      @entente-favourite=${this.#onFavourite}
    ></entente-query-library>`;
  }

  #renderMain(state: QueriesState): TemplateResult {
    if (state.query === null && !state.edit) {
      const { deleted, undelete } = this.#actions;
      if (deleted !== null) return undoDeletion(deleted.name, undelete);
      return introduction(this.#library.queries, this.#library.error, this.#onRetry);
    }
    const query = this.#query;
    if (state.query !== null && query === null) {
      return missing(state.query, this.#library.error, {
        onRetry: this.#onRetry,
        onHistory: this.#library.rights.mayWrite ? this.#actions.showHistory : null,
      });
    }
    return html`<entente-query
      .services=${this.#services}
      .query=${query}
      .state=${state}
      .rights=${this.#library.rights}
      .edit=${this.#edit}
      .editVersion=${this.#updates}
      .run=${this.#runs.run}
      .graph=${this.#graph}
      .schema=${this.#library.schema}
      .rows=${this.#memory.rows}
      .isFavourite=${query !== null && this.#memory.favourites.includes(query.id)}
      .said=${this.#actions.said}
      .theme=${this.#theme.theme}
    ></entente-query>`;
  }

  #renderEvidence({ open }: QueriesState): TemplateResult {
    return html`<aside class="evidence" aria-label="Evidence">
      <entente-result-evidence
        .services=${this.#services}
        .graph=${this.#graph}
        .open=${open}
        .theme=${this.#theme.theme}
      ></entente-result-evidence>
    </aside>`;
  }

  #onRun(texts: QueriesState["texts"]): void {
    const { state } = this.#url;
    this.#runner.runNow(texts);
    this.#change({ ...state, texts: state.query === null ? {} : texts, open: null });
    if (this.#phone.matches) this.#showResult();
  }

  /** On a phone the result begins below the form. */
  #showResult(): void {
    void this.updateComplete.then(() => {
      const query = this.renderRoot.querySelector<EntenteQueryElement>("entente-query");
      query?.showResult(this.#calm.matches ? "instant" : "smooth");
    });
  }

  #change(next: QueriesState): void {
    const before = this.#url.state;
    if (next.query !== before.query) this.#actions.quieten();
    this.#url.change(next, null);
  }

  #onRead = (event: Event): void => {
    event.stopPropagation();
    this.#focusNext = "form";
    this.requestUpdate();
  };

  #onFavourite = (event: Event): void => {
    if (event instanceof CustomEvent) this.#memory.toggleFavourite(String(event.detail));
  };

  #onRetry = (): void => {
    this.#services.connection.retryNow();
    this.#library.retry();
  };

  #onTheme = (): void => {
    this.#theme.toggle();
  };

  #onBack = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#change(INITIAL_QUERIES_STATE);
  };

  #onKey = (event: KeyboardEvent): void => {
    const isWriting = event
      .composedPath()
      .some(
        (node) =>
          node instanceof HTMLElement &&
          node.matches("input, select, textarea, [contenteditable=true], dialog"),
      );
    if (event.key !== "/" || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.renderRoot.querySelector<LitElement>("entente-query-library")?.focus();
  };
}
