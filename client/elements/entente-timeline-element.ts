import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Theme } from "../../server/picture/graph-style.ts";
import { finestBucket, TIME_BUCKETS, type TimeBucket } from "../../server/wire/time-bucket.ts";
import type { Timeline, TimelineBucket } from "../../server/wire/timeline.ts";
import { countOf } from "../../server/words/count-words.ts";
import { formatPeriod } from "../../server/words/format-day.ts";
import { bucketSentence } from "../model/time-bars.ts";
import {
  dayNumber,
  dayOf,
  showDays,
  zoomAxis,
  type DayRange,
} from "../../server/picture/time-axis.ts";
import { moveWindow, TIME_PACES, toWindow, windowDays } from "../model/time-window.ts";
import { INITIAL_VIEW_STATE, withFilter, type ViewState } from "../model/view-state.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { icons } from "./icons.ts";
import { MediaController } from "./media-controller.ts";
import { PlayController } from "./play-controller.ts";
import { RemoteController } from "./remote-controller.ts";
import { timelineStyles } from "./time-styles.ts";

const PACE_NAMES = { window: "Window", cumulative: "Cumulative" } as const;
const ZOOM = 2;

/** Time under the network: how many stances when, which days are shown, and playing through them. */
export class EntenteTimelineElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    extent: { attribute: false },
    dataVersion: { attribute: false },
    busy: { attribute: false },
    theme: { attribute: false },
    hovered: { state: true },
  };
  static override styles = [baseStyles, timelineStyles];

  declare services: ExplorerServices;
  declare state: ViewState;
  /** First and last day of all stances. */
  declare extent: DayRange;
  declare dataVersion: string;
  /** Whether the network of the days is still under way. */
  declare busy: boolean;
  declare theme: Theme;
  declare hovered: TimelineBucket | null;

  readonly #timeline = new RemoteController<Timeline>(this, () => this.services);
  readonly #small = new MediaController(this, "(max-width: 859px)");
  readonly #player = new PlayController(
    this,
    () => this.#move(1, "play"),
    () => !this.busy && this.#timeline.state.kind !== "loading",
  );

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.busy = false;
    this.theme = "light";
    this.hovered = null;
  }

  get #axis(): DayRange {
    return this.state.time.span ?? this.extent;
  }

  /** As fine as bars of a few px allow. */
  get #bucket(): TimeBucket {
    return finestBucket(this.#axis.first, this.#axis.last, this.#small.matches ? 80 : 190);
  }

  get #isLimited(): boolean {
    const { since, until } = this.state.filter;
    return since !== undefined || until !== undefined;
  }

  protected override willUpdate(): void {
    const { since: _since, until: _until, ...filter } = this.state.filter;
    const { span } = this.state.time;
    const part = span === null ? {} : { since: span.first, until: span.last };
    const bucket = this.#bucket;
    this.#timeline.load(JSON.stringify([filter, span, bucket, this.dataVersion]), (signal) =>
      this.services.api.timeline({ ...filter, ...part }, bucket, signal),
    );
  }

  protected override render(): TemplateResult {
    return html`<section aria-label="Timeline">
      <div class="tools">
        ${this.#renderPlay()} ${this.#renderPace()}
        <p class="caption number" aria-live=${this.#player.isPlaying ? "off" : "polite"}>
          ${this.#caption()}
        </p>
        ${this.#renderZoom()}
      </div>
      ${this.#renderPlot()}
    </section>`;
  }

  #renderPlay(): TemplateResult {
    const { isPlaying } = this.#player;
    return html`<div class="group" role="group" aria-label="Move through time">
      <button class="icon-button" type="button" aria-label="Step back" @click=${this.#onBack}>
        ${icons.stepBack}
      </button>
      <button
        class="icon-button play"
        type="button"
        aria-label=${isPlaying ? "Pause" : "Play"}
        @click=${this.#onPlay}
      >
        ${isPlaying ? icons.pause : icons.play}
      </button>
      <button class="icon-button" type="button" aria-label="Step forward" @click=${this.#onForward}>
        ${icons.stepForward}
      </button>
    </div>`;
  }

  #renderPace(): TemplateResult {
    const { step, pace } = this.state.time;
    return html`<label
        ><span class="word">Step</span>
        <select aria-label="Step" @change=${this.#onStep}>
          <option value="" ?selected=${step === null}>bar (${this.#bucket})</option>
          ${TIME_BUCKETS.map(
            (bucket) =>
              html`<option value=${bucket} ?selected=${step === bucket}>${bucket}</option>`,
          )}
        </select></label
      >
      <label
        ><span class="word">Show</span>
        <select aria-label="How time moves" @change=${this.#onPace}>
          ${TIME_PACES.map(
            (name) =>
              html`<option value=${name} ?selected=${pace === name}>${PACE_NAMES[name]}</option>`,
          )}
        </select></label
      >`;
  }

  #renderZoom(): TemplateResult {
    return html`<div class="group" role="group" aria-label="Zoom in time">
      ${
        this.#isLimited || this.state.time.span !== null
          ? html`<button class="link" type="button" @click=${this.#onAll}>All days</button>`
          : nothing
      }
      <button
        class="icon-button"
        type="button"
        aria-label="Closer in time"
        @click=${this.#onCloser}
      >
        ${icons.plus}
      </button>
      <button
        class="icon-button"
        type="button"
        aria-label="Farther in time"
        aria-disabled=${this.state.time.span === null ? "true" : "false"}
        @click=${this.#onFarther}
      >
        ${icons.minus}
      </button>
    </div>`;
  }

  #renderPlot(): TemplateResult {
    const { state } = this.#timeline;
    if (state.kind === "failed") {
      return html`<div class="plot-state" role="alert">
        <p>${state.error.message}</p>
        <button class="button" type="button" @click=${this.#onRetry}>Try again</button>
      </div>`;
    }
    if (state.last === null) {
      return html`<div class="plot-state quiet" aria-hidden="true">Counting stances by day …</div>`;
    }
    return html`<entente-time-brush
      class=${state.kind === "loading" ? "busy" : ""}
      .timeline=${state.last}
      .axis=${this.#axis}
      .extent=${this.extent}
      .window=${this.state.filter}
      .theme=${this.theme}
      .onZoom=${this.#onWheel}
      .onHover=${this.#onHover}
    ></entente-time-brush>`;
  }

  #caption(): TemplateResult {
    const timeline = this.#timeline.state.last;
    if (timeline !== null && this.hovered !== null) return html`${bucketSentence(this.hovered)}`;
    const days = windowDays(this.state.filter, this.extent);
    const text = formatPeriod(days.first, days.last);
    if (timeline === null) return html`<strong>${text}</strong>`;
    if (timeline.total === 0) return html`<strong>${text}</strong>: no stances under the filters`;
    const inside = timeline.buckets.filter(
      ({ start, end }) => start >= days.first && end <= days.last,
    );
    const isWhole = timeline.buckets.every(
      ({ start, end }) =>
        end < days.first || start > days.last || inside.some((one) => one.start === start),
    );
    // A window that cuts a bar has no count of its own here; the headline has it.
    const n = inside.reduce((sum, bucket) => sum + bucket.n, 0);
    return html`<strong>${text}</strong>${isWhole ? html`: ${countOf(n, "stance")}` : ""}`;
  }

  #change(change: (state: ViewState) => ViewState, gesture: string | null): void {
    this.dispatchEvent(new EntenteStateEvent(change, gesture));
  }

  #move(direction: 1 | -1, gesture: string): boolean {
    const { extent } = this;
    const { step, pace } = this.state.time;
    const move = { extent, step: step ?? this.#bucket, direction };
    const days = moveWindow(this.state.filter, pace, move);
    if (days === null) return false;
    const { since, until } = toWindow(days, extent);
    this.#change((state) => {
      const { span } = state.time;
      const moved = span === null ? null : showDays(span, extent, days);
      return withFilter({ ...state, time: { ...state.time, span: moved } }, { since, until });
    }, gesture);
    return since !== undefined || until !== undefined;
  }

  #zoom(factor: number, about: string): void {
    const span = zoomAxis(this.#axis, this.extent, factor, about);
    this.#change((state) => ({ ...state, time: { ...state.time, span } }), "time-zoom");
  }

  #middle(): string {
    const axis = this.#axis;
    const { first, last } = windowDays(this.state.filter, this.extent);
    const days = this.#isLimited ? { first, last } : axis;
    return dayOf((dayNumber(days.first) + dayNumber(days.last)) / 2);
  }

  #onPlay = (): void => {
    if (this.#player.isPlaying) {
      this.#player.pause();
      return;
    }
    const { until } = this.state.filter;
    // At the end there is nothing left to play, so it begins again.
    if (this.#isLimited && (until === undefined || until >= this.extent.last)) {
      this.#change((state) => withFilter(state, { since: undefined, until: undefined }), "play");
      void this.updateComplete.then(() => {
        this.#player.play();
      });
    } else this.#player.play();
  };

  #onBack = (): void => {
    this.#player.pause();
    this.#move(-1, "time-step");
  };

  #onForward = (): void => {
    this.#player.pause();
    this.#move(1, "time-step");
  };

  #onStep = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    const step = TIME_BUCKETS.find((bucket) => bucket === value) ?? null;
    this.#change((state) => ({ ...state, time: { ...state.time, step } }), null);
  };

  #onPace = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    const pace = TIME_PACES.find((name) => name === value) ?? "window";
    this.#change((state) => ({ ...state, time: { ...state.time, pace } }), null);
  };

  #onAll = (): void => {
    this.#player.pause();
    this.#change(
      (state) =>
        withFilter(
          { ...state, time: { ...state.time, span: null } },
          { since: undefined, until: undefined },
        ),
      null,
    );
  };

  #onCloser = (): void => {
    this.#zoom(1 / ZOOM, this.#middle());
  };

  #onFarther = (): void => {
    this.#zoom(ZOOM, this.#middle());
  };

  #onWheel = (factor: number, about: string): void => {
    this.#zoom(factor, about);
  };

  #onHover = (bucket: TimelineBucket | null): void => {
    this.hovered = bucket;
  };

  #onRetry = (): void => {
    this.#timeline.retry();
  };
}
