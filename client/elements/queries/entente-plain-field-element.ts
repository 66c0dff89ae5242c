import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { QueryParam } from "../../../server/wire/query-param.ts";
import { baseStyles } from "../base-styles.ts";
import { FieldEvent } from "./field-event.ts";
import { fieldStyles } from "./field-styles.ts";
import { describedBy, fieldLabel, queryField } from "./query-field.ts";

const BOOLEAN_WORDS = { true: "Yes", false: "No" } as const;

/** A field for one text, number, day, yes or no, or for a choice of given values. */
export class EntentePlainFieldElement extends LitElement {
  static override properties = {
    param: { attribute: false },
    texts: { attribute: false },
    fault: { attribute: false },
  };
  static override styles = [baseStyles, fieldStyles];

  declare param: QueryParam;
  declare texts: readonly string[];
  /** What is wrong with it, without the name; null when nothing is. */
  declare fault: string | null;

  constructor() {
    super();
    this.texts = [];
    this.fault = null;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>("input, select")?.focus(options);
  }

  protected override render(): TemplateResult {
    const { param, fault } = this;
    if (param.list && param.values !== undefined) return this.#renderChoices(param.values);
    const content =
      param.values !== undefined || param.type === "boolean"
        ? this.#renderSelect(param.values?.map(String) ?? ["true", "false"])
        : this.#renderInput();
    return queryField({ param, control: "control", fault, content });
  }

  #renderInput(): TemplateResult {
    const { param, fault } = this;
    const isDay = param.type === "date";
    return html`<input
      id="control"
      type=${isDay ? "date" : "text"}
      inputmode=${param.type === "integer" ? "numeric" : param.type === "float" ? "decimal" : nothing}
      min=${isDay && param.min !== undefined ? String(param.min) : nothing}
      max=${isDay && param.max !== undefined ? String(param.max) : nothing}
      autocomplete="off"
      spellcheck="false"
      aria-required=${param.optional ? nothing : "true"}
      aria-invalid=${fault === null ? nothing : "true"}
      aria-describedby=${describedBy(param, fault)}
      .value=${this.texts[0] ?? ""}
      @input=${this.#onInput}
    />`;
  }

  #renderSelect(values: readonly string[]): TemplateResult {
    const { param, fault } = this;
    const current = this.texts[0] ?? "";
    const needsEmpty = param.optional || !values.includes(current);
    return html`<select
      id="control"
      aria-invalid=${fault === null ? nothing : "true"}
      aria-describedby=${describedBy(param, fault)}
      @change=${this.#onInput}
    >
      ${needsEmpty ? html`<option value="" ?selected=${current === ""}>${param.optional ? "Any" : "Choose …"}</option>` : nothing}
      ${values.map(
        (value) =>
          html`<option value=${value} ?selected=${value === current}>
            ${this.#wordFor(value)}
          </option>`,
      )}
    </select>`;
  }

  #renderChoices(values: readonly (string | number | boolean)[]): TemplateResult {
    const { param, fault } = this;
    return html`<fieldset
      class=${fault === null ? "field" : "field faulty"}
      aria-describedby=${fault === null ? nothing : "fault"}
    >
      <legend>${fieldLabel(param)}</legend>
      <div class="choices">
        ${values.map(String).map(
          (value) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${this.texts.includes(value)}
                @change=${(): void => {
                  const chosen = this.texts.includes(value)
                    ? this.texts.filter((each) => each !== value)
                    : [...this.texts, value];
                  this.#change(chosen);
                }}
              />${this.#wordFor(value)}</label
            >`,
        )}
      </div>
      ${fault === null ? nothing : html`<p class="fault" id="fault">${param.name} ${fault}.</p>`}
    </fieldset>`;
  }

  #wordFor(value: string): string {
    const isBoolean = this.param.type === "boolean" && (value === "true" || value === "false");
    return isBoolean ? BOOLEAN_WORDS[value] : value;
  }

  #change(texts: readonly string[]): void {
    this.dispatchEvent(new FieldEvent(this.param.name, texts));
  }

  #onInput = (event: Event): void => {
    const { value } = event.target as HTMLInputElement | HTMLSelectElement;
    this.#change(value === "" ? [] : [value]);
  };
}
