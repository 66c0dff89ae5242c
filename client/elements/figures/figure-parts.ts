import { html, nothing, type TemplateResult } from "lit";
import type {
  FigureChange,
  FigureMeta,
  FigureStatus,
  FigureUses,
} from "../../../server/wire/figure-meta.ts";
import { FIGURE_FORMAT_NAMES, FIGURE_FORMATS } from "../../../server/wire/figure.ts";
import { countOf } from "../../../server/words/count-words.ts";
import { formatDay } from "../../../server/words/format-day.ts";
import { formatFiguresState } from "../../model/figures/figures-state.ts";
import { formatPolarity } from "../../../server/words/polarity-words.ts";

const CHANGE_NAMES = {
  added: "Added",
  dropped: "Dropped",
  flipped: "Turned",
  altered: "Altered",
} as const;

const CHANGES_SHOWN = 40;

/** Links to the files of a figure. */
export function fileLinks({ urls }: FigureMeta): TemplateResult {
  return html`<p class="files">
    ${FIGURE_FORMATS.map((format) => html`<a href=${urls[format]} download>${FIGURE_FORMAT_NAMES[format]}</a>`)}
  </p>`;
}

/** How the graph has moved since, with what exactly. */
export function changesSince(status: FigureStatus): TemplateResult {
  const side = (record: FigureChange["then"]): string => {
    if (record === null) return "nothing";
    return record.polarity === undefined ? record.summary : formatPolarity(record.polarity);
  };
  const more = status.changed - Math.min(status.changes.length, CHANGES_SHOWN);
  return html`<p>${status.sentence}</p>
    ${
      status.changes.length === 0
        ? nothing
        : html`<ul class="changes">
            ${status.changes.slice(0, CHANGES_SHOWN).map(
              (change) =>
                html`<li>
                  <span class="change">${CHANGE_NAMES[change.change]}:</span>
                  <bdi>${change.from.name}</bdi> → <bdi>${change.to.name}</bdi>,
                  ${formatDay((change.now ?? change.then)?.date ?? status.comparedOn)}:
                  ${side(change.then)} then, ${side(change.now)} now
                </li>`,
            )}
          </ul>`
    }
    ${more > 0 ? html`<p class="quiet small">And ${countOf(more, "more change")}.</p>` : nothing}`;
}

/** The versions of a figure, newest first, each with its address. */
export function versionList(versions: readonly FigureMeta[], current: string): TemplateResult {
  return html`<ol class="versions">
    ${versions.map(
      (version) =>
        html`<li>
          ${
            version.id === current
              ? html`<b>Version ${version.version}</b>`
              : html`<a href=${`/figures?${formatFiguresState({ page: "figure", id: version.id })}`}
                  >Version ${version.version}</a
                >`
          },
          as of ${formatDay(version.asOf)}${version.state.kind === "withdrawn" ? ", withdrawn" : ""}
        </li>`,
    )}
  </ol>`;
}

/** Pages that show a figure, most views first. */
export function useList({ counted, uses }: FigureUses): TemplateResult {
  if (!counted)
    return html`<p class="quiet">This server does not count where figures are shown.</p>`;
  if (uses.length === 0) return html`<p class="quiet">On no page yet.</p>`;
  return html`<ul class="uses">
    ${uses.map(
      ({ origin, views, last }) =>
        html`<li>${origin}: ${countOf(views, "view")}, last on ${formatDay(last)}</li>`,
    )}
  </ul>`;
}
