import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { StanceFilter } from "../../server/wire/network-filter.ts";
import type { StancePage, StanceView } from "../../server/wire/stance-view.ts";
import { countOf, formatCount } from "../../server/words/count-words.ts";
import { formatDay } from "../../server/words/format-day.ts";
import { recordSides } from "../model/evidence-choice.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { RemoteController } from "./remote-controller.ts";

/** Most stances of a dyad that are looked at. */
const MOST = 500;
/** Shown of each side; the list below has all. */
const SHOWN = 5;

/** Both sides of a contested record, side by side, each stance with a way to its evidence. */
export class EntenteSidesElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    from: { attribute: false },
    to: { attribute: false },
    filter: { attribute: false },
    dataVersion: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .sides {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0 1rem;
        margin-block-start: 0.75rem;
      }
      h3 {
        padding-block-end: 0.25rem;
        border-block-end: 3px solid var(--line-strong);
        font-size: 0.9375rem;
        font-weight: 650;
      }
      li {
        padding-block: 0.5rem;
        border-block-end: 1px solid var(--line);
        font-size: 0.875rem;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .wide {
        grid-column: 1 / -1;
        font-size: 0.875rem;
      }
      .day {
        color: var(--ink-quiet);
      }
    `,
  ];

  declare services: ExplorerServices;
  declare from: string;
  declare to: string;
  declare filter: StanceFilter;
  declare dataVersion: string;

  readonly #page = new RemoteController<StancePage>(this, () => this.services);

  constructor() {
    super();
    this.filter = {};
    this.dataVersion = "";
  }

  protected override willUpdate(): void {
    const { filter, from, to } = this;
    this.#page.load(JSON.stringify([filter, from, to, this.dataVersion]), (signal) =>
      this.services.api.stances({ filter, from, to, limit: MOST }, signal),
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const { last } = this.#page.state;
    if (last === null) return nothing;
    const { support, hostility } = recordSides(last.stances);
    return html`<section class="sides" aria-label="Both sides of the record">
      ${this.#renderSide("Support", support)} ${this.#renderSide("Hostility", hostility)}
      ${
        last.total > last.stances.length
          ? html`<p class="day wide">
              Of the newest ${formatCount(last.stances.length)} of ${countOf(last.total, "stance")}.
            </p>`
          : nothing
      }
    </section>`;
  }

  #renderSide(name: string, stances: readonly StanceView[]): TemplateResult {
    const more = stances.length - SHOWN;
    return html`<div>
      <h3>${name}: ${formatCount(stances.length)}</h3>
      <ul>
        ${stances.slice(0, SHOWN).map(
          (stance) =>
            html`<li>
              <span class="day">${formatDay(stance.date)}</span><br />
              <button
                class="link"
                type="button"
                dir="auto"
                @click=${(): void => {
                  this.dispatchEvent(
                    new EntenteStateEvent((state) => ({ ...state, stance: stance.id })),
                  );
                }}
              >
                ${stance.quote === undefined ? stance.summary : `“${stance.quote}”`}
              </button>
              <br />${stance.source.title}
            </li>`,
        )}
        ${more > 0 ? html`<li class="day">and ${formatCount(more)} more in the list below</li>` : nothing}
      </ul>
    </div>`;
  }
}
