import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { baseStyles } from "./base-styles.ts";
import { icons } from "./icons.ts";

const MOST_NOTICES = 3;

/** What the reader must know above all else: the server is gone, or the link asked for the impossible. */
export class EntenteNoticesElement extends LitElement {
  static override properties = {
    isDown: { attribute: false },
    notices: { attribute: false },
    problem: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem 1rem;
        padding: 0.5rem 1.25rem;
        border-block-end: 1px solid var(--line);
        background: var(--paper-quiet);
        font-size: 0.9375rem;
        line-height: 1.4;
      }
      .down {
        background: var(--alert-paper);
        color: var(--alert);
        font-weight: 500;
      }
      .button {
        flex: none;
      }
      @media (max-width: 859px) {
        .line {
          padding-inline: 1rem;
        }
      }
    `,
  ];

  declare isDown: boolean;
  declare notices: readonly string[];
  /** Why what was asked for is not shown although the server answers; null when nothing is wrong. */
  declare problem: string | null;

  constructor() {
    super();
    this.isDown = false;
    this.notices = [];
    this.problem = null;
  }

  protected override render(): TemplateResult {
    const shown = this.notices.slice(0, MOST_NOTICES);
    const left = this.notices.length - shown.length;
    return html`
      <div role="alert">
        ${
          this.isDown
            ? html`<div class="line down">
                <p>
                  The server does not answer. What you see may be out of date; this page tries again
                  by itself. If you run Entente on this computer, start it again.
                </p>
                <button class="button" type="button" @click=${this.#onRetry}>Try now</button>
              </div>`
            : nothing
        }
        ${
          this.problem === null || this.isDown
            ? nothing
            : html`<div class="line down">
                <p>${this.problem}</p>
                <button class="button" type="button" @click=${this.#onRetry}>Try again</button>
              </div>`
        }
      </div>
      <div role="status">
        ${
          shown.length === 0
            ? nothing
            : html`<div class="line">
                <p>
                  ${shown.map((notice) => html`${notice} `)}${left > 0 ? `And ${left} more.` : ""}
                </p>
                <button
                  class="icon-button"
                  type="button"
                  aria-label="Dismiss"
                  @click=${this.#onDismiss}
                >
                  ${icons.close}
                </button>
              </div>`
        }
      </div>
    `;
  }

  #onRetry = (): void => {
    this.dispatchEvent(new Event("entente-retry", { bubbles: true, composed: true }));
  };

  #onDismiss = (): void => {
    this.dispatchEvent(new Event("entente-dismiss", { bubbles: true, composed: true }));
  };
}
