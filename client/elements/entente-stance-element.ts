import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { StanceEnd, StanceView } from "../../server/wire/stance-view.ts";
import { capitalized } from "../../server/words/count-words.ts";
import { formatDay } from "../../server/words/format-day.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStanceEvent } from "./entente-stance-event.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { icons } from "./icons.ts";

const STATUS_WORDS = {
  stated: "Stated by the speaker",
  reported: "Reported by others",
  claimed: "Claimed, not confirmed",
  denied: "A denial",
} as const satisfies Record<StanceView["status"], string>;

/** One stance as evidence: who to whom, what, when, in which words, and where that can be read. */
export class EntenteStanceElement extends LitElement {
  static override properties = {
    stance: { attribute: false },
    showEnds: { attribute: false },
    pointed: { type: Boolean, reflect: true },
    theme: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        padding-block: 1rem 1.125rem;
      }
      :host([pointed]) {
        box-shadow: inset 3px 0 0 var(--line-strong);
        padding-inline-start: 0.875rem;
        background: var(--paper-quiet);
      }
      article {
        display: grid;
        gap: 0.4375rem;
      }
      .when {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0.125rem 0.75rem;
        font-size: 0.9375rem;
      }
      time {
        color: var(--ink-quiet);
      }
      h4 {
        font-size: 1rem;
        font-weight: 600;
        line-height: 1.3;
      }
      blockquote {
        font-size: 1.1875rem;
        line-height: 1.36;
        font-weight: 400;
        text-wrap: pretty;
        hanging-punctuation: first;
      }
      .summary {
        line-height: 1.42;
        text-wrap: pretty;
      }
      blockquote + .summary {
        font-size: 0.9375rem;
      }
      .facts,
      .source,
      .disputes {
        font-size: 0.875rem;
        line-height: 1.4;
        color: var(--ink-quiet);
      }
      .source b {
        font-weight: 600;
        color: var(--ink);
      }
      .source svg {
        width: 0.8em;
        height: 0.8em;
        margin-inline-start: 0.25em;
        fill: none;
        stroke: currentColor;
        stroke-width: 2;
      }
      .disputes {
        color: var(--ink);
        font-weight: 500;
      }
      .disputes .link {
        font-size: inherit;
        font-weight: inherit;
      }
      .code {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  declare stance: StanceView;
  /** Whether to name speaker and target; not needed under the heading of their dyad. */
  declare showEnds: boolean;
  declare pointed: boolean;
  declare theme: Theme;

  constructor() {
    super();
    this.showEnds = true;
    this.pointed = false;
    this.theme = "light";
  }

  protected override render(): TemplateResult {
    const { stance } = this;
    return html`<article
      aria-label=${`${stance.from.name} on ${stance.to.name}, ${formatDay(stance.date)}`}
    >
      <p class="when">
        <entente-polarity .value=${stance.polarity} .theme=${this.theme}></entente-polarity>
        <time datetime=${stance.date}>${formatDay(stance.date)}</time>
      </p>
      ${this.showEnds ? html`<h4>${this.#renderEnd(stance.from)} → ${this.#renderEnd(stance.to)}</h4>` : nothing}
      ${stance.quote === undefined ? nothing : html`<blockquote dir="auto">“${stance.quote}”</blockquote>`}
      <p class="summary" dir="auto">${stance.summary}</p>
      <p class="facts">
        ${capitalized(stance.actLabel)} <span class="code">(CAMEO ${stance.act})</span>
        ${stance.issue === null ? nothing : html`· ${stance.issue.name}`} ·
        ${STATUS_WORDS[stance.status]}${stance.via === undefined ? nothing : html`, via ${this.#renderEnd(stance.via)}`}
        ${stance.mentions > 1 ? html`· reported ${stance.mentions} times` : nothing}
      </p>
      ${this.#renderDisputes()}
      <p class="source">${this.#renderSource()}</p>
    </article>`;
  }

  #renderEnd(end: StanceEnd): TemplateResult {
    return html`<button
      class="link"
      type="button"
      dir="auto"
      @click=${(): void => {
        this.dispatchEvent(
          new EntenteStateEvent((state) => ({
            ...state,
            selection: { kind: "node", id: end.id },
            stance: null,
          })),
        );
      }}
    >
      ${end.name}
    </button>`;
  }

  #renderSource(): TemplateResult {
    const { source, locator } = this.stance;
    const url = safeUrl(source.url);
    const archive = safeUrl(source.archive);
    const title =
      url === null
        ? html`<b dir="auto">${source.title}</b>`
        : html`<a href=${url} target="_blank" rel="noopener noreferrer"
            ><b dir="auto">${source.title}</b>${icons.external}<span class="visually-hidden">
              (opens in a new tab)</span
            ></a
          >`;
    const details = [source.publisher, source.published && formatDay(source.published)];
    return html`${title}${details.filter(Boolean).map((detail) => html`, ${detail}`)};
    ${locator}${
      archive === null
        ? nothing
        : html` (<a href=${archive} target="_blank" rel="noopener noreferrer">archived copy</a>)`
    }`;
  }

  #renderDisputes(): TemplateResult | typeof nothing {
    const { disputes, disputedBy } = this.stance;
    if (disputes === undefined && disputedBy.length === 0) return nothing;
    return html`<p class="disputes">
      ${disputes === undefined ? nothing : html`Disputes ${this.#renderJump(disputes, "another stance")}. `}
      ${disputedBy.map((id, i) => html`Disputed by ${this.#renderJump(id, disputedBy.length > 1 ? `stance ${i + 1}` : "another stance")}. `)}
    </p>`;
  }

  #renderJump(id: string, words: string): TemplateResult {
    return html`<button
      class="link"
      type="button"
      @click=${(): void => {
        this.dispatchEvent(new EntenteStanceEvent(id, [this.stance.from.id, this.stance.to.id]));
      }}
    >
      ${words}
    </button>`;
  }
}

// The wire schema refuses other schemes; a link is the one place where it would be dangerous to trust it alone.
function safeUrl(url: string | undefined): string | null {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : null;
}
