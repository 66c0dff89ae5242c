import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Dyad } from "../../server/wire/network.ts";
import { countOf } from "../../server/words/count-words.ts";
import { otherEnd, type NetworkModel } from "../model/network-model.ts";
import { dyadTitle } from "../model/sentences.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";

const FIRST_ROWS = 8;
/** A button that shows one or two more rows is longer than the rows. */
const SLACK = 2;

/** The relations of an actor or issue, each of which opens its evidence. */
export class EntenteRelationsElement extends LitElement {
  static override properties = {
    node: { attribute: false },
    model: { attribute: false },
    theme: { attribute: false },
    all: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      li {
        border-block-start: 1px solid var(--line);
      }
      .row {
        display: grid;
        grid-template-columns: 1.5rem 1fr auto;
        align-items: baseline;
        column-gap: 0.25rem;
        width: 100%;
        min-height: 2.5rem;
        padding: 0.4375rem 0.25rem;
        border: 0;
        background: none;
        text-align: start;
        font-size: 0.9375rem;
        line-height: 1.3;
      }
      .row:hover {
        background: var(--paper-press);
      }
      .name {
        font-weight: 500;
        overflow-wrap: anywhere;
      }
      .count {
        font-size: 0.875rem;
        color: var(--ink-quiet);
      }
      entente-polarity {
        grid-column: 3;
        grid-row: 1;
        font-size: 0.875rem;
      }
      .count {
        grid-column: 2;
      }
      .more {
        margin-block-start: 0.5rem;
        font-size: 0.9375rem;
        min-height: 2rem;
      }
      @media (max-width: 859px) {
        .row {
          min-height: 48px;
        }
        .more {
          min-height: 44px;
        }
      }
    `,
  ];

  declare node: string;
  declare model: NetworkModel;
  declare theme: Theme;
  declare all: boolean;

  constructor() {
    super();
    this.theme = "light";
    this.all = false;
  }

  protected override render(): TemplateResult {
    const dyads = this.model.dyadsOf(this.node);
    if (dyads.length === 0) return html`<p class="quiet">No dyad passes the filters.</p>`;
    const rows =
      this.all || dyads.length <= FIRST_ROWS + SLACK ? dyads : dyads.slice(0, FIRST_ROWS);
    return html`<ul>
        ${rows.map((dyad) => this.#renderRow(dyad))}
      </ul>
      ${
        rows.length < dyads.length
          ? html`<button class="link more" type="button" @click=${this.#onAll}>
              Show all ${countOf(dyads.length, "dyad")}
            </button>`
          : nothing
      }`;
  }

  #renderRow(dyad: Dyad): TemplateResult {
    const outgoing = dyad.from === this.node;
    const other = otherEnd(dyad, this.node);
    return html`<li>
      <button
        class="row"
        type="button"
        title=${dyadTitle(dyad, this.model)}
        @click=${(): void => {
          this.dispatchEvent(
            new EntenteStateEvent((state) => ({
              ...state,
              selection: { kind: "dyad", from: dyad.from, to: dyad.to },
              stance: null,
            })),
          );
        }}
      >
        <span aria-hidden="true">${outgoing ? "→" : "←"}</span>
        <span class="name" dir="auto"
          ><span class="visually-hidden">${outgoing ? "to " : "from "}</span
          >${this.model.nameOf(other)}</span
        >
        <span class="count number">${countOf(dyad.n, "stance")}</span>
        <entente-polarity .value=${dyad.polarity} .theme=${this.theme}></entente-polarity>
      </button>
    </li>`;
  }

  #onAll = (): void => {
    this.all = true;
  };
}
