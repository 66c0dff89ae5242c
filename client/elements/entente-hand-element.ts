import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { countOf } from "../../server/words/count-words.ts";
import {
  afterHandAction,
  HAND_ACTIONS,
  handSubject,
  type HandAction,
} from "../model/hand-actions.ts";
import type { NetworkModel } from "../model/network-model.ts";
import { INITIAL_VIEW_STATE, type ViewState } from "../model/view-state.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";

/** What can be done by hand with what is marked or opened, and what was hidden so. */
export class EntenteHandElement extends LitElement {
  static override properties = {
    state: { attribute: false },
    model: { attribute: false },
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
        gap: 0.125rem 1rem;
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
        .link {
          min-height: 44px;
        }
      }
    `,
  ];

  declare state: ViewState;
  declare model: NetworkModel;
  /** Nodes under the filters that are hidden by hand. */
  declare hiddenNodes: number;

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.hiddenNodes = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const ids = handSubject(this.state).filter((id) => this.model.node(id) !== null);
    const { marked } = this.state.arrangement;
    if (ids.length === 0 && this.hiddenNodes === 0) return nothing;
    const { mark, hide, isolate, neighbours, invert, unmark, bringBack } = HAND_ACTIONS;
    return html`<div class="bar" role="group" aria-label="By hand">
      ${
        ids.length === 0
          ? nothing
          : html`<p dir="auto">
                ${marked.length > 0 ? `${marked.length} marked` : this.#names(ids)}
              </p>
              ${marked.length === 0 ? this.#renderAction(mark) : nothing}
              ${this.#renderAction(hide)}
              ${this.#renderAction(isolate, ids.length === 1 ? "Only this" : isolate.name)}
              ${this.#renderAction(neighbours)}
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

  #renderAction(action: HandAction, name = action.name): TemplateResult {
    return html`<button
      class="link"
      type="button"
      aria-keyshortcuts=${action.key}
      title=${`${name} (${action.key.toUpperCase()})`}
      @click=${(): void => {
        const { network } = this.model;
        this.dispatchEvent(
          new EntenteStateEvent((state) =>
            afterHandAction(state, action, handSubject(state), network),
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
