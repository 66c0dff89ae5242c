import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { WireRow, WireValue } from "../../../server/wire/wire-value.ts";
import type { Theme } from "../../../server/picture/graph-style.ts";
import { countOf, formatCount } from "../../../server/words/count-words.ts";
import {
  cellKind,
  cellText,
  columnKind,
  isPolarity,
  resultTarget,
  type CellKind,
} from "../../model/queries/cells.ts";
import type { ResultSort } from "../../model/queries/queries-state.ts";
import {
  CELL_KEYS,
  moveCell,
  nextResultSort,
  sortedRows,
  toTsv,
  type CellPlace,
} from "../../model/queries/result-table.ts";
import { baseStyles } from "../base-styles.ts";
import { icons } from "../icons.ts";
import { setStyles } from "../set-styles.ts";
import { QueriesStateEvent } from "./queries-state-event.ts";
import { resultTableStyles } from "./result-table-styles.ts";

/** Height of every row in px, so that the place of a row is known without drawing it. */
const ROW_PX = 36;
/** Rows drawn above and below what is in view. */
const MARGIN_ROWS = 12;

/**
 * The rows of a result as a grid, of which only what is in view is drawn. Arrow keys walk the cells,
 * with Shift they select, Control+C copies as tab-separated text; heads sort. Enter opens a node or
 * relationship beside the table.
 */
