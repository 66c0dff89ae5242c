import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { SavedQueryEntry } from "../../../server/wire/saved-query.ts";
import { formatDay } from "../../../server/words/format-day.ts";
import { baseStyles } from "../base-styles.ts";
import { icons } from "../icons.ts";
import { QueryActionEvent, type QueryAction } from "./query-action-event.ts";

/** Name, summary and description of a query, and what can be done with it. */
export class EntenteQueryHeadElement extends LitElement {
  static override properties = {
    query: { attribute: false },
    isEditing: { attribute: false },
    isFavourite: { attribute: false },
    isDirty: { attribute: false },
    mayEdit: { attribute: false },
    mayWrite: { attribute: false },
    said: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      h1 {
        font-size: 1.625rem;
        font-weight: 650;
        line-height: 1.18;
        letter-spacing: -0.01em;
        text-wrap: balance;
        overflow-wrap: anywhere;
      }
      .summary {
        max-width: 46rem;
        padding-block-start: 0.25rem;
        font-size: 1.0625rem;
        text-wrap: pretty;
      }
      .about {
        padding-block-start: 0.25rem;
        font-size: 0.875rem;
        color: var(--ink-quiet);
      }
      .description {
        max-width: 46rem;
        padding-block-start: 0.25rem;
        font-size: 0.9375rem;
      }
      .description summary {
        width: max-content;
        font-size: 0.875rem;
        cursor: pointer;
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 0.18em;
      }
      .description p {
        padding-block-start: 0.375rem;
        text-wrap: pretty;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem;
        padding-block-start: 0.625rem;
      }
      .actions .button {
        min-height: 2rem;
        padding-inline: 0.625rem;
        font-size: 0.875rem;
      }
      .said {
        font-size: 0.875rem;
      }
      @media (max-width: 859px) {
        h1 {
          font-size: 1.375rem;
        }
        .actions .button {
          min-height: 44px;
        }
      }
    `,
  ];

  /** null while a new query is written. */
  declare query: SavedQueryEntry | null;
  declare isEditing: boolean;
  declare isFavourite: boolean;
  declare isDirty: boolean;
  /** Whether the reader may write Cypher and run it. */
  declare mayEdit: boolean;
  /** Whether the reader may save. */
  declare mayWrite: boolean;
  /** What was just done, as a sentence. */
  declare said: string;

  constructor() {
    super();
    this.query = null;
    this.isEditing = false;
    this.isFavourite = false;
    this.isDirty = false;
    this.mayEdit = false;
    this.mayWrite = false;
    this.said = "";
  }

  protected override render(): TemplateResult {
    const { query } = this;
    return html`
      <h1 dir="auto">${query?.name ?? "A new query"}</h1>
      ${query === null ? nothing : this.#renderAbout(query)}
      <div class="actions">
        ${query === null ? this.#renderNewActions() : this.#renderActions(query)}
        <p class="said" role="status">${this.said}</p>
      </div>
    `;
  }

  #renderAbout(query: SavedQueryEntry): TemplateResult {
    const { summary, description, origin, savedAt, tags } = query;
    const from =
      origin === "builtin"
        ? "Built in"
        : `Saved${savedAt === undefined ? "" : ` on ${formatDay(savedAt.slice(0, 10))}`}`;
    return html`
      <p class="summary" dir="auto">${summary}</p>
      ${
        description === undefined
          ? nothing
          : html`<details class="description">
              <summary>How to read it</summary>
              ${description.split("\n\n").map((paragraph) => html`<p dir="auto">${paragraph}</p>`)}
            </details>`
      }
      <p class="about">${[from, ...tags].join(" · ")}</p>
    `;
  }

  #renderActions({ origin }: SavedQueryEntry): TemplateResult {
    const isOwn = origin === "user" && this.mayWrite;
    return html`
      ${
        this.isEditing
          ? this.#action("close-editor", html`Close the editor`)
          : this.#action("edit", html`${icons.edit}${this.mayEdit ? "Edit" : "Show the Cypher"}`)
      }
      ${this.isEditing && isOwn ? this.#action("save", html`Save`, !this.isDirty) : nothing}
      ${this.mayWrite && this.isEditing ? this.#action("save-as", html`Save as …`) : nothing}
      ${this.isEditing && this.isDirty ? this.#action("discard", html`Discard edits`) : nothing}
      <button
        class="button"
        type="button"
        aria-pressed=${this.isFavourite ? "true" : "false"}
        @click=${this.#send("favourite")}
      >
        ${icons.star}${this.isFavourite ? "No favourite" : "Favourite"}
      </button>
      ${this.#action("copy-link", html`${icons.link}Copy link`)}
      ${
        isOwn
          ? html`${this.#action("rename", html`Rename`)}
            ${this.#action("history", html`${icons.history}History`)}
            ${this.#action("remove", html`${icons.remove}Delete`)}`
          : nothing
      }
    `;
  }

  #renderNewActions(): TemplateResult {
    return html`
      ${this.mayWrite ? this.#action("save-as", html`Save as …`) : nothing}
      ${this.isDirty ? this.#action("discard", html`Start over`) : nothing}
      ${this.#action("close-editor", html`Close`)}
    `;
  }

  #action(action: QueryAction, content: TemplateResult, disabled = false): TemplateResult {
    return html`<button
      class="button"
      type="button"
      ?disabled=${disabled}
      @click=${this.#send(action)}
    >
      ${content}
    </button>`;
  }

  #send(action: QueryAction): () => void {
    return () => {
      this.dispatchEvent(new QueryActionEvent(action));
    };
  }
}
