import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isContested, type Dyad } from "../../server/wire/network.ts";
import { countOf, formatCount } from "../../server/words/count-words.ts";
import { formatDay } from "../../server/words/format-day.ts";
import type { NetworkModel } from "../model/network-model.ts";
import { isSameSelection, type Selection } from "../model/selection.ts";
import { dyadTitle } from "../model/sentences.ts";
import { sortDyads, type TableSort } from "../model/table-sort.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { sortHeader, type SortColumn } from "./sort-header.ts";
import { tableStyles } from "./table-styles.ts";

const STEP = 200;

const COLUMNS: readonly SortColumn[] = [
  { column: "from", name: "From" },
  { column: "to", name: "To" },
  { column: "n", name: "Stances", amount: true },
  { column: "polarity", name: "Mean polarity" },
  { column: "first", name: "First" },
  { column: "last", name: "Last" },
  { column: "sources", name: "Sources", amount: true },
];

const BY_STANCES: TableSort = { column: "n", direction: "descending" };

/** The dyads of the network as a table. */
export class EntenteDyadTableElement extends LitElement {
  static override properties = {
    model: { attribute: false },
    sort: { attribute: false },
    selection: { attribute: false },
    theme: { attribute: false },
    rows: { state: true },
  };
  static override styles = [baseStyles, tableStyles];

  declare model: NetworkModel;
  declare sort: TableSort | null;
  declare selection: Selection | null;
  declare theme: Theme;
  declare rows: number;

  #sorted: readonly Dyad[] = [];

  constructor() {
    super();
    this.sort = null;
    this.selection = null;
    this.theme = "light";
    this.rows = STEP;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("model") && !changed.has("sort")) return;
    this.#sorted = sortDyads(this.model.network.dyads, this.model.nameOf, this.sort);
    this.rows = STEP;
  }

  protected override render(): TemplateResult {
    const shown = this.#sorted.slice(0, this.rows);
    const left = this.#sorted.length - shown.length;
    return html`<p class="about">
        Who on whom, with all stances under the filters. Open one to read its evidence.
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label="Table of dyads">
        <table>
          <caption class="visually-hidden">
            Dyads: who on whom, with all stances under the filters
          </caption>
          <thead>
            <tr>
              ${COLUMNS.map((column) => sortHeader(column, this.sort ?? BY_STANCES))}
            </tr>
          </thead>
          <tbody>
            ${repeat(
              shown,
              (dyad) => `${dyad.from}~${dyad.to}`,
              (dyad) => this.#renderRow(dyad),
            )}
          </tbody>
        </table>
      </div>
      ${
        left > 0
          ? html`<button class="button more" type="button" @click=${this.#onMore}>
              Show ${formatCount(Math.min(STEP, left))} more of ${countOf(left, "dyad")}
            </button>`
          : nothing
      }`;
  }

  #renderRow(dyad: Dyad): TemplateResult {
    const selection: Selection = { kind: "dyad", from: dyad.from, to: dyad.to };
    const open = (): void => {
      this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, selection, stance: null })));
    };
    return html`<tr aria-current=${isSameSelection(selection, this.selection) ? "true" : nothing}>
      <th scope="row" class="name">
        <button
          class="link"
          type="button"
          dir="auto"
          aria-label=${`Open ${dyadTitle(dyad, this.model)}`}
          @click=${open}
        >
          ${this.model.nameOf(dyad.from)}
        </button>
      </th>
      <td class="name" dir="auto">${this.model.nameOf(dyad.to)}</td>
      <td class="amount">${formatCount(dyad.n)}</td>
      <td>
        <entente-polarity .value=${dyad.polarity} .theme=${this.theme}></entente-polarity
        >${isContested(dyad) ? html`<span class="quiet"> · contested</span>` : nothing}
      </td>
      <td class="day"><time datetime=${dyad.first}>${formatDay(dyad.first, "short")}</time></td>
      <td class="day"><time datetime=${dyad.last}>${formatDay(dyad.last, "short")}</time></td>
      <td class="amount">${formatCount(dyad.sources)}</td>
    </tr>`;
  }

  #onMore = (): void => {
    this.rows += STEP;
  };
}
