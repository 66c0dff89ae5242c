import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { ActorCard } from "../../server/wire/actor-card.ts";
import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import { isContested, type NetworkNode } from "../../server/wire/network.ts";
import type { NetworkModel } from "../model/network-model.ts";
import type { QuerySubject } from "../model/queries/query-offers.ts";
import { selectionToText, type Selection } from "../model/selection.ts";
import { evidenceFilter, type ViewState } from "../model/view-state.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { icons } from "./icons.ts";
import { RemoteController } from "./remote-controller.ts";
import { skeletonStyles } from "./skeleton-styles.ts";

type NodeBrief = Pick<NetworkNode, "id" | "label" | "kind" | "name">;

/** What is on record about the opened dyad, actor or issue. */
export class EntenteEvidenceElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    model: { attribute: false },
    whole: { attribute: false },
    schema: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [
    baseStyles,
    skeletonStyles,
    css`
      :host {
        display: block;
        overflow-wrap: break-word;
      }
      .panel {
        position: relative;
        padding: 1.125rem 1.25rem 2rem;
      }
      .close {
        position: absolute;
        z-index: 1;
        inset-block-start: 0.5rem;
        inset-inline-end: 0.625rem;
      }
      h3 {
        margin-block: 1.5rem 0.25rem;
        padding-block-start: 0.625rem;
        border-block-start: 2px solid var(--line-strong);
        font-size: 1rem;
        font-weight: 650;
      }
      h3 .quiet {
        font-weight: 400;
      }
      .missing {
        padding-inline-end: 2.5rem;
        display: grid;
        gap: 0.75rem;
        justify-items: start;
      }
    `,
  ];

  declare services: ExplorerServices;
  declare state: ViewState;
  declare model: NetworkModel;
  declare whole: NetworkModel;
  declare schema: GraphSchema | null;
  declare theme: Theme;

  readonly #card = new RemoteController<ActorCard>(this, () => this.services);

  constructor() {
    super();
    this.schema = null;
    this.theme = "light";
  }

  /** Moves the focus to the panel, so that reading goes on there. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>(".panel")?.focus(options);
  }

  protected override willUpdate(): void {
    const { selection } = this.state;
    if (selection?.kind !== "node" || this.#issueBrief(selection.id) !== null) {
      this.#card.clear();
      return;
    }
    const { id } = selection;
    this.#card.load(`${id} ${this.whole.network.dataVersion}`, (signal) =>
      this.services.api.actor(id, signal),
    );
  }

  protected override render(): TemplateResult {
    const { selection } = this.state;
    if (selection === null) return html``;
    return html`<div class="panel" tabindex="-1" @keydown=${this.#onKeyDown}>
      <button
        class="icon-button close"
        type="button"
        aria-label="Close the evidence"
        @click=${this.#onClose}
      >
        ${icons.close}
      </button>
      ${keyed(selectionToText(selection), this.#renderSelection(selection))}
      <entente-query-offers
        .services=${this.services}
        .subject=${this.#subject(selection)}
      ></entente-query-offers>
    </div>`;
  }

  #renderSelection(selection: Selection): TemplateResult {
    if (selection.kind === "node") return this.#renderNode(selection.id);
    const { from, to } = selection;
    const known = this.whole.node(from) !== null && this.whole.node(to) !== null;
    if (!known && this.model.dyad(from, to) === null) return this.#renderMissing(`${from} → ${to}`);
    return html`
      <entente-dyad-head
        .from=${from}
        .to=${to}
        .model=${this.model}
        .whole=${this.whole}
        .theme=${this.theme}
      ></entente-dyad-head>
      ${this.#renderSides(from, to)}
      ${this.whole.dyad(from, to) === null ? nothing : this.#renderStances({ from, to }, false)}
    `;
  }

  /** A contested record is read from both its sides. */
  #renderSides(from: string, to: string): TemplateResult | typeof nothing {
    const dyad = this.model.dyad(from, to);
    if (dyad === null || !isContested(dyad)) return nothing;
    return html`<entente-sides
      .services=${this.services}
      .from=${from}
      .to=${to}
      .filter=${evidenceFilter(this.state, [from, to])}
      .dataVersion=${this.whole.network.dataVersion}
    ></entente-sides>`;
  }

  #renderNode(id: string): TemplateResult {
    const brief = this.whole.node(id) ?? this.#issueBrief(id) ?? this.#cardBrief();
    const { kind } = this.#card.state;
    if (brief === null) {
      if (kind === "failed") return this.#renderMissing(id, this.#card.state.error.message);
      return html`<div class="skeleton" aria-hidden="true">
        <i class="short"></i><i></i><i class="half"></i>
      </div>`;
    }
    return html`
      <entente-node-head
        .node=${brief}
        .card=${brief.label === "actor" && this.#card.state.last?.actor.id === id ? this.#card.state.last : null}
        .schema=${this.schema}
        .isOnly=${this.state.filter.actor?.length === 1 && this.state.filter.actor[0] === id}
        .countryName=${this.#countryName}
        .theme=${this.theme}
      ></entente-node-head>
      <h3>Dyads</h3>
      <entente-relations .node=${id} .model=${this.model} .theme=${this.theme}></entente-relations>
      ${this.#renderStances({ actor: id }, true)}
    `;
  }

  #renderStances(
    of: { readonly from: string; readonly to: string } | { readonly actor: string },
    showEnds: boolean,
  ): TemplateResult {
    const ids = "actor" in of ? [of.actor] : [of.from, of.to];
    const filter = evidenceFilter(this.state, ids);
    // The list of a filter holds when one member does, so the actor's own stances need it alone.
    const request =
      "actor" in of ? { filter: { ...filter, actor: [of.actor] } } : { filter, ...of };
    return html`<h3>Stances <span class="quiet">newest first</span></h3>
      <entente-stance-reader
        .services=${this.services}
        .request=${request}
        .schema=${this.schema}
        .dataVersion=${this.whole.network.dataVersion}
        .pointed=${this.state.stance}
        .showEnds=${showEnds}
        .among=${"actor" in of && filter.actor !== undefined && !filter.actor.includes(of.actor) ? filter.actor : null}
        .theme=${this.theme}
      ></entente-stance-reader>`;
  }

  #renderMissing(what: string, message?: string): TemplateResult {
    return html`<div class="missing" role="alert">
      <p>
        ${message ?? `The graph holds nobody and nothing called “${what}”. It may have been removed since the link was made.`}
      </p>
      <button class="button" type="button" @click=${this.#onClose}>Close</button>
    </div>`;
  }

  /** What a saved query could be asked about: whoever and whatever is opened. */
  #subject(selection: Selection): QuerySubject | null {
    const ids = selection.kind === "node" ? [selection.id] : [selection.from, selection.to];
    const briefs = ids.map((id) => this.whole.node(id) ?? this.#issueBrief(id));
    const known = briefs.filter((brief) => brief !== null);
    if (known.length < briefs.length) return null;
    return {
      actors: known.filter(({ label }) => label === "actor"),
      issue: known.find(({ label }) => label === "issue")?.id ?? null,
    };
  }

  #issueBrief(id: string): NodeBrief | null {
    const issue = this.schema?.issues.find((candidate) => candidate.id === id);
    return issue === undefined ? null : { id, label: "issue", kind: null, name: issue.name };
  }

  #cardBrief(): NodeBrief | null {
    const actor = this.#card.state.last?.actor;
    return actor === undefined
      ? null
      : { id: actor.id, label: "actor", kind: actor.kind, name: actor.name };
  }

  #countryName = (code: string): string => this.whole.node(code)?.name ?? code.toUpperCase();

  #onClose = (): void => {
    this.dispatchEvent(
      new EntenteStateEvent((state) => ({ ...state, selection: null, stance: null })),
    );
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.#onClose();
  };
}
