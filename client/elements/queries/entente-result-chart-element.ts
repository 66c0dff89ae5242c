import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { polarityColor, type Theme } from "../../../server/picture/graph-style.ts";
import type { WireRow } from "../../../server/wire/wire-value.ts";
import { capitalized, countOf } from "../../../server/words/count-words.ts";
import { formatDay } from "../../../server/words/format-day.ts";
import { cellText, isPolarity } from "../../model/queries/cells.ts";
import {
  axisTicks,
  chartPoints,
  periodStart,
  type ChartPoint,
  type ChartShape,
} from "../../model/queries/chart-shape.ts";
import { baseStyles } from "../base-styles.ts";
import { chartStyles } from "./chart-styles.ts";

const WIDE_PX = 860;
const BAR_PX = 26;
const LINE_HEIGHT_PX = 360;
const AXIS_PX = 28;

/** A result as bars or as a line: one category or date, and one of its columns of numbers. */
export class EntenteResultChartElement extends LitElement {
  static override properties = {
    shape: { attribute: false },
    columns: { attribute: false },
    rows: { attribute: false },
    theme: { attribute: false },
    measure: { state: true },
    width: { state: true },
  };
  static override styles = [baseStyles, chartStyles];

  declare shape: ChartShape;
  declare columns: readonly string[];
  declare rows: readonly WireRow[];
  declare theme: Theme;
  /** Column that is drawn; null: the first that can be. */
  declare measure: number | null;
  declare width: number;

  #resizes: ResizeObserver | null = null;

  constructor() {
    super();
    this.theme = "light";
    this.measure = null;
    this.width = WIDE_PX;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes = new ResizeObserver(([entry]) => {
      if (entry !== undefined) this.width = Math.max(280, Math.round(entry.contentRect.width));
    });
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
  }

  protected override render(): TemplateResult {
    const { shape, columns } = this;
    const measure = this.#measure;
    const { points, left } = chartPoints(shape, measure, this.rows);
    const title = `${columns[measure] ?? ""} by ${columns[shape.by] ?? ""}`;
    return html`<figure>
      <figcaption>
        <h2>${capitalized(title)}</h2>
        ${shape.measures.length > 1 ? this.#renderMeasures(measure) : nothing}
      </figcaption>
      ${shape.kind === "bars" ? this.#renderBars(points, title) : this.#renderLine(points, title)}
      ${
        left > 0
          ? html`<p class="small quiet">
              ${countOf(points.length, "bar")} of ${countOf(points.length + left, "row")}; the table
              has all.
            </p>`
          : nothing
      }
    </figure>`;
  }

