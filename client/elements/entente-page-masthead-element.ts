import { html, LitElement, type TemplateResult } from "lit";
import type { Theme } from "../../server/picture/graph-style.ts";
import { baseStyles } from "./base-styles.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { icons } from "./icons.ts";
import { mastheadStyles } from "./masthead-styles.ts";

/** Name, pages, theme, login, of a page without the explorer's tools. Dispatches `entente-theme` to change the theme. */
export class EntentePageMastheadElement extends LitElement {
  static override properties = { services: { attribute: false }, theme: { attribute: false } };
  static override styles = [baseStyles, mastheadStyles];

  declare services: ExplorerServices;
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
        <entente-pages compact></entente-pages>
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
        <entente-session .session=${this.services.session}></entente-session>
      </div>
    </header>`;
  }

  #onTheme = (): void => {
    this.dispatchEvent(new Event("entente-theme"));
  };
}
