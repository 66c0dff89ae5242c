import { html, LitElement, nothing, type TemplateResult } from "lit";
import { EntenteError } from "../../server/wire/entente-error.ts";
import { describeFilter, namesOf } from "../model/describe-filter.ts";
import { sizeOf } from "../model/network-rows.ts";
import { openedSentence } from "../model/sentences.ts";
import type { DrawnView } from "../model/view-export.ts";
import { stepName } from "../model/step-name.ts";
import { parseViewState } from "../model/parse-view-state.ts";
import { countLimits, formatViewState, limitView, type ViewState } from "../model/view-state.ts";
import { baseStyles } from "./base-styles.ts";
import { ConnectionController } from "./connection-controller.ts";
import { drawnView } from "./drawn-view.ts";
import type { EntenteDrawerElement } from "./entente-drawer-element.ts";
import type { EntenteMastheadElement } from "./entente-masthead-element.ts";
import {
  EntenteFindingsEvent,
  isSameFindings,
  NO_FINDINGS,
  type Findings,
} from "./entente-findings-event.ts";
import { EntenteStanceEvent } from "./entente-stance-event.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { explorerStyles } from "./explorer-styles.ts";
import { asksForSearch, asksForStep } from "./explorer-keys.ts";
import { PartsController } from "./parts-controller.ts";
import { createServices } from "./explorer-services.ts";
import { viewFigureLink } from "./figure-link.ts";
import { GraphController, type GraphPicture } from "./graph-controller.ts";
import { MediaController } from "./media-controller.ts";
import { emptyGraph, nothingLeft, waiting } from "./page-states.ts";
import { skipLink, skipStyles } from "./skip-link.ts";
import { ThemeController } from "./theme-controller.ts";
import { UrlStateController } from "./url-state-controller.ts";

/** The explorer: the whole page. Its state is the URL. */
export class EntenteExplorerElement extends LitElement {
  static override styles = [baseStyles, skipStyles, explorerStyles];

