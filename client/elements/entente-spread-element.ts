import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Dyad } from "../../server/wire/network.ts";
import { polarityColor, type Theme } from "../../server/picture/graph-style.ts";
import { setStyles } from "./set-styles.ts";

/** Shares of hostile, neutral and supportive stances as one bar. Decoration: the counts stand beside it as text. */
export class EntenteSpreadElement extends LitElement {
  static override properties = { dyad: { attribute: false }, theme: { attribute: false } };
  static override styles = css`
    :host {
      display: block;
    }
    div {
      display: flex;
      gap: 2px;
      height: 0.625rem;
    }
    span {
      flex-basis: 0;
      border-radius: 1px;
    }
  `;

  declare dyad: Pick<Dyad, "positive" | "negative" | "neutral">;
  declare theme: Theme;

  constructor() {
    super();
    this.theme = "light";
  }

  protected override render(): TemplateResult {
    const part = (count: number, polarity: number): TemplateResult | typeof nothing =>
      count === 0
        ? nothing
        : html`<span
            ${setStyles({ "flex-grow": String(count), background: polarityColor(polarity, this.theme) })}
          ></span>`;
    const { negative, neutral, positive } = this.dyad;
    return html`<div aria-hidden="true">
      ${part(negative, -0.6)}${part(neutral, 0)}${part(positive, 0.6)}
    </div>`;
  }
}
