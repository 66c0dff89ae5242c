import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { baseStyles } from "../base-styles.ts";
import { codeStyles } from "./code-styles.ts";

/** A text with the words above it. */
export interface ComparedText {
  readonly title: string;
  readonly text: string;
}

/** Two texts side by side, with what differs marked. */
export class EntenteCompareElement extends LitElement {
  static override properties = {
    left: { attribute: false },
    right: { attribute: false },
    plain: { state: true },
  };
  static override styles = [
    baseStyles,
    codeStyles,
    css`
      :host {
        --editor-height: none;
        display: block;
        min-width: 0;
      }
      .titles {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0.5rem;
        padding-block-end: 0.25rem;
        font-size: 0.875rem;
        font-weight: 600;
      }
      .place {
        max-height: min(28rem, 50dvh);
        overflow: auto;
        border: 1px solid var(--line);
      }
      pre {
        margin: 0;
        padding: 0.5rem;
        overflow: auto;
        white-space: pre-wrap;
      }
      .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
      }
    `,
  ];

  declare left: ComparedText;
  declare right: ComparedText;
  /** True where the comparing view cannot be loaded: both texts as they are. */
  declare plain: boolean;

  #remove: (() => void) | null = null;

  constructor() {
    super();
    this.plain = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#remove?.();
    this.#remove = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("left") || changed.has("right")) void this.#compare();
  }

  protected override render(): TemplateResult {
    return html`<div class="titles">
        <span>${this.left.title}</span><span>${this.right.title}</span>
      </div>
      <div class="place" tabindex="0" role="group" aria-label="Both texts">
        ${
          this.plain
            ? html`<div class="pair">
                <pre>${this.left.text}</pre>
                <pre>${this.right.text}</pre>
              </div>`
            : nothing
        }
      </div>`;
  }

  async #compare(): Promise<void> {
    try {
      const { compareTexts } = await import("../../editor/compare-texts.ts");
      const place = this.renderRoot.querySelector<HTMLElement>(".place");
      if (place === null || !this.isConnected) return;
      this.#remove?.();
      this.#remove = compareTexts(place, {
        left: { text: this.left.text, label: this.left.title },
        right: { text: this.right.text, label: this.right.title },
      });
    } catch {
      this.plain = true;
    }
  }
}
