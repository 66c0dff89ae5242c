import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Theme } from "../../../server/picture/graph-style.ts";
import type { ImportPreview, PreviewRow } from "../../../server/wire/import-report.ts";
import { StanceSchema, type Stance } from "../../../server/wire/stance.ts";
import { TieSchema, type Tie } from "../../../server/wire/tie.ts";
import { capitalized, countOf, formatCount } from "../../../server/words/count-words.ts";
import { formatDay } from "../../../server/words/format-day.ts";
import { baseStyles } from "../base-styles.ts";
import { importsStyles } from "./imports-styles.ts";

const NOUNS = {
  stance: ["stance", "stances"],
  tie: ["tie", "ties"],
  skipped: ["skipped", "skipped"],
  rejected: ["would be rejected", "would be rejected"],
} as const satisfies Record<PreviewRow["kind"], readonly [string, string]>;

/** The first rows of a file as what they would become. */
export class EntenteImportRowsElement extends LitElement {
  static override properties = { preview: { attribute: false }, theme: { attribute: false } };
  static override styles = [
    baseStyles,
    importsStyles,
    css`
      .line {
        width: 3.5rem;
        padding-inline-start: 0.5rem;
      }
      tbody .line {
        color: var(--ink-quiet);
      }
      .who {
        min-width: 13rem;
      }
      .day {
        white-space: nowrap;
      }
      .said {
        min-width: 14rem;
      }
      tr.rejected th,
      tr.rejected td {
        background: var(--alert-paper);
      }
      tbody tr.rejected .line {
        color: var(--alert);
        box-shadow: inset 3px 0 0 var(--alert);
      }
      .polarity {
        min-width: 7rem;
      }
      .arrow {
        color: var(--ink-quiet);
      }
      .scroll {
        max-height: 26rem;
        overflow: auto;
      }
      @media (max-width: 859px) {
        .who,
        .said {
          min-width: 9rem;
        }
      }
    `,
  ];

  declare preview: ImportPreview;
  declare theme: Theme;

  constructor() {
    super();
    this.theme = "light";
  }

  protected override render(): TemplateResult | typeof nothing {
    const { rows } = this.preview;
    if (rows.length === 0) return nothing;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="First rows">
      <table>
        <caption>
          Of the first ${countOf(rows.length, "row")}: ${this.#counts()}
        </caption>
        <thead>
          <tr>
            <th class="line" scope="col">Line</th>
            <th scope="col">Who, about whom</th>
            <th scope="col">When</th>
            <th scope="col">Polarity</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#renderRow(row))}
        </tbody>
      </table>
    </div>`;
  }

  #counts(): string {
    const kinds = Object.keys(NOUNS) as (keyof typeof NOUNS)[];
    return kinds
      .map((kind) => [kind, this.preview.rows.filter((row) => row.kind === kind).length] as const)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${formatCount(count)} ${NOUNS[kind][count === 1 ? 0 : 1]}`)
      .join(", ");
  }

  #renderRow(row: PreviewRow): TemplateResult {
    const stance = row.kind === "stance" ? StanceSchema.safeParse(row.item).data : undefined;
    const tie = row.kind === "tie" ? TieSchema.safeParse(row.item).data : undefined;
    return html`<tr class=${row.kind}>
      <th class="line number" scope="row">${formatCount(row.line)}</th>
      ${stance !== undefined ? this.#renderStance(stance) : tie !== undefined ? this.#renderTie(tie) : renderLeftOut(row)}
    </tr>`;
  }

  #renderStance(stance: Stance): TemplateResult {
    const { date, polarity, goldstein, summary, issue } = stance;
    const value = polarity ?? (goldstein === undefined ? null : goldstein / 10);
    return html`<td class="who">${this.#ends(stance)}</td>
      <td class="day">${formatDay(date, "short")}</td>
      <td class="polarity">
        ${
          value === null
            ? nothing
            : html`<entente-polarity .value=${value} .theme=${this.theme}></entente-polarity>`
        }
      </td>
      <td class="said" dir="auto">
        ${summary}${
          typeof issue === "string"
            ? html` <span class="quiet">on ${this.#nameOf(issue)}</span>`
            : nothing
        }
      </td>`;
  }

  #renderTie(tie: Tie): TemplateResult {
    const since = "since" in tie && typeof tie.since === "string" ? tie.since : null;
    const until = "until" in tie && typeof tie.until === "string" ? tie.until : null;
    return html`<td class="who">${this.#ends(tie)}</td>
      <td class="day">
        ${since === null ? nothing : formatDay(since, "short")}${
          until === null ? nothing : html` – ${formatDay(until, "short")}`
        }
      </td>
      <td></td>
      <td class="said">${tie.type.toLowerCase().replaceAll("_", " ")}</td>`;
  }

  #ends({ from, to }: { readonly from: string; readonly to: string }): TemplateResult {
    return html`<bdi>${this.#nameOf(from)}</bdi> <span class="arrow" aria-label="about">→</span>
      <bdi>${this.#nameOf(to)}</bdi>`;
  }

  #nameOf(id: string): string {
    return this.preview.names[id] ?? id;
  }
}

function renderLeftOut({ kind, reason, column, value, remedy }: PreviewRow): TemplateResult {
  if (kind !== "rejected") {
    return html`<td colspan="4" class="quiet">Skipped: ${reason ?? "it states nothing"}</td>`;
  }
  const place = column === null || column === "" ? "" : `Column ${column}, `;
  return html`<td colspan="4">
    <span class="fault">Rejected.</span> ${place}${
      value === null || value === "" ? nothing : html`<code dir="auto">${value}</code>: `
    }${reason}.
    ${
      remedy === null || remedy === ""
        ? nothing
        : html`<span class="quiet">${capitalized(remedy)}.</span>`
    }
  </td>`;
}
