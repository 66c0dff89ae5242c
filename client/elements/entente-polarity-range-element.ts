import { css, html, LitElement, type TemplateResult } from "lit";
import { describePolarity } from "../model/describe-filter.ts";
import { formatPolarity } from "../../server/words/polarity-words.ts";
import { withFilter } from "../model/view-state.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { polarityGradient } from "./polarity-gradient.ts";
import { setStyles } from "./set-styles.ts";
import type { Theme } from "../../server/picture/graph-style.ts";

/** Steps of the handles. Goldstein values are tenths, so polarities are hundredths. */
const STEP = 0.05;
/** The smallest polarity that is not neutral. */
const LEAST = 0.01;

const PRESETS = [
  { name: "Hostile", min: -1, max: -LEAST },
  { name: "Neutral", min: 0, max: 0 },
  { name: "Supportive", min: LEAST, max: 1 },
] as const;

/** Two handles on the polarity scale, and the three words as short cuts. */
export class EntentePolarityRangeElement extends LitElement {
  static override properties = {
    min: { attribute: false },
    max: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .presets {
        display: grid;
        grid-template-columns: repeat(3, auto);
        margin-block-end: 0.75rem;
      }
      .presets button {
        min-height: 2.125rem;
        padding: 0 0.25rem;
        border: 1px solid var(--control);
        background: var(--paper);
        font-size: 0.875rem;
      }
      .presets button + button {
        border-inline-start-width: 0;
      }
      .presets button:first-child {
        border-start-start-radius: 3px;
        border-end-start-radius: 3px;
      }
      .presets button:last-child {
        border-start-end-radius: 3px;
        border-end-end-radius: 3px;
      }
      .presets button:hover {
        background: var(--paper-press);
      }
      .presets button[aria-pressed="true"] {
        background: var(--ink);
        color: var(--paper);
        border-color: var(--ink);
      }
      .scale {
        position: relative;
        height: 1.75rem;
      }
      .track {
        position: absolute;
        inset-block-start: 0.625rem;
        inset-inline: 0.5rem;
        height: 0.5rem;
        border-radius: 1px;
      }
      .outside {
        position: absolute;
        inset-block: 0;
        background: var(--paper);
        opacity: 0.82;
      }
      .start {
        inset-inline-start: 0;
      }
      .end {
        inset-inline-end: 0;
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        appearance: none;
        background: none;
        pointer-events: none;
      }
      input::-webkit-slider-runnable-track {
        background: none;
      }
      input::-moz-range-track {
        background: none;
      }
      input::-webkit-slider-thumb {
        appearance: none;
        width: 1rem;
        height: 1.5rem;
        border: 2px solid var(--paper);
        border-radius: 4px;
        background: var(--ink);
        pointer-events: auto;
        cursor: ew-resize;
      }
      input::-moz-range-thumb {
        width: 0.75rem;
        height: 1.25rem;
        border: 2px solid var(--paper);
        border-radius: 4px;
        background: var(--ink);
        pointer-events: auto;
        cursor: ew-resize;
      }
      .ends {
        display: flex;
        justify-content: space-between;
        font-size: 0.8125rem;
        color: var(--ink-quiet);
      }
      @media (max-width: 859px) {
        .presets button {
          min-height: 44px;
        }
        .scale {
          height: 44px;
        }
        .track {
          inset-block-start: 18px;
        }
        input::-webkit-slider-thumb {
          width: 1.5rem;
          height: 2rem;
        }
      }
    `,
  ];

  declare min: number;
  declare max: number;
  declare theme: Theme;

  constructor() {
    super();
    this.min = -1;
    this.max = 1;
    this.theme = "light";
  }

  protected override render(): TemplateResult {
    const { min, max } = this;
    const percent = (value: number): string => `${((value + 1) / 2) * 100}%`;
    return html`
      <div class="presets" role="group" aria-label="Polarity in a word">
        ${PRESETS.map(
          (preset) =>
            html`<button
              type="button"
              aria-pressed=${min === preset.min && max === preset.max ? "true" : "false"}
              @click=${(): void => {
                this.#onPreset(preset);
              }}
            >
              ${preset.name}
            </button>`,
        )}
      </div>
      <div class="scale">
        <div class="track" ${setStyles({ background: polarityGradient(this.theme) })}>
          <div class="outside start" ${setStyles({ width: percent(min) })}></div>
          <div class="outside end" ${setStyles({ width: percent(-max) })}></div>
        </div>
        ${this.#renderHandle("min", "Least polarity", min)}
        ${this.#renderHandle("max", "Greatest polarity", max)}
      </div>
      <p class="ends number">
        <span>${formatPolarity(min)}</span
        ><span>${describePolarity(min, max) === "" ? "all" : ""}</span
        ><span>${formatPolarity(max)}</span>
      </p>
    `;
  }

  #renderHandle(name: "min" | "max", label: string, value: number): TemplateResult {
    return html`<input
      type="range"
      name=${name}
      min="-1"
      max="1"
      step=${LEAST}
      aria-label=${label}
      aria-valuetext=${formatPolarity(value)}
      .value=${String(value)}
      @input=${this.#onInput}
      @keydown=${this.#onKeyDown}
    />`;
  }

  #onInput = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#move(input, Math.round(input.valueAsNumber / STEP) * STEP);
  };

  // The browser would move by the fine step that exists for the presets only.
  #onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const input = event.target as HTMLInputElement;
    this.#move(input, Math.round((input.valueAsNumber + step) / STEP) * STEP);
  };

  #move(input: HTMLInputElement, wanted: number): void {
    const bounded = Math.min(1, Math.max(-1, Number(wanted.toFixed(2))));
    const value = input.name === "min" ? Math.min(bounded, this.max) : Math.max(bounded, this.min);
    input.value = String(value);
    const [min, max] = input.name === "min" ? [value, this.max] : [this.min, value];
    this.#ask(min, max, `polarity-${input.name}`);
  }

  #onPreset(preset: (typeof PRESETS)[number]): void {
    const isOn = this.min === preset.min && this.max === preset.max;
    if (isOn) this.#ask(-1, 1, null);
    else this.#ask(preset.min, preset.max, null);
  }

  #ask(min: number, max: number, gesture: string | null): void {
    const patch = {
      polarityMin: min <= -1 ? undefined : min,
      polarityMax: max >= 1 ? undefined : max,
    };
    this.dispatchEvent(new EntenteStateEvent((state) => withFilter(state, patch), gesture));
  }
}