  get #measure(): number {
    const { measures } = this.shape;
    const wanted = this.measure;
    return wanted !== null && measures.includes(wanted) ? wanted : (measures[0] ?? 0);
  }

  #renderMeasures(current: number): TemplateResult {
    return html`<label class="small"
      >Show
      <select
        @change=${(event: Event): void => {
          this.measure = Number((event.target as HTMLSelectElement).value);
        }}
      >
        ${this.shape.measures.map(
          (column) =>
            html`<option value=${column} ?selected=${column === current}>
              ${this.columns[column]}
            </option>`,
        )}
      </select></label
    >`;
  }

  #renderBars(points: readonly ChartPoint[], title: string): TemplateResult {
    const names = this.width < 560 ? Math.round(this.width * 0.36) : 220;
    const plot = Math.max(80, this.width - names - 64);
    const ticks = axisTicks(
      points.map(({ value }) => value),
      this.width < 560 ? 4 : 7,
    );
    const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
    const x = (value: number): number => names + ((value - low) / (high - low || 1)) * plot;
    const height = points.length * BAR_PX + AXIS_PX;
    return html`<svg
      role="img"
      aria-label=${`Bar chart, ${title}: ${summary(points)}`}
      viewBox=${`0 0 ${this.width} ${height}`}
      width=${this.width}
      height=${height}
    >
      ${ticks.map((tick) => verticalTick(x(tick), tick, height - AXIS_PX, tick === 0))}
      ${points.map(({ label, value }, place) => {
        const y = place * BAR_PX;
        const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
        const isLeft = value < 0;
        return svg`<g>
          <title>${label}: ${cellText(value)}</title>
          <text class="label" x=${names - 8} y=${y + 17} text-anchor="end">${shortened(label, names)}</text>
          <rect x=${from} y=${y + 5} width=${to - from} height=${BAR_PX - 10} fill=${this.#fill(value)}></rect>
          <text class="value" x=${isLeft ? from - 5 : to + 5} y=${y + 17} text-anchor=${isLeft ? "end" : "start"}>${cellText(value)}</text>
        </g>`;
      })}
    </svg>`;
  }

  #renderLine(points: readonly ChartPoint[], title: string): TemplateResult {
    const ticks = axisTicks(
      points.map(({ value }) => value),
      6,
    );
    const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
    const margin = 12 + 7 * Math.max(...ticks.map((tick) => cellText(tick).length));
    const bottom = LINE_HEIGHT_PX - AXIS_PX;
    const times = points.map(({ label }) => periodStart(label));
    const [start, end] = [Math.min(...times), Math.max(...times)];
    const plot = this.width - margin - 24;
    const x = (time: number): number => margin + ((time - start) / (end - start || 1)) * plot;
    const y = (value: number): number =>
      10 + (1 - (value - low) / (high - low || 1)) * (bottom - 10);
    const placed = points.map((point, i) => ({
      ...point,
      px: x(times[i] ?? 0),
      py: y(point.value),
    }));
    const path = placed.map(
      ({ px, py }, i) => `${i === 0 ? "M" : "L"}${px.toFixed(1)},${py.toFixed(1)}`,
    );
    return html`<svg
      role="img"
      aria-label=${`Line chart, ${title}: ${summary(points)}`}
      viewBox=${`0 0 ${this.width} ${LINE_HEIGHT_PX}`}
      width=${this.width}
      height=${LINE_HEIGHT_PX}
    >
      ${ticks.map(
        (
          tick,
        ) => svg`<line class=${tick === 0 ? "zero" : "grid"} x1=${margin} x2=${this.width - 12} y1=${y(tick)} y2=${y(tick)}></line>
          <text class="tick" x=${margin - 8} y=${y(tick) + 4} text-anchor="end">${cellText(tick)}</text>`,
      )}
      ${timeLabels(placed, this.width).map(
        ({ label, px }) =>
          svg`<text class="tick" x=${px} y=${LINE_HEIGHT_PX - 6} text-anchor="middle">${periodWords(label)}</text>`,
      )}
      <path class="line" d=${path.join("")}></path>
      ${placed.map(
        ({ label, value, px, py }) => svg`<g>
          <title>${periodWords(label)}: ${cellText(value)}</title>
          <circle class="point" cx=${px} cy=${py} r=${points.length > 120 ? 1.5 : 3.5}></circle>
        </g>`,
      )}
    </svg>`;
  }

  /** Polarity has colours of its own everywhere; any other number is ink. */
  #fill(value: number): string {
    const column = this.columns[this.#measure] ?? "";
    return isPolarity(column, value) ? polarityColor(value, this.theme) : "var(--chart)";
  }
}

function verticalTick(x: number, tick: number, height: number, isZero: boolean): SVGTemplateResult {
  return svg`<line class=${isZero ? "zero" : "grid"} x1=${x} x2=${x} y1="0" y2=${height}></line>
    <text class="tick" x=${x} y=${height + 19} text-anchor="middle">${cellText(tick)}</text>`;
}

/** As many labels as have room, always with the first and the last. */
function timeLabels<T extends { readonly px: number }>(
  points: readonly T[],
  width: number,
): readonly T[] {
  const most = Math.max(2, Math.floor(width / 130));
  const step = Math.max(1, Math.ceil((points.length - 1) / (most - 1)));
  return points.filter(
    (_, i) =>
      i % step === 0 && (i === 0 || points.length - 1 - i >= step / 2 || i === points.length - 1),
  );
}

function periodWords(period: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? formatDay(period, "short") : period;
}

function shortened(label: string, width: number): string {
  const most = Math.floor(width / 7);
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

/** The extremes in words, for those who do not see the picture. */
function summary(points: readonly ChartPoint[]): string {
  const sorted = [...points].sort((a, b) => a.value - b.value);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return "nothing to draw";
  return `${points.length} values, least ${cellText(least.value)} (${periodWords(least.label)}), most ${cellText(most.value)} (${periodWords(most.label)}). The table has them all.`;
}
