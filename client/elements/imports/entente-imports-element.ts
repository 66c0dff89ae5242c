import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { allowsRole, type Role } from "../../../server/wire/role.ts";
import { countOf } from "../../../server/words/count-words.ts";
import { createImportsApi } from "../../api/imports-api.ts";
import {
  formatImportsState,
  parseImportsState,
  type ImportsState,
} from "../../model/imports/imports-state.ts";
import { baseStyles } from "../base-styles.ts";
import { ConnectionController } from "../connection-controller.ts";
import { createServices } from "../explorer-services.ts";
import { pageHeadStyles, readingPage, readingPageStyles } from "../reading-page.ts";
import { skipStyles } from "../skip-link.ts";
import { ThemeController } from "../theme-controller.ts";
import { UrlStateController } from "../url-state-controller.ts";
import type { FilesChosenEvent } from "./entente-import-drop-element.ts";
import type {
  EntenteImportFileElement,
  ImportStartedEvent,
} from "./entente-import-file-element.ts";
import type { ImportServices } from "./import-services.ts";
import { ImportsChangedEvent } from "./imports-changed-event.ts";
import { importsPageStyles } from "./imports-page-styles.ts";
import { importsStyles } from "./imports-styles.ts";
import { ImportsStateEvent } from "./imports-state-event.ts";
import { stateLink } from "./state-link.ts";

/** A file of this visit: chosen, or on its way into the graph. */
interface Chosen {
  readonly key: number;
  readonly file: File;
  /** Id of its import; null before it began. */
  readonly id: string | null;
}

const TITLES = {
  start: "Import",
  import: "An import",
  duplicates: "Suspected duplicates",
} as const satisfies Record<ImportsState["page"], string>;

/** The page that brings data in: files, imports, actors that may be one. Its state is the URL. */
export class EntenteImportsElement extends LitElement {
  static override properties = { chosen: { state: true }, listVersion: { state: true } };
  static override styles = [
    baseStyles,
    skipStyles,
    importsStyles,
    readingPageStyles,
    pageHeadStyles,
    importsPageStyles,
  ];

  declare chosen: readonly Chosen[];
  declare listVersion: number;

