import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import type { HistoryEntry, QueryHistory, SavedQuery } from "../../../server/wire/saved-query.ts";
import { baseStyles } from "../base-styles.ts";
import { dialogStyles } from "./dialog-styles.ts";
import type { ExplorerServices } from "../explorer-services.ts";

const WORDS = {
  saved: "Saved",
  deleted: "Deleted",
  restored: "Restored",
  found: "Changed by hand",
} as const;
const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/**
 * The versions of a query, newest first, each beside the text of today. `show()` opens it; a version
 * that is restored is given to `onRestored`.
 */
export class EntenteHistoryDialogElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    history: { state: true },
    chosen: { state: true },
    problem: { state: true },
  };
  static override styles = [
    baseStyles,
    dialogStyles,
    css`
      .versions {
        display: grid;
        grid-template-columns: 15rem minmax(0, 1fr);
        gap: 1.25rem;
      }
      ol {
        max-height: 26rem;
        overflow-y: auto;
        border-block-start: 1px solid var(--line);
      }
      li button {
        display: block;
        width: 100%;
        padding: 0.5rem 0.625rem;
        border: 0;
        border-block-end: 1px solid var(--line);
        background: none;
        font-size: 0.9375rem;
        text-align: start;
      }
      li button:hover {
        background: var(--paper-quiet);
      }
      li button[aria-pressed="true"] {
        background: var(--paper-press);
        box-shadow: inset 3px 0 0 var(--line-strong);
      }
      li .quiet {
        display: block;
        font-size: 0.8125rem;
      }
      @media (max-width: 859px) {
        .versions {
          grid-template-columns: minmax(0, 1fr);
        }
        ol {
          max-height: 12rem;
        }
        li button {
          min-height: 44px;
        }
      }
    `,
  ];

  declare services: ExplorerServices;
  declare history: QueryHistory | null;
  declare chosen: HistoryEntry | null;
  declare problem: string | null;

  #current = "";
  #seen: string | null = null;
  #onRestored: (query: SavedQuery) => void = () => undefined;

  constructor() {
    super();
    this.history = null;
    this.chosen = null;
    this.problem = null;
  }

  /** @param current the query as it is now; null where it is deleted. */
  show(id: string, current: SavedQuery | null, onRestored: (query: SavedQuery) => void): void {
    this.#current = current?.text ?? "";
    this.#seen = current?.version ?? null;
    this.#onRestored = onRestored;
    this.history = null;
    this.chosen = null;
    this.problem = null;
    void this.#load(id);
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector("dialog")?.showModal();
    });
  }

  protected override render(): TemplateResult {
    return html`<dialog class="wide" aria-labelledby="title">
      <div class="sheet">
        <h2 id="title">History</h2>
        ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
        ${this.history === null ? html`<p class="quiet">Loading …</p>` : this.#renderVersions(this.history)}
        <div class="buttons">
          <button class="button" type="button" @click=${this.#onClose}>Close</button>
          <button
            class="button strong"
            type="button"
            ?disabled=${this.chosen === null || this.chosen.text === this.#current}
            @click=${this.#onRestore}
          >
            Restore this version
          </button>
        </div>
      </div>
    </dialog>`;
  }

  #renderVersions({ entries }: QueryHistory): TemplateResult {
    const { chosen } = this;
    return html`<div class="versions">
      <ol aria-label="Versions">
        ${entries.map(
          (entry) =>
            html`<li>
              <button
                type="button"
                aria-pressed=${entry === chosen ? "true" : "false"}
                @click=${(): void => {
                  this.chosen = entry;
                }}
              >
                ${WORDS[entry.action]} ${WHEN.format(new Date(entry.at))}
                <span class="quiet" dir="auto">${entry.name}</span>
              </button>
            </li>`,
        )}
      </ol>
      ${
        chosen === null
          ? html`<p class="quiet">Choose a version to see it beside the text of today.</p>`
          : html`<entente-compare
              .left=${{ title: `Version of ${WHEN.format(new Date(chosen.at))}`, text: chosen.text }}
              .right=${{ title: "Today", text: this.#current }}
            ></entente-compare>`
      }
    </div>`;
  }

  async #load(id: string): Promise<void> {
    try {
      this.history = await this.services.queries.history(id);
      this.chosen = this.history.entries.find(({ text }) => text !== this.#current) ?? null;
    } catch (error) {
      this.problem = wordsOf(error);
    }
  }

  #onClose = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onRestore = (): void => {
    const { history, chosen } = this;
    if (history === null || chosen === null) return;
    this.services.queries.restore(history.id, chosen.version, this.#seen).then(
      (query) => {
        this.#onClose();
        this.#onRestored(query);
      },
      (error: unknown) => {
        this.problem = wordsOf(error);
      },
    );
  };
}

function wordsOf(error: unknown): string {
  return error instanceof EntenteError ? error.message : String(error);
}
