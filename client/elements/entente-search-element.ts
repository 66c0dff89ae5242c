import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { ActorHit, ActorPage } from "../../server/wire/actor-card.ts";
import { countOf } from "../../server/words/count-words.ts";
import { highlightMatch } from "../model/highlight.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { icons } from "./icons.ts";
import { RemoteController } from "./remote-controller.ts";
import { searchStyles } from "./search-styles.ts";

const HITS = 8;
const LONGEST_QUERY = 200;
/** Long enough to skip the letters of a fast typist, short enough to feel immediate. */
const PAUSE_MS = 120;

/** A combobox over names and aliases of actors and issues; choosing one opens it. */
export class EntenteSearchElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    query: { state: true },
    open: { state: true },
    active: { state: true },
  };
  static override styles = [baseStyles, searchStyles];

  declare services: ExplorerServices;
  declare query: string;
  declare open: boolean;
  /** Row of the list that arrow keys reached; −1 while the text itself is active. */
  declare active: number;

  readonly #page = new RemoteController<ActorPage>(this, () => this.services);
  #pause: number | undefined;

  constructor() {
    super();
    this.query = "";
    this.open = false;
    this.active = -1;
  }

  get #hits(): readonly ActorHit[] {
    return this.query.trim() === "" ? [] : (this.#page.state.last?.actors ?? []);
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector("input")?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#pause);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("active") && this.active >= 0) {
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    }
  }

  protected override render(): TemplateResult {
    const showsList = this.open && this.query.trim() !== "";
    return html`
      <div class="field" role="search" @focusout=${this.#onFocusOut}>
        ${icons.search}
        <input
          type="text"
          role="combobox"
          aria-label="Find an actor or issue"
          aria-autocomplete="list"
          aria-controls="hits"
          aria-expanded=${showsList && this.#hits.length > 0 ? "true" : "false"}
          aria-activedescendant=${showsList && this.active >= 0 ? `hit-${this.active}` : nothing}
          placeholder="Find an actor or issue"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength=${LONGEST_QUERY}
          enterkeyhint="search"
          .value=${this.query}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
          @click=${this.#onClick}
        />
        ${
          this.query === ""
            ? nothing
            : html`<button
                class="icon-button clear"
                type="button"
                aria-label="Clear the search"
                @click=${this.#onClear}
              >
                ${icons.close}
              </button>`
        }
        <div class="popup" ?hidden=${!showsList}>${this.#renderHits()}</div>
        <p class="visually-hidden" role="status">${showsList ? this.#summary() : ""}</p>
      </div>
    `;
  }

  #renderHits(): TemplateResult {
    const hits = this.#hits;
    const more = (this.#page.state.last?.total ?? 0) - hits.length;
    return html`
      <ul
        id="hits"
        role="listbox"
        aria-label="Actors and issues found"
        ?hidden=${hits.length === 0}
      >
        ${hits.map((hit, row) => this.#renderHit(hit, row))}
      </ul>
      ${hits.length === 0 ? html`<p class="note">${this.#summary()}</p>` : nothing}
      ${hits.length > 0 && more > 0 ? html`<p class="note">${countOf(more, "more match", "more match")}; type on to narrow.</p>` : nothing}
    `;
  }

  #renderHit(hit: ActorHit, row: number): TemplateResult {
    const marked = (text: string): TemplateResult[] =>
      highlightMatch(text, this.query).map((part) =>
        part.match ? html`<mark>${part.text}</mark>` : html`${part.text}`,
      );
    return html`
      <li
        id=${`hit-${row}`}
        role="option"
        aria-selected=${row === this.active ? "true" : "false"}
        @pointerdown=${this.#keepFocus}
        @click=${(): void => {
          this.#choose(hit);
        }}
      >
        <span class="name" dir="auto">${marked(hit.name)}</span>
        <span class="count number">${countOf(hit.stances, "stance")}</span>
        <span class="about">
          ${hit.alias === undefined ? nothing : html`<span dir="auto">also ${marked(hit.alias)}</span> · `}${hit.role ?? hit.kind ?? "issue"}
        </span>
      </li>
    `;
  }

  #summary(): string {
    const { kind, last } = this.#page.state;
    if (kind === "failed") return this.#page.state.error.message;
    if (last === null) return "Searching …";
    if (last.total > 0) return `${countOf(last.total, "match", "matches")} found.`;
    return kind === "loading" ? "Searching …" : "Nobody and nothing here has such a name or alias.";
  }

  #search(): void {
    const query = this.query.trim();
    window.clearTimeout(this.#pause);
    if (query === "") {
      this.#page.clear();
      return;
    }
    this.#pause = window.setTimeout(() => {
      this.#page.load(query, (signal) => this.services.api.findActors(query, HITS, signal));
    }, PAUSE_MS);
  }

  #choose(hit: ActorHit): void {
    this.open = false;
    this.active = -1;
    this.query = hit.name;
    // On a touch screen the keyboard would cover what was opened.
    if (window.matchMedia("(pointer: coarse)").matches) {
      this.renderRoot.querySelector("input")?.blur();
    }
    this.dispatchEvent(
      new EntenteStateEvent((state) => ({
        ...state,
        selection: { kind: "node", id: hit.id },
        stance: null,
      })),
    );
  }

  #onInput = (event: InputEvent): void => {
    this.query = (event.target as HTMLInputElement).value;
    this.open = true;
    this.active = -1;
    this.#search();
  };

  #onClick = (): void => {
    this.open = true;
  };

  #onClear = (): void => {
    this.query = "";
    this.active = -1;
    this.#search();
    this.focus();
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    const last = this.#hits.length - 1;
    switch (event.key) {
      case "ArrowDown":
        this.open = true;
        this.active = this.active >= last ? -1 : this.active + 1;
        break;
      case "ArrowUp":
        this.open = true;
        this.active = this.active < 0 ? last : this.active - 1;
        break;
      case "Enter": {
        const hit = this.#hits[Math.max(0, this.active)];
        // Enter on an old list would open somebody whom the text no longer names.
        if (hit !== undefined && this.#page.state.kind === "ready") this.#choose(hit);
        break;
      }
      case "Escape":
        if (!this.open || this.query === "") this.#onClear();
        this.open = false;
        this.active = -1;
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  #onFocusOut = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (next instanceof Node && this.renderRoot.contains(next)) return;
    this.open = false;
    this.active = -1;
  };

  #keepFocus = (event: Event): void => {
    event.preventDefault();
  };
}
