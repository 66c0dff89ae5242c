import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import {
  LANE_FORM,
  laneHead,
  toLanes,
  type LaneMark,
  type Lanes,
} from "../../../server/picture/lanes.ts";
import {
  GRAPH_COLORS,
  nodeKind,
  polarityColor,
  type Theme,
} from "../../../server/picture/graph-style.ts";
import type { DayRange } from "../../../server/picture/time-axis.ts";
import type { StanceView } from "../../../server/wire/stance-view.ts";
import { countOf, formatCount } from "../../../server/words/count-words.ts";
import { readStances, type StanceRows } from "../../api/read-stances.ts";
import { LANE_KEYS, walkLanes } from "../../model/lane-walk.ts";
import type { NetworkModel } from "../../model/network-model.ts";
import { stanceSentence } from "../../model/sentences.ts";
import { INITIAL_VIEW_STATE, type ViewState } from "../../model/view-state.ts";
import { baseStyles } from "../base-styles.ts";
import { EntenteStateEvent } from "../entente-state-event.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { MediaController } from "../media-controller.ts";
import { networkStyles } from "../network-styles.ts";
import { RemoteController } from "../remote-controller.ts";
import { setStyles } from "../set-styles.ts";
import { lanesStyles } from "./lanes-styles.ts";

const LIMITS = { most: 2000, pageSize: 500 } as const;
const PITCH = 26;
const TALL_PITCH = 44;

type Mark = LaneMark<StanceRow>;
interface StanceRow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly polarity: number;
  readonly date: string;
  readonly view: StanceView;
}

