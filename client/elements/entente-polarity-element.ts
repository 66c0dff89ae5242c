import { css, html, LitElement, type TemplateResult } from "lit";
import { formatPolarity, polarityWords } from "../../server/words/polarity-words.ts";
import { polarityColor, type Theme } from "../../server/picture/graph-style.ts";
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
    @media (max-width: 859px) {
      /* A phone's table has no room for "slightly supportive" in one line. */
      :host {
        white-space: normal;
      }
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
      ><span><b>${formatPolarity(this.value)}</b> ${polarityWords(this.value)}</span>`;
  }
}
