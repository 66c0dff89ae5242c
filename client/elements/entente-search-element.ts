import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { ActorPage } from "../../server/wire/actor-card.ts";
import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import type { QuestionReading } from "../../server/wire/question.ts";
import type { SavedQueryEntry } from "../../server/wire/saved-query.ts";
import { countOf } from "../../server/words/count-words.ts";
import { formatQueriesState, INITIAL_QUERIES_STATE } from "../model/queries/queries-state.ts";
import { beginWith } from "../model/arrangement.ts";
import { searchActions } from "../model/search-actions.ts";
import {
  mayBeQuestion,
  questionProblem,
  searchGroups,
  type SearchGroup,
  type SearchOption,
} from "../model/search-options.ts";
import { INITIAL_VIEW_STATE, withFilter, type ViewState } from "../model/view-state.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { icons } from "./icons.ts";
import { RemoteController } from "./remote-controller.ts";
import { searchOptionView } from "./search-option-view.ts";
import { searchStyles } from "./search-styles.ts";

const HITS = 8;
const LONGEST_QUERY = 200;
/** Long enough to skip the letters of a fast typist, short enough to feel immediate. */
const PAUSE_MS = 120;

/**
 * A combobox over actors, issues, sources, saved queries and actions, and over questions in plain
 * words, whose Cypher it shows. Choosing a row leads there.
 */
