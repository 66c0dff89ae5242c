import { html, nothing, type TemplateResult } from "lit";
import type { QueryParam } from "../../../server/wire/query-param.ts";
import { formatDay } from "../../../server/words/format-day.ts";
import { rangeWords } from "../../model/queries/field-texts.ts";

/** A field of the form as its element draws it. */
export interface FieldFrame {
  readonly param: QueryParam;
  /** Id of the control within its shadow root. */
  readonly control: string;
  readonly fault: string | null;
  readonly content: TemplateResult;
}

/** Label, control, hint and fault of a field, tied together for assistive technology. */
export function queryField({ param, control, fault, content }: FieldFrame): TemplateResult {
  const hint = fieldHint(param);
  return html`<div class=${fault === null ? "field" : "field faulty"}>
    <label for=${control} dir="auto">${fieldLabel(param)}</label>
    ${content}
    ${
      fault === null
        ? nothing
        : html`<p class="fault" id="fault">
            <span class="visually-hidden">Fault: </span>${capital(param.name)} ${fault}.
          </p>`
    }
    ${hint === "" ? nothing : html`<p class="hint" id="hint">${hint}</p>`}
  </div>`;
}

/** What the control is described by. */
export function describedBy(param: QueryParam, fault: string | null): string | typeof nothing {
  const ids = [fault === null ? "" : "fault", fieldHint(param) === "" ? "" : "hint"];
  return ids.filter(Boolean).join(" ") || nothing;
}

/** The words of the file, or the name as words where it says nothing. */
export function fieldLabel({ text, name }: QueryParam): string {
  return text === "" ? capital(name) : text;
}

function fieldHint(param: QueryParam): string {
  const { optional, type, list, min, max, review } = param;
  const range = type === "date" ? dayRange(min, max) : rangeWords(param);
  const parts = [
    optional ? "optional" : "",
    list ? "any number" : "",
    range === "" ? "" : range,
    review ? "type was guessed on import" : "",
  ].filter(Boolean);
  return parts.length === 0 ? "" : `${capital(parts.join(", "))}.`;
}

function dayRange(min: QueryParam["min"], max: QueryParam["max"]): string {
  const from = typeof min === "string" ? `from ${formatDay(min, "short")}` : "";
  const to = typeof max === "string" ? `to ${formatDay(max, "short")}` : "";
  return [from, to].filter(Boolean).join(" ");
}

function capital(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
