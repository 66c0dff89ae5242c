import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Network } from "../../server/wire/network.ts";
import { largerPicture, USUAL_SIZE, type PictureSize } from "../model/picture-size.ts";
import { sizePhrase, totalsSentence } from "../model/sentences.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";

/** How much of the graph is on the screen, and the way back to all of it. */
export class EntenteTotalsElement extends LitElement {
  static override properties = {
    totals: { attribute: false },
    most: { attribute: false },
    limits: { attribute: false },
    busy: { attribute: false },
    stale: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 0.875rem;
        font-size: 0.9375rem;
        line-height: 1.4;
        color: var(--ink-quiet);
        font-variant-numeric: tabular-nums;
      }
      .link {
        color: var(--ink);
      }
      @media (max-width: 859px) {
        :host {
          font-size: 0.875rem;
          line-height: 1.35;
        }
      }
    `,
  ];

  declare totals: Network["totals"] | null;
  /** Most actors and issues that are shown. */
  declare most: PictureSize;
  declare limits: number;
  declare busy: boolean;
  /** Whether the numbers are of an earlier filter, because the newer answer did not come. */
  declare stale: boolean;

  constructor() {
    super();
    this.totals = null;
    this.most = USUAL_SIZE;
    this.limits = 0;
    this.busy = false;
    this.stale = false;
  }

  protected override render(): TemplateResult {
    const text = this.totals === null ? "Loading the network …" : totalsSentence(this.totals);
    const shown = this.stale && this.totals !== null ? `Not updated yet; still: ${text}` : text;
    return html`<p role="status" aria-busy=${this.busy ? "true" : "false"}>${shown}</p>
      ${
        this.limits > 0
          ? html`<button class="link" type="button" @click=${this.#onReset}>
              Show everything
            </button>`
          : nothing
      }
      ${this.#renderSizes()}`;
  }

  /** What is beyond the size of the picture can be had, step by step. */
  #renderSizes(): TemplateResult | typeof nothing {
    const { totals } = this;
    if (totals === null) return nothing;
    const larger = largerPicture(this.most, totals);
    const isLarger = this.most > USUAL_SIZE && totals.nodes > USUAL_SIZE;
    const offer = (size: PictureSize, words: string): TemplateResult =>
      html`<button
        class="link"
        type="button"
        @click=${(): void => {
          this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, most: size })));
        }}
      >
        ${words}
      </button>`;
    return html`${larger === null ? nothing : offer(larger.size, sizePhrase(larger.nodes, totals.nodes))}
    ${isLarger ? offer(USUAL_SIZE, sizePhrase(USUAL_SIZE, totals.nodes)) : nothing}`;
  }

  #onReset = (): void => {
    this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, filter: {}, minStances: 1 })));
  };
}
