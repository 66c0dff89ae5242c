import { html, LitElement, type TemplateResult } from "lit";
import type { Theme } from "../../../server/picture/graph-style.ts";
import { baseStyles } from "../base-styles.ts";
import { icons } from "../icons.ts";
import { mastheadStyles } from "../masthead-styles.ts";

/** Name, pages, theme. Dispatches `entente-theme` to change the theme. */
export class EntenteQueriesMastheadElement extends LitElement {
  static override properties = { theme: { attribute: false } };
  static override styles = [baseStyles, mastheadStyles];

  declare theme: Theme;

  constructor() {
    super();
    this.theme = "light";
  }

  protected override render(): TemplateResult {
    const isDark = this.theme === "dark";
    return html`<header class="masthead plain">
      <div class="brand">
        <a href="/">Entente</a>
        <entente-pages></entente-pages>
      </div>
      <div class="tools">
        <button
          class="icon-button"
          type="button"
          aria-label=${isDark ? "Use light colours" : "Use dark colours"}
          @click=${this.#onTheme}
        >
          ${isDark ? icons.sun : icons.moon}
        </button>
      </div>
    </header>`;
  }

  #onTheme = (): void => {
    this.dispatchEvent(new Event("entente-theme"));
  };
}
