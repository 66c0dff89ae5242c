import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { SavedQueryEntry } from "../../../server/wire/saved-query.ts";
import { highlightMatch } from "../../model/highlight.ts";
import { countOf } from "../../../server/words/count-words.ts";
import {
  librarySections,
  tagCounts,
  type LibraryMemory,
  type LibrarySection,
} from "../../model/queries/query-library.ts";
import { INITIAL_QUERIES_STATE } from "../../model/queries/queries-state.ts";
import { baseStyles } from "../base-styles.ts";
import { icons } from "../icons.ts";
import { skeletonStyles } from "../skeleton-styles.ts";
import { libraryStyles } from "./library-styles.ts";
import { QueriesStateEvent } from "./queries-state-event.ts";

const TAGS_SHOWN = 12;

/**
 * The list of saved queries: search, tags, favourites, recently run. Arrow keys lead from the search
 * field along the list, Enter opens. Dispatches `entente-read` when a query was opened by keyboard.
 */
export class EntenteQueryLibraryElement extends LitElement {
  static override properties = {
    queries: { attribute: false },
    memory: { attribute: false },
    opened: { attribute: false },
    drafts: { attribute: false },
    offersNew: { attribute: false },
    isPage: { attribute: false },
    search: { state: true },
    tag: { state: true },
    allTags: { state: true },
  };
  static override styles = [baseStyles, skeletonStyles, libraryStyles];

  /** null until they have arrived. */
  declare queries: readonly SavedQueryEntry[] | null;
  declare memory: LibraryMemory;
  /** Id of the query that is open. */
  declare opened: string | null;
  /** Whether there are unsaved edits of a query. */
  declare drafts: (id: string) => boolean;
  /** Whether the reader may write queries. */
  declare offersNew: boolean;
  /** Whether it is all of the page, and so has the page's heading. */
  declare isPage: boolean;
  declare search: string;
  declare tag: string | null;
  declare allTags: boolean;

  constructor() {
    super();
    this.queries = null;
    this.memory = { favourites: [], recent: [] };
    this.opened = null;
    this.drafts = (): boolean => false;
    this.offersNew = false;
    this.isPage = false;
    this.search = "";
    this.tag = null;
    this.allTags = false;
  }

