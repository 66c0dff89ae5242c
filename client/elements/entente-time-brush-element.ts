import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { GRAPH_COLORS, polarityColor, type Theme } from "../../server/picture/graph-style.ts";
import { bucketOf } from "../../server/wire/time-bucket.ts";
import type { Timeline, TimelineBucket } from "../../server/wire/timeline.ts";
import { formatDay, formatPeriod } from "../../server/words/format-day.ts";
import { barEnds, timeBars, timelineSentence, type BarSign } from "../model/time-bars.ts";
import {
  dayNumber,
  dayAt,
  dayOf,
  shareOf,
  timeTicks,
  type DayRange,
} from "../../server/picture/time-axis.ts";
import { toWindow, windowDays, type TimeWindow } from "../model/time-window.ts";
import { withFilter } from "../model/view-state.ts";
import { baseStyles } from "./base-styles.ts";
import { brushKey, dragTo, type BrushDrag, type BrushPart } from "./brush-moves.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { setStyles } from "./set-styles.ts";
import { PLOT_HEIGHT, TICK_HEIGHT, timeBrushStyles } from "./time-styles.ts";

const TICK_ROOM_PX = 58;
const WHEEL_FACTOR = 1.25;

/**
 * The histogram of stances and the window of days on it, for pointer and keyboard. Dispatches
 * `entente-state` with other days, and calls `onZoom` for another part of time.
 */
export class EntenteTimeBrushElement extends LitElement {
  static override properties = {
    timeline: { attribute: false },
    axis: { attribute: false },
    extent: { attribute: false },
    window: { attribute: false },
    theme: { attribute: false },
    onZoom: { attribute: false },
    onHover: { attribute: false },
    width: { state: true },
  };
  static override styles = [baseStyles, timeBrushStyles];

  declare timeline: Timeline;
  /** The days from the left to the right end. */
  declare axis: DayRange;
  /** The days of all data. */
  declare extent: DayRange;
  declare window: TimeWindow;
  declare theme: Theme;
  /** Is told a factor, below 1 for closer, and the day that is to keep its place. */
  declare onZoom: (factor: number, about: string) => void;
  declare onHover: (bucket: TimelineBucket | null) => void;
  declare width: number;

