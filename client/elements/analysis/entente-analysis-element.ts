import { css, html, LitElement, type TemplateResult } from "lit";
import { groupColor } from "../../../server/picture/group-colors.ts";
import type { Theme } from "../../../server/picture/graph-style.ts";
import type { AnalysisAnswer } from "../../../server/wire/analysis.ts";
import type { GraphSchema } from "../../../server/wire/graph-schema.ts";
import type { NetworkModel } from "../../model/network-model.ts";
import { PANEL_NAMES, PANELS, type Panel } from "../../model/panel.ts";
import { INITIAL_VIEW_STATE, type ViewState } from "../../model/view-state.ts";
import { baseStyles } from "../base-styles.ts";
import { EntenteFindingsEvent, NO_FINDINGS } from "../entente-findings-event.ts";
import { EntenteStateEvent } from "../entente-state-event.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { icons } from "../icons.ts";
import { RemoteController } from "../remote-controller.ts";
import { analysisStyles } from "./analysis-styles.ts";
import { remoteView } from "./remote-view.ts";

/** What is measured, compared and said of the view, beside the network. */
export class EntenteAnalysisElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    whole: { attribute: false },
    schema: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [
    baseStyles,
    analysisStyles,
    css`
      .panel {
        position: relative;
        padding: 1.125rem 1.25rem 2rem;
      }
      .close {
        position: absolute;
        inset-block-start: 0.5rem;
        inset-inline-end: 0.625rem;
      }
      h2 {
        font-size: 1.3125rem;
        font-weight: 650;
        line-height: 1.2;
      }
      .tabs {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.6875rem;
        margin-block: 0.5rem 0.875rem;
        border-block-end: 1px solid var(--line);
      }
      .tabs button {
        min-height: 2.25rem;
        padding: 0;
        border: 0;
        border-block-end: 3px solid transparent;
        background: none;
        font-size: 0.875rem;
        font-weight: 500;
        color: var(--ink-quiet);
      }
      .tabs button[aria-pressed="true"] {
        border-block-end-color: var(--line-strong);
        color: var(--ink);
        font-weight: 600;
      }
      @media (max-width: 859px) {
        .tabs button {
          min-height: 44px;
          min-width: 44px;
        }
      }
    `,
  ];

  declare services: ExplorerServices;
  declare state: ViewState;
  /** Gives the names of actors and issues. */
  declare whole: NetworkModel;
  declare schema: GraphSchema | null;
  declare theme: Theme;

  readonly #analysis = new RemoteController<AnalysisAnswer>(this, () => this.services);

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.schema = null;
    this.theme = "light";
  }

  get #panel(): Panel {
    return this.state.panel ?? "blocs";
  }

  get #isMeasured(): boolean {
    return ["blocs", "balance", "actors"].includes(this.#panel);
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>(".panel")?.focus(options);
  }

  protected override willUpdate(): void {
    if (!this.#isMeasured) return;
    const { filter, minStances } = this.state;
    const key = JSON.stringify([filter, minStances, this.whole.network.dataVersion]);
    this.#analysis.load(key, (signal) =>
      this.services.analysis.analysis({ filter, minStances }, signal),
    );
  }

  protected override updated(): void {
    // These say for themselves what the picture shows.
    if (this.#panel === "periods" || this.#panel === "issues") return;
    const answer = this.#analysis.state.last;
    const isShown = this.#panel === "blocs" && answer !== null;
    const groups = isShown
      ? new Map(
          answer.nodes.flatMap(({ id, bloc }) =>
            bloc === null ? [] : [[id, groupColor(bloc, this.theme)] as const],
          ),
        )
      : NO_FINDINGS.groups;
    this.dispatchEvent(new EntenteFindingsEvent({ ...NO_FINDINGS, groups }));
  }

  protected override render(): TemplateResult {
    return html`<section
      class="panel"
      tabindex="-1"
      aria-labelledby="title"
      @keydown=${this.#onKeyDown}
    >
      <button
        class="icon-button close"
        type="button"
        aria-label="Close the analysis"
        @click=${this.#onClose}
      >
        ${icons.close}
      </button>
      <h2 id="title">Analysis</h2>
      <div class="tabs" role="group" aria-label="Part of the analysis">
        ${PANELS.map(
          (panel) =>
            html`<button
              type="button"
              aria-pressed=${panel === this.#panel ? "true" : "false"}
              @click=${(): void => {
                this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, panel })));
              }}
            >
              ${PANEL_NAMES[panel]}
            </button>`,
        )}
      </div>
      ${this.#isMeasured ? this.#renderMeasured() : this.#renderPart()}
    </section>`;
  }

  #renderMeasured(): TemplateResult {
    return remoteView(this.#analysis.state, (answer) => this.#renderAnswer(answer), this.#onRetry);
  }

  #renderAnswer(answer: AnalysisAnswer): TemplateResult {
    const { nameOf } = this.whole;
    switch (this.#panel) {
      case "balance":
        return html`<entente-balance .analysis=${answer} .nameOf=${nameOf}></entente-balance>`;
      case "actors":
        return html`<entente-measures .analysis=${answer} .nameOf=${nameOf}></entente-measures>`;
      default:
        return html`<entente-blocs
          .analysis=${answer}
          .nameOf=${nameOf}
          .theme=${this.theme}
        ></entente-blocs>`;
    }
  }

  #renderPart(): TemplateResult {
    const { services, state, whole, schema } = this;
    switch (this.#panel) {
      case "paths":
        return html`<entente-paths
          .services=${services}
          .state=${state}
          .whole=${whole}
        ></entente-paths>`;
      case "sources":
        return html`<entente-dropout
          .services=${services}
          .state=${state}
          .whole=${whole}
        ></entente-dropout>`;
      case "periods":
        return html`<entente-periods
          .services=${services}
          .state=${state}
          .whole=${whole}
          .extent=${schema?.dates ?? null}
        ></entente-periods>`;
      case "issues":
        return html`<entente-two-issues
          .services=${services}
          .state=${state}
          .whole=${whole}
          .schema=${schema}
        ></entente-two-issues>`;
      default:
        return html`<entente-description
          .services=${services}
          .state=${state}
          .whole=${whole}
        ></entente-description>`;
    }
  }

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.#onClose();
  };

  #onClose = (): void => {
    this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, panel: null })));
  };

  #onRetry = (): void => {
    this.#analysis.retry();
  };
}
