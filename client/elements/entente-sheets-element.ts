import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { NetworkModel } from "../model/network-model.ts";
import type { DrawnView } from "../model/view-export.ts";
import type { ViewState } from "../model/view-state.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteExpandEvent } from "./entente-expand-event.ts";
import { asksForKeys } from "./explorer-keys.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { PartsController } from "./parts-controller.ts";

/** The button that saves the view, and the sheets over the page: saving it, expanding, and all keys under `?`. */
export class EntenteSheetsElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    model: { attribute: false },
    viewOf: { attribute: false },
    sheet: { state: true },
    expanding: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        gap: 0.5rem;
      }
      @media (max-width: 859px) {
        .button {
          padding-inline: 0.5rem;
          font-size: 0.875rem;
        }
      }
    `,
  ];

  declare services: ExplorerServices;
  declare state: ViewState;
  /** What is shown; null while nothing is. */
  declare model: NetworkModel | null;
  /** What is drawn now; null while nothing is. */
  declare viewOf: () => DrawnView | null;
  declare sheet: "keys" | "save" | "expand" | "workspaces" | null;
  /** Whose neighbours are asked for. */
  declare expanding: string;

  readonly #parts = new PartsController(this);

  constructor() {
    super();
    this.viewOf = () => null;
    this.sheet = null;
    this.model = null;
    this.expanding = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("keydown", this.#onKeyDown);
    window.addEventListener(EntenteExpandEvent.eventName, this.#onExpand);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#onKeyDown);
    window.removeEventListener(EntenteExpandEvent.eventName, this.#onExpand);
  }

  protected override render(): TemplateResult {
    return html`<button class="button" type="button" aria-haspopup="dialog" @click=${this.#onSave}>
        Save
      </button>
      <button class="button" type="button" aria-haspopup="dialog" @click=${this.#onWorkspaces}>
        Workspaces
      </button>
      ${this.sheet === null ? nothing : this.#renderSheet()}`;
  }

  #renderSheet(): TemplateResult | typeof nothing {
    if (!this.#parts.isLoaded("sheets")) return nothing;
    if (this.sheet === "keys") {
      return html`<entente-shortcuts @entente-closed=${this.#onClosed}></entente-shortcuts>`;
    }
    if (this.sheet === "expand") {
      if (this.model === null) return nothing;
      return html`<entente-expand
        .services=${this.services}
        .state=${this.state}
        .model=${this.model}
        .node=${this.expanding}
        @entente-closed=${this.#onClosed}
      ></entente-expand>`;
    }
    const view = this.viewOf();
    if (view === null) return nothing;
    if (this.sheet === "workspaces") {
      return html`<entente-workspaces
        .services=${this.services}
        .state=${this.state}
        .view=${view}
        @entente-theme=${this.#onTheme}
        @entente-closed=${this.#onClosed}
      ></entente-workspaces>`;
    }
    return html`<entente-save
      .services=${this.services}
      .view=${view}
      @entente-closed=${this.#onClosed}
    ></entente-save>`;
  }

  #onSave = (): void => {
    this.sheet = "save";
  };

  #onWorkspaces = (): void => {
    this.sheet = "workspaces";
  };

  #onTheme = (): void => {
    this.dispatchEvent(new Event("entente-theme"));
  };

  #onExpand = (event: Event): void => {
    if (!(event instanceof EntenteExpandEvent)) return;
    this.expanding = event.id;
    this.sheet = "expand";
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
