import { html, LitElement, nothing, type TemplateResult } from "lit";
import {
  countLimits,
  INITIAL_VIEW_STATE,
  VIEW_MODES,
  type ViewState,
} from "../model/view-state.ts";
import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import { baseStyles } from "./base-styles.ts";
import type { EntenteSearchElement } from "./entente-search-element.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { icons } from "./icons.ts";
import { mastheadStyles } from "./masthead-styles.ts";

const MODE_NAMES = { graph: "Graph", table: "Table" } as const;

/**
 * Name, search, choice of view, theme. Dispatches `entente-theme` to change the theme and
 * `entente-filters` to open the filters where they have no column of their own.
 */
export class EntenteMastheadElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    schema: { attribute: false },
    theme: { attribute: false },
    offersFilters: { attribute: false },
  };
  static override styles = [baseStyles, mastheadStyles];

  declare services: ExplorerServices;
  declare state: ViewState;
  declare schema: GraphSchema | null;
  declare theme: Theme;
  declare offersFilters: boolean;

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.schema = null;
    this.theme = "light";
    this.offersFilters = false;
  }

  /** Puts the cursor into the search and offers what can be done. */
  search(): void {
    this.renderRoot.querySelector<EntenteSearchElement>("entente-search")?.begin();
  }

  protected override render(): TemplateResult {
    const isDark = this.theme === "dark";
    const limits = countLimits(this.state);
    return html`<header class="masthead">
      <div class="brand">
        <a href="/" @click=${this.#onHome}>Entente</a>
        <entente-pages compact></entente-pages>
        <p>Who stands with whom, on what, and on whose word</p>
      </div>
      <entente-search
        .services=${this.services}
        .state=${this.state}
        .schema=${this.schema}
      ></entente-search>
      <div class="tools">
        ${
          this.offersFilters
            ? html`<button
                class="button"
                type="button"
                aria-haspopup="dialog"
                @click=${this.#onFilters}
              >
                Filters${limits === 0 ? nothing : ` (${limits})`}
              </button>`
            : nothing
        }
        <div class="switch" role="group" aria-label="View">
          ${VIEW_MODES.map(
            (mode) =>
              html`<button
                type="button"
                aria-pressed=${this.state.mode === mode ? "true" : "false"}
                @click=${(): void => {
                  this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, mode })));
                }}
              >
                ${MODE_NAMES[mode]}
              </button>`,
          )}
        </div>
        <button
          class="icon-button"
          type="button"
          aria-label=${isDark ? "Use light colours" : "Use dark colours"}
          @click=${this.#onTheme}
        >
          ${isDark ? icons.sun : icons.moon}
        </button>
        <entente-session .session=${this.services.session}></entente-session>
      </div>
    </header>`;
  }

  // The whole graph again, without loading the page again.
  #onHome = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.dispatchEvent(
      new EntenteStateEvent((state) => ({ ...INITIAL_VIEW_STATE, mode: state.mode })),
    );
  };

  #onTheme = (): void => {
    this.dispatchEvent(new Event("entente-theme"));
  };

  #onFilters = (): void => {
    this.dispatchEvent(new Event("entente-filters"));
  };
}
