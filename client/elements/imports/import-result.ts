import { html, nothing, type TemplateResult } from "lit";
import type { ImportedFile, ImportReport } from "../../../server/wire/import-report.ts";
import { countOf, formatCount } from "../../../server/words/count-words.ts";
import { formatPeriod } from "../../../server/words/format-day.ts";
import { explorerLink } from "../../model/imports/explorer-link.ts";
import { rowWords, totalRows } from "../../model/imports/import-words.ts";

/** What the counts of the graph mean, in the order in which they are shown. */
const GRAPH_WORDS = [
  ["created", "New", "were not in the graph"],
  ["changed", "Changed", "were there with other content, which rows of the file state anew"],
  ["same", "As before", "were there with the same content"],
  ["left", "Left alone", "are only named by rows; what the graph knows of them stays"],
  [
    "removed",
    "Removed",
    "went, as what two actors said about each other does when they are merged",
  ],
] as const satisfies readonly (readonly [keyof ImportReport["graph"], string, string])[];

/** What became of the rows and of the graph, and where to look at it. @param isDry nothing was changed. */
export function importResult(report: ImportReport, isDry = false): TemplateResult {
  const { files, graph, kind, state } = report;
  return html`${files.length === 0 ? nothing : renderFiles(report, isDry)}
    <div>
      <p class="kicker">${isDry ? "What would become of the graph" : "What became of the graph"}</p>
      <dl class="facts">
        ${GRAPH_WORDS.filter(([name]) => graph[name] > 0 || name === "created").map(
          ([name, words, meaning]) =>
            html`<dt>${words}</dt>
              <dd><b class="number">${formatCount(graph[name])}</b> ${meaning}</dd>`,
        )}
      </dl>
      <p class="hint">Counted are actors, issues, sources, stances and ties.</p>
    </div>
    ${
      isDry || state === "undone" || (kind === "import" && state !== "done")
        ? nothing
        : renderLinks(report)
    }`;
}

function renderFiles(report: ImportReport, isDry: boolean): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Rows of the files">
    <table>
      <caption>
        ${rowWords(totalRows(report))}
      </caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col" class="amount">Rows</th>
          <th scope="col" class="amount sound">Stances</th>
          <th scope="col" class="amount sound">Ties</th>
          <th scope="col" class="amount sound">Skipped</th>
          <th scope="col" class="amount">Rejected</th>
        </tr>
      </thead>
      <tbody>
        ${report.files.map((file, index) => renderFile(file, isDry ? null : `/api/imports/${report.id}/rejected?file=${index}`))}
      </tbody>
    </table>
  </div>`;
}

function renderFile(file: ImportedFile, rejectedPath: string | null): TemplateResult {
  const because = Object.entries(file.skippedBecause).sort(([, a], [, b]) => b - a);
  return html`<tr>
    <th scope="row" class="file">
      <span dir="auto">${file.name}</span>
      <p class="hint narrow">${rowWords(file)}</p>
      <p class="hint">${file.format ?? "Left out"}: ${file.reason}</p>
      ${
        because.length === 0
          ? nothing
          : html`<p class="hint">
              Skipped: ${because.map(([why, count]) => `${formatCount(count)} ${why}`).join("; ")}
            </p>`
      }
    </th>
    <td class="amount">${formatCount(file.rows)}</td>
    <td class="amount sound">${formatCount(file.stances)}</td>
    <td class="amount sound">${formatCount(file.ties)}</td>
    <td class="amount sound">${formatCount(file.skipped)}</td>
    <td class="amount">
      ${formatCount(file.rejected)}
      ${
        file.rejectedFile === null || rejectedPath === null
          ? nothing
          : html`<a href=${rejectedPath} download>Download</a>`
      }
    </td>
  </tr>`;
}

function renderLinks({ stated }: ImportReport): TemplateResult | typeof nothing {
  if (stated === null) return nothing;
  const { first, last, actors } = stated;
  return html`<div class="buttons">
      <a
        class="button strong"
        href=${explorerLink(stated, first === null ? actors[0]?.id : undefined)}
      >
        Open in the explorer
      </a>
      ${first === null || last === null ? nothing : html`<span class="quiet">${formatPeriod(first, last)}</span>`}
    </div>
    ${
      actors.length === 0
        ? nothing
        : html`<p>
            Most named:
            ${actors.map(
              ({ id, name, rows }, index) =>
                html`${index === 0 ? "" : ", "}<a href=${explorerLink(stated, id)}
                    ><bdi>${name}</bdi></a
                  >${rows === 0 ? nothing : html` <span class="quiet">(${countOf(rows, "row")})</span>`}`,
            )}
          </p>`
    }`;
}
