import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { QueryParam, Suggestion, Suggestions } from "../../../server/wire/query-param.ts";
import { foldText } from "../../../server/wire/fold-text.ts";
import { formatCount } from "../../../server/words/count-words.ts";
import { highlightMatch } from "../../model/highlight.ts";
import { baseStyles } from "../base-styles.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { icons } from "../icons.ts";
import { RemoteController } from "../remote-controller.ts";
import { FieldEvent } from "./field-event.ts";
import { fieldStyles } from "./field-styles.ts";
import { nameOfValue } from "./name-of-value.ts";
import { describedBy, queryField } from "./query-field.ts";

/** Asks for suggestions to what is typed. */
export type Suggest = (typed: string, signal: AbortSignal) => Promise<Suggestions>;

/** Long enough to skip the letters of a fast typist, short enough to feel immediate. */
const PAUSE_MS = 120;
const MOST_NAMED = 20;

/**
 * A field whose values the graph suggests, one or a list of them. Names are shown where the values
 * are ids; a value that nobody suggests can be written all the same.
 */
export class EntenteSuggestFieldElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    param: { attribute: false },
    texts: { attribute: false },
    fault: { attribute: false },
    suggest: { attribute: false },
    under: { attribute: false },
    typed: { state: true },
    open: { state: true },
    active: { state: true },
  };
  static override styles = [baseStyles, fieldStyles];

  declare services: ExplorerServices;
  declare param: QueryParam;
  declare texts: readonly string[];
  declare fault: string | null;
  /** null: there is nothing to ask, as for a query that is not saved yet. */
  declare suggest: Suggest | null;
  /** The values that suggestions depend on, as text: other values, other suggestions. */
  declare under: string;
  /** What is being typed; null while the field shows its value. */
  declare typed: string | null;
  declare open: boolean;
  /** Row of the list that arrow keys reached; −1 while the text itself is active. */
  declare active: number;

  readonly #found = new RemoteController<Suggestions>(this, () => this.services);
  readonly #names = new RemoteController<ReadonlyMap<string, string>>(this, () => this.services);
  #pause: number | undefined;
  #shown = "";

  constructor() {
    super();
    this.texts = [];
    this.fault = null;
    this.suggest = null;
    this.under = "";
    this.typed = null;
    this.open = false;
    this.active = -1;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector("input")?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#pause);
  }

  protected override willUpdate(): void {
    const { texts, services, param } = this;
    if (texts.length === 0) return;
    // The names of values that came by a link or as defaults.
    this.#names.load(JSON.stringify(texts), async (signal) => {
      const known = new Map(this.#names.state.last);
      for (const text of texts.filter((each) => !known.has(each)).slice(0, MOST_NAMED)) {
        known.set(text, await nameOfValue(services, param.suggest, text, signal));
      }
      return known;
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#keepSelected();
    if (changed.has("active") && this.active >= 0) {
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    }
    if (changed.has("under") && this.open) this.#search();
  }

  /** A name that arrives while the field has the focus would otherwise undo its selection. */
  #keepSelected(): void {
    const input = this.renderRoot.querySelector("input");
    if (input === null || input.value === this.#shown) return;
    this.#shown = input.value;
    const hasFocus = (this.renderRoot as ShadowRoot).activeElement === input;
    if (this.typed === null && hasFocus) input.select();
  }

  get #suggestions(): readonly Suggestion[] {
    const all = this.#found.state.last?.suggestions ?? [];
    return this.param.list ? all.filter(({ value }) => !this.texts.includes(String(value))) : all;
  }

  protected override render(): TemplateResult {
    const { param, fault } = this;
    const content = html`${param.list ? this.#renderChips() : nothing}${this.#renderCombo()}`;
    return queryField({ param, control: "control", fault, content });
  }

  #renderCombo(): TemplateResult {
    const { param, fault } = this;
    const value = param.list ? "" : (this.texts[0] ?? "");
    const isOpen = this.open && this.suggest !== null;
    const rows = this.#suggestions;
    return html`<div class="combo" @focusout=${this.#onFocusOut}>
      <input
        id="control"
        type="text"
        role=${this.suggest === null ? nothing : "combobox"}
        aria-autocomplete=${this.suggest === null ? nothing : "list"}
        aria-controls=${this.suggest === null ? nothing : "suggestions"}
        aria-expanded=${this.suggest === null ? nothing : isOpen && rows.length > 0 ? "true" : "false"}
        aria-activedescendant=${isOpen && this.active >= 0 ? `row-${this.active}` : nothing}
        aria-required=${param.optional ? nothing : "true"}
        aria-invalid=${fault === null ? nothing : "true"}
        aria-describedby=${describedBy(param, fault)}
        placeholder=${param.list && this.texts.length > 0 ? "Add another" : ""}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${this.typed ?? this.#nameOf(value)}
        @focus=${this.#onFocus}
        @click=${this.#onClick}
        @input=${this.#onInput}
        @keydown=${this.#onKeyDown}
      />
      <div class="popup" ?hidden=${!isOpen}>
        <ul id="suggestions" role="listbox" aria-label="Suggestions" ?hidden=${rows.length === 0}>
          ${rows.map((row, place) => this.#renderRow(row, place))}
        </ul>
        ${this.#renderNote(rows)}
      </div>
      <p class="visually-hidden" role="status">${isOpen ? this.#summary(rows) : nothing}</p>
    </div>`;
  }

  #renderRow(row: Suggestion, place: number): TemplateResult {
    const marked = highlightMatch(row.label, this.typed ?? "").map(({ text, match }) =>
      match ? html`<mark>${text}</mark>` : html`${text}`,
    );
    return html`<li
      id=${`row-${place}`}
      role="option"
      aria-selected=${place === this.active ? "true" : "false"}
      @pointerdown=${this.#keepFocus}
      @click=${(): void => {
        this.#choose(row);
      }}
    >
      <span class="name" dir="auto">${marked}</span>
      <span class="count number">${formatCount(row.count)}</span>
      ${row.detail === undefined ? nothing : html`<span class="about" dir="auto">${row.detail}</span>`}
    </li>`;
  }

  #renderNote(rows: readonly Suggestion[]): TemplateResult | typeof nothing {
    if (rows.length === 0) return html`<p class="note">${this.#summary(rows)}</p>`;
    if (this.#found.state.last?.more !== true) return nothing;
    return html`<p class="note">There are more; type to narrow.</p>`;
  }

  #renderChips(): TemplateResult | typeof nothing {
    if (this.texts.length === 0) return nothing;
    return html`<div class="chips">
      ${this.texts.map(
        (text) =>
          html`<button
            class="chip"
            type="button"
            aria-label=${`Remove ${this.#nameOf(text)}`}
            @click=${(): void => {
              this.#change(this.texts.filter((each) => each !== text));
              this.focus();
            }}
          >
            <span dir="auto">${this.#nameOf(text)}</span>${icons.close}
          </button>`,
      )}
    </div>`;
  }

  #summary(rows: readonly Suggestion[]): string {
    const { kind } = this.#found.state;
    if (kind === "failed") return this.#found.state.error.message;
    if (rows.length > 0) return `${formatCount(rows.length)} suggestions.`;
    return kind === "ready"
      ? "The graph suggests nothing here; what you write is taken as it is."
      : "Looking …";
  }

  #nameOf(text: string): string {
    return this.#names.state.last?.get(text) ?? text;
  }

  #search(): void {
    const { suggest } = this;
    window.clearTimeout(this.#pause);
    if (suggest === null) return;
    const typed = this.typed ?? "";
    this.#pause = window.setTimeout(
      () => {
        const key = JSON.stringify([typed, this.under]);
        this.#found.load(key, (signal) => suggest(typed, signal));
      },
      this.#found.state.kind === "idle" ? 0 : PAUSE_MS,
    );
  }

  #choose({ value, label }: Suggestion): void {
    const names = new Map(this.#names.state.last).set(String(value), label);
    this.#names.load(`chosen ${String(value)}`, () => Promise.resolve(names));
    this.#settle(String(value));
  }

  /** Takes a value: instead of the one before, or to the list. */
  #settle(text: string): void {
    this.typed = null;
    this.open = false;
    this.active = -1;
    if (!this.param.list) this.#change(text === "" ? [] : [text]);
    else if (text !== "" && !this.texts.includes(text)) this.#change([...this.texts, text]);
  }

  /** What was typed, or the value of the suggestion that has exactly this name. */
  #settleTyped(): void {
    const { typed } = this;
    if (typed === null) return;
    const text = typed.trim();
    const named = this.#suggestions.filter(({ label }) => foldText(label) === foldText(text));
    const [only] = named;
    if (only !== undefined && named.length === 1) this.#choose(only);
    else this.#settle(text);
  }

  #change(texts: readonly string[]): void {
    this.dispatchEvent(new FieldEvent(this.param.name, texts));
  }

  #onFocus = (event: FocusEvent): void => {
    (event.target as HTMLInputElement).select();
  };

  #onClick = (): void => {
    this.open = true;
    this.#search();
  };

  #onInput = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
    this.open = true;
    this.active = -1;
    this.#search();
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    const last = this.#suggestions.length - 1;
    switch (event.key) {
      case "ArrowDown":
        if (!this.open) this.#onClick();
        else this.active = this.active >= last ? -1 : this.active + 1;
        break;
      case "ArrowUp":
        this.active = this.active < 0 ? last : this.active - 1;
        break;
      case "Enter": {
        if (event.ctrlKey || event.metaKey) return;
        const row = this.open ? this.#suggestions[this.active] : undefined;
        if (row !== undefined) this.#choose(row);
        else if (this.typed !== null) this.#settleTyped();
        // Nothing left to take: the form's own Enter runs the query.
        else return;
        break;
      }
      case "Escape":
        if (!this.open && this.typed === null) return;
        this.open = false;
        this.typed = null;
        this.active = -1;
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  #onFocusOut = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (next instanceof Node && this.renderRoot.contains(next)) return;
    this.#settleTyped();
    this.open = false;
    this.active = -1;
  };

  #keepFocus = (event: Event): void => {
    event.preventDefault();
  };
}
