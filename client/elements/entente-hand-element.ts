import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Positions } from "../../server/picture/layout.ts";
import { countOf, formatCount } from "../../server/words/count-words.ts";
import { countBrought } from "../model/expansion.ts";
import {
  afterHandAction,
  HAND_ACTIONS,
  handSubject,
  type HandAction,
} from "../model/hand-actions.ts";
import type { NetworkModel } from "../model/network-model.ts";
import { INITIAL_VIEW_STATE, type ViewState } from "../model/view-state.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteExpandEvent } from "./entente-expand-event.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";

/** What can be done by hand with what is marked or opened, and what was hidden so. */
export class EntenteHandElement extends LitElement {
  static override properties = {
    state: { attribute: false },
    model: { attribute: false },
    positions: { attribute: false },
    hiddenNodes: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.125rem 0.75rem;
        min-height: 2.25rem;
        padding: 0.125rem 0.75rem;
        border: 1px solid var(--line);
        border-radius: 3px;
        background: var(--paper);
        font-size: 0.875rem;
      }
      p {
        font-weight: 600;
      }
      .quiet {
        font-weight: 400;
      }
      .link {
        min-height: 1.75rem;
      }
      @media (max-width: 859px) {
        .bar {
          flex-wrap: nowrap;
          overflow-x: auto;
          white-space: nowrap;
        }
        .bar > * {
          flex: none;
        }
        .link {
          min-height: 44px;
        }
      }
    `,
  ];

  declare state: ViewState;
  declare model: NetworkModel;
  /** Where nodes are, as an arrangement gives it. */
  declare positions: Positions;
  /** Nodes under the filters that are hidden by hand. */
  declare hiddenNodes: number;

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.positions = new Map();
    this.hiddenNodes = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const ids = handSubject(this.state).filter((id) => this.model.node(id) !== null);
    const { marked, pins } = this.state.arrangement;
    if (ids.length === 0 && this.hiddenNodes === 0) return nothing;
    const { mark, hide, isolate, neighbours, pin, invert, unmark, bringBack } = HAND_ACTIONS;
    const isPinned = ids.every((id) => pins.some((each) => each.id === id));
    return html`<div class="bar" role="group" aria-label="By hand">
      ${
        ids.length === 0
          ? nothing
          : html`<p dir="auto">
                ${marked.length > 0 ? `${marked.length} marked` : this.#names(ids)}
              </p>
              ${this.#renderGrowth(ids)} ${marked.length === 0 ? this.#renderAction(mark) : nothing}
              ${this.#renderAction(hide)}
              ${this.#renderAction(isolate, ids.length === 1 ? "Only this" : isolate.name)}
              ${this.#renderAction(neighbours)}
              ${this.#renderAction(pin, isPinned ? "Unpin" : pin.name)}
              ${marked.length > 0 ? html`${this.#renderAction(invert)} ${this.#renderAction(unmark)}` : nothing}`
      }
      ${
        this.hiddenNodes === 0
          ? nothing
          : html`<p class="quiet">${countOf(this.hiddenNodes, "hidden", "hidden")} by hand</p>
              ${this.#renderAction(bringBack)}`
      }
    </div>`;
  }

  /** Expanding the one that is meant, and taking back what expansions brought. */
  #renderGrowth(ids: readonly string[]): TemplateResult {
    const [id = ""] = ids;
    const unshown = this.model.unshown(id);
    const brought = countBrought(this.state.arrangement.grown, ids);
    const expand = html`<button
      class="link"
      type="button"
      aria-haspopup="dialog"
      title=${unshown === 0 ? "Neighbours" : `Neighbours: ${countOf(unshown, "is", "are")} not shown`}
      @click=${(): void => {
        this.dispatchEvent(new EntenteExpandEvent(id));
      }}
    >
      ${unshown === 0 ? "Expand" : `Expand (+${formatCount(unshown)})`}
    </button>`;
    return html`${ids.length === 1 ? expand : nothing}
    ${brought === 0 ? nothing : this.#renderAction(HAND_ACTIONS.collapse, `Collapse (−${formatCount(brought)})`)}`;
  }

  #renderAction(action: HandAction, name = action.name): TemplateResult {
    return html`<button
      class="link"
      type="button"
      aria-keyshortcuts=${action.key}
      title=${`${name} (${action.key.toUpperCase()})`}
      @click=${(): void => {
        const ground = { network: this.model.network, positions: this.positions };
        this.dispatchEvent(
          new EntenteStateEvent((state) =>
            afterHandAction(state, action, handSubject(state), ground),
          ),
        );
      }}
    >
      ${name}
    </button>`;
  }

  #names(ids: readonly string[]): string {
    return ids.map((id) => this.model.nameOf(id)).join(" → ");
  }
}