  readonly #services = createServices();
  readonly #url = new UrlStateController(this, {
    format: formatViewState,
    parse: parseViewState,
    limit: limitView,
    nameStep: (before: ViewState, after: ViewState) => stepName(before, after, this.#nameOf),
  });
  readonly #connection = new ConnectionController(this, this.#services);
  readonly #theme = new ThemeController(this);
  readonly #graph = new GraphController(this, this.#services, () => this.#url.state);
  readonly #narrow = new MediaController(this, "(max-width: 1179px)");
  readonly #parts = new PartsController(this);
  #findings: Findings = NO_FINDINGS;
  #focusNext: "evidence" | "view" | null = null;

  constructor() {
    super();
    this.addEventListener(EntenteStateEvent.eventName, (event) => {
      if (event instanceof EntenteStateEvent) this.#onState(event);
    });
    this.addEventListener(EntenteStanceEvent.eventName, (event) => {
      if (event instanceof EntenteStanceEvent) void this.#openStance(event);
    });
    this.addEventListener(EntenteFindingsEvent.eventName, (event) => {
      if (event instanceof EntenteFindingsEvent) this.#onFindings(event);
    });
    this.addEventListener("entente-read", () => {
      this.#focusNext = "evidence";
      this.requestUpdate();
    });
    this.addEventListener("entente-retry", () => {
      this.#services.connection.retryNow();
      this.#graph.retry();
    });
    this.addEventListener("entente-dismiss", () => {
      this.#url.dismissNotices();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("keydown", this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#onKeyDown);
  }

  protected override updated(): void {
    document.title = `${this.#headline()} · Entente`;
    const target = this.#focusNext;
    if (target === null) return;
    const wanted = target === "evidence" ? ["entente-evidence"] : ["entente-stage", "main"];
    const [element = null] = wanted.flatMap(
      (name) => this.renderRoot.querySelector<HTMLElement>(name) ?? [],
    );
    if (element === null) return;
    this.#focusNext = null;
    const ready = "updateComplete" in element ? element.updateComplete : null;
    void Promise.resolve(ready).then(() => {
      element.focus();
    });
  }

  protected override render(): TemplateResult {
    const { state } = this.#url;
    const picture = this.#graph.picture;
    const isOpen = state.selection !== null && picture !== null;
    return html`
      ${skipLink(`Skip to the ${state.mode === "graph" ? "network" : "tables"}`)}
      <entente-masthead
        .services=${this.#services}
        .state=${state}
        .schema=${this.#graph.schema}
        .theme=${this.#theme.theme}
        .offersFilters=${this.#narrow.matches}
        @entente-theme=${this.#onTheme}
        @entente-filters=${this.#onFilters}
      ></entente-masthead>
      <entente-notices
        .isDown=${!this.#connection.isUp}
        .notices=${this.#url.notices}
        .problem=${picture === null ? null : (this.#graph.error?.message ?? null)}
      ></entente-notices>
      <entente-autosave .state=${state} .heading=${this.#headline()}></entente-autosave>
      <div class=${isOpen || (state.panel !== null && picture !== null) ? "body open" : "body"}>
        ${this.#narrow.matches ? this.#renderDrawer(picture) : html`<aside class="filters" aria-label="Filters">${this.#renderFilters()}</aside>`}
        <main id="main" tabindex="-1">
          <div class="headline">
            <h1 dir="auto">${this.#headline()}</h1>
            <div class="actions">${this.#renderActions(state, picture)}</div>
            <entente-totals
              .totals=${picture?.model.network.totals ?? null}
              .most=${state.most}
              .limits=${countLimits(state)}
              .busy=${this.#graph.isLoading}
              .stale=${this.#graph.error !== null}
            ></entente-totals>
          </div>
          ${this.#renderView(state, picture)}
        </main>
        ${isOpen ? this.#renderEvidence(state, picture) : nothing}
        ${state.panel === null || picture === null ? nothing : this.#renderAnalysis(state, picture)}
      </div>
      <p class="visually-hidden" role="status">
        ${picture === null ? "" : openedSentence(state.selection, picture.model)}
      </p>
    `;
  }

  #renderActions(state: ViewState, picture: GraphPicture | null): TemplateResult {
    return html`<entente-sheets
        .services=${this.#services}
        .state=${state}
        .model=${picture?.model ?? null}
        .viewOf=${this.#viewOf}
        @entente-theme=${this.#onTheme}
      ></entente-sheets>
      <button
        class="button"
        type="button"
        aria-pressed=${state.panel === null ? "false" : "true"}
        @click=${this.#onAnalysis}
      >
        Analysis
      </button>
      <a class="button" href=${viewFigureLink(state)}>Make a figure</a>`;
  }

  #renderFilters(): TemplateResult {
    return html`<entente-filters
      .state=${this.#url.state}
      .schema=${this.#graph.schema}
      .whole=${this.#graph.picture?.whole ?? null}
      .theme=${this.#theme.theme}
    ></entente-filters>`;
  }

  #renderDrawer(picture: GraphPicture | null): TemplateResult {
    const stances = picture?.model.network.totals.shown.stances ?? 0;
    return html`<entente-drawer .stances=${stances}>${this.#renderFilters()}</entente-drawer>`;
  }

  #renderView(state: ViewState, picture: GraphPicture | null): TemplateResult {
    if (picture === null) return waiting(this.#graph.error, this.#onRetry);
    if (picture.whole.network.totals.all.stances === 0) return emptyGraph();
    const empty = sizeOf(picture.model.network).dyads === 0;
    if (state.mode === "table") {
      return html`<entente-tables
        class="listed"
        .services=${this.#services}
        .state=${state}
        .picture=${empty ? null : picture}
        .theme=${this.#theme.theme}
        >${empty ? nothingLeft(this.#onReset) : nothing}</entente-tables
      >`;
    }
    // Who stands alone, to be expanded, is more than nothing.
    return html`<entente-stage
      class="drawn"
      .services=${this.#services}
      .state=${state}
      .picture=${picture}
      .extent=${this.#graph.schema?.dates ?? null}
      .busy=${this.#graph.isLoading}
      .steps=${{ undoes: this.#url.steps.undoes, redoes: this.#url.steps.redoes }}
      .findings=${this.#shownFindings}
      .theme=${this.#theme.theme}
      @entente-undo=${this.#onUndo}
      @entente-redo=${this.#onRedo}
      >${sizeOf(picture.model.network).nodes === 0 ? html`<div class="over state">${nothingLeft(this.#onReset)}</div>` : nothing}</entente-stage
    >`;
  }

  #renderEvidence(state: ViewState, picture: GraphPicture): TemplateResult {
    return html`<aside class="evidence" aria-label="Evidence">
      <entente-evidence
        .services=${this.#services}
        .state=${state}
        .model=${picture.model}
        .whole=${picture.whole}
        .schema=${this.#graph.schema}
        .theme=${this.#theme.theme}
      ></entente-evidence>
    </aside>`;
  }

  #renderAnalysis(state: ViewState, picture: GraphPicture): TemplateResult {
    if (!this.#parts.isLoaded("analysis")) return waiting(null, this.#onRetry);
    return html`<aside class="evidence" aria-label="Analysis" ?hidden=${state.selection !== null}>
      <entente-analysis
        .services=${this.#services}
        .state=${state}
        .whole=${picture.whole}
        .schema=${this.#graph.schema}
        .theme=${this.#theme.theme}
      ></entente-analysis>
    </aside>`;
  }

  #headline(): string {
    const { schema } = this.#graph;
    const names = namesOf(schema, this.#nameOf);
    return describeFilter(this.#url.state, names, schema?.dates ?? null);
  }

  async #openStance({ id, near }: EntenteStanceEvent): Promise<void> {
    try {
      const found = await this.#graph.findStance(id, near);
      if (found === null) this.#url.say(`The stance “${id}” is not among those of its parties.`);
      else {
        const selection = { kind: "dyad", from: found.from.id, to: found.to.id } as const;
        this.#url.change({ ...this.#url.state, selection, stance: found.id }, null);
      }
    } catch (error) {
      this.#url.say(error instanceof EntenteError ? error.message : String(error));
    }
  }

  #onState(event: EntenteStateEvent): void {
    const before = this.#url.state;
    const next = event.change(before);
    const fromPanel = event
      .composedPath()
      .some((node) => node instanceof Element && node.localName === "entente-evidence");
    if (fromPanel && before.selection !== next.selection) {
      this.#focusNext = next.selection === null ? "view" : "evidence";
    }
    this.#url.change(next, event.gesture, event.step);
  }

  /** An analysis that is closed cannot say so any more. */
  get #shownFindings(): Findings {
    return this.#url.state.panel === null ? NO_FINDINGS : this.#findings;
  }

  #onFindings({ findings }: EntenteFindingsEvent): void {
    if (isSameFindings(findings, this.#findings)) return;
    this.#findings = findings;
    this.requestUpdate();
  }

  #nameOf = (id: string): string => this.#graph.picture?.whole.nameOf(id) ?? id;

  #onKeyDown = (event: KeyboardEvent): void => {
    const step = asksForStep(event);
    if (step === "undo") this.#url.undo();
    else if (step === "redo") this.#url.redo();
    else if (asksForSearch(event)) {
      this.renderRoot.querySelector<EntenteMastheadElement>("entente-masthead")?.search();
    } else return;
    event.preventDefault();
  };

  #viewOf = (): DrawnView | null =>
    drawnView(this.#graph.picture, this.#url.state, {
      changes: this.#shownFindings.changes,
      isTwo: this.#shownFindings.twins !== null,
      title: this.#headline(),
      extent: this.#graph.schema?.dates ?? null,
    });

  #onAnalysis = (): void => {
    const { state } = this.#url;
    const panel = state.panel === null ? "blocs" : null;
    this.#url.change({ ...state, panel, selection: null, stance: null }, null);
  };

  #onUndo = (): void => {
    this.#url.undo();
  };

  #onRedo = (): void => {
    this.#url.redo();
  };

  #onTheme = (): void => {
    this.#theme.toggle();
  };

  #onFilters = (): void => {
    this.renderRoot.querySelector<EntenteDrawerElement>("entente-drawer")?.show();
  };

  #onReset = (): void => {
    this.#url.change({ ...this.#url.state, filter: {}, minStances: 1 }, null);
  };

  #onRetry = (): void => {
    this.#graph.retry();
  };
}
