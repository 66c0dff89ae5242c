import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Duplicate, Duplicates } from "../../../server/wire/duplicate.ts";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import type { ImportReport } from "../../../server/wire/import-report.ts";
import { countOf, formatCount } from "../../../server/words/count-words.ts";
import { undoWords } from "../../model/imports/import-words.ts";
import { baseStyles } from "../base-styles.ts";
import { RemoteController } from "../remote-controller.ts";
import { skeletonStyles } from "../skeleton-styles.ts";
import { pairKey, readApart, writeApart } from "./apart-memory.ts";
import type { DuplicateDecidedEvent } from "./entente-duplicate-element.ts";
import type { ImportServices } from "./import-services.ts";
import { ImportsChangedEvent } from "./imports-changed-event.ts";
import { importsStyles } from "./imports-styles.ts";

const FIRST_LIMIT = 100;
const MOST = 1000;

/** The pairs of actors that may be one, to be looked at one by one; what was merged here can be undone. */
export class EntenteDuplicatesElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    mayMerge: { attribute: false },
    limit: { state: true },
    version: { state: true },
    apart: { state: true },
    merged: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  static override styles = [
    baseStyles,
    skeletonStyles,
    importsStyles,
    css`
      :host {
        display: grid;
        gap: 1.25rem;
      }
      .lead {
        font-size: 1.1875rem;
        font-weight: 600;
      }
      .pairs {
        border-block-start: 1px solid var(--line-strong);
      }
      .merged {
        display: grid;
        gap: 0.5rem;
      }
      .merged li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem 1rem;
      }
    `,
  ];

  declare services: ImportServices;
  declare mayMerge: boolean;
  declare limit: number;
  declare version: number;
  declare apart: ReadonlySet<string>;
  /** What was merged while this page was open, latest first. */
  declare merged: readonly ImportReport[];
  declare busy: string | null;
  declare problem: string | null;

  readonly #pairs = new RemoteController<Duplicates>(this, () => this.services);

  constructor() {
    super();
    this.mayMerge = false;
    this.limit = FIRST_LIMIT;
    this.version = 0;
    this.apart = readApart();
    this.merged = [];
    this.busy = null;
    this.problem = null;
  }

  protected override willUpdate(): void {
    const { imports } = this.services;
    const { limit } = this;
    this.#pairs.load(`${limit} ${this.version}`, (signal) => imports.duplicates(limit, signal));
  }

  protected override render(): TemplateResult {
    const { state } = this.#pairs;
    return html`<p class="visually-hidden" role="status">${this.busy ?? ""}</p>
      ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      ${this.#renderMerged()}
      ${
        state.last !== null
          ? this.#renderPairs(state.last)
          : state.kind === "failed"
            ? html`<div class="problem" role="alert">
                <p>The pairs could not be listed. ${state.error.message}</p>
                <button
                  class="button"
                  type="button"
                  @click=${(): void => {
                    this.#pairs.retry();
                  }}
                >
                  Try again
                </button>
              </div>`
            : html`<div class="skeleton" aria-hidden="true"><i></i><i class="half"></i></div>`
      }`;
  }

  #renderMerged(): TemplateResult | typeof nothing {
    if (this.merged.length === 0) return nothing;
    return html`<ul class="note merged" aria-label="Merged just now">
      ${this.merged.map(
        (report) =>
          html`<li>
            <span> <span dir="auto">${report.title}</span>: ${mergeWords(report)} </span>
            ${
              report.undo === null
                ? html`<button
                    class="button"
                    type="button"
                    ?disabled=${this.busy !== null}
                    @click=${(): void => {
                      void this.#undo(report);
                    }}
                  >
                    Undo
                  </button>`
                : nothing
            }
          </li>`,
      )}
    </ul>`;
  }

  #renderPairs({ duplicates, total }: Duplicates): TemplateResult {
    const shown = duplicates.filter(({ a, b }) => !this.apart.has(pairKey(a.id, b.id)));
    const hidden = duplicates.length - shown.length;
    return html`${
        shown.length === 0
          ? html`<div>
              <p class="lead">No two actors look like one.</p>
              <p class="quiet">
                Actors are compared by their codes, names and aliases after each import.
              </p>
            </div>`
          : html`<p>
                ${countOf(shown.length, "pair")} to look
                at${total > duplicates.length ? html`, of ${formatCount(total)} found` : nothing},
                the likeliest first.
              </p>
              <div class="pairs">
                ${repeat(
                  shown,
                  ({ a, b }) => pairKey(a.id, b.id),
                  (pair) => this.#renderPair(pair),
                )}
              </div>`
      }
      <div class="buttons">
        ${
          total > duplicates.length && this.limit < MOST
            ? html`<button
                class="button"
                type="button"
                @click=${(): void => {
                  this.limit = MOST;
                }}
              >
                Show more
              </button>`
            : nothing
        }
        ${
          hidden === 0
            ? nothing
            : html`<button class="button" type="button" @click=${this.#onShowApart}>
                Show ${countOf(hidden, "pair")} again that you found to be two
              </button>`
        }
      </div>`;
  }

  #renderPair(pair: Duplicate): TemplateResult {
    return html`<entente-duplicate
      .services=${this.services}
      .pair=${pair}
      .mayMerge=${this.mayMerge}
      .isBusy=${this.busy !== null}
      @entente-duplicate-decided=${({ merge }: DuplicateDecidedEvent): void => {
        if (merge === null)
          this.#keepApart(new Set([...this.apart, pairKey(pair.a.id, pair.b.id)]));
        else void this.#merge(merge.from.id, merge.into.id);
      }}
    ></entente-duplicate>`;
  }

  #onShowApart = (): void => {
    const shown = this.#pairs.state.last?.duplicates ?? [];
    const keys = new Set(shown.map(({ a, b }) => pairKey(a.id, b.id)));
    this.#keepApart(new Set([...this.apart].filter((key) => !keys.has(key))));
  };

  #keepApart(pairs: ReadonlySet<string>): void {
    this.apart = pairs;
    writeApart(pairs);
  }

  #merge(from: string, into: string): Promise<void> {
    return this.#change("Making one of two …", async () => {
      const report = await this.services.imports.merge(from, into);
      this.merged = [report, ...this.merged];
    });
  }

  #undo({ id }: ImportReport): Promise<void> {
    return this.#change("Undoing the merge …", async () => {
      const undone = await this.services.imports.remove(id);
      this.merged = this.merged.map((report) => (report.id === id ? undone : report));
    });
  }

  async #change(busy: string, work: () => Promise<void>): Promise<void> {
    this.busy = busy;
    this.problem = null;
    try {
      await work();
      this.version += 1;
      this.dispatchEvent(new ImportsChangedEvent());
    } catch (error) {
      this.problem = error instanceof EntenteError ? error.message : String(error);
    } finally {
      this.busy = null;
    }
  }
}

function mergeWords({ graph, undo }: ImportReport): string {
  if (undo !== null) return `undone (${undoWords(undo)})`;
  return `${formatCount(graph.changed + graph.created)} changed, ${formatCount(graph.removed)} removed`;
}
