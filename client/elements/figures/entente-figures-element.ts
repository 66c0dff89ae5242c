import { html, LitElement, nothing, type TemplateResult } from "lit";
import { allowsRole } from "../../../server/wire/role.ts";
import { createFiguresApi } from "../../api/figures-api.ts";
import {
  formatFiguresState,
  parseFiguresState,
  type FiguresState,
} from "../../model/figures/figures-state.ts";
import { baseStyles } from "../base-styles.ts";
import { ConnectionController } from "../connection-controller.ts";
import { createServices } from "../explorer-services.ts";
import { readingPage, readingPageStyles } from "../reading-page.ts";
import { skipStyles } from "../skip-link.ts";
import { ThemeController } from "../theme-controller.ts";
import { UrlStateController } from "../url-state-controller.ts";
import type { FigureServices } from "./figure-services.ts";
import { FiguresStateEvent } from "./figures-state-event.ts";
import { figuresStyles } from "./figures-styles.ts";
import { SubjectController } from "./subject-controller.ts";

/** The page of figures: gallery, one figure, the form that makes one. Its state is the URL. */
export class EntenteFiguresElement extends LitElement {
  static override styles = [baseStyles, skipStyles, readingPageStyles, figuresStyles];

  readonly #services = createFigureServices();
  readonly #connection = new ConnectionController(this, this.#services);
  readonly #url = new UrlStateController<FiguresState>(this, {
    format: formatFiguresState,
    parse: parseFiguresState,
  });
  readonly #theme = new ThemeController(this);
  readonly #subject = new SubjectController(this, this.#services);
  #focusMain = false;

  constructor() {
    super();
    this.addEventListener(FiguresStateEvent.eventName, ({ state }) => {
      const isSearch = state.page === "gallery" && this.#url.state.page === "gallery";
      this.#focusMain = !isSearch;
      this.#url.change(state, isSearch ? "search" : null);
      if (!isSearch) window.scrollTo(0, 0);
    });
    this.addEventListener("entente-dismiss", () => {
      this.#url.dismissNotices();
    });
    this.addEventListener("entente-retry", () => {
      this.#services.connection.retryNow();
    });
  }

  protected override updated(): void {
    document.title = `${this.#url.state.page === "make" ? "New figure" : "Figures"} · Entente`;
    if (!this.#focusMain) return;
    this.#focusMain = false;
    this.renderRoot.querySelector("main")?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const around = {
      skip: "Skip to the figures",
      services: this.#services,
      theme: this.#theme,
      connection: this.#connection,
      notices: this.#url.notices,
    };
    return readingPage(around, this.#renderPage(this.#url.state));
  }

  #renderPage(state: FiguresState): TemplateResult {
    const mayWrite = allowsRole(this.#services.session.current?.role ?? "stranger", "editor");
    switch (state.page) {
      case "gallery":
        return html`<entente-figure-gallery
          .services=${this.#services}
          .search=${state.search}
          .offersNew=${mayWrite}
        ></entente-figure-gallery>`;
      case "figure":
        return html`<entente-figure-view
          .services=${this.#services}
          .figureId=${state.id}
          .mayWrite=${mayWrite}
        ></entente-figure-view>`;
      case "make":
      case "revise":
        return this.#renderForm(state);
    }
  }

  #renderForm(state: Extract<FiguresState, { page: "make" | "revise" }>): TemplateResult {
    const start = this.#subject.startOf(state);
    if (start === null) {
      const { error } = this.#subject;
      return error === null
        ? html`<p class="quiet">Reading what the figure is about …</p>`
        : html`<div class="none" role="alert">
            <h1>No figure to make</h1>
            <p>${error.message}</p>
            <p><a href="/figures">All figures</a></p>
          </div>`;
    }
    const role = this.#services.session.current?.role;
    return html`<entente-figure-form
        .services=${this.#services}
        .subject=${start.subject}
        .about=${start.about}
        .initial=${start.initial}
        .revised=${start.revised}
      ></entente-figure-form>
      ${
        role !== undefined && !allowsRole(role, "editor")
          ? html`<p class="quiet">
              Figures are made by editors; you are here as ${role}. The preview is yours to look at.
            </p>`
          : nothing
      }`;
  }
}

function createFigureServices(): FigureServices {
  const services = createServices();
  return { ...services, figures: createFiguresApi(services.fetcher) };
}
