import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { DrawnView } from "../model/view-export.ts";
import { baseStyles } from "./base-styles.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { asksForKeys } from "./explorer-keys.ts";
import { PartsController } from "./parts-controller.ts";

/** The button that saves the view, and the sheets over the page: saving it, and all keys under `?`. */
export class EntenteSheetsElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    viewOf: { attribute: false },
    sheet: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  declare services: ExplorerServices;
  /** What is drawn now; null while nothing is. */
  declare viewOf: () => DrawnView | null;
  declare sheet: "keys" | "save" | null;

  readonly #parts = new PartsController(this);

  constructor() {
    super();
    this.viewOf = () => null;
    this.sheet = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("keydown", this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#onKeyDown);
  }

  protected override render(): TemplateResult {
    return html`<button class="button" type="button" aria-haspopup="dialog" @click=${this.#onSave}>
        Save
      </button>
      ${this.sheet === null ? nothing : this.#renderSheet()}`;
  }

  #renderSheet(): TemplateResult | typeof nothing {
    if (!this.#parts.isLoaded("sheets")) return nothing;
    if (this.sheet === "keys") {
      return html`<entente-shortcuts @entente-closed=${this.#onClosed}></entente-shortcuts>`;
    }
    const view = this.viewOf();
    if (view === null) return nothing;
    return html`<entente-save
      .services=${this.services}
      .view=${view}
      @entente-closed=${this.#onClosed}
    ></entente-save>`;
  }

  #onSave = (): void => {
    this.sheet = "save";
  };

  #onClosed = (): void => {
    this.sheet = null;
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (!asksForKeys(event) || this.sheet !== null) return;
    event.preventDefault();
    this.sheet = "keys";
  };
}
