import { html, LitElement, nothing, type TemplateResult } from "lit";
import { isContested, type Dyad } from "../../server/wire/network.ts";
import { countOf, formatCount } from "../../server/words/count-words.ts";
import { formatPeriod } from "../../server/words/format-day.ts";
import type { NetworkModel } from "../model/network-model.ts";
import { polarityPhrase } from "../../server/words/polarity-words.ts";
import type { Selection } from "../model/selection.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { headStyles } from "./head-styles.ts";
import { icons } from "./icons.ts";

/** The head of a dyad's evidence: both names, the mean, the spread, and the way back. */
export class EntenteDyadHeadElement extends LitElement {
  static override properties = {
    from: { attribute: false },
    to: { attribute: false },
    model: { attribute: false },
    whole: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [baseStyles, headStyles];

  declare from: string;
  declare to: string;
  /** The network under the filter. */
  declare model: NetworkModel;
  /** The network without a filter, to say what the filter leaves out. */
  declare whole: NetworkModel;
  declare theme: Theme;

  constructor() {
    super();
    this.theme = "light";
  }

  protected override render(): TemplateResult {
    const dyad = this.model.dyad(this.from, this.to);
    return html`
      <p class="kicker small">Dyad</p>
      <h2 id="title">${this.#renderName(this.from)} → ${this.#renderName(this.to)}</h2>
      ${dyad === null ? nothing : this.#renderFacts(dyad)} ${this.#renderLeftOut(dyad)}
      ${this.#renderReverse()}
    `;
  }

  #renderName(id: string): TemplateResult {
    const name = this.whole.node(id)?.name ?? this.model.nameOf(id);
    return html`<button
      class="link"
      type="button"
      dir="auto"
      @click=${select({ kind: "node", id })}
    >
      ${name}
    </button>`;
  }

  #renderFacts(dyad: Dyad): TemplateResult {
    const spread = [
      `${formatCount(dyad.negative)} hostile`,
      `${formatCount(dyad.neutral)} neutral`,
      `${formatCount(dyad.positive)} supportive`,
    ].join(", ");
    return html`
      <p class="facts">
        <span class="mean"
          ><entente-polarity .value=${dyad.polarity} .theme=${this.theme}></entente-polarity
          >${dyad.n > 1 ? html`<span>on average</span>` : nothing}</span
        >
        <span>${countOf(dyad.n, "stance")}</span>
        <span>${countOf(dyad.sources, "source")}</span>
        <span>${formatPeriod(dyad.first, dyad.last)}</span>
      </p>
      ${
        dyad.n > 1
          ? html`<entente-spread .dyad=${dyad} .theme=${this.theme}></entente-spread>
              <p class="quiet small">${spread}.</p>`
          : nothing
      }
      ${
        isContested(dyad)
          ? html`<p class="note contested">
              <b>Contested.</b> The record holds both support and hostility; the average hides that.
            </p>`
          : nothing
      }
    `;
  }

  #renderLeftOut(dyad: Dyad | null): TemplateResult | typeof nothing {
    const all = this.whole.dyad(this.from, this.to)?.n ?? 0;
    const left = all - (dyad?.n ?? 0);
    if (all === 0) return html`<p class="note">No stance in this direction is on record.</p>`;
    if (left <= 0) return nothing;
    return html`<p class="note quiet">
      ${countOf(left, "stance")} of this dyad ${left === 1 ? "is" : "are"} outside the filters.
    </p>`;
  }

  #renderReverse(): TemplateResult {
    const title = `${this.whole.nameOf(this.to)} → ${this.whole.nameOf(this.from)}`;
    const dyad = this.model.dyad(this.to, this.from);
    const hidden = dyad === null && this.whole.dyad(this.to, this.from) !== null;
    if (dyad === null) {
      return html`<p class="note quiet">
        ${title}: ${hidden ? "all stances are outside the filters" : "no stances"}.
      </p>`;
    }
    return html`<p class="actions">
      <button
        class="button"
        type="button"
        @click=${select({ kind: "dyad", from: this.to, to: this.from })}
      >
        ${icons.reverse}<span
          >${title}: ${countOf(dyad.n, "stance")}, ${polarityPhrase(dyad.polarity)}</span
        >
      </button>
    </p>`;
  }
}

function select(selection: Selection): (event: Event) => void {
  return (event) => {
    event.currentTarget?.dispatchEvent(
      new EntenteStateEvent((state) => ({ ...state, selection, stance: null })),
    );
  };
}