/** Stances over time, an actor a lane: what is shown, opened and hidden is as in the network. */
export class EntenteLanesElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    model: { attribute: false },
    axis: { attribute: false },
    theme: { attribute: false },
    hovered: { state: true },
    walked: { state: true },
    chartWidth: { state: true },
  };
  static override styles = [baseStyles, networkStyles, lanesStyles];

  declare services: ExplorerServices;
  declare state: ViewState;
  declare model: NetworkModel;
  /** Days from the left to the right edge. */
  declare axis: DayRange;
  declare theme: Theme;
  /** Id of the stance under the pointer, and of the one where the keyboard is. */
  declare hovered: string | null;
  declare walked: string | null;
  /** Width of the lanes without their names, in px. */
  declare chartWidth: number;

  readonly #rows = new RemoteController<StanceRows>(this, () => this.services);
  readonly #phone = new MediaController(this, "(max-width: 859px)");
  readonly #resizes = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.chartWidth = Math.floor(entry.contentRect.width);
  });
  #lanes: Lanes<StanceRow> | null = null;
  /** What the lanes were laid out of. */
  #laidOutOf: readonly unknown[] = [];

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.theme = "light";
    this.hovered = null;
    this.walked = null;
    this.chartWidth = 0;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<SVGElement>("svg.lines")?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  protected override willUpdate(): void {
    const { filter } = this.state;
    const { dataVersion } = this.model.network;
    this.#rows.load(`${JSON.stringify(filter)} ${dataVersion}`, (signal) =>
      readStances(this.services.api, filter, LIMITS, signal),
    );
    const rows = this.#rows.state.last;
    const pitch = this.#phone.matches ? TALL_PITCH : PITCH;
    // Pointing and walking come often and move nothing.
    const of = [rows, this.model, this.axis, this.chartWidth, pitch];
    if (of.every((part, at) => part === this.#laidOutOf[at])) return;
    this.#laidOutOf = of;
    this.#lanes =
      rows === null || this.chartWidth === 0
        ? null
        : toLanes(this.#shown(rows), { axis: this.axis, width: this.chartWidth, pitch });
  }

  protected override updated(changed: PropertyValues<this>): void {
    const axis = this.renderRoot.querySelector(".axis");
    if (axis !== null) this.#resizes.observe(axis);
    if (changed.has("walked") && this.walked !== null) {
      this.renderRoot.querySelector(".mark.walked")?.scrollIntoView({ block: "nearest" });
    }
  }

  protected override render(): TemplateResult {
    const lanes = this.#lanes;
    const at = this.walked ?? this.hovered ?? this.state.stance;
    const spoken = lanes?.marks.find(({ stance }) => stance.id === at);
    const sentence = spoken === undefined ? null : stanceSentence(spoken.stance.view);
    const pitch = `${this.#phone.matches ? TALL_PITCH : PITCH}px`;
    return html`<div class="chart" ${setStyles({ "--pitch": pitch })}>
        <div class="sheet">
          <div class="axis" aria-hidden="true">
            ${lanes?.ticks.map(
              ({ x, label }) => html`<span ${setStyles({ left: `${x}px` })}>${label}</span>`,
            )}
          </div>
          ${lanes === null ? nothing : html`${this.#renderNames(lanes)} ${this.#renderLines(lanes)}`}
        </div>
        ${this.#renderNote()}
      </div>
      <p class="visually-hidden" role="status" aria-live="polite">
        ${this.walked === null ? "" : (sentence ?? "")}
      </p>
      <div class="bar">
        <p class="caption" aria-hidden="true" dir="auto">
          ${sentence ?? html`<span class="quiet">Each line is a stance, from its speaker to its target; click it to read its source.</span>`}
        </p>
        <slot name="tools"></slot>
      </div>`;
  }

  #renderNames({ lanes }: Lanes): TemplateResult {
    const { selection } = this.state;
    return html`<div class="names" role="group" aria-label="Lanes">
      ${lanes.map(({ id }) => {
        const node = this.model.node(id);
        const isOpen = selection?.kind === "node" && selection.id === id;
        return html`<button
          type="button"
          aria-pressed=${isOpen ? "true" : "false"}
          title=${this.model.nameOf(id)}
          @click=${(): void => {
            this.#open({ selection: isOpen ? null : { kind: "node", id }, stance: null });
          }}
        >
          ${node === null ? nothing : html`<entente-shape .shape=${nodeKind(node)} .theme=${this.theme}></entente-shape>`}
          <span dir="auto">${this.model.nameOf(id)}</span>
        </button>`;
      })}
    </div>`;
  }

  #renderLines({ lanes, marks, ticks, height }: Lanes<StanceRow>): TemplateResult {
    const { coast, tie } = GRAPH_COLORS[this.theme];
    return html`<svg
      class="lines"
      height=${height}
      tabindex="0"
      role="application"
      aria-roledescription="stances over time"
      aria-label=${`${marks.length} stances over time on ${lanes.length} lanes. Left and right go from one to the next, Enter opens its evidence.`}
      @keydown=${this.#onKeyDown}
      @blur=${this.#onBlur}
    >
      ${ticks.map(({ x }) => svg`<line x1=${x} x2=${x} y1="0" y2=${height} stroke=${coast}></line>`)}
      ${lanes.map(({ y }) => svg`<line x1="0" x2="100%" y1=${y} y2=${y} stroke=${tie} stroke-dasharray="1 3"></line>`)}
      ${marks.map((mark) => this.#renderMark(mark))}
    </svg>`;
  }

  #renderMark(mark: Mark): TemplateResult {
    const { stance, x, fromY, toY } = mark;
    const color = polarityColor(stance.polarity, this.theme);
    const isHere = [this.walked, this.hovered, this.state.stance].includes(stance.id);
    const end = fromY === toY ? toY : toY + (fromY < toY ? -1 : 1) * (LANE_FORM.head - 1);
    const ring = GRAPH_COLORS[this.theme].selection;
    return svg`<g
      class=${["mark", this.#isFaded(stance) ? "faded" : "", this.walked === stance.id ? "walked" : ""].join(" ")}
      data-stance=${stance.id}
      @pointerenter=${(): void => {
        this.hovered = stance.id;
      }}
      @pointerleave=${(): void => {
        this.hovered = null;
      }}
      @click=${(): void => {
        this.#openStance(stance);
      }}
    >
      <line x1=${x} x2=${x} y1=${fromY} y2=${toY} stroke="transparent" stroke-width="10"></line>
      <line x1=${x} x2=${x} y1=${fromY} y2=${end} stroke=${isHere ? ring : color} stroke-width=${isHere ? LANE_FORM.line * 2 : LANE_FORM.line}></line>
      <circle cx=${x} cy=${fromY} r=${LANE_FORM.dot} fill=${color}></circle>
      <path d=${laneHead(mark)} fill=${color}></path>
    </g>`;
  }

  #renderNote(): TemplateResult | typeof nothing {
    const { kind, last } = this.#rows.state;
    if (kind === "failed" && last === null) {
      return html`<p class="note" role="alert">${this.#rows.state.error.message}</p>`;
    }
    if (last === null) return html`<p class="note quiet" role="status">Loading the stances …</p>`;
    const notes = [
      ...(last.total > last.stances.length
        ? [
            `The newest ${formatCount(last.stances.length)} of ${countOf(last.total, "stance")} are shown.`,
          ]
        : []),
      ...((this.#lanes?.leftOut ?? 0) > 0
        ? [
            `${countOf(this.#lanes?.leftOut ?? 0, "actor or issue", "actors and issues")} with few stances found no lane; narrow the filters to see them.`,
          ]
        : []),
    ];
    return notes.length === 0 ? nothing : html`<p class="note quiet">${notes.join(" ")}</p>`;
  }

  /** What of the stances the network shows as well. */
  #shown({ stances }: StanceRows): readonly StanceRow[] {
    return stances.flatMap((view) => {
      const { id, polarity, date } = view;
      const [from, to] = [view.from.id, view.to.id];
      return this.model.dyad(from, to) === null ? [] : [{ id, from, to, polarity, date, view }];
    });
  }

  #isFaded({ id, from, to }: StanceRow): boolean {
    const { selection, stance } = this.state;
    if (selection === null || id === stance) return false;
    if (selection.kind === "node") return from !== selection.id && to !== selection.id;
    return from !== selection.from || to !== selection.to;
  }

  #openStance({ id, from, to }: StanceRow): void {
    this.#open({ selection: { kind: "dyad", from, to }, stance: id });
  }

  #open(opened: Pick<ViewState, "selection" | "stance">): void {
    this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, ...opened })));
  }

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const marks = this.#lanes?.marks ?? [];
    const key = LANE_KEYS.find((candidate) => candidate === event.key);
    if (key !== undefined) {
      const here = this.walked ?? this.state.stance;
      this.walked = walkLanes(here, key, marks)?.stance.id ?? null;
    } else if (event.key === "Enter" || event.key === " ") {
      const mark = marks.find(({ stance }) => stance.id === this.walked);
      if (mark === undefined) return;
      this.#openStance(mark.stance);
      this.dispatchEvent(new Event("entente-read", { bubbles: true, composed: true }));
    } else if (event.key === "Escape" && this.state.selection !== null) {
      this.#open({ selection: null, stance: null });
    } else return;
    event.preventDefault();
  };

  #onBlur = (): void => {
    this.walked = null;
  };
}
