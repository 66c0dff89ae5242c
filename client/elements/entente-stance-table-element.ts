import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { StanceView } from "../../server/wire/stance-view.ts";
import { capitalized, countOf, formatCount } from "../../server/words/count-words.ts";
import { formatDay } from "../../server/words/format-day.ts";
import { readStances, type StanceRows } from "../api/read-stances.ts";
import { sortStances, type TableSort } from "../model/table-sort.ts";
import type { ViewState } from "../model/view-state.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { RemoteController } from "./remote-controller.ts";
import { skeletonStyles } from "./skeleton-styles.ts";
import { sortHeader, type SortColumn } from "./sort-header.ts";
import { tableStyles } from "./table-styles.ts";

/** Sorting happens on the page, over at most this many of the newest stances; the table says so. */
const LIMITS = { most: 500, pageSize: 100 } as const;

const COLUMNS: readonly SortColumn[] = [
  { column: "date", name: "Date" },
  { column: "from", name: "From" },
  { column: "to", name: "To" },
  { column: "polarity", name: "Polarity" },
  { column: "act", name: "Act" },
  { column: "issue", name: "Issue" },
  { column: "status", name: "Status" },
  { column: "source", name: "Source" },
];

const NEWEST: TableSort = { column: "date", direction: "descending" };

/** The stances under the filter as a table. */
export class EntenteStanceTableElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    dataVersion: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [baseStyles, skeletonStyles, tableStyles];

  declare services: ExplorerServices;
  declare state: ViewState;
  declare dataVersion: string;
  declare theme: Theme;

  readonly #rows = new RemoteController<StanceRows>(this, () => this.services);

  constructor() {
    super();
    this.dataVersion = "";
    this.theme = "light";
  }

  protected override willUpdate(): void {
    const { filter } = this.state;
    this.#rows.load(`${JSON.stringify(filter)} ${this.dataVersion}`, (signal) =>
      readStances(this.services.api, filter, LIMITS, signal),
    );
  }

  protected override render(): TemplateResult {
    const { kind, last } = this.#rows.state;
    if (kind === "failed" && last === null) {
      return html`<div class="note" role="alert">
        <p>${this.#rows.state.error.message}</p>
        <button class="button more" type="button" @click=${this.#onRetry}>Try again</button>
      </div>`;
    }
    if (last === null) {
      return html`<div class="skeleton" aria-hidden="true">
          <i></i><i></i><i></i><i></i><i></i><i></i>
        </div>
        <p class="visually-hidden" role="status">Loading the stances …</p>`;
    }
    const { sort } = this.state;
    const rows = sortStances(last.stances, sort);
    return html`<p class="about">
        Who said or did what, on whose word. Open one to read it with its source.
      </p>
      <div
        class="scroll"
        tabindex="0"
        role="region"
        aria-label="Table of stances"
        aria-busy=${kind === "loading" ? "true" : "false"}
      >
        <table>
          <caption class="visually-hidden">
            Stances: who said or did what, on whose word
          </caption>
          <thead>
            <tr>
              ${COLUMNS.map((column) => sortHeader(column, sort ?? NEWEST))}
            </tr>
          </thead>
          <tbody>
            ${repeat(
              rows,
              (stance) => stance.id,
              (stance) => this.#renderRow(stance),
            )}
          </tbody>
        </table>
      </div>
      ${this.#renderLimits(last)}`;
  }

  #renderLimits(rows: StanceRows): TemplateResult {
    return html`${
      rows.total > rows.stances.length
        ? html`<p class="note">
            The newest ${formatCount(rows.stances.length)} of ${countOf(rows.total, "stance")} are
            shown and sorted here. Narrow the filters to reach the others.
          </p>`
        : nothing
    }
    ${
      this.state.minStances > 1
        ? html`<p class="note">
            The least size of a dyad, ${this.state.minStances} stances, limits dyads, not this list.
          </p>`
        : nothing
    }`;
  }

  #renderRow(stance: StanceView): TemplateResult {
    const open = (): void => {
      this.dispatchEvent(
        new EntenteStateEvent((state) => ({
          ...state,
          selection: { kind: "dyad", from: stance.from.id, to: stance.to.id },
          stance: stance.id,
        })),
      );
    };
    const current = this.state.stance === stance.id;
    return html`<tr aria-current=${current ? "true" : nothing}>
      <td class="day"><time datetime=${stance.date}>${formatDay(stance.date, "short")}</time></td>
      <th scope="row" class="name">
        <button
          class="link"
          type="button"
          dir="auto"
          aria-label=${`Open the stance of ${stance.from.name} on ${stance.to.name}, ${formatDay(stance.date)}`}
          @click=${open}
        >
          ${stance.from.name}
        </button>
      </th>
      <td class="name" dir="auto">${stance.to.name}</td>
      <td class="polarity">
        <entente-polarity .value=${stance.polarity} .theme=${this.theme}></entente-polarity>
      </td>
      <td class="what">
        ${capitalized(stance.actLabel)}<br /><span class="quiet" dir="auto">${stance.summary}</span>
      </td>
      <td class="topic" dir="auto">${stance.issue?.name ?? ""}</td>
      <td>${stance.status}</td>
      <td class="source" dir="auto">
        ${stance.source.publisher ?? stance.source.title}, ${stance.locator}
      </td>
    </tr>`;
  }

  #onRetry = (): void => {
    this.#rows.retry();
  };
}
