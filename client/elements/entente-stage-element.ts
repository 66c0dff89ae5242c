import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Theme } from "../../server/picture/graph-style.ts";
import { isSingleSource } from "../../server/picture/network-scene.ts";
import { LAYOUT_KINDS, LAYOUT_NAMES } from "../model/layout-kind.ts";
import type { DayRange } from "../../server/picture/time-axis.ts";
import { offeredBlocs, type WholeBlocs } from "../model/whole-blocs.ts";
import type { TwoIssues } from "../model/two-issues.ts";
import { frameKey, INITIAL_VIEW_STATE, shownDays, type ViewState } from "../model/view-state.ts";
import { baseStyles } from "./base-styles.ts";
import { NO_FINDINGS, type Findings } from "./entente-findings-event.ts";
import type { SingleSource } from "./entente-legend-element.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import type { GraphPicture } from "./graph-controller.ts";
import { MediaController } from "./media-controller.ts";
import { PartsController } from "./parts-controller.ts";

/** The drawn network with what belongs to it: what is done by hand, time, and the legend. */
export class EntenteStageElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    picture: { attribute: false },
    extent: { attribute: false },
    busy: { attribute: false },
    steps: { attribute: false },
    findings: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto auto;
        min-height: 0;
        min-width: 0;
      }
      .stage {
        position: relative;
        display: grid;
        min-height: 0;
        min-width: 0;
      }
      entente-hand {
        position: absolute;
        z-index: 2;
        inset-block-start: 0;
        inset-inline: 0 auto;
        max-width: calc(100% - 10rem);
      }
      .layouts {
        position: absolute;
        z-index: 1;
        inset-block-start: 0;
        inset-inline-end: 0;
        min-height: 2.25rem;
        padding: 0 0.375rem;
        border: 1px solid var(--control);
        border-radius: 3px;
        background: var(--paper);
        font-size: 0.875rem;
      }
      .time {
        border-block-start: 1px solid var(--line);
      }
      .time summary {
        display: flex;
        align-items: center;
        min-height: 44px;
        font-size: 0.9375rem;
        font-weight: 500;
        cursor: pointer;
      }
      .time summary::before {
        content: "";
        width: 0.4rem;
        height: 0.4rem;
        margin-inline: 0.25rem 0.625rem;
        border: solid currentColor;
        border-width: 0 1.6px 1.6px 0;
        rotate: -45deg;
      }
      .time[open] summary::before {
        rotate: 45deg;
      }
      @media (max-width: 859px) {
        .stage {
          margin-inline: -1rem;
        }
        entente-hand {
          inset-inline: 1rem;
          inset-block-start: 2.875rem;
          max-width: none;
        }
        .layouts {
          inset-inline-end: 1rem;
          min-height: 44px;
        }
      }
    `,
  ];

  declare services: ExplorerServices;
  declare state: ViewState;
  declare picture: GraphPicture;
  /** First and last day of all stances; null without any. */
  declare extent: DayRange | null;
  /** Whether another network is under way. */
  declare busy: boolean;
  /** Names of the steps that can be undone and redone; null for none. */
  declare steps: { readonly undoes: string | null; readonly redoes: string | null };
  /** What the analysis shows in the picture. */
  declare findings: Findings;
  declare theme: Theme;

  readonly #phone = new MediaController(this, "(max-width: 859px)");
  readonly #parts = new PartsController(this);

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.extent = null;
    this.busy = false;
    this.steps = { undoes: null, redoes: null };
    this.findings = NO_FINDINGS;
    this.theme = "light";
  }

  /** Whether a panel takes more than half of a phone. */
  get #isCrowded(): boolean {
    const { selection, panel } = this.state;
    return this.#phone.matches && (selection !== null || panel !== null);
  }

  /** Blocs that can stand for their members here; null for none. */
  get #offeredBlocs(): WholeBlocs | null {
    const { model, whole } = this.picture;
    if (this.state.layout !== "force" || this.findings.twins !== null) return null;
    return offeredBlocs(model.network, whole.network);
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot
      .querySelector<HTMLElement>("entente-twins, entente-network, entente-lanes")
      ?.focus(options);
  }

  protected override render(): TemplateResult {
    const { state, picture, theme } = this;
    const { twins } = this.findings;
    const isLanes = twins === null && state.layout === "lanes";
    return html`<div class="stage">
        ${twins === null ? this.#renderOne(isLanes) : this.#renderTwins(twins)} <slot></slot>
      </div>
      ${this.#renderTime()}
      <entente-legend
        .theme=${theme}
        .blocs=${this.#offeredBlocs === null ? null : state.blocs}
        .single=${isLanes || twins !== null ? null : this.#singleSource(picture)}
        .isOfLanes=${isLanes}
        .changes=${this.findings.changes}
        ?compact=${this.#isCrowded}
      ></entente-legend>`;
  }

  protected override updated(): void {
    // The page makes room for two pictures on a phone.
    this.toggleAttribute("twins", this.findings.twins !== null);
  }

  #renderOne(isLanes: boolean): TemplateResult {
    const { state, picture } = this;
    return html`${isLanes ? this.#renderLanes() : this.#renderNetwork()}
      ${this.#isCrowded ? nothing : this.#renderLayouts()}
      <entente-hand
        .state=${state}
        .model=${picture.model}
        .positions=${picture.positions}
        .hiddenNodes=${picture.hidden}
      ></entente-hand>`;
  }

  /** Only the analysis finds two issues, so its elements are there. */
  #renderTwins(twins: TwoIssues): TemplateResult {
    return html`<entente-twins
      .state=${this.state}
      .picture=${this.picture}
      .twins=${twins}
      .theme=${this.theme}
      >${this.#renderSteps()}</entente-twins
    >`;
  }

  #renderLanes(): TemplateResult | typeof nothing {
    const { state, picture, extent } = this;
    if (extent === null || !this.#parts.isLoaded("lanes")) return nothing;
    return html`<entente-lanes
      .services=${this.services}
      .state=${state}
      .model=${picture.model}
      .axis=${shownDays(state, extent)}
      .theme=${this.theme}
      >${this.#renderSteps()}</entente-lanes
    >`;
  }

  #renderSteps(): TemplateResult {
    return html`<entente-steps
      slot="tools"
      .undoes=${this.steps.undoes}
      .redoes=${this.steps.redoes}
      @entente-undo=${this.#onStep}
      @entente-redo=${this.#onStep}
    ></entente-steps>`;
  }

  #renderNetwork(): TemplateResult {
    const { state, picture, theme } = this;
    return html`<entente-network
      .model=${picture.model}
      .positions=${picture.positions}
      .ground=${picture.ground}
      .selection=${state.selection}
      .frameKey=${frameKey(state)}
      .groups=${this.findings.groups}
      .changes=${this.findings.changes}
      .dashed=${state.dashed}
      .blocs=${state.blocs ? this.#offeredBlocs : null}
      .marked=${state.arrangement.marked}
      .plan=${picture.plan}
      .grown=${state.arrangement.grown}
      .pins=${state.arrangement.pins}
      .theme=${theme}
      >${this.#renderSteps()}</entente-network
    >`;
  }

  #singleSource({ model }: GraphPicture): SingleSource {
    const { dyads } = model.network;
    const count = dyads.filter(isSingleSource).length;
    return { count, all: dyads.length, isDashed: this.state.dashed };
  }

  #renderLayouts(): TemplateResult {
    return html`<select class="layouts" aria-label="Arrangement" @change=${this.#onLayout}>
      ${LAYOUT_KINDS.map(
        (kind) =>
          html`<option value=${kind} ?selected=${kind === this.state.layout}>
            ${LAYOUT_NAMES[kind]}
          </option>`,
      )}
    </select>`;
  }

  #renderTime(): TemplateResult | typeof nothing {
    if (this.extent === null) return nothing;
    const timeline = html`<entente-timeline
      .services=${this.services}
      .state=${this.state}
      .extent=${this.extent}
      .dataVersion=${this.picture.whole.network.dataVersion}
      .busy=${this.busy}
      .theme=${this.theme}
    ></entente-timeline>`;
    if (!this.#phone.matches) return timeline;
    // The panel and the network share a phone's height; time has its turn once the panel is closed.
    if (this.#isCrowded) return nothing;
    return html`<details class="time">
      <summary>Timeline</summary>
      ${timeline}
    </details>`;
  }

  #onLayout = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    const layout = LAYOUT_KINDS.find((kind) => kind === value) ?? "force";
    this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, layout })));
  };

  #onStep = (event: Event): void => {
    this.dispatchEvent(new Event(event.type));
  };
}
