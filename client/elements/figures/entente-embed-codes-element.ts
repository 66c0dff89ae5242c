import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { FigureMeta } from "../../../server/wire/figure-meta.ts";
import { embedSnippets, type EmbedSnippet } from "../../model/figures/embed-snippets.ts";
import { baseStyles } from "../base-styles.ts";
import { icons } from "../icons.ts";

const COPIED_MS = 2000;

/** The ways to embed a figure: choose one, copy it with one click. */
export class EntenteEmbedCodesElement extends LitElement {
  static override properties = {
    figure: { attribute: false },
    chosen: { state: true },
    copied: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
      }
      .ways button {
        min-height: 2rem;
        padding: 0 0.625rem;
        border: 1px solid var(--line);
        border-radius: 3px;
        background: var(--paper-quiet);
        font-size: 0.875rem;
      }
      .ways button:hover {
        background: var(--paper-press);
      }
      .ways button[aria-pressed="true"] {
        border-color: var(--ink);
        background: var(--ink);
        color: var(--paper);
      }
      .hint {
        margin-block: 0.625rem 0.375rem;
        font-size: 0.875rem;
        color: var(--ink-quiet);
      }
      .code {
        position: relative;
      }
      pre {
        margin: 0;
        padding: 0.75rem 6.5rem 0.75rem 0.75rem;
        max-height: 14rem;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: 3px;
        background: var(--paper-quiet);
        font-family: ui-monospace, "SFMono-Regular", Consolas, monospace;
        font-size: 0.8125rem;
        line-height: 1.45;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .copy {
        position: absolute;
        inset-block-start: 0.5rem;
        inset-inline-end: 0.5rem;
      }
      @media (max-width: 859px) {
        .ways button {
          min-height: 44px;
        }
        pre {
          padding-block-start: 3.75rem;
          padding-inline-end: 0.75rem;
        }
      }
    `,
  ];

  declare figure: FigureMeta | null;
  declare chosen: string;
  declare copied: string | null;

  constructor() {
    super();
    this.figure = null;
    this.chosen = "element";
    this.copied = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.figure === null) return nothing;
    const snippets = embedSnippets(this.figure, window.location.origin);
    const snippet = snippets.find(({ id }) => id === this.chosen) ?? snippets[0];
    if (snippet === undefined) return nothing;
    return html`<div class="ways" role="group" aria-label="Way of embedding">
        ${snippets.map(
          ({ id, name }) =>
            html`<button
              type="button"
              aria-pressed=${id === snippet.id ? "true" : "false"}
              @click=${(): void => {
                this.chosen = id;
              }}
            >
              ${name}
            </button>`,
        )}
      </div>
      <p class="hint">${snippet.hint}</p>
      <div class="code">
        <pre tabindex="0" aria-label=${`Code: ${snippet.name}`}>${snippet.text}</pre>
        <button
          class="button copy"
          type="button"
          @click=${(): void => {
            void this.#copy(snippet);
          }}
        >
          ${icons.copy} ${this.copied === snippet.id ? "Copied" : "Copy"}
        </button>
      </div>
      <p class="visually-hidden" role="status">
        ${this.copied === null ? "" : "Copied to the clipboard."}
      </p>`;
  }

  async #copy({ id, text }: EmbedSnippet): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without the right to write, the reader copies what is selected for them.
      const code = this.renderRoot.querySelector("pre");
      if (code !== null) window.getSelection()?.selectAllChildren(code);
      return;
    }
    this.copied = id;
    setTimeout(() => {
      if (this.copied === id) this.copied = null;
    }, COPIED_MS);
  }
}
