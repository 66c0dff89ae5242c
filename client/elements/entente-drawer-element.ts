import { css, html, LitElement, type TemplateResult } from "lit";
import { countOf } from "../../server/words/count-words.ts";
import { baseStyles } from "./base-styles.ts";

/** The filters where they have no column of their own: a sheet over the page, opened by `show`. */
export class EntenteDrawerElement extends LitElement {
  static override properties = { stances: { attribute: false } };
  static override styles = [
    baseStyles,
    css`
      /* No box of its own: it must not take a cell of the page's grid. */
      :host {
        display: contents;
      }
      dialog {
        width: min(24rem, 100vw);
        max-width: none;
        height: 100dvh;
        max-height: none;
        margin: 0;
        padding: 0;
        border: 0;
        border-inline-end: 1px solid var(--line-strong);
        background: var(--paper);
        color: var(--ink);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.4);
      }
      .drawer {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        height: 100%;
      }
      .drawer > div {
        overflow-y: auto;
        padding: 1rem 1.25rem;
      }
      .drawer footer {
        padding: 0.75rem 1.25rem calc(0.75rem + env(safe-area-inset-bottom));
        border-block-start: 1px solid var(--line-strong);
      }
      .drawer footer .button {
        width: 100%;
        min-height: 44px;
        border-color: var(--ink);
        background: var(--ink);
        color: var(--paper);
      }
    `,
  ];

  /** Stances that the filters leave. */
  declare stances: number;

  constructor() {
    super();
    this.stances = 0;
  }

  show(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-label="Filters" @click=${this.#onBackdrop}>
      <div class="drawer">
        <div><slot></slot></div>
        <footer>
          <button class="button" type="button" @click=${this.#onDone}>
            Show ${countOf(this.stances, "stance")}
          </button>
        </footer>
      </div>
    </dialog>`;
  }

  #onDone = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onBackdrop = (event: Event): void => {
    if (event.target === event.currentTarget) this.#onDone();
  };
}
