import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { StancePage, StanceView } from "../../server/wire/stance-view.ts";
import type { StanceRequest } from "../api/api-client.ts";
import { countOf } from "../../server/words/count-words.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import {
  groupStances,
  holdsText,
  type EvidenceGroup,
  type StanceGroup,
} from "../model/evidence-choice.ts";
import { baseStyles } from "./base-styles.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { RemoteController } from "./remote-controller.ts";
import { skeletonStyles } from "./skeleton-styles.ts";

const PAGE_SIZE = 20;
const WIDE_PAGE_SIZE = 500;
/** A pointed-at stance is looked for on this many pages; more would stall the panel. */
const MOST_PAGES_FOR_POINTED = 10;

/** Stances as evidence, newest first, page by page. */
export class EntenteStanceListElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    request: { attribute: false },
    dataVersion: { attribute: false },
    pointed: { attribute: false },
    showEnds: { attribute: false },
    among: { attribute: false },
    text: { attribute: false },
    group: { attribute: false },
    theme: { attribute: false },
    pages: { state: true },
  };
  static override styles = [
    baseStyles,
    skeletonStyles,
    css`
      :host {
        display: block;
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
      h4 {
        margin-block-start: 0.75rem;
        padding-block-end: 0.25rem;
        border-block-end: 1px solid var(--line-strong);
        font-size: 0.9375rem;
        font-weight: 650;
      }
      .more {
        margin-block: 0.5rem 1rem;
        width: 100%;
      }
      .failed {
        display: grid;
        justify-items: start;
        gap: 0.625rem;
        padding-block: 1rem;
      }
      .note {
        padding-block: 1rem;
        color: var(--ink-quiet);
      }
    `,
  ];

  declare services: ExplorerServices;
  /** Which stances; without limit and cursor, which are this element's. */
  declare request: Omit<StanceRequest, "limit" | "cursor">;
  declare dataVersion: string;
  declare pointed: string | null;
  declare showEnds: boolean;
  /** Only stances with one of these ends; null for all. The server cannot ask for two actors at once. */
  declare among: readonly string[] | null;
  /** Words that a stance must hold; "" for all. */
  declare text: string;
  declare group: EvidenceGroup;
  declare theme: Theme;
  declare pages: number;

  readonly #list = new RemoteController<readonly StancePage[]>(this, () => this.services);
  #key = "";

  constructor() {
    super();
    this.pointed = null;
    this.dataVersion = "";
    this.showEnds = true;
    this.among = null;
    this.text = "";
    this.group = "none";
    this.theme = "light";
    this.pages = 1;
  }

  protected override willUpdate(): void {
    const size = this.#pageSize;
    const key = JSON.stringify([this.request, this.dataVersion, size]);
    if (key !== this.#key) {
      this.#key = key;
      this.#list.clear();
      this.pages = 1;
    }
    const { request, pages } = this;
    const have = this.#list.state.last ?? [];
    this.#list.load(`${key} ${pages}`, async (signal) => {
      const loaded = [...have];
      while (loaded.length < pages) {
        const cursor = loaded.at(-1)?.nextCursor;
        if (cursor === null) break;
        const page = { ...request, limit: size, ...(cursor === undefined ? {} : { cursor }) };
        loaded.push(await this.services.api.stances(page, signal));
      }
      return loaded;
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.pointed === null || this.#list.state.kind !== "ready") return;
    const found = this.#stances.some((stance) => stance.id === this.pointed);
    if (!found && this.#hasMore && this.pages < MOST_PAGES_FOR_POINTED) this.pages += 1;
    if (found && this.#shown !== this.pointed) {
      this.#shown = this.pointed;
      this.renderRoot.querySelector("[pointed]")?.scrollIntoView({ block: "nearest" });
    }
  }

  #shown: string | null = null;

  get #stances(): readonly StanceView[] {
    const { among } = this;
    const all = (this.#list.state.last ?? []).flatMap((page) => page.stances);
    return all.filter(
      (stance) =>
        (among === null || among.includes(stance.from.id) || among.includes(stance.to.id)) &&
        (this.text.trim() === "" || holdsText(stance, this.text.trim())),
    );
  }

  /** Words and groups are looked for in what is here, so that more is fetched at once. */
  get #pageSize(): number {
    return this.text.trim() === "" && this.group === "none" ? PAGE_SIZE : WIDE_PAGE_SIZE;
  }

  get #hasMore(): boolean {
    return (this.#list.state.last?.at(-1)?.nextCursor ?? null) !== null;
  }

  protected override render(): TemplateResult {
    const { kind, last } = this.#list.state;
    const stances = this.#stances;
    return html`
      ${
        stances.length === 0
          ? nothing
          : groupStances(stances, this.group).map((group) => this.#renderGroup(group))
      }
      ${kind === "loading" && stances.length === 0 ? this.#renderSkeleton() : nothing}
      ${kind === "ready" && stances.length === 0 ? html`<p class="note">No stance passes the filters.</p>` : nothing}
      ${kind === "failed" ? this.#renderFailed(this.#list.state.error.message) : nothing}
      ${this.#hasMore && last !== null && kind !== "failed" ? this.#renderMore(last) : nothing}
    `;
  }

  #renderGroup({ title, stances }: StanceGroup): TemplateResult {
    return html`${title === "" ? nothing : html`<h4 dir="auto">${title}: ${countOf(stances.length, "stance")}</h4>`}
      <ol>
        ${repeat(
          stances,
          (stance) => stance.id,
          (stance) =>
            html`<li>
              <entente-stance
                .stance=${stance}
                .showEnds=${this.showEnds}
                .theme=${this.theme}
                ?pointed=${stance.id === this.pointed}
              ></entente-stance>
            </li>`,
        )}
      </ol>`;
  }

  #renderMore(pages: readonly StancePage[]): TemplateResult {
    const loaded = pages.reduce((sum, page) => sum + page.stances.length, 0);
    const left = Math.max(0, (pages.at(-1)?.total ?? 0) - loaded);
    return html`<button class="button more" type="button" @click=${this.#onMore}>
      Show ${left > this.#pageSize ? `${this.#pageSize} of ` : ""}${countOf(left, "earlier stance")}
    </button>`;
  }

  #renderFailed(message: string): TemplateResult {
    return html`<div class="failed" role="alert">
      <p>${message}</p>
      <button class="button" type="button" @click=${this.#onRetry}>Try again</button>
    </div>`;
  }

  #renderSkeleton(): TemplateResult {
    return html`<div class="skeleton" aria-hidden="true">
        <i class="short"></i><i></i><i></i><i class="half"></i><i class="short"></i><i></i><i></i>
      </div>
      <p class="visually-hidden" role="status">Loading the stances …</p>`;
  }

  #onMore = (): void => {
    this.pages += 1;
  };

  #onRetry = (): void => {
    this.#list.retry();
  };
}
