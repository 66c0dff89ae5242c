import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { SavedQueryEntry } from "../../server/wire/saved-query.ts";
import { countOf } from "../../server/words/count-words.ts";
import { formatQueriesState, INITIAL_QUERIES_STATE } from "../model/queries/queries-state.ts";
import { queryOffers, type QueryOffer, type QuerySubject } from "../model/queries/query-offers.ts";
import { baseStyles } from "./base-styles.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { RemoteController } from "./remote-controller.ts";

const SHOWN = 4;

/** The saved queries that can be asked about what is opened, as links that run them. */
export class EntenteQueryOffersElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    subject: { attribute: false },
    all: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      section {
        display: grid;
        gap: 0.25rem;
        margin-block-start: 1.5rem;
        padding-block-start: 0.625rem;
        border-block-start: 2px solid var(--line-strong);
      }
      h3 {
        font-size: 1rem;
        font-weight: 650;
      }
      h3 .quiet {
        font-weight: 400;
      }
      a {
        display: inline-block;
        padding-block: 0.125rem;
        font-size: 0.9375rem;
        line-height: 1.35;
      }
      .link {
        font-size: 0.875rem;
      }
      @media (max-width: 859px) {
        a {
          min-height: 44px;
          padding-block: 0.75rem;
        }
        .link {
          min-height: 44px;
        }
      }
    `,
  ];

  declare services: ExplorerServices;
  /** null: nothing that a query could be about. */
  declare subject: QuerySubject | null;
  declare all: boolean;

  readonly #library = new RemoteController<readonly SavedQueryEntry[]>(this, () => this.services);

  constructor() {
    super();
    this.subject = null;
    this.all = false;
  }

  protected override willUpdate(): void {
    if (this.subject !== null) {
      this.#library.load("library", (signal) => this.services.queries.list(signal));
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const library = this.#library.state.last;
    if (this.subject === null || library === null) return nothing;
    const offers = queryOffers(library, this.subject);
    if (offers.length === 0) return nothing;
    const shown = this.all ? offers : offers.slice(0, SHOWN);
    const left = offers.length - shown.length;
    return html`<section aria-labelledby="ask">
      <h3 id="ask">Ask <span class="quiet">the saved queries</span></h3>
      <ul>
        ${shown.map((offer) => this.#renderOffer(offer))}
      </ul>
      ${
        left === 0
          ? nothing
          : html`<button class="link" type="button" @click=${this.#onAll}>
              ${countOf(left, "more query", "more queries")}
            </button>`
      }
    </section>`;
  }

  #renderOffer({ query, texts }: QueryOffer): TemplateResult {
    const state = { ...INITIAL_QUERIES_STATE, query: query.id, texts };
    return html`<li>
      <a href=${`/queries?${formatQueriesState(state)}`} title=${query.summary} dir="auto"
        >${query.name}</a
      >
    </li>`;
  }

  #onAll = (): void => {
    this.all = true;
  };
}
