import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Theme } from "../../../server/picture/graph-style.ts";
import type { StancePage, StanceView } from "../../../server/wire/stance-view.ts";
import type { ResultEdge } from "../../../server/wire/result-graph.ts";
import type { WireMap } from "../../../server/wire/wire-value.ts";
import { countOf } from "../../../server/words/count-words.ts";
import { cellText } from "../../model/queries/cells.ts";
import type { ResultTarget } from "../../model/queries/queries-state.ts";
import {
  isStance,
  relationshipsBetween,
  type DrawnResult,
} from "../../model/queries/drawn-result.ts";
import { formatViewState, INITIAL_VIEW_STATE } from "../../model/view-state.ts";
import { baseStyles } from "../base-styles.ts";
import { EntenteStateEvent } from "../entente-state-event.ts";
import { icons } from "../icons.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { headStyles } from "../head-styles.ts";
import { RemoteController } from "../remote-controller.ts";
import { skeletonStyles } from "../skeleton-styles.ts";
import { QueriesStateEvent } from "./queries-state-event.ts";

const MOST_STANCES = 200;

/** What stands behind something in a result: the evidence of stances, the properties of anything else. */
export class EntenteResultEvidenceElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    graph: { attribute: false },
    open: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [
    baseStyles,
    headStyles,
    skeletonStyles,
    css`
      :host {
        display: block;
        overflow-wrap: break-word;
      }
      .panel {
        position: relative;
        display: grid;
        gap: 0.625rem;
        padding: 1.125rem 1.25rem 2rem;
      }
      .close {
        position: absolute;
        inset-block-start: 0.5rem;
        inset-inline-end: 0.625rem;
      }
      h2 {
        padding-inline-end: 2rem;
      }
      h3 {
        margin-block-start: 0.875rem;
        padding-block-start: 0.625rem;
        border-block-start: 2px solid var(--line-strong);
        font-size: 1rem;
        font-weight: 650;
      }
      h3 .quiet {
        font-weight: 400;
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
      .actions a {
        text-decoration: none;
      }
    `,
  ];

  declare services: ExplorerServices;
  declare graph: DrawnResult | null;
  declare open: ResultTarget;
  declare theme: Theme;

  readonly #stances = new RemoteController<StancePage>(this, () => this.services);

  constructor() {
    super();
    this.graph = null;
    this.theme = "light";
    this.addEventListener(EntenteStateEvent.eventName, (event) => {
      if (!(event instanceof EntenteStateEvent)) return;
      // A name in a stance means the explorer's page of that actor.
      event.stopPropagation();
      window.location.assign(explorerHref(event.change(INITIAL_VIEW_STATE).selection));
    });
  }

  /** Moves the focus to the panel, so that reading goes on there. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>(".panel")?.focus(options);
  }

  protected override willUpdate(): void {
    const { open } = this;
    if (open.kind !== "dyad" || !this.#relationships.some(isStance)) {
      this.#stances.clear();
      return;
    }
    const { from, to } = open;
    this.#stances.load(`${from}~${to}`, (signal) =>
      this.services.api.stances({ filter: {}, from, to, limit: MOST_STANCES }, signal),
    );
  }

  get #relationships(): readonly ResultEdge[] {
    const { graph, open } = this;
    if (graph === null || open.kind === "node") return [];
    return relationshipsBetween(graph, open.from, open.to);
  }

  protected override render(): TemplateResult {
    return html`<div class="panel" tabindex="-1" @keydown=${this.#onKeyDown}>
      <button
        class="icon-button close"
        type="button"
        aria-label="Close the evidence"
        @click=${this.#onClose}
      >
        ${icons.close}
      </button>
      ${this.open.kind === "node" ? this.#renderNode(this.open.id) : this.#renderDyad(this.open.from, this.open.to)}
    </div>`;
  }

  #renderNode(id: string): TemplateResult {
    const node = this.graph?.nodes.get(id);
    if (node === undefined) return this.#renderMissing();
    const isOurs = node.labels.includes("Actor") || node.labels.includes("Issue");
    return html`<p class="kicker small">${node.labels.join(", ")}</p>
      <h2 dir="auto">${node.caption}</h2>
      ${renderProperties(node.properties)}
      ${isOurs ? this.#renderExplorerLink({ kind: "node", id }) : nothing}`;
  }

  #renderDyad(from: string, to: string): TemplateResult {
    const relationships = this.#relationships;
    if (relationships.length === 0) return this.#renderMissing();
    const stances = relationships.filter(isStance);
    const others = relationships.filter((each) => !isStance(each));
    const [first] = this.#stances.state.last?.stances ?? [];
    return html`<p class="kicker small">
        ${others.length === 0 ? "Dyad" : [...new Set(relationships.map(({ type }) => type))].join(", ")}
      </p>
      <h2 dir="auto">
        ${this.#nameOf(from, first?.from.name)} → ${this.#nameOf(to, first?.to.name)}
      </h2>
      ${stances.length > 0 ? this.#renderExplorerLink({ kind: "dyad", from, to }) : nothing}
      ${others.map(
        ({ type, properties }) =>
          html`<h3>${type}</h3>
            ${renderProperties(properties)}`,
      )}
      ${stances.length > 0 ? this.#renderStances(stances) : nothing}`;
  }

  #renderStances(inResult: readonly ResultEdge[]): TemplateResult {
    const { state } = this.#stances;
    if (state.kind === "failed") {
      return html`<p class="note" role="alert">${state.error.message}</p>`;
    }
    if (state.last === null) {
      return html`<div class="skeleton" aria-hidden="true"><i class="short"></i><i></i><i></i></div>
        <p class="visually-hidden" role="status">Loading the stances …</p>`;
    }
    const ids = new Set(inResult.map(({ id, properties }) => properties["id"] ?? id));
    const own = state.last.stances.filter(({ id }) => ids.has(id));
    const rest = state.last.stances.filter(({ id }) => !ids.has(id));
    return html`<h3>
        In this result <span class="quiet">${countOf(own.length, "stance")}, newest first</span>
      </h3>
      ${this.#renderList(own)}
      ${
        rest.length === 0
          ? nothing
          : html`<h3>
                Also on record <span class="quiet">${countOf(rest.length, "stance")}</span>
              </h3>
              ${this.#renderList(rest)}`
      }`;
  }

  #renderList(stances: readonly StanceView[]): TemplateResult {
    return html`<ol>
      ${stances.map(
        (stance) =>
          html`<li>
            <entente-stance
              .stance=${stance}
              .showEnds=${false}
              .theme=${this.theme}
            ></entente-stance>
          </li>`,
      )}
    </ol>`;
  }

  #renderExplorerLink(target: ResultTarget): TemplateResult {
    return html`<p class="actions">
      <a class="button" href=${explorerHref(target)}>Open in the explorer</a>
    </p>`;
  }

  #renderMissing(): TemplateResult {
    return html`<p class="note">
      The result holds nothing of this name. It may have been another run.
    </p>`;
  }

  #nameOf(id: string, known: string | undefined): string {
    const node = this.graph?.nodes.get(id);
    return node === undefined || node.isOutside ? (known ?? id) : node.caption;
  }

  #onClose = (): void => {
    this.dispatchEvent(new QueriesStateEvent((state) => ({ ...state, open: null })));
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.#onClose();
  };
}

function explorerHref(selection: ResultTarget | null): string {
  return `/?${formatViewState({ ...INITIAL_VIEW_STATE, selection })}`;
}

function renderProperties(properties: WireMap): TemplateResult {
  const entries = Object.entries(properties);
  if (entries.length === 0) return html`<p class="note quiet">No properties.</p>`;
  return html`<dl>
    ${entries.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd dir="auto">${value === null ? "–" : cellText(value)}</dd>`,
    )}
  </dl>`;
}
