import { html, nothing, type TemplateResult } from "lit";
import type { ImportPreview } from "../../../server/wire/import-report.ts";

/** What a file may be read as, where it may be several things. @param asked the choice so far. */
export function formatSelect(
  { candidates }: ImportPreview,
  asked: string | null,
  onChoose: (format: string | null) => void,
): TemplateResult | typeof nothing {
  if (candidates.length < 2 && asked === null) return nothing;
  return html`<div class="field as">
    <label for="as">Read it as</label>
    <select
      id="as"
      @change=${(event: Event): void => {
        const { value } = event.target as HTMLSelectElement;
        onChoose(value === "" ? null : value);
      }}
    >
      <option value="" .selected=${asked === null}>What it says itself</option>
      ${candidates.map(
        ({ name, title }, index) =>
          html`<option value=${name} .selected=${asked === name}>
            ${title}${index === 0 ? " (likeliest)" : ""}
          </option>`,
      )}
    </select>
  </div>`;
}
