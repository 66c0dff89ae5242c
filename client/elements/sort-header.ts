import { html, type TemplateResult } from "lit";
import { nextSort, type TableSort } from "../model/table-sort.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";

/** A column of a sortable table. */
export interface SortColumn {
  readonly column: TableSort["column"];
  readonly name: string;
  /** Numbers stand to the right. */
  readonly amount?: boolean;
}

/** The head of a column: its name is the button that sorts by it. */
export function sortHeader(
  { column, name, amount }: SortColumn,
  sort: TableSort | null,
): TemplateResult {
  const current = sort?.column === column ? sort.direction : "none";
  return html`<th scope="col" aria-sort=${current} class=${amount === true ? "amount" : ""}>
    <button
      type="button"
      @click=${(event: Event): void => {
        event.currentTarget?.dispatchEvent(
          new EntenteStateEvent((state) => ({ ...state, sort: nextSort(sort, column) })),
        );
      }}
    >
      <span class="word">${name}</span>
      <svg class="arrow" viewBox="0 0 8 12" aria-hidden="true">
        <path class="up" d="M4 0 8 5H0Z"></path>
        <path class="down" d="M4 12 0 7H8Z"></path>
      </svg>
    </button>
  </th>`;
}