  #drag: BrushDrag | null = null;
  readonly #resizes = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.width = Math.round(entry.contentRect.width);
  });

  constructor() {
    super();
    this.width = 0;
    this.onZoom = () => undefined;
    this.onHover = () => undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  protected override firstUpdated(): void {
    const plot = this.renderRoot.querySelector(".plot");
    if (plot !== null) this.#resizes.observe(plot);
  }

  protected override render(): TemplateResult {
    const days = windowDays(this.window, this.extent);
    const isLimited = this.window.since !== undefined || this.window.until !== undefined;
    const left = this.#place(days.first);
    const right = this.#place(dayOf(dayNumber(days.last) + 1));
    const percent = (share: number): string => `${share * 100}%`;
    return html`<div
      class="plot"
      @pointerdown=${this.#onDown}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onUp}
      @pointercancel=${this.#onUp}
      @pointerleave=${this.#onLeave}
      @dblclick=${this.#onClear}
      @wheel=${{ handleEvent: this.#onWheel, passive: false }}
    >
      ${this.#renderBars()}
      ${
        isLimited
          ? html`<div class="shade" ${setStyles({ left: "0", width: percent(left) })}></div>
              <div class="shade" ${setStyles({ left: percent(right), right: "0" })}></div>
              ${this.#renderSlider("frame", "Days shown", days.first, formatPeriod(days.first, days.last), { left: percent(left), width: percent(right - left) })}`
          : nothing
      }
      ${this.#renderSlider("since", "First day shown", days.first, formatDay(days.first), { left: percent(left) })}
      ${this.#renderSlider("until", "Last day shown", days.last, formatDay(days.last), { left: percent(right) })}
    </div>`;
  }

  #renderSlider(
    part: BrushPart,
    label: string,
    day: string,
    text: string,
    place: Readonly<Record<string, string>>,
  ): TemplateResult {
    const first = dayNumber(this.extent.first);
    return html`<div
      class=${part === "frame" ? "frame" : "handle"}
      data-part=${part}
      role="slider"
      tabindex="0"
      aria-label=${label}
      aria-valuemin="0"
      aria-valuemax=${dayNumber(this.extent.last) - first}
      aria-valuenow=${dayNumber(day) - first}
      aria-valuetext=${text}
      @keydown=${this.#onKeyDown}
      ${setStyles(place)}
    ></div>`;
  }

  #renderBars(): TemplateResult {
    const { width } = this;
    const { pieces, baseline } = timeBars(this.timeline.buckets, this.axis, {
      width,
      height: PLOT_HEIGHT,
    });
    const color = {
      positive: polarityColor(0.75, this.theme),
      neutral: GRAPH_COLORS[this.theme].polarity[2],
      negative: polarityColor(-0.75, this.theme),
    } as const satisfies Record<BarSign, string>;
    return html`<svg role="img" aria-label=${`Timeline. ${timelineSentence(this.timeline)}`}>
      ${timeTicks(this.axis, width / TICK_ROOM_PX).map(({ day, label }) => this.#renderTick(day, label))}
      ${pieces.map(
        ({ sign, x, y, width: wide, height }) =>
          svg`<rect x=${x} y=${y} width=${wide} height=${height} fill=${color[sign]}></rect>`,
      )}
      <line x1="0" x2=${width} y1=${baseline} y2=${baseline} stroke="var(--control)"></line>
    </svg>`;
  }

  #renderTick(day: string, label: string): SVGTemplateResult {
    const x = Math.round(shareOf(day, this.axis) * this.width) + 0.5;
    const bottom = PLOT_HEIGHT + TICK_HEIGHT;
    // A label that would run over the end is left away; its line stays.
    const fits = x + label.length * 6.5 < this.width + 8;
    return svg`<line class="tick" x1=${x} x2=${x} y1="0" y2=${bottom}></line>
      ${fits ? svg`<text x=${x + 3} y=${bottom - 2}>${label}</text>` : nothing}`;
  }

  #place(day: string): number {
    return Math.min(1, Math.max(0, shareOf(day, this.axis)));
  }

  #dayUnder(event: MouseEvent): string {
    const plot = this.renderRoot.querySelector(".plot")?.getBoundingClientRect();
    if (plot === undefined || plot.width === 0) return this.axis.first;
    return dayAt((event.clientX - plot.left) / plot.width, this.axis);
  }

  #ask(days: DayRange | null): void {
    const { since, until } = days === null ? {} : toWindow(days, this.extent);
    if (since === this.window.since && until === this.window.until) return;
    this.dispatchEvent(
      new EntenteStateEvent((state) => withFilter(state, { since, until }), "time"),
    );
  }

  #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const part = (event.target as HTMLElement).dataset["part"] ?? "plot";
    const days = windowDays(this.window, this.extent);
    this.onHover(null);
    this.#drag = { part: part as BrushDrag["part"], from: this.#dayUnder(event), days };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };

  #onMove = (event: PointerEvent): void => {
    const day = this.#dayUnder(event);
    if (this.#drag === null) {
      const { start } = bucketOf(day, this.timeline.bucket);
      this.onHover(this.timeline.buckets.find((bucket) => bucket.start === start) ?? null);
      return;
    }
    // A click that trembles within one stretch is still a click.
    const { bucket } = this.timeline;
    const isStill = bucketOf(day, bucket).start === bucketOf(this.#drag.from, bucket).start;
    if (isStill && this.#drag.part === "plot") return;
    this.#ask(dragTo(this.#drag, day, bucket, this.extent));
  };

  #onUp = (event: PointerEvent): void => {
    const drag = this.#drag;
    this.#drag = null;
    if (drag?.part !== "plot" || event.type === "pointercancel") return;
    const { bucket } = this.timeline;
    const day = this.#dayUnder(event);
    if (bucketOf(day, bucket).start !== bucketOf(drag.from, bucket).start) return;
    const hit = this.timeline.buckets.find(({ start }) => start === bucketOf(day, bucket).start);
    // A stretch of its own is shown by a click on its bar, never by one on empty ground.
    const [left = 0, right = 0] = hit === undefined ? [] : barEnds(hit, this.axis, this.width);
    if (right > left) this.#ask(dragTo(drag, day, bucket, this.extent));
  };

  #onLeave = (): void => {
    this.onHover(null);
  };

  #onClear = (): void => {
    this.#ask(null);
  };

  #onWheel = (event: WheelEvent): void => {
    if (event.deltaY === 0) return;
    event.preventDefault();
    this.onZoom(event.deltaY > 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR, this.#dayUnder(event));
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const part = (event.currentTarget as HTMLElement).dataset["part"] as BrushPart;
    const days = windowDays(this.window, this.extent);
    const next = brushKey(event.key, { part, days }, this.timeline.bucket, this.extent);
    if (next === undefined) return;
    event.preventDefault();
    this.#ask(next);
  };
}
