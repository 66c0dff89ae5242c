import { css, html, LitElement, type TemplateResult } from "lit";
import { formatPolarity, polarityWord } from "../model/polarity-words.ts";
import { polarityColor, type Theme } from "../view/graph-style.ts";
import { setStyles } from "./set-styles.ts";

/** A polarity as a dot of its colour, its number and its word. */
export class EntentePolarityElement extends LitElement {
  static override properties = { value: { attribute: false }, theme: { attribute: false } };
  static override styles = css`
    :host {
      display: inline-flex;
      align-items: baseline;
      gap: 0.4em;
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
    .dot {
      flex: none;
      width: 0.75em;
      height: 0.75em;
      border-radius: 50%;
      transform: translateY(0.04em);
    }
    b {
      font-weight: 600;
    }
  `;

  declare value: number;
  declare theme: Theme;

  constructor() {
    super();
    this.value = 0;
    this.theme = "light";
  }

  protected override render(): TemplateResult {
    return html`<span
        class="dot"
        ${setStyles({ background: polarityColor(this.value, this.theme) })}
      ></span
      ><span><b>${formatPolarity(this.value)}</b> ${polarityWord(this.value)}</span>`;
  }
}
