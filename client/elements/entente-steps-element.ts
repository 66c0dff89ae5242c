import { css, html, LitElement, type TemplateResult } from "lit";
import { stepButton } from "../model/step-name.ts";
import { baseStyles } from "./base-styles.ts";
import { icons } from "./icons.ts";

/** Undo and redo, each by the name of its step. Dispatches `entente-undo` and `entente-redo`. */
export class EntenteStepsElement extends LitElement {
  static override properties = { undoes: { attribute: false }, redoes: { attribute: false } };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        gap: 0.125rem;
      }
      [aria-disabled="true"] {
        opacity: 0.4;
        cursor: default;
      }
      @media (max-width: 359px) {
        :host {
          display: none;
        }
      }
    `,
  ];

  /** Name of the step that undo takes back; null for none. */
  declare undoes: string | null;
  declare redoes: string | null;

  constructor() {
    super();
    this.undoes = null;
    this.redoes = null;
  }

  protected override render(): TemplateResult {
    return html`${this.#renderButton("Undo", this.undoes)}${this.#renderButton("Redo", this.redoes)}`;
  }

  #renderButton(verb: "Undo" | "Redo", name: string | null): TemplateResult {
    const label = stepButton(verb, name);
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      aria-disabled=${name === null ? "true" : "false"}
      @click=${(): void => {
        this.dispatchEvent(new Event(`entente-${verb.toLowerCase()}`));
      }}
    >
      ${verb === "Undo" ? icons.undo : icons.redo}
    </button>`;
  }
}
