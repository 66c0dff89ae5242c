import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { FigurePage } from "../../../server/wire/figure-meta.ts";
import { countOf } from "../../../server/words/count-words.ts";
import { formatDay } from "../../../server/words/format-day.ts";
import { formatFiguresState } from "../../model/figures/figures-state.ts";
import { baseStyles } from "../base-styles.ts";
import { pageHeadStyles } from "../reading-page.ts";
import { RemoteController } from "../remote-controller.ts";
import { skeletonStyles } from "../skeleton-styles.ts";
import type { FigureServices } from "./figure-services.ts";
import { FiguresStateEvent } from "./figures-state-event.ts";
import { galleryStyles } from "./gallery-styles.ts";

type Card = FigurePage["figures"][number];

/** All figures of the server, newest first, with what they look like. */
export class EntenteFigureGalleryElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    search: { attribute: false },
    offersNew: { attribute: false },
  };
  static override styles = [baseStyles, skeletonStyles, pageHeadStyles, galleryStyles];

  declare services: FigureServices;
  declare search: string;
  declare offersNew: boolean;

  readonly #pages = new RemoteController<FigurePage>(this, () => this.services);

  constructor() {
    super();
    this.search = "";
    this.offersNew = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Further pages are added to the first one, which only another search replaces.
    if (!changed.has("search") && !changed.has("services")) return;
    const { figures } = this.services;
    this.#pages.load(`list ${this.search}`, (signal) => figures.list(this.search, null, signal));
  }

  protected override render(): TemplateResult {
    const { state } = this.#pages;
    return html`<div class="head">
        <div>
          <h1>Figures</h1>
          <p>
            Views of the graph for reports. Each keeps the stances that it shows, cites their
            sources, and can say what has changed since.
          </p>
        </div>
        <form class="search" role="search" @submit=${this.#onSubmit}>
          <input
            type="search"
            name="q"
            aria-label="Search figures"
            placeholder="Search titles and captions"
            autocomplete="off"
            .value=${this.search}
            @input=${this.#onSearch}
          />
        </form>
      </div>
      ${state.last === null ? this.#renderWaiting() : this.#renderCards(state.last)}`;
  }

  #renderWaiting(): TemplateResult {
    const { state } = this.#pages;
    if (state.kind !== "failed") {
      return html`<div class="skeleton" aria-hidden="true"><i></i><i class="half"></i></div>`;
    }
    return html`<div class="none" role="alert">
      <p class="lead">The figures could not be loaded.</p>
      <p>${state.error.message}</p>
      ${this.#renderRetry()}
    </div>`;
  }

  #renderRetry(): TemplateResult {
    return html`<button
      class="button"
      type="button"
      @click=${(): void => {
        this.#pages.retry();
      }}
    >
      Try again
    </button>`;
  }

  /** Why the cards are not those that were asked for. */
  #renderProblem(): TemplateResult | typeof nothing {
    const { state } = this.#pages;
    if (state.kind !== "failed") return nothing;
    return html`<div class="problem" role="alert">
      <p>The figures could not be loaded. ${state.error.message}</p>
      ${this.#renderRetry()}
    </div>`;
  }

  #renderCards(page: FigurePage): TemplateResult {
    if (page.figures.length === 0) {
      // That nothing was found before says nothing of what is asked for now.
      return this.#pages.state.kind === "failed" ? this.#renderWaiting() : this.#renderNone();
    }
    return html`${this.#renderProblem()}
      <div class="grid">${page.figures.map((figure) => this.#renderCard(figure))}</div>
      ${
        page.nextCursor === null
          ? nothing
          : html`<div class="more">
              <button class="button" type="button" @click=${this.#onMore}>Show more</button>
            </div>`
      }
      <p class="visually-hidden" role="status">${countOf(page.total, "figure")}</p>`;
  }

  #renderNone(): TemplateResult {
    if (this.search !== "") {
      return html`<div class="none">
        <p class="lead">No figure has “${this.search}” in its words.</p>
        <button
          class="button"
          type="button"
          @click=${(): void => {
            this.dispatchEvent(new FiguresStateEvent({ page: "gallery", search: "" }));
          }}
        >
          Show all figures
        </button>
      </div>`;
    }
    return html`<div class="none">
      <p class="lead">There are no figures yet.</p>
      <p>
        Set the explorer to the view that you want to show, or run a query whose answer is a
        network, and choose <b>Make a figure</b>.
      </p>
      <div class="ways">
        <a class="button" href="/">Open the explorer</a>
        ${this.offersNew ? html`<a class="button" href="/figures?make">Figure of the whole graph</a>` : nothing}
      </div>
    </div>`;
  }

  #renderCard(figure: Card): TemplateResult {
    const isGone = figure.state.kind === "withdrawn";
    const facts = [
      `as of ${formatDay(figure.asOf)}`,
      countOf(figure.counts.stances, "stance"),
      figure.versions > 1 ? countOf(figure.versions, "version") : "",
    ].filter((fact) => fact !== "");
    return html`<a
      class="card"
      href=${`/figures?${formatFiguresState({ page: "figure", id: figure.id })}`}
      @click=${(event: MouseEvent): void => {
        this.#onOpen(event, figure.id);
      }}
    >
      <div class="thumb">
        ${
          isGone
            ? html`<span>Withdrawn</span>`
            : figure.access.kind === "token"
              ? html`<span>Shown to those with a token</span>`
              : html`<img src=${figure.urls.svg} alt="" loading="lazy" />`
        }
      </div>
      <div>
        <h2 dir="auto">${figure.title}</h2>
        <p class="facts">
          ${isGone ? html`<span class="flag gone">Withdrawn</span> · ` : nothing}
          ${figure.mode === "live" ? html`<span class="flag">Live</span> · ` : nothing}${facts.join(" · ")}
        </p>
      </div>
    </a>`;
  }

  #onOpen(event: MouseEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.dispatchEvent(new FiguresStateEvent({ page: "figure", id }));
  }

  #onSubmit = (event: Event): void => {
    event.preventDefault();
  };

  #onSearch = (event: Event): void => {
    const search = (event.target as HTMLInputElement).value.trim();
    this.dispatchEvent(new FiguresStateEvent({ page: "gallery", search }));
  };

  #onMore = (): void => {
    const page = this.#pages.state.last;
    if (page === null) return;
    const { figures } = this.services;
    this.#pages.load(`more ${this.search} ${page.nextCursor ?? ""}`, async (signal) => {
      const next = await figures.list(this.search, page.nextCursor, signal);
      return { ...next, figures: [...page.figures, ...next.figures] };
    });
  };
}
