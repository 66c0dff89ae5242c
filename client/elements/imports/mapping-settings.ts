import { html, nothing, type TemplateResult } from "lit";
import {
  CODE_SYSTEMS,
  DATE_FORMATS,
  type CodeSystem,
  type TableMapping,
} from "../../../server/wire/table-mapping.ts";

/** Takes a part of a mapping that is to be another. */
type Change = (part: Partial<TableMapping>) => void;

const ROWS = [
  ["stances", "Stances: acts and statements"],
  ["ties", "Ties: alliances, memberships, offices"],
] as const;
const TARGETS = [
  ["actor", "An actor"],
  ["issue", "An issue"],
] as const;
const DECIMALS = [
  [".", "Point: 0.5"],
  [",", "Comma: 0,5"],
] as const;
const DELIMITERS = [
  ["", "As found"],
  [",", "Comma"],
  [";", "Semicolon"],
  ["\t", "Tab"],
  ["|", "Bar"],
] as const;
const ENCODINGS = [
  ["", "As found"],
  ["utf-8", "UTF-8"],
  ["utf-16le", "UTF-16 LE"],
  ["utf-16be", "UTF-16 BE"],
  ["windows-1252", "Windows-1252"],
] as const;
const CODE_WORDS: Readonly<Record<CodeSystem, string>> = {
  name: "Names",
  iso2: "ISO codes of two letters",
  iso3: "ISO codes of three letters",
  cow: "Correlates of War numbers",
  "gleditsch-ward": "Gleditsch-Ward numbers",
  fips: "FIPS codes",
  cameo: "CAMEO codes",
};
const CODES = CODE_SYSTEMS.map((system) => [system, CODE_WORDS[system]] as const);
const DATES = DATE_FORMATS.map(
  (format) => [format, format === "words" ? "In words: 3 April 2020" : format] as const,
);

/** How the cells of a table are written, as fields of a form. */
export function mappingSettings(mapping: TableMapping, change: Change): TemplateResult {
  const { rows, target, dates, language, decimal, polarityMax, codes, missing } = mapping;
  return html`<div class="fields">
    ${select("rows", "A row is", ROWS, rows, (value) => {
      change({ rows: value });
    })}
    ${
      rows === "ties"
        ? nothing
        : select("target", "It is about", TARGETS, target, (value) => {
            change({ target: value });
          })
    }
    ${select("dates", "Days are written", DATES, dates, (value) => {
      change({ dates: value });
    })}
    ${
      dates === "words"
        ? text("language", "Language of the months", language, "en, pt, de …", (value) => {
            change({ language: value === "" ? "en" : value });
          })
        : nothing
    }
    ${select("decimal", "Decimals have a", DECIMALS, decimal, (value) => {
      change({ decimal: value });
    })}
    ${text(
      "scale",
      "Polarity that means 1",
      String(polarityMax),
      "10 for a Goldstein scale",
      (value) => {
        const number = Number(value.replace(",", "."));
        change({ polarityMax: number > 0 ? number : 1 });
      },
    )}
    ${select("from-codes", "“Who” is written as", CODES, codes.from ?? "name", (value) => {
      change({ codes: { ...codes, from: value } });
    })}
    ${select("to-codes", "“About whom” is written as", CODES, codes.to ?? "name", (value) => {
      change({ codes: { ...codes, to: value } });
    })}
    ${text(
      "missing",
      "Cells that say nothing",
      missing.join(", "),
      "Separated by commas",
      (value) => {
        const cells = value.split(",").map((cell) => cell.trim());
        change({ missing: cells.filter((cell) => cell !== "") });
      },
    )}
    ${select("delimiter", "Between cells", DELIMITERS, mapping.delimiter ?? "", (value) => {
      change({ delimiter: value === "" ? undefined : value });
    })}
    ${select("encoding", "Encoding", ENCODINGS, mapping.encoding ?? "", (value) => {
      change({ encoding: value === "" ? undefined : value });
    })}
  </div>`;
}

function select<Value extends string>(
  id: string,
  label: string,
  options: readonly (readonly [Value, string])[],
  value: string,
  onChange: (value: Value) => void,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      @change=${(event: Event): void => {
        const chosen = options[(event.target as HTMLSelectElement).selectedIndex];
        if (chosen !== undefined) onChange(chosen[0]);
      }}
    >
      ${options.map(
        ([each, words]) =>
          html`<option value=${each} .selected=${each === value}>${words}</option>`,
      )}
    </select>
  </div>`;
}

function text(
  id: string,
  label: string,
  value: string,
  hint: string,
  onChange: (value: string) => void,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      .value=${value}
      aria-describedby="${id}-hint"
      @change=${(event: Event): void => {
        onChange((event.target as HTMLInputElement).value.trim());
      }}
    />
    <p class="hint" id="${id}-hint">${hint}</p>
  </div>`;
}
