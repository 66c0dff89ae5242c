import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { capitalized } from "../../server/words/count-words.ts";
import {
  contestedColors,
  DYAD_FORM,
  dyadWidth,
  GRAPH_COLORS,
  NODE_KINDS,
  TIE_FORM,
  type Theme,
} from "../../server/picture/graph-style.ts";
import {
  CHANGE_FORM,
  CHANGE_MARKS,
  countChanges,
  type MarkedChange,
} from "../../server/picture/change-marks.ts";
import type { DyadChange } from "../../server/wire/comparison.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { polarityGradient } from "./polarity-gradient.ts";
import { setStyles } from "./set-styles.ts";

const WIDTHS = [1, 5, 20] as const;

/** How many of the dyads rest on one source, and whether their lines are broken. */
export interface SingleSource {
  readonly count: number;
  readonly all: number;
  readonly isDashed: boolean;
}

/** What colours, widths and shapes of the network mean. Always on the screen with it. */
export class EntenteLegendElement extends LitElement {
  static override properties = {
    theme: { attribute: false },
    single: { attribute: false },
    blocs: { attribute: false },
    isOfLanes: { attribute: false },
    changes: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        font-size: 0.8125rem;
        line-height: 1.3;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1.75rem;
        padding: 0.625rem 0 0.75rem;
        border-block-start: 1px solid var(--line);
      }
      .scale {
        display: grid;
        grid-template-columns: auto 1fr auto;
        gap: 0.125rem 0.5rem;
        align-items: center;
        width: 14.5rem;
      }
      .bar {
        height: 0.5rem;
        border-radius: 1px;
      }
      .part,
      .parts {
        display: flex;
        align-items: center;
        gap: 0.375rem;
      }
      .parts {
        flex-wrap: wrap;
        gap: 0.25rem 0.875rem;
      }
      .switch {
        min-height: 24px;
        cursor: pointer;
      }
      .switch input {
        width: 1rem;
        height: 1rem;
        margin: 0;
        accent-color: var(--ink);
      }
      svg {
        display: block;
        flex: none;
        overflow: visible;
      }
      @media (max-width: 859px) {
        :host {
          font-size: 0.78125rem;
        }
        .legend {
          gap: 0.375rem 1rem;
          padding: 0.5rem 0;
        }
        .part {
          gap: 0.25rem;
        }
        entente-shape {
          width: 0.9375rem;
          height: 0.9375rem;
        }
        .scale {
          width: 100%;
        }
        .parts {
          gap: 0.25rem 0.625rem;
        }
      }
      :host([compact]) .parts {
        display: none;
      }
    `,
  ];

  declare theme: Theme;
  /** null where sources are not known. */
  declare single: SingleSource | null;
  /** Whether blocs stand for their members from afar; null where none could. */
  declare blocs: boolean | null;
  /** Whether it is of stances over time, which have one width and no ties. */
  declare isOfLanes: boolean;
  /** What became of dyads, by the key of each; null where nothing is compared. */
  declare changes: ReadonlyMap<string, DyadChange> | null;

  constructor() {
    super();
    this.theme = "light";
    this.single = this.blocs = null;
    this.isOfLanes = false;
    this.changes = null;
  }

  protected override render(): TemplateResult {
    return html`<section class="legend" aria-label="Legend">
      <div class="scale">
        <span>Hostile −1</span>
        <span class="bar" ${setStyles({ background: polarityGradient(this.theme) })}></span>
        <span>+1 Supportive</span>
      </div>
      <div class="parts">
        ${NODE_KINDS.map(
          (kind) =>
            html`<span class="part"
              ><entente-shape .shape=${kind} .theme=${this.theme}></entente-shape
              >${capitalized(kind)}</span
            >`,
        )}
      </div>
      ${this.isOfLanes ? nothing : this.#renderOfNetwork()}
    </section>`;
  }

  #renderOfNetwork(): TemplateResult {
    return html`<div class="parts">
      <span class="part">${this.#renderWidths()} ${WIDTHS.join(", ")} stances</span>
      <span class="part">${this.#renderContested()} Contested</span>
      <span class="part">${this.#renderTie()} Standing tie</span>
      ${this.#renderLast()} ${this.blocs === null ? nothing : this.#renderBlocs(this.blocs)}
    </div>`;
  }

  #renderLast(): TemplateResult | readonly TemplateResult[] | typeof nothing {
    // Broken lines have one meaning at a time.
    if (this.changes !== null) {
      return [...countChanges(this.changes)].map(([change, n]) => this.#renderChange(change, n));
    }
    if (this.single === null || this.single.all === 0) return nothing;
    return this.#renderSingle(this.single);
  }

  #renderChange(change: MarkedChange, n: number): TemplateResult {
    const { name, sign, colors } = CHANGE_MARKS[change];
    const { paper } = GRAPH_COLORS[this.theme];
    const line = CHANGE_FORM.line / CHANGE_FORM.radius;
    return html`<span class="part">
      <svg width="16" height="16" viewBox="-1 -1 2 2" aria-hidden="true">
        <circle r="1" fill=${colors[this.theme]}></circle>
        <path d=${sign} fill="none" stroke=${paper} stroke-width=${line}></path>
      </svg>
      ${name}: ${n.toLocaleString("en")}
    </span>`;
  }

  /** A switch, since in most graphs most dyads have one source, and then every line would be broken. */
  #renderSingle({ count, all, isDashed }: SingleSource): TemplateResult {
    return html`<label class="part switch">
      <input type="checkbox" .checked=${isDashed} @change=${this.#onDashed} />
      <svg width="31" height="14" viewBox="0 0 31 14" aria-hidden="true">
        <line
          x1="0"
          x2="31"
          y1="7"
          y2="7"
          stroke=${GRAPH_COLORS[this.theme].polarity[2]}
          stroke-width="2"
          stroke-dasharray=${`${DYAD_FORM.dash} ${DYAD_FORM.dashPeriod - DYAD_FORM.dash}`}
        ></line>
      </svg>
      One source only: ${count.toLocaleString("en")} of ${all.toLocaleString("en")}
    </label>`;
  }

  #renderBlocs(areShown: boolean): TemplateResult {
    const { polarity, nodes } = GRAPH_COLORS[this.theme];
    const { fill } = nodes.person;
    return html`<label class="part switch">
      <input type="checkbox" .checked=${areShown} @change=${this.#onBlocs} />
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <circle
          cx="7"
          cy="7"
          r="5.5"
          fill=${fill}
          stroke=${polarity[4]}
          stroke-width="2.5"
        ></circle>
      </svg>
      Blocs from afar
    </label>`;
  }

  #onBlocs = (event: Event): void => {
    const blocs = (event.target as HTMLInputElement).checked;
    this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, blocs })));
  };

  #onDashed = (event: Event): void => {
    const dashed = (event.target as HTMLInputElement).checked;
    this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, dashed })));
  };

  #renderWidths(): TemplateResult {
    const color = GRAPH_COLORS[this.theme].polarity[2];
    return html`<svg width="54" height="14" viewBox="0 0 54 14" aria-hidden="true">
      ${WIDTHS.map(
        (stances, i) =>
          svg`<line x1=${i * 19} x2=${i * 19 + 15} y1="7" y2="7" stroke=${color} stroke-width=${dyadWidth(stances)}></line>`,
      )}
    </svg>`;
  }

  #renderContested(): TemplateResult {
    const [hostile, supportive] = contestedColors(this.theme);
    const half = DYAD_FORM.lozenge * 0.8;
    const { paper, label } = GRAPH_COLORS[this.theme];
    return html`<svg width="30" height="14" viewBox="0 0 30 14" aria-hidden="true">
      <line x1="0" x2="30" y1="5" y2="5" stroke=${hostile} stroke-width="2"></line>
      <line x1="0" x2="30" y1="9" y2="9" stroke=${supportive} stroke-width="2"></line>
      <path
        d=${`M15,${7 - half}L${15 + half},7L15,${7 + half}L${15 - half},7Z`}
        fill=${paper}
        stroke=${label}
        stroke-width="1.4"
      ></path>
    </svg>`;
  }

  #renderTie(): TemplateResult {
    return html`<svg width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">
      <line
        x1="0"
        x2="26"
        y1="7"
        y2="7"
        stroke=${GRAPH_COLORS[this.theme].tie}
        stroke-width=${TIE_FORM.width}
        stroke-dasharray=${`${TIE_FORM.dot} ${TIE_FORM.period - TIE_FORM.dot}`}
      ></line>
    </svg>`;
  }
}
