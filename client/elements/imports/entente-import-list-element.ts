import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { ImportReport } from "../../../server/wire/import-report.ts";
import { formatCount } from "../../../server/words/count-words.ts";
import { rowWords, STATE_WORDS, totalRows, whenWords } from "../../model/imports/import-words.ts";
import { baseStyles } from "../base-styles.ts";
import { RemoteController } from "../remote-controller.ts";
import { skeletonStyles } from "../skeleton-styles.ts";
import type { ImportServices } from "./import-services.ts";
import { importsStyles } from "./imports-styles.ts";
import { stateLink } from "./state-link.ts";

const SHOWN = 50;

/** The imports of the server: those that run, with their progress, then the past ones. */
export class EntenteImportListElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    version: { attribute: false },
    besides: { attribute: false },
    showsAll: { state: true },
  };
  static override styles = [
    baseStyles,
    skeletonStyles,
    importsStyles,
    css`
      :host {
        display: grid;
        gap: 1.5rem;
      }
      section {
        display: grid;
        gap: 0.75rem;
      }
      .running {
        padding: 1rem 1.125rem;
        border: 1px solid var(--line);
        border-inline-start: 3px solid var(--line-strong);
      }
      tbody th {
        min-width: 11rem;
        font-weight: 600;
      }
      .state,
      .when {
        white-space: nowrap;
      }
      .failed {
        color: var(--alert);
      }
      .more {
        justify-self: start;
      }
      @media (max-width: 859px) {
        .when,
        .change {
          display: none;
        }
        tbody th {
          min-width: 8rem;
        }
      }
    `,
  ];

  declare services: ImportServices;
  /** Another number asks for the list again. */
  declare version: number;
  /** Ids of imports that are shown elsewhere on the page while they run. */
  declare besides: readonly string[];
  declare showsAll: boolean;

  readonly #list = new RemoteController<readonly ImportReport[]>(this, () => this.services);

  constructor() {
    super();
    this.version = 0;
    this.besides = [];
    this.showsAll = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#onVisible);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#onVisible);
  }

  protected override willUpdate(): void {
    const { imports } = this.services;
    this.#list.load(String(this.version), (signal) => imports.list(signal));
  }

  protected override render(): TemplateResult {
    const { state } = this.#list;
    if (state.last !== null) return this.#renderAll(state.last);
    if (state.kind !== "failed") {
      return html`<div class="skeleton" aria-hidden="true"><i></i><i class="half"></i></div>`;
    }
    return html`<div class="problem" role="alert">
      <p>The imports could not be listed. ${state.error.message}</p>
      <button
        class="button"
        type="button"
        @click=${(): void => {
          this.#list.retry();
        }}
      >
        Try again
      </button>
    </div>`;
  }

  #renderAll(reports: readonly ImportReport[]): TemplateResult {
    const running = reports.filter(
      ({ id, state }) => state === "running" && !this.besides.includes(id),
    );
    const past = reports.filter(({ state }) => state !== "running");
    const shown = this.showsAll ? past : past.slice(0, SHOWN);
    return html`${
        running.length === 0
          ? nothing
          : html`<section aria-labelledby="running">
              <h2 id="running">Running now</h2>
              ${running.map(
                ({ id }) =>
                  html`<div class="running">
                    <entente-import .services=${this.services} .importId=${id}></entente-import>
                  </div>`,
              )}
            </section>`
      }
      <section aria-labelledby="past">
        <h2 id="past">Past imports</h2>
        ${
          past.length === 0
            ? html`<p class="quiet">
                Nothing was imported yet. What is, is listed here and can be taken back.
              </p>`
            : renderTable(shown)
        }
        ${
          shown.length === past.length
            ? nothing
            : html`<button
                class="button more"
                type="button"
                @click=${(): void => {
                  this.showsAll = true;
                }}
              >
                Show all ${formatCount(past.length)}
              </button>`
        }
      </section>`;
  }

  #onVisible = (): void => {
    // The command line and other people import too.
    if (document.visibilityState === "visible" && this.#list.state.kind === "ready") {
      this.#list.retry();
    }
  };
}

function renderTable(reports: readonly ImportReport[]): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of past imports">
    <table>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" class="state">State</th>
          <th scope="col" class="when">Began</th>
          <th scope="col">Rows</th>
          <th scope="col" class="amount change">New</th>
          <th scope="col" class="amount change">Changed</th>
        </tr>
      </thead>
      <tbody>
        ${reports.map(renderReport)}
      </tbody>
    </table>
  </div>`;
}

function renderReport(report: ImportReport): TemplateResult {
  const { id, kind, title, state, started, graph } = report;
  const isMerge = kind === "merge";
  return html`<tr>
    <th scope="row" dir="auto">
      ${stateLink({ page: "import", id }, isMerge ? `Merge: ${title}` : title)}
    </th>
    <td class="state ${state === "failed" ? "failed" : ""}">${STATE_WORDS[state]}</td>
    <td class="when">${whenWords(started)}</td>
    <td>${isMerge ? nothing : rowWords(totalRows(report))}</td>
    <td class="amount change">${formatCount(graph.created)}</td>
    <td class="amount change">${formatCount(graph.changed)}</td>
  </tr>`;
}