  /** Leads to the search field. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector("input")?.focus(options);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("opened") || changed.has("queries")) {
      this.renderRoot.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    }
  }

  protected override render(): TemplateResult {
    return html`
      <div class="head">
        ${this.isPage ? html`<h1>Queries</h1>` : html`<h2>Queries</h2>`}
        ${
          this.offersNew
            ? html`<a class="button" href="/queries?edit" @click=${this.#onNew}
                >${icons.plus}New query</a
              >`
            : nothing
        }
      </div>
      <div class="search" role="search">
        ${icons.search}
        <input
          type="search"
          aria-label="Find a query"
          placeholder="Find a query"
          aria-keyshortcuts="/"
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          .value=${this.search}
          @input=${this.#onSearch}
          @keydown=${this.#onSearchKey}
        />
      </div>
      ${this.#renderTags()} ${this.#renderList()}
    `;
  }

  #renderTags(): TemplateResult | typeof nothing {
    const counts = tagCounts(this.queries ?? []);
    if (counts.length === 0) return nothing;
    const shown = this.allTags
      ? counts
      : counts.filter(({ tag }, place) => place < TAGS_SHOWN || tag === this.tag);
    return html`<div class="tags" role="group" aria-label="Tags">
      ${shown.map(
        ({ tag, queries }) =>
          html`<button
            class="tag"
            type="button"
            aria-pressed=${tag === this.tag ? "true" : "false"}
            @click=${(): void => {
              this.tag = tag === this.tag ? null : tag;
            }}
          >
            ${tag} <span class="number">${queries}</span>
          </button>`,
      )}
      ${
        counts.length > shown.length
          ? html`<button class="tag more" type="button" @click=${this.#onAllTags}>
              ${countOf(counts.length - shown.length, "more tag")}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderList(): TemplateResult {
    if (this.queries === null) {
      return html`<div class="skeleton" aria-hidden="true">
        <i class="short"></i><i></i><i class="half"></i><i></i><i class="half"></i><i></i>
      </div>`;
    }
    const wish = { search: this.search, tag: this.tag };
    const sections = librarySections(this.queries, wish, this.memory);
    const found = sections.reduce((sum, { queries }) => sum + queries.length, 0);
    return html`<div class="list" @keydown=${this.#onListKey}>
        ${repeat(
          sections,
          ({ title }) => title,
          (section) => this.#renderSection(section),
        )}
        ${
          found === 0
            ? html`<p class="none">
                No query fits. Search looks at names, summaries and
                tags.${this.tag === null ? nothing : html` Only “${this.tag}” is shown now.`}
              </p>`
            : nothing
        }
      </div>
      <p class="visually-hidden" role="status">
        ${this.search === "" && this.tag === null ? nothing : `${countOf(found, "query", "queries")} found.`}
      </p>`;
  }

  #renderSection({ title, queries }: LibrarySection): TemplateResult {
    const name = `section-${title.toLowerCase().replaceAll(" ", "-")}`;
    const words = html`${title}${title === "Found" ? html` <span class="quiet">${queries.length}</span>` : nothing}`;
    // One level below the library's own heading, which is the page's where the library is all of it.
    return html`<section aria-labelledby=${name}>
      ${
        this.isPage
          ? html`<h2 class="group" id=${name}>${words}</h2>`
          : html`<h3 class="group" id=${name}>${words}</h3>`
      }
      <ul>
        ${repeat(
          queries,
          ({ id }) => id,
          (query) => this.#renderQuery(query),
        )}
      </ul>
    </section>`;
  }

  #renderQuery(query: SavedQueryEntry): TemplateResult {
    const marked = (text: string): TemplateResult[] =>
      highlightMatch(text, this.search).map(({ text: part, match }) =>
        match ? html`<mark>${part}</mark>` : html`${part}`,
      );
    const isFavourite = this.memory.favourites.includes(query.id);
    return html`<li class=${query.id === this.opened ? "opened" : ""}>
      <a
        class="query"
        href=${`/queries?query=${query.id}`}
        aria-current=${query.id === this.opened ? "true" : nothing}
        @click=${(event: MouseEvent): void => {
          this.#onOpen(event, query.id);
        }}
      >
        <span class="name" dir="auto">${marked(query.name)}</span>
        <span class="summary" dir="auto">${this.#renderFlags(query)}${marked(query.summary)}</span>
      </a>
      <button
        class="icon-button star"
        type="button"
        aria-pressed=${isFavourite ? "true" : "false"}
        aria-label=${`Favourite: ${query.name}`}
        @click=${(): void => {
          this.dispatchEvent(new CustomEvent("entente-favourite", { detail: query.id }));
        }}
      >
        ${icons.star}
      </button>
    </li>`;
  }

  #renderFlags({ id, status, faults }: SavedQueryEntry): TemplateResult | typeof nothing {
    if (status === "broken") {
      return html`<span class="flag broken" title=${faults[0]?.message ?? ""}>Broken</span> `;
    }
    return this.drafts(id) ? html`<span class="flag">Unsaved edits</span> ` : nothing;
  }

  #onOpen(event: MouseEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.dispatchEvent(new QueriesStateEvent(() => ({ ...INITIAL_QUERIES_STATE, query: id })));
    // A click that the keyboard made has no detail.
    if (event.detail === 0) this.dispatchEvent(new Event("entente-read"));
  }

  #onNew = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.dispatchEvent(new QueriesStateEvent(() => ({ ...INITIAL_QUERIES_STATE, edit: true })));
  };

  #onSearch = (event: Event): void => {
    this.search = (event.target as HTMLInputElement).value;
  };

  #onAllTags = (): void => {
    this.allTags = true;
  };

  #onSearchKey = (event: KeyboardEvent): void => {
    const [first] = this.#links();
    if (event.key === "ArrowDown") first?.focus();
    else if (event.key === "Enter") first?.click();
    else if (event.key === "Escape" && this.search !== "") this.search = "";
    else return;
    event.preventDefault();
  };

  #onListKey = (event: KeyboardEvent): void => {
    const links = this.#links();
    const here = links.findIndex((link) => link === (this.renderRoot as ShadowRoot).activeElement);
    if (here < 0) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: links.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0) this.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  };

  #links(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("a.query")];
  }
}
