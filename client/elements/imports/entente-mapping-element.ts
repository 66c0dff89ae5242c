import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { MappingField, TableMapping } from "../../../server/wire/table-mapping.ts";
import {
  absentColumns,
  FIELD_WORDS,
  fieldEntries,
  fieldsFor,
  fieldsOf,
  mappingFileText,
  parseMappingFile,
  withColumn,
  withConstant,
  withReplacement,
} from "../../model/imports/mapping-draft.ts";
import { baseStyles } from "../base-styles.ts";
import { icons } from "../icons.ts";
import { saveBlob } from "../save-blob.ts";
import { importsStyles } from "./imports-styles.ts";
import { MappingEvent } from "./mapping-event.ts";
import { mappingSettings } from "./mapping-settings.ts";
import { mappingStyles } from "./mapping-styles.ts";

const SHOWN_CELLS = 3;

/** What the columns of a table are. Dispatches `entente-mapping` with the mapping after each change. */
export class EntenteMappingElement extends LitElement {
  static override properties = {
    mapping: { attribute: false },
    columns: { attribute: false },
    rows: { attribute: false },
    fileName: { attribute: false },
    fault: { state: true },
  };
  static override styles = [baseStyles, importsStyles, mappingStyles];

  declare mapping: TableMapping;
  /** Of the table. */
  declare columns: readonly string[];
  /** First rows of the table, cell by cell. */
  declare rows: readonly (readonly string[])[];
  declare fileName: string;
  declare fault: string | null;

  constructor() {
    super();
    this.columns = [];
    this.rows = [];
    this.fileName = "";
    this.fault = null;
  }

  protected override render(): TemplateResult {
    return html`<section aria-labelledby="columns">
        <h3 id="columns">What each column is</h3>
        ${this.#renderColumns()}
      </section>
      <section aria-labelledby="written">
        <h3 id="written">How it is written</h3>
        ${mappingSettings(this.mapping, (part) => {
          this.#give({ ...this.mapping, ...part });
        })}
      </section>
      <section aria-labelledby="constants">
        <h3 id="constants">For every row that has nothing</h3>
        ${this.#renderConstants()}
      </section>
      <section aria-labelledby="values">
        <h3 id="values">Cells that mean something else</h3>
        ${this.#renderValues()}
      </section>
      <section aria-label="Mapping file">
        <div class="buttons">
          <button class="button" type="button" @click=${this.#onSave}>Download the mapping</button>
          <button class="button" type="button" @click=${this.#onOpen}>Load a mapping</button>
          <input
            type="file"
            accept=".json,application/json"
            hidden
            aria-label="Mapping file"
            @change=${this.#onFile}
          />
        </div>
        <p class="hint">
          The same file works with <code>entente import --mapping</code>. This browser remembers the
          mapping for tables with the same columns.
        </p>
        ${this.fault === null ? nothing : html`<p class="problem" role="alert">${this.fault}</p>`}
      </section>`;
  }