  readonly #services = createImportServices();
  readonly #connection = new ConnectionController(this, this.#services);
  readonly #url = new UrlStateController<ImportsState>(this, {
    format: formatImportsState,
    parse: parseImportsState,
  });
  readonly #theme = new ThemeController(this);
  #focusMain = false;
  #nextKey = 0;

  constructor() {
    super();
    this.chosen = [];
    this.listVersion = 0;
    this.addEventListener(ImportsStateEvent.eventName, ({ state }) => {
      this.#go(state);
    });
    this.addEventListener(ImportsChangedEvent.eventName, () => {
      this.listVersion += 1;
    });
    this.addEventListener("entente-dismiss", () => {
      this.#url.dismissNotices();
    });
    this.addEventListener("entente-retry", () => {
      this.#services.connection.retryNow();
    });
  }

  protected override updated(): void {
    document.title = `${TITLES[this.#url.state.page]} · Entente`;
    if (!this.#focusMain) return;
    this.#focusMain = false;
    this.renderRoot.querySelector("main")?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const around = {
      skip: "Skip to the imports",
      services: this.#services,
      theme: this.#theme,
      connection: this.#connection,
      notices: this.#url.notices,
    };
    return readingPage(around, this.#renderPage());
  }

  #renderPage(): TemplateResult {
    const state = this.#url.state;
    const role = this.#services.session.current?.role ?? null;
    const mayImport = role !== null && allowsRole(role, "editor");
    return html`${this.#renderHead(state)}
    ${
      // Nothing may be offered until the role is known.
      role === null
        ? nothing
        : mayImport
          ? this.#renderStart(state)
          : this.#renderBarred(state, role)
    }
    ${
      state.page === "import" && mayImport
        ? html`<p class="back">${stateLink({ page: "start" }, "All imports")}</p>
            <entente-import
              .services=${this.#services}
              .importId=${state.id}
              .isWhole=${true}
            ></entente-import>`
        : nothing
    }
    ${
      state.page === "duplicates"
        ? html`<entente-duplicates
            .services=${this.#services}
            .mayMerge=${mayImport}
          ></entente-duplicates>`
        : nothing
    }`;
  }

  #renderHead({ page }: ImportsState): TemplateResult | typeof nothing {
    if (page === "import") return nothing;
    const isStart = page === "start";
    return html`<div class="head">
      <div>
        <h1>${isStart ? "Bring data in" : "Suspected duplicates"}</h1>
        <p class="quiet">
          ${
            isStart
              ? "Each row of a file becomes a stance or a tie, with its source. Every import can be taken back."
              : "Actors that may be one, and why. Nobody is merged but by you, and every merge can be undone."
          }
        </p>
      </div>
      <nav class="ways" aria-label="Import">
        ${stateLink({ page: "start" }, "Import files", { isCurrent: isStart })}
        ${stateLink({ page: "duplicates" }, "Suspected duplicates", { isCurrent: !isStart })}
      </nav>
    </div>`;
  }

  #renderBarred({ page }: ImportsState, role: Role): TemplateResult | typeof nothing {
    if (page === "duplicates") return nothing;
    const { current } = this.#services.session;
    return html`<div class="barred">
      ${page === "import" ? html`<h1>An import</h1>` : nothing}
      <p class="lead">Importing needs the role of an editor.</p>
      <p>
        You are here as ${role}: an import changes the graph for everybody, so only editors start
        imports and see them. Ask whoever runs this server for a token of that role.
      </p>
      ${
        current?.canLogIn === true && current.name === null
          ? html`<button class="button" type="button" @click=${this.#onLogIn}>Log in</button>`
          : nothing
      }
      <p><a href="/">Back to the explorer</a></p>
    </div>`;
  }

  #renderStart({ page }: ImportsState): TemplateResult {
    const waiting = this.chosen.filter(({ id }) => id === null);
    // Hidden rather than gone: files that were chosen and mapped stay while one import is looked at.
    return html`<div class="start" ?hidden=${page !== "start"}>
      <entente-import-drop
        .isSmall=${this.chosen.length > 0}
        @entente-files-chosen=${this.#onFiles}
      ></entente-import-drop>
      ${
        this.chosen.length === 0
          ? nothing
          : html`<div class="files">
              ${
                waiting.length < 2
                  ? nothing
                  : html`<div class="all">
                      <button class="button strong" type="button" @click=${this.#onAll}>
                        Import all ${countOf(waiting.length, "file")}
                      </button>
                      <span class="quiet">One after the other, each as it is set below.</span>
                    </div>`
              }
              ${repeat(
                this.chosen,
                ({ key }) => key,
                (each) => this.#renderChosen(each),
              )}
            </div>`
      }
      ${
        page === "start"
          ? html`<entente-import-list
              .services=${this.#services}
              .version=${this.listVersion}
              .besides=${this.chosen.flatMap(({ id }) => id ?? [])}
            ></entente-import-list>`
          : nothing
      }
    </div>`;
  }

  #renderChosen({ key, file, id }: Chosen): TemplateResult {
    if (id !== null) {
      return html`<div class="started">
        <entente-import .services=${this.#services} .importId=${id}></entente-import>
        <p>${stateLink({ page: "import", id }, "Open this import")}</p>
      </div>`;
    }
    return html`<entente-import-file
      .services=${this.#services}
      .file=${file}
      .theme=${this.#theme.theme}
      @entente-import-started=${(event: ImportStartedEvent): void => {
        this.#onStarted(key, event.id);
      }}
      @entente-file-dismissed=${(): void => {
        this.chosen = this.chosen.filter((each) => each.key !== key);
      }}
    ></entente-import-file>`;
  }

  #onFiles = ({ files }: FilesChosenEvent): void => {
    const added = files.map((file) => ({ key: (this.#nextKey += 1), file, id: null }));
    this.chosen = [...this.chosen, ...added];
    this.#go({ page: "start" });
  };

  /** One file alone is followed where its address says which it is; several stay side by side. */
  #onStarted(key: number, id: string): void {
    const [first, ...others] = this.chosen;
    if (first?.key === key && others.length === 0) {
      this.chosen = [];
      this.#go({ page: "import", id });
      return;
    }
    this.chosen = this.chosen.map((each) => (each.key === key ? { ...each, id } : each));
  }

  #onAll = (): void => {
    void this.#startAll();
  };

  async #startAll(): Promise<void> {
    const cards = [
      ...this.renderRoot.querySelectorAll<EntenteImportFileElement>("entente-import-file"),
    ];
    // One at a time: the server imports them in turn, and two uploads would share one line.
    // Meanwhile the reader may have left one out.
    for (const card of cards) if (card.isConnected && card.isReady) await card.start();
  }

  #onLogIn = (): void => {
    void this.#services.session.ask();
  };

  #go(state: ImportsState): void {
    if (formatImportsState(state) === formatImportsState(this.#url.state)) return;
    this.#focusMain = true;
    this.#url.change(state, null);
    window.scrollTo(0, 0);
  }
}

function createImportServices(): ImportServices {
  const services = createServices();
  return { ...services, imports: createImportsApi(services.fetcher, services.session) };
}