export class EntenteSearchElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    schema: { attribute: false },
    query: { state: true },
    open: { state: true },
    active: { state: true },
  };
  static override styles = [baseStyles, searchStyles];

  declare services: ExplorerServices;
  declare state: ViewState;
  /** Holds the sources; null until it has arrived. */
  declare schema: GraphSchema | null;
  declare query: string;
  declare open: boolean;
  /** Row of the list that arrow keys reached; −1 while the text itself is active. */
  declare active: number;

  readonly #page = new RemoteController<ActorPage>(this, () => this.services);
  readonly #reading = new RemoteController<QuestionReading>(this, () => this.services);
  readonly #library = new RemoteController<readonly SavedQueryEntry[]>(this, () => this.services);
  #pause: number | undefined;

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.schema = null;
    this.query = "";
    this.open = false;
    this.active = -1;
  }

  get #groups(): readonly SearchGroup[] {
    const isEmpty = this.query.trim() === "";
    return searchGroups(this.query, {
      hits: isEmpty ? [] : (this.#page.state.last?.actors ?? []),
      reading: this.#question,
      sources: this.schema?.sources ?? [],
      queries: this.#library.state.last ?? [],
      actions: searchActions(this.state),
    });
  }

  get #options(): readonly SearchOption[] {
    return this.#groups.flatMap(({ options }) => options);
  }

  /** The reading of what is typed, and of nothing that was typed before. */
  get #question(): QuestionReading | null {
    const { last } = this.#reading.state;
    return last?.q === this.query.trim() ? last : null;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector("input")?.focus(options);
  }

  /** Takes the focus and opens the list, also without a text. */
  begin(): void {
    this.focus();
    this.renderRoot.querySelector("input")?.select();
    this.open = true;
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
    const groups = this.open ? this.#groups : [];
    const showsList = this.open && (this.query.trim() !== "" || groups.length > 0);
    return html`
      <div class="field" role="search" @focusout=${this.#onFocusOut}>
        ${icons.search}
        <input
          type="text"
          role="combobox"
          aria-label="Find or ask"
          aria-autocomplete="list"
          aria-controls="hits"
          aria-expanded=${showsList && groups.length > 0 ? "true" : "false"}
          aria-activedescendant=${showsList && this.active >= 0 ? `hit-${this.active}` : nothing}
          placeholder="Find or ask: who supports Turkey"
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
        <div class="popup" ?hidden=${!showsList}>${this.#renderGroups(groups)}</div>
        <p class="visually-hidden" role="status">${showsList ? this.#summary() : ""}</p>
      </div>
    `;
  }

  #renderGroups(groups: readonly SearchGroup[]): TemplateResult {
    const more = (this.#page.state.last?.total ?? 0) - (this.#page.state.last?.actors.length ?? 0);
    const problem = questionProblem(this.#question);
    let row = -1;
    return html`
      <div id="hits" role="listbox" aria-label="Found" ?hidden=${groups.length === 0}>
        ${groups.map(
          ({ title, options }) =>
            html`<p class="title" aria-hidden="true">${title}</p>
              <ul role="group" aria-label=${title}>
                ${options.map((option) => {
                  row += 1;
                  return this.#renderOption(option, row);
                })}
              </ul>`,
        )}
      </div>
      ${groups.length === 0 && problem === null ? html`<p class="note">${this.#summary()}</p>` : nothing}
      ${problem === null ? nothing : this.#renderProblem(problem)}
      ${groups.length > 0 && more > 0 ? html`<p class="note">${countOf(more, "more match", "more match")}; type on to narrow.</p>` : nothing}
    `;
  }

  #renderProblem(problem: string): TemplateResult {
    const forms = this.#question?.forms ?? [];
    return html`<div class="note">
      <p>${problem}</p>
      ${
        forms.length === 0
          ? nothing
          : html`<p>Questions that can be asked:</p>
              <ul class="forms">
                ${forms.map(({ example }) => html`<li>${example}</li>`)}
              </ul>`
      }
    </div>`;
  }

  #renderOption(option: SearchOption, row: number): TemplateResult {
    return html`
      <li
        id=${`hit-${row}`}
        role="option"
        aria-selected=${row === this.active ? "true" : "false"}
        @pointerdown=${this.#keepFocus}
        @click=${(): void => {
          this.#choose(option);
        }}
      >
        ${searchOptionView(option, this.query)}
      </li>
    `;
  }

  #summary(): string {
    const { kind, last } = this.#page.state;
    if (kind === "failed") return this.#page.state.error.message;
    const problem = questionProblem(this.#question);
    const others = this.#options.filter((option) => option.kind !== "name").length;
    const found = (last?.total ?? 0) + others;
    if (found > 0)
      return `${countOf(found, "match", "matches")} found.${problem === null ? "" : ` ${problem}`}`;
    if (last === null) return this.query.trim() === "" ? "" : "Searching …";
    return kind === "loading" ? "Searching …" : "Nobody and nothing here has such a name or alias.";
  }

  /** Whether the row is one of the text and not of the text before it; the page's own always are. */
  #isCurrent({ kind }: SearchOption): boolean {
    if (kind === "action" || kind === "source") return true;
    if (this.#page.state.kind !== "ready") return false;
    return !mayBeQuestion(this.query) || this.#question !== null;
  }

  #search(): void {
    const query = this.query.trim();
    window.clearTimeout(this.#pause);
    if (query === "") {
      this.#page.clear();
      this.#reading.clear();
      return;
    }
    this.#pause = window.setTimeout(() => {
      this.#page.load(query, (signal) => this.services.api.findActors(query, HITS, signal));
      this.#library.load("library", (signal) => this.services.queries.list(signal));
      if (mayBeQuestion(query)) {
        this.#reading.load(query, (signal) => this.services.api.ask(query, signal));
      }
    }, PAUSE_MS);
  }

  #choose(option: SearchOption): void {
    if (option.kind === "query") {
      const query = { ...INITIAL_QUERIES_STATE, query: option.query.id };
      window.location.assign(`/queries?${formatQueriesState(query)}`);
      return;
    }
    this.open = false;
    this.active = -1;
    this.query = option.kind === "name" ? option.hit.name : "";
    // On a touch screen the keyboard would cover what was opened.
    if (window.matchMedia("(pointer: coarse)").matches) {
      this.renderRoot.querySelector("input")?.blur();
    }
    this.dispatchEvent(new EntenteStateEvent((state) => chosenState(option, state)));
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
    const options = this.#options;
    const last = options.length - 1;
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
        const option = options[Math.max(0, this.active)];
        // Enter on an old list would open somebody whom the text no longer names.
        if (option !== undefined && this.#isCurrent(option)) this.#choose(option);
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

function chosenState(option: SearchOption, state: ViewState): ViewState {
  switch (option.kind) {
    case "question": {
      const { filter, selection } = option.reading;
      return { ...state, filter: filter ?? {}, minStances: 1, selection, stance: null };
    }
    case "name":
      return { ...state, selection: { kind: "node", id: option.hit.id }, stance: null };
    case "begin": {
      const arrangement = beginWith(state.arrangement, option.hit.id);
      return { ...state, arrangement, mode: "graph", selection: null, stance: null };
    }
    case "source":
      return withFilter(state, { source: [option.source.id] });
    case "action":
      return option.action.change(state);
    case "query":
      return state;
  }
}