export class EntenteResultTableElement extends LitElement {
  static override properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    sort: { attribute: false },
    theme: { attribute: false },
    first: { state: true },
    visible: { state: true },
    active: { state: true },
    anchor: { state: true },
    said: { state: true },
  };
  static override styles = [baseStyles, resultTableStyles];

  declare columns: readonly string[];
  declare rows: readonly WireRow[];
  declare sort: ResultSort | null;
  declare theme: Theme;
  /** First row in view, in the order shown. */
  declare first: number;
  /** How many rows are in view. */
  declare visible: number;
  declare active: CellPlace;
  /** The other corner of the selection; null while one cell is all. */
  declare anchor: CellPlace | null;
  /** What was copied, as a sentence. */
  declare said: string;

  #order: readonly number[] = [];
  #kinds: readonly CellKind[] = [];
  #resizes: ResizeObserver | null = null;
  #focusActive = false;

  constructor() {
    super();
    this.columns = [];
    this.rows = [];
    this.sort = null;
    this.theme = "light";
    this.first = 0;
    this.visible = 30;
    this.active = { row: 0, column: 0 };
    this.anchor = null;
    this.said = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
    this.#resizes = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("rows") || changed.has("columns") || changed.has("sort")) {
      this.#order = sortedRows(this.columns, this.rows, this.sort);
      this.#kinds = this.columns.map((_, column) => columnKind(this.rows, column));
      if (this.active.row >= this.rows.length) this.active = { row: 0, column: 0 };
      if (changed.has("sort")) this.anchor = null;
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const box = this.renderRoot.querySelector<HTMLElement>(".scroll");
    if (box !== null && this.#resizes === null) {
      this.#resizes = new ResizeObserver(() => {
        this.visible = Math.ceil(box.clientHeight / ROW_PX);
      });
      this.#resizes.observe(box);
    }
    if (changed.has("sort") && box !== null) box.scrollTop = 0;
    if (this.#focusActive) {
      this.#focusActive = false;
      this.renderRoot.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
    }
  }

  protected override render(): TemplateResult {
    const { rows } = this;
    const from = Math.max(0, this.first - MARGIN_ROWS);
    const to = Math.min(rows.length, this.first + this.visible + MARGIN_ROWS);
    return html`
      <div class="bar">
        <p class="quiet small">${countOf(this.columns.length, "column")}; ${this.#sortWords()}</p>
        <p class="said small" role="status">${this.said}</p>
        <button
          class="button"
          type="button"
          ?disabled=${rows.length === 0}
          @click=${this.#onCopyAll}
        >
          ${icons.copy}Copy ${this.anchor === null ? "all rows" : "selection"}
        </button>
      </div>
      <div class="scroll" @scroll=${this.#onScroll}>
        <table
          role="grid"
          aria-label="Rows of the result"
          aria-rowcount=${rows.length + 1}
          aria-colcount=${this.columns.length}
          aria-multiselectable="true"
          @keydown=${this.#onKeyDown}
        >
          <thead>
            <tr aria-rowindex="1">
              ${this.columns.map((name, column) => this.#renderHead(name, column))}
            </tr>
          </thead>
          <tbody>
            ${spacer(from, this.columns.length)}
            ${this.#order.slice(from, to).map((row, place) => this.#renderRow(row, from + place))}
            ${spacer(rows.length - to, this.columns.length)}
          </tbody>
        </table>
      </div>
    `;
  }

  #renderHead(name: string, column: number): TemplateResult {
    const direction = this.sort?.column === name ? this.sort.direction : "none";
    const isNumber = this.#kinds[column] === "number";
    return html`<th scope="col" aria-sort=${direction} class=${isNumber ? "amount" : ""}>
      <button
        type="button"
        @click=${(): void => {
          const sort = nextResultSort(this.sort, name);
          this.dispatchEvent(new QueriesStateEvent((state) => ({ ...state, sort })));
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

  #renderRow(row: number, place: number): TemplateResult {
    return html`<tr aria-rowindex=${place + 2}>
      ${this.columns.map((_, column) => this.#renderCell(this.rows[row]?.[column] ?? null, place, column))}
    </tr>`;
  }

  #renderCell(value: WireValue, row: number, column: number): TemplateResult {
    const isActive = row === this.active.row && column === this.active.column;
    const kind = cellKind(value);
    const text = cellText(value);
    return html`<td
      class=${`${kind === "number" ? "amount" : kind} ${isActive ? "active" : ""}`}
      tabindex=${isActive ? "0" : "-1"}
      aria-selected=${this.#isSelected(row, column) ? "true" : "false"}
      title=${text.length > 24 ? text.slice(0, 2000) : nothing}
      data-row=${row}
      data-column=${column}
      @pointerdown=${this.#onPointer}
      @dblclick=${this.#onOpen}
    >
      ${this.#renderValue(value, kind, text, column)}
    </td>`;
  }

  #renderValue(
    value: WireValue,
    kind: CellKind,
    text: string,
    column: number,
  ): TemplateResult | string {
    if (kind === "empty") return html`<span class="quiet" aria-label="empty">–</span>`;
    if (typeof value === "number" && isPolarity(this.columns[column] ?? "", value)) {
      return html`<entente-polarity .value=${value} .theme=${this.theme}></entente-polarity>`;
    }
    const target = resultTarget(value);
    if (target === null) return text;
    return html`<button
      class="link"
      type="button"
      tabindex="-1"
      dir="auto"
      @click=${(): void => {
        this.dispatchEvent(new QueriesStateEvent((state) => ({ ...state, open: target })));
      }}
    >
      ${text}
    </button>`;
  }

  #isSelected(row: number, column: number): boolean {
    const { active, anchor } = this;
    if (anchor === null) return row === active.row && column === active.column;
    return (
      isBetween(row, active.row, anchor.row) && isBetween(column, active.column, anchor.column)
    );
  }

  #sortWords(): string {
    if (this.sort === null || !this.columns.includes(this.sort.column))
      return "in the order of the query";
    return `sorted by ${this.sort.column}, ${this.sort.direction}`;
  }

  #valueAt({ row, column }: CellPlace): WireValue {
    return this.rows[this.#order[row] ?? -1]?.[column] ?? null;
  }

  #onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLTableCellElement) || event.target.tagName !== "TD") return;
    const isCommand = event.ctrlKey || event.metaKey;
    const key = CELL_KEYS.find((each) => each === event.key);
    if (key !== undefined && this.rows.length > 0) {
      const size = { rows: this.rows.length, columns: this.columns.length, page: this.visible - 2 };
      if (event.shiftKey) this.anchor ??= this.active;
      else this.anchor = null;
      this.#moveTo(moveCell(this.active, key, size, isCommand));
    } else if (isCommand && event.key.toLowerCase() === "c") {
      if (window.getSelection()?.toString()) return;
      void this.#copySelection();
    } else if (event.key === "Enter") {
      event.target.querySelector("button")?.click();
    } else if (event.key === "Escape" && this.anchor !== null) {
      this.anchor = null;
    } else return;
    event.preventDefault();
  };

  #moveTo(place: CellPlace): void {
    this.active = place;
    const box = this.renderRoot.querySelector<HTMLElement>(".scroll");
    const head = this.renderRoot.querySelector("thead")?.clientHeight ?? ROW_PX;
    if (box !== null) {
      const top = place.row * ROW_PX;
      if (top < box.scrollTop) box.scrollTop = top;
      const bottom = top + ROW_PX + head;
      if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
      this.first = Math.floor(box.scrollTop / ROW_PX);
    }
    this.#focusActive = true;
  }

  async #copySelection(): Promise<void> {
    const { active, anchor } = this;
    const end = anchor ?? active;
    const [top, bottom] = [Math.min(active.row, end.row), Math.max(active.row, end.row)];
    const [left, right] = [
      Math.min(active.column, end.column),
      Math.max(active.column, end.column),
    ];
    const rows = Array.from({ length: bottom - top + 1 }, (_, i) =>
      Array.from({ length: right - left + 1 }, (_each, j) =>
        this.#valueAt({ row: top + i, column: left + j }),
      ),
    );
    await this.#copy(toTsv(rows, null), anchor === null ? "the cell" : countOf(rows.length, "row"));
  }

  async #copy(text: string, what: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.said = `Copied ${what}.`;
    } catch {
      // Without a secure context or the right, the browser has no clipboard for pages.
      this.said = "This browser does not let the page copy.";
    }
  }

  #onCopyAll = (): void => {
    if (this.anchor !== null) {
      void this.#copySelection();
      return;
    }
    const rows = this.#order.map((row) => this.rows[row] ?? []);
    void this.#copy(toTsv(rows, this.columns), `${formatCount(rows.length)} rows with their heads`);
  };

  #onPointer = (event: PointerEvent): void => {
    const cell = event.currentTarget as HTMLElement;
    const place = { row: Number(cell.dataset["row"]), column: Number(cell.dataset["column"]) };
    if (event.shiftKey) this.anchor ??= this.active;
    else this.anchor = null;
    this.active = place;
  };

  #onOpen = (event: Event): void => {
    (event.currentTarget as HTMLElement).querySelector("button")?.click();
  };

  #onScroll = (event: Event): void => {
    this.first = Math.floor((event.currentTarget as HTMLElement).scrollTop / ROW_PX);
  };
}

function spacer(rows: number, columns: number): TemplateResult | typeof nothing {
  if (rows <= 0) return nothing;
  return html`<tr aria-hidden="true" class="spacer">
    <td colspan=${columns} ${setStyles({ height: `${rows * ROW_PX}px` })}></td>
  </tr>`;
}

function isBetween(value: number, a: number, b: number): boolean {
  return value >= Math.min(a, b) && value <= Math.max(a, b);
}
