import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { parseViewState } from "../model/parse-view-state.ts";
import { formatViewState, INITIAL_VIEW_STATE, type ViewState } from "../model/view-state.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { icons } from "./icons.ts";
import {
  damageNotice,
  isOwnView,
  keepRecentView,
  readRecentViews,
  type RecentView,
} from "./recent-views.ts";

/** Keeps in the browser what is looked at, and offers to go on there when a new page begins. */
export class EntenteAutosaveElement extends LitElement {
  static override properties = {
    state: { attribute: false },
    heading: { attribute: false },
    offered: { state: true },
    damage: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      p {
        display: flex;
        align-items: center;
        gap: 0.25rem 0.75rem;
        padding: 0.25rem 1.25rem;
        border-block-end: 1px solid var(--line);
        background: var(--paper-quiet);
        font-size: 0.9375rem;
        line-height: 1.4;
      }
      .link {
        flex: none;
      }
      .icon-button {
        margin-inline-start: auto;
      }
      @media (max-width: 859px) {
        p {
          padding-inline: 1rem;
        }
      }
    `,
  ];

  declare state: ViewState;
  /** What the view shows, in words. */
  declare heading: string;
  /** What was looked at last; null where nothing is offered. */
  declare offered: RecentView | null;
  /** That what was kept was damaged; null where it was not, and once it is read. */
  declare damage: string | null;

  #kept = "";

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.heading = "";
    this.offered = null;
    this.damage = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const [last = null] = readRecentViews().views;
    const isNew = window.location.search === "" && last !== null && !isOwnView(last);
    this.offered = isNew ? last : null;
    this.damage = damageNotice();
  }

  protected override updated(): void {
    const view = formatViewState(this.state);
    if (view === "" || view + this.heading === this.#kept) return;
    this.#kept = view + this.heading;
    this.offered = null;
    const before = damageNotice();
    keepRecentView(view, this.heading);
    if (damageNotice() !== before) this.damage = damageNotice();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { offered, damage } = this;
    if (damage !== null) {
      return html`<p role="status">
        <span>${damage}</span>
        <button
          class="icon-button"
          type="button"
          aria-label="Dismiss"
          @click=${(): void => {
            this.damage = null;
          }}
        >
          ${icons.close}
        </button>
      </p>`;
    }
    if (offered === null) return nothing;
    return html`<p>
      <span dir="auto">You last looked at: ${offered.title}</span>
      <button class="link" type="button" @click=${this.#onResume}>Go on there</button>
      <button class="icon-button" type="button" aria-label="Begin anew" @click=${this.#onDismiss}>
        ${icons.close}
      </button>
    </p>`;
  }

  #onResume = (): void => {
    const { offered } = this;
    if (offered === null) return;
    this.dispatchEvent(
      new EntenteStateEvent(() => parseViewState(offered.view).state, null, "Go on where you were"),
    );
  };

  #onDismiss = (): void => {
    this.offered = null;
  };
}
