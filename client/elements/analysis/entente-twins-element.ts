import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Theme } from "../../../server/picture/graph-style.ts";
import { placeMissing } from "../../../server/picture/place-missing.ts";
import type { Positions } from "../../../server/picture/layout.ts";
import type { Network } from "../../../server/wire/network.ts";
import { countOf } from "../../../server/words/count-words.ts";
import { arrangedNetwork } from "../../model/arrangement.ts";
import { issuePairToText, type IssuePair } from "../../model/issue-pair.ts";
import { createNetworkModel, type NetworkModel } from "../../model/network-model.ts";
import type { Selection } from "../../model/selection.ts";
import { targetSentence } from "../../model/sentences.ts";
import type { TwoIssues } from "../../model/two-issues.ts";
import { frameKey, INITIAL_VIEW_STATE, type ViewState } from "../../model/view-state.ts";
import { baseStyles } from "../base-styles.ts";
import type { EntentePointEvent } from "../entente-point-event.ts";
import type { GraphPicture } from "../graph-controller.ts";

type Side = keyof IssuePair;
const SIDES = ["allies", "opponents"] as const satisfies readonly Side[];
const HEADINGS = {
  allies: "Who supports whom on",
  opponents: "Who opposes whom on",
} as const satisfies Record<Side, string>;

/** Support on one issue beside opposition on another: two pictures of the same actors, linked. */
export class EntenteTwinsElement extends LitElement {
  static override properties = {
    state: { attribute: false },
    picture: { attribute: false },
    twins: { attribute: false },
    theme: { attribute: false },
    pointed: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 0.75rem;
        min-height: 0;
        min-width: 0;
      }
      section {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        min-height: 0;
        min-width: 0;
      }
      section + section {
        padding-inline-start: 0.75rem;
        border-inline-start: 1px solid var(--line);
      }
      .head {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: 0.5rem;
        min-height: 3.5rem;
      }
      h2 {
        font-size: 1rem;
        font-weight: 650;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      h2 span {
        font-weight: 400;
        color: var(--ink-quiet);
      }
      @media (max-width: 859px) {
        :host {
          padding-inline: 1rem;
        }
      }
      @media (max-width: 599px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: minmax(0, 1fr) minmax(0, 1fr);
          gap: 0.25rem;
        }
        section + section {
          padding-inline-start: 0;
          border-inline-start: 0;
          border-block-start: 1px solid var(--line);
        }
        .head {
          min-height: 0;
          padding-block: 0.125rem;
        }
        h2 {
          font-size: 0.8125rem;
        }
      }
    `,
  ];

  declare state: ViewState;
  declare picture: GraphPicture;
  declare twins: TwoIssues;
  declare theme: Theme;
  /** What is pointed at in one of the two. */
  declare pointed: { readonly side: Side; readonly target: Selection } | null;

  #models: Readonly<Record<Side, NetworkModel>> | null = null;
  #positions: Positions = new Map();

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.theme = "light";
    this.pointed = null;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>("entente-network")?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { twins, state, picture } = this;
    const isArranged = changed.get("state")?.arrangement !== state.arrangement;
    if (changed.has("twins") || (changed.has("state") && isArranged)) {
      const modelOf = (network: Network): NetworkModel =>
        createNetworkModel(arrangedNetwork(network, state.arrangement));
      this.#models = { allies: modelOf(twins.allies), opponents: modelOf(twins.opponents) };
    }
    if (changed.has("twins") || changed.has("picture")) {
      const dyads = [...twins.allies.dyads, ...twins.opponents.dyads];
      this.#positions = placeMissing(picture.positions, { ...twins.allies, dyads });
    }
  }

  protected override render(): TemplateResult {
    const models = this.#models;
    return html`${
      models === null ? nothing : SIDES.map((side) => this.#renderSide(side, models[side]))
    }`;
  }

  #renderSide(side: Side, model: NetworkModel): TemplateResult {
    const { state, picture, twins, theme } = this;
    const { dyads, nodes } = model.network;
    const words = `${HEADINGS[side]} ${twins.names[side]}`;
    return html`<section aria-labelledby=${side}>
      <div class="head">
        <h2 id=${side} dir="auto">${words}<span>, ${countOf(dyads.length, "dyad")}</span></h2>
        ${side === "opponents" ? html`<slot name="tools"></slot>` : nothing}
      </div>
      ${
        nodes.length === 0
          ? html`<p class="quiet">Nobody does.</p>`
          : html`<entente-network
              small
              .model=${model}
              .positions=${this.#positions}
              .plan=${picture.plan}
              .ground=${picture.ground}
              .selection=${state.selection}
              .pointed=${this.#pointedIn(side, model)}
              .frameKey=${`${frameKey(state)} ${issuePairToText(twins.pair)}`}
              .dashed=${state.dashed}
              .marked=${this.#markedIn(side, model)}
              .pins=${state.arrangement.pins}
              .theme=${theme}
              @entente-point=${(event: EntentePointEvent): void => {
                this.#onPoint(side, event);
              }}
            ></entente-network>`
      }
    </section>`;
  }

  /** What is pointed at in the other picture, where this one has it. */
  #pointedIn(side: Side, model: NetworkModel): Selection | null {
    const { pointed } = this;
    if (pointed === null || pointed.side === side) return null;
    return targetSentence(pointed.target, model) === null ? null : pointed.target;
  }

  /** A dyad that this picture does not have is marked by its ends. */
  #markedIn(side: Side, model: NetworkModel): readonly string[] {
    const { pointed } = this;
    const { selection, arrangement } = this.state;
    const targets = [selection, pointed === null || pointed.side === side ? null : pointed.target];
    const ends = targets.flatMap((target) =>
      target?.kind === "dyad" && model.dyad(target.from, target.to) === null
        ? [target.from, target.to]
        : [],
    );
    return ends.length === 0 ? arrangement.marked : [...new Set([...arrangement.marked, ...ends])];
  }

  #onPoint(side: Side, { pointed: target }: EntentePointEvent): void {
    if (target !== null) this.pointed = { side, target };
    else if (this.pointed?.side === side) this.pointed = null;
  }
}
