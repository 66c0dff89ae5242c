import { css, html, LitElement, type TemplateResult } from "lit";
import type { Theme } from "../../server/picture/graph-style.ts";
import { INITIAL_VIEW_STATE, TABLES, type ViewState } from "../model/view-state.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import type { GraphPicture } from "./graph-controller.ts";

const TABLE_NAMES = { dyads: "Dyads", stances: "Stances" } as const;

/** What the network shows as text: a table of dyads or of stances. */
export class EntenteTablesElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    picture: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        min-height: 0;
        min-width: 0;
      }
      .tabs {
        display: flex;
        gap: 1.25rem;
        border-block-end: 1px solid var(--line);
      }
      .tabs button {
        min-height: 2.5rem;
        padding: 0;
        border: 0;
        border-block-end: 3px solid transparent;
        background: none;
        font-weight: 500;
        color: var(--ink-quiet);
      }
      .tabs button[aria-pressed="true"] {
        border-block-end-color: var(--line-strong);
        color: var(--ink);
        font-weight: 600;
      }
      @media (max-width: 859px) {
        .tabs button {
          min-height: 44px;
        }
      }
    `,
  ];

  declare services: ExplorerServices;
  declare state: ViewState;
  /** null: nothing passes the filters, and what stands inside the element says so. */
  declare picture: GraphPicture | null;
  declare theme: Theme;

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.picture = null;
    this.theme = "light";
  }

  protected override render(): TemplateResult {
    return html`<div class="tabs" role="group" aria-label="Table">
        ${TABLES.map(
          (table) =>
            html`<button
              type="button"
              aria-pressed=${this.state.table === table ? "true" : "false"}
              @click=${(): void => {
                this.dispatchEvent(
                  new EntenteStateEvent((state) => ({ ...state, table, sort: null })),
                );
              }}
            >
              ${TABLE_NAMES[table]}
            </button>`,
        )}
      </div>
      ${this.picture === null ? html`<slot></slot>` : this.#renderTable(this.picture)}`;
  }

  #renderTable(picture: GraphPicture): TemplateResult {
    const { state, theme } = this;
    if (state.table === "stances") {
      return html`<entente-stance-table
        .services=${this.services}
        .state=${state}
        .dataVersion=${picture.whole.network.dataVersion}
        .theme=${theme}
      ></entente-stance-table>`;
    }
    return html`<entente-dyad-table
      .model=${picture.model}
      .sort=${state.sort}
      .selection=${state.selection}
      .theme=${theme}
    ></entente-dyad-table>`;
  }
}
