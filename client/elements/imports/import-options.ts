import { html, nothing, type TemplateResult } from "lit";
import { choicesOf, type ImportChoices } from "../../model/imports/import-choices.ts";

/** Takes a part of the choices that is to be another. */
type Change = (part: Partial<ImportChoices>) => void;

/** The choices that a format has, as fields of a form. */
export function importOptions(
  choices: ImportChoices,
  format: string | null,
  change: Change,
): TemplateResult {
  const has = choicesOf(choices.format ?? format);
  return html`<div class="fields">
    ${
      has.foldsDays
        ? check(
            "One stance a day: fold events of the same actors, act and day",
            choices.foldsDays,
            (value) => {
              change({ foldsDays: value });
            },
          )
        : nothing
    }
    ${has.countries ? gdeltOptions(choices, change) : nothing}
    ${
      has.day
        ? html`<div class="field">
            <label for="day">Day of edges that have none</label>
            <input
              id="day"
              type="date"
              .value=${choices.day}
              @change=${(event: Event): void => {
                change({ day: valueOf(event) });
              }}
            />
          </div>`
        : nothing
    }
    <div class="field">
      <label for="max-errors">End after so many rejected rows</label>
      <input
        id="max-errors"
        type="number"
        min="0"
        max="1000000000"
        .value=${String(choices.maxErrors)}
        @change=${(event: Event): void => {
          const number = Number.parseInt(valueOf(event), 10);
          change({ maxErrors: number >= 0 ? number : 1000 });
        }}
      />
    </div>
  </div>`;
}

function gdeltOptions(choices: ImportChoices, change: Change): TemplateResult {
  return html`<div class="field">
      <label for="countries">Only these countries</label>
      <input
        id="countries"
        .value=${choices.countries}
        aria-describedby="countries-hint"
        autocapitalize="off"
        spellcheck="false"
        @change=${(event: Event): void => {
          change({ countries: valueOf(event) });
        }}
      />
      <p class="hint" id="countries-hint">
        ISO codes of three letters, such as aze, arm. Empty: all.
      </p>
    </div>
    ${check(
      "Leave out roles without a country, such as “Police”",
      choices.skipsGeneric,
      (value) => {
        change({ skipsGeneric: value });
      },
    )}`;
}

function check(words: string, value: boolean, onChange: (value: boolean) => void): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${value}
      @change=${(event: Event): void => {
        onChange((event.target as HTMLInputElement).checked);
      }}
    />
    <span>${words}</span>
  </label>`;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value.trim();
}
