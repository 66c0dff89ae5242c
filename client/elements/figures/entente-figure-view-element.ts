import { html, LitElement, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import type { FigureMeta, FigureStatus, FigureUses } from "../../../server/wire/figure-meta.ts";
import { countOf } from "../../../server/words/count-words.ts";
import { formatDay } from "../../../server/words/format-day.ts";
import { baseStyles } from "../base-styles.ts";
import { RemoteController } from "../remote-controller.ts";
import { skeletonStyles } from "../skeleton-styles.ts";
import { changesSince, fileLinks, useList, versionList } from "./figure-parts.ts";
import type { FigureServices } from "./figure-services.ts";
import { FiguresStateEvent } from "./figures-state-event.ts";
import { figureViewStyles } from "./figure-view-styles.ts";

type Wish = "duplicate" | "withdraw";

const WISHES = {
  duplicate: {
    title: "Duplicate the figure",
    label: "Title of the copy",
    verb: "Duplicate",
  },
  withdraw: {
    title: "Withdraw the figure",
    label: "Reason, shown in its place (optional)",
    verb: "Withdraw",
  },
} as const satisfies Record<Wish, object>;

/** One figure as readers see it, with its embed codes, files, versions and what has changed since. */
export class EntenteFigureViewElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    figureId: { attribute: false },
    mayWrite: { attribute: false },
    wish: { state: true },
    problem: { state: true },
  };
  static override styles = [baseStyles, skeletonStyles, figureViewStyles];

  declare services: FigureServices;
  declare figureId: string;
  declare mayWrite: boolean;
  declare wish: Wish;
  declare problem: string | null;

  readonly #figure = new RemoteController<FigureMeta>(this, () => this.services);
  readonly #versions = new RemoteController<readonly FigureMeta[]>(this, () => this.services);
  readonly #status = new RemoteController<FigureStatus>(this, () => this.services);
  readonly #uses = new RemoteController<FigureUses>(this, () => this.services);

  constructor() {
    super();
    this.figureId = "";
    this.mayWrite = false;
    this.wish = "duplicate";
    this.problem = null;
  }

  protected override willUpdate(): void {
    const { figures } = this.services;
    const id = this.figureId;
    this.#figure.load(id, (signal) => figures.get(id, signal));
    this.#versions.load(id, (signal) => figures.versions(id, signal));
    this.#status.load(id, (signal) => figures.status(id, signal));
    if (this.mayWrite) this.#uses.load(id, (signal) => figures.uses(id, signal));
  }

  protected override render(): TemplateResult {
    const { state } = this.#figure;
    const figure = state.last?.id === this.figureId ? state.last : null;
    if (figure !== null) return this.#renderFigure(figure);
    if (state.kind !== "failed") {
      return html`<div class="skeleton" aria-hidden="true"><i></i><i class="half"></i></div>`;
    }
    return html`<div class="none" role="alert">
      <h1>No figure to show</h1>
      <p>${state.error.message}</p>
      <p><a href="/figures">All figures</a></p>
    </div>`;
  }

  #renderFigure(figure: FigureMeta): TemplateResult {
    const { counts, state } = figure;
    return html`<div class="head">
        <div>
          <h1 dir="auto">${figure.title}</h1>
          <p class="facts">
            ${figure.mode === "live" ? "Live, " : ""}as of ${formatDay(figure.asOf)} ·
            ${countOf(counts.dyads, "dyad")} · ${countOf(counts.stances, "stance")} from
            ${countOf(counts.sources, "source")} · version ${figure.version}
          </p>
        </div>
        ${this.mayWrite ? this.#renderActions(figure) : nothing}
      </div>
      ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      <div class="body">
        <div class="picture">
          ${
            state.kind === "withdrawn"
              ? html`<p class="withdrawn">
                  Withdrawn on ${formatDay(state.at.slice(0, 10))}. ${state.reason}
                </p>`
              : nothing
          }
          ${keyed(
            // Loaded anew once it is withdrawn: its address stays, and shows a notice from then on.
            state.kind,
            html`<entente-figure src=${figure.urls.embed} label=${figure.title}></entente-figure>`,
          )}
        </div>
        <div>
          ${state.kind === "withdrawn" ? nothing : this.#renderTakeAway(figure)}
          <section>
            <h2>Since then</h2>
            ${this.#renderRemote(this.#status, changesSince)}
          </section>
          <section>
            <h2>Versions</h2>
            ${this.#renderRemote(this.#versions, (versions) => versionList(versions, figure.id))}
          </section>
          ${
            this.mayWrite
              ? html`<section>
                  <h2>Where it is shown</h2>
                  ${this.#renderRemote(this.#uses, useList)}
                </section>`
              : nothing
          }
        </div>
      </div>
      ${this.#renderDialog(figure)}`;
  }

  #renderTakeAway(figure: FigureMeta): TemplateResult {
    return html`<section>
        <h2>Embed</h2>
        <entente-embed-codes .figure=${figure}></entente-embed-codes>
      </section>
      <section>
        <h2>Files</h2>
        ${fileLinks(figure)}
      </section>`;
  }

  #renderRemote<T>(
    remote: RemoteController<T>,
    show: (value: T) => TemplateResult,
  ): TemplateResult {
    const { state } = remote;
    if (state.kind === "failed") return html`<p class="quiet">${state.error.message}</p>`;
    return state.last === null ? html`<p class="quiet">…</p>` : show(state.last);
  }

  #renderActions(figure: FigureMeta): TemplateResult {
    return html`<div class="actions">
      <button
        class="button"
        type="button"
        @click=${(): void => {
          this.dispatchEvent(new FiguresStateEvent({ page: "revise", id: figure.id }));
        }}
      >
        Revise
      </button>
      <button class="button" type="button" @click=${this.#onWish("duplicate")}>Duplicate</button>
      ${
        figure.state.kind === "withdrawn"
          ? nothing
          : html`<button class="button" type="button" @click=${this.#onWish("withdraw")}>
              Withdraw
            </button>`
      }
    </div>`;
  }

  #renderDialog(figure: FigureMeta): TemplateResult {
    const { title, label, verb } = WISHES[this.wish];
    return html`<dialog aria-labelledby="wish">
      <form method="dialog" @submit=${this.#onSubmit}>
        <h2 id="wish">${title}</h2>
        <label for="text">${label}</label>
        <input
          id="text"
          maxlength="500"
          .value=${this.wish === "duplicate" ? `${figure.title} (copy)` : ""}
        />
        <div class="buttons">
          <button
            class="button"
            type="button"
            @click=${(): void => {
              this.renderRoot.querySelector("dialog")?.close();
            }}
          >
            Cancel
          </button>
          <button class="button" type="submit">${verb}</button>
        </div>
      </form>
    </dialog>`;
  }

  #onWish = (wish: Wish) => (): void => {
    this.wish = wish;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector("dialog")?.showModal();
    });
  };

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    const text = this.renderRoot.querySelector<HTMLInputElement>("#text")?.value.trim() ?? "";
    this.renderRoot.querySelector("dialog")?.close();
    void this.#act(text);
  };

  async #act(text: string): Promise<void> {
    const { figures } = this.services;
    const id = this.figureId;
    this.problem = null;
    try {
      if (this.wish === "duplicate") {
        const copy = await figures.duplicate(id, text);
        this.dispatchEvent(new FiguresStateEvent({ page: "figure", id: copy.id }));
      } else {
        await figures.withdraw(id, text);
        this.#figure.retry();
        this.#versions.retry();
      }
    } catch (error) {
      this.problem = error instanceof EntenteError ? error.message : String(error);
    }
  }
}