  #renderColumns(): TemplateResult {
    const absent = absentColumns(this.mapping, this.columns);
    return html`${
        absent.length === 0
          ? nothing
          : html`<p class="problem" role="alert">
              The table has no column ${absent.join(", ")}, which the mapping names.
            </p>`
      }
      <div class="columns" tabindex="0" role="region" aria-label="Columns">
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col" class="meaning">What it is</th>
              <th scope="col" class="cells">First cells</th>
            </tr>
          </thead>
          <tbody>
            ${[...this.columns, ...absent].map((column, index) => this.#renderColumn(column, index))}
          </tbody>
        </table>
      </div>`;
  }

  #renderColumn(column: string, index: number): TemplateResult {
    const [field, ...more] = fieldsOf(this.mapping, column);
    const cells = this.rows
      .map((row) => row[index]?.trim() ?? "")
      .filter((cell) => cell !== "")
      .slice(0, SHOWN_CELLS);
    return html`<tr>
      <th scope="row" dir="auto">${column}</th>
      <td class="meaning">
        <select
          aria-label="What ${column} is"
          @change=${(event: Event): void => {
            const { value } = event.target as HTMLSelectElement;
            this.#give(
              withColumn(this.mapping, column, value === "" ? null : (value as MappingField)),
            );
          }}
        >
          <option value="" .selected=${field === undefined}>–</option>
          ${this.#fieldOptions(field)}
        </select>
        ${
          more.length === 0
            ? nothing
            : html`<p class="hint">Also: ${more.map((each) => FIELD_WORDS[each]).join(", ")}</p>`
        }
      </td>
      <td class="cells" dir="auto">${cells.map((cell) => html`<span>${cell} </span>`)}</td>
    </tr>`;
  }

  #fieldOptions(chosen?: MappingField): TemplateResult[] {
    const fields = fieldsFor(this.mapping);
    const all = chosen === undefined || fields.includes(chosen) ? fields : [...fields, chosen];
    return all.map(
      (each) =>
        html`<option value=${each} .selected=${each === chosen}>${FIELD_WORDS[each]}</option>`,
    );
  }

  #renderConstants(): TemplateResult {
    const set = fieldEntries(this.mapping.constants);
    return html`${
        set.length === 0
          ? nothing
          : html`<ul class="rules">
              ${set.map(
                ([field, value]) =>
                  html`<li>
                    <span><b>${FIELD_WORDS[field]}</b>: ${value}</span>
                    ${removeButton(`${FIELD_WORDS[field]}, set to ${value}`, () => {
                      this.#give(withConstant(this.mapping, field, null));
                    })}
                  </li>`,
              )}
            </ul>`
      }
      <form class="rule" @submit=${this.#onConstant}>
        <div class="field">
          <label for="constant-field">Field</label>
          <select id="constant-field">
            ${this.#fieldOptions()}
          </select>
        </div>
        <div class="field">
          <label for="constant-value">Value</label>
          <input id="constant-value" required placeholder="2020-10-22" />
        </div>
        <button class="button" type="submit">Set for every row</button>
      </form>`;
  }

  #renderValues(): TemplateResult {
    const rules = fieldEntries(this.mapping.values).flatMap(([field, cells]) =>
      Object.entries(cells).map(([cell, becomes]) => ({ field, cell, becomes })),
    );
    return html`${
        rules.length === 0
          ? nothing
          : html`<ul class="rules">
              ${rules.map(
                ({ field, cell, becomes }) =>
                  html`<li>
                    <span>
                      <b>${FIELD_WORDS[field]}</b>: “${cell}”
                      ${becomes === null ? "leaves the row out" : html`is ${becomes}`}
                    </span>
                    ${removeButton(`${cell} in ${FIELD_WORDS[field]}`, () => {
                      this.#give(withReplacement(this.mapping, { field, cell }, undefined));
                    })}
                  </li>`,
              )}
            </ul>`
      }
      <form class="rule" @submit=${this.#onValue}>
        <div class="field">
          <label for="value-field">Field</label>
          <select id="value-field">
            ${this.#fieldOptions("polarity")}
          </select>
        </div>
        <div class="field">
          <label for="value-cell">Cell</label>
          <input id="value-cell" required placeholder="warm" />
        </div>
        <div class="field">
          <label for="value-becomes">Means (empty: leave the row out)</label>
          <input id="value-becomes" placeholder="1" />
        </div>
        <button class="button" type="submit">Add</button>
      </form>`;
  }

  #onConstant = (event: SubmitEvent): void => {
    event.preventDefault();
    const value = this.#valueOf("#constant-value");
    if (value === "") return;
    const field = this.#valueOf("#constant-field") as MappingField;
    this.#give(withConstant(this.mapping, field, value));
    this.#empty("#constant-value");
  };

  #onValue = (event: SubmitEvent): void => {
    event.preventDefault();
    const [cell, becomes] = [this.#valueOf("#value-cell"), this.#valueOf("#value-becomes")];
    if (cell === "") return;
    const field = this.#valueOf("#value-field") as MappingField;
    const meaning = becomes === "" ? null : becomes;
    this.#give(withReplacement(this.mapping, { field, cell }, meaning));
    this.#empty("#value-cell", "#value-becomes");
  };

  #valueOf(selector: string): string {
    const field = this.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
    return field?.value.trim() ?? "";
  }

  /** Ready for the next rule; its field is often the same. */
  #empty(...selectors: readonly string[]): void {
    for (const selector of selectors) {
      const input = this.renderRoot.querySelector<HTMLInputElement>(selector);
      if (input !== null) input.value = "";
    }
  }

  #onSave = (): void => {
    const name = this.fileName.replace(/\.[^.]*$/, "");
    const blob = new Blob([mappingFileText(this.mapping)], { type: "application/json" });
    saveBlob(blob, `${name === "" ? "table" : name}.mapping.json`);
  };

  #onOpen = (): void => {
    this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click();
  };

  #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = "";
    if (file === undefined) return;
    void file.text().then((text) => {
      const read = parseMappingFile(text);
      this.fault = read.ok ? null : `${file.name} is not a mapping: ${read.reason}.`;
      if (read.ok) this.#give(read.mapping);
    });
  };

  #give(mapping: TableMapping): void {
    this.fault = null;
    this.dispatchEvent(new MappingEvent(mapping));
  }
}

function removeButton(what: string, onRemove: () => void): TemplateResult {
  return html`<button
    class="icon-button"
    type="button"
    aria-label="Remove ${what}"
    @click=${onRemove}
  >
    ${icons.close}
  </button>`;
}
