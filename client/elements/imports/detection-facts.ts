import { html, nothing, type TemplateResult } from "lit";
import type { FormatCandidate, ImportPreview } from "../../../server/wire/import-report.ts";
import { TableMappingSchema, type TableMapping } from "../../../server/wire/table-mapping.ts";
import { capitalized, countOf } from "../../../server/words/count-words.ts";

const DELIMITERS: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
};
const SURE = 0.9;
const LIKELY = 0.5;

/** What a file was found to be and how it is written, and why. @param asked the format that it is read as. */
export function detectionFacts(
  preview: ImportPreview,
  { fileName, asked }: { readonly fileName: string; readonly asked: string | null },
): TemplateResult {
  const { name, encoding, table, candidates, reason, title } = preview;
  const [likeliest] = candidates;
  const mapping = TableMappingSchema.safeParse(preview.mapping).data;
  return html`<dl class="facts">
    <dt>Format</dt>
    <dd>
      <b>${title ?? "Not known"}</b>${
        asked !== null
          ? ", as you chose"
          : likeliest === undefined
            ? ""
            : `, ${sureness(likeliest)}`
      }
      ${table === null ? html`<span class="quiet">(${reason})</span>` : nothing}
    </dd>
    ${
      name === fileName
        ? nothing
        : html`<dt>Looked into</dt>
            <dd dir="auto">${name}</dd>`
    }
    ${
      encoding === null
        ? nothing
        : html`<dt>Encoding</dt>
            <dd>${encoding.name.toUpperCase()} <span class="quiet">(${encoding.reason})</span></dd>`
    }
    ${
      table === null
        ? nothing
        : html`<dt>Table</dt>
            <dd>
              ${countOf(table.columns.length, "column")}${
                table.delimiter === null
                  ? ", a JSON list"
                  : ` with ${DELIMITERS[table.delimiter] ?? table.delimiter} between`
              }
            </dd>`
    }
    ${mapping === undefined ? nothing : cellFacts(mapping)}
    ${
      table === null || table.notes.length === 0
        ? nothing
        : html`<dt>Found</dt>
            <dd>${capitalized(table.notes.join("; "))}</dd>`
    }
  </dl>`;
}

function cellFacts({ dates, decimal, polarityMax }: TableMapping): TemplateResult {
  return html`<dt>Cells</dt>
    <dd>
      Days ${dates === "words" ? "in words" : html`written <b>${dates}</b>`}, decimal
      ${decimal === "," ? "comma" : "point"}, polarity up to ${polarityMax}
    </dd>`;
}

function sureness({ confidence }: FormatCandidate): string {
  const word = confidence >= SURE ? "certain" : confidence >= LIKELY ? "likely" : "a guess";
  return `${word} (${Math.round(confidence * 100)} %)`;
}
