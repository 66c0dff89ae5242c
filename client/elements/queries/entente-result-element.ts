import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Theme } from "../../../server/picture/graph-style.ts";
import type { QueryReturns } from "../../../server/wire/saved-query.ts";
import { formatFiguresState } from "../../model/figures/figures-state.ts";
import { chartShape, type ChartShape } from "../../model/queries/chart-shape.ts";
import type { QueriesState, ResultView } from "../../model/queries/queries-state.ts";
import { resultWords } from "../../model/queries/result-words.ts";
import type { DrawnResult } from "../../model/queries/drawn-result.ts";
import { baseStyles } from "../base-styles.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { DOWNLOAD_FORMS, DownloadEvent, type DownloadForm } from "./download-event.ts";
import type { PlanSubject } from "./entente-query-plan-element.ts";
import { QueriesStateEvent } from "./queries-state-event.ts";
import { resultStyles } from "./result-styles.ts";
import type { QueryRun } from "./run-controller.ts";

const VIEW_NAMES = { table: "Table", graph: "Graph", chart: "Chart", plan: "Plan" } as const;

/** The result of a run: how it came about, and one of the views that suit its shape. */
export class EntenteResultElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    run: { attribute: false },
    graph: { attribute: false },
    returns: { attribute: false },
    state: { attribute: false },
    plan: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [baseStyles, resultStyles];

  declare services: ExplorerServices;
  declare run: QueryRun;
  declare graph: DrawnResult | null;
  /** What the query says of its result. */
  declare returns: QueryReturns;
  declare state: QueriesState;
  /** Whose plan can be asked for; null where the role does not allow it. */
  declare plan: PlanSubject | null;
  declare theme: Theme;

  #shape: ChartShape | null = null;
  #shapeOf: QueryRun["rows"] | null = null;

  protected override willUpdate(): void {
    const { rows, columns, kind } = this.run;
    // Of rows that are still coming, a shape would change under the reader's eyes.
    const wanted = kind === "running" ? null : rows;
    if (wanted === this.#shapeOf) return;
    this.#shapeOf = wanted;
    this.#shape = wanted === null ? null : chartShape(columns, wanted);
  }

  protected override render(): TemplateResult {
    const { run } = this;
    const words = resultWords(run);
    const isBad = run.kind === "failed" && run.error?.code !== "cancelled";
    return html`
      <div class="head">
        <div
          class="words"
          role=${isBad ? "alert" : "status"}
          aria-busy=${run.kind === "running" ? "true" : "false"}
        >
          <p class=${isBad ? "bad" : ""}>${words.main}</p>
          ${words.more === "" ? nothing : html`<p class="quiet small">${words.more}</p>`}
        </div>
        ${this.#renderTabs()}
      </div>
      ${
        run.rows.length === 0 && this.#view !== "plan"
          ? nothing
          : html`<div class="view">${this.#renderView()}</div>`
      }
      ${run.rows.length === 0 || run.kind === "running" ? nothing : this.#renderDownloads()}
    `;
  }

  get #views(): readonly ResultView[] {
    const isEmpty = this.run.rows.length === 0;
    return [
      ...(isEmpty ? [] : ["table" as const]),
      ...(this.graph === null ? [] : ["graph" as const]),
      ...(this.#shape === null ? [] : ["chart" as const]),
      ...(this.plan === null ? [] : ["plan" as const]),
    ];
  }

  get #view(): ResultView {
    const views = this.#views;
    const wanted = this.state.view ?? this.returns;
    return views.includes(wanted) ? wanted : "table";
  }

  #renderTabs(): TemplateResult | typeof nothing {
    const views = this.#views;
    if (views.length === 0) return nothing;
    return html`<div class="tabs" role="group" aria-label="View of the result">
      ${views.map(
        (view) =>
          html`<button
            type="button"
            aria-pressed=${view === this.#view ? "true" : "false"}
            @click=${(): void => {
              this.dispatchEvent(new QueriesStateEvent((state) => ({ ...state, view })));
            }}
          >
            ${VIEW_NAMES[view]}
          </button>`,
      )}
    </div>`;
  }

  #renderDownloads(): TemplateResult {
    const forms = Object.entries(DOWNLOAD_FORMS).filter(
      ([, { isGraph }]) => !isGraph || this.graph !== null,
    );
    return html`<p class="downloads small">
      <span class="quiet">Keep all rows as</span>
      ${forms.map(
        ([form, { name }]) =>
          html`<button
            class="link"
            type="button"
            aria-label=${`Download as ${name}`}
            @click=${(): void => {
              this.dispatchEvent(new DownloadEvent(form as DownloadForm));
            }}
          >
            ${name}
          </button>`,
      )}
      ${this.#renderFigureLink()}
    </p>`;
  }

  /** Figures are made of saved queries, whose text others can look up. */
  #renderFigureLink(): TemplateResult | typeof nothing {
    const { query, edit, texts } = this.state;
    if (this.graph === null || query === null || edit) return nothing;
    const subject = { kind: "query", query, texts } as const;
    const address = `/figures?${formatFiguresState({ page: "make", subject })}`;
    return html`<a href=${address}>Make a figure</a>`;
  }

  #renderView(): TemplateResult {
    const { run, graph, theme, state } = this;
    const view = this.#view;
    if (view === "graph" && graph !== null) {
      return html`<entente-result-graph
        .services=${this.services}
        .graph=${graph}
        .open=${state.open}
        .theme=${theme}
      ></entente-result-graph>`;
    }
    if (view === "plan" && this.plan !== null) {
      return html`<entente-query-plan
        .services=${this.services}
        .subject=${this.plan}
      ></entente-query-plan>`;
    }
    if (view === "chart" && this.#shape !== null) {
      return html`<entente-result-chart
        .shape=${this.#shape}
        .columns=${run.columns}
        .rows=${run.rows}
        .theme=${theme}
      ></entente-result-chart>`;
    }
    return html`<entente-result-table
      .columns=${run.columns}
      .rows=${run.rows}
      .sort=${state.sort}
      .theme=${theme}
    ></entente-result-table>`;
  }
}
