import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { ActorCard } from "../../server/wire/actor-card.ts";
import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import type { NetworkNode } from "../../server/wire/network.ts";
import { capitalized, countOf, formatCount } from "../../server/words/count-words.ts";
import { formatPeriod } from "../../server/words/format-day.ts";
import { withFilter } from "../model/view-state.ts";
import { nodeKind, type Theme } from "../../server/picture/graph-style.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { headStyles } from "./head-styles.ts";

/** The head of an actor's or issue's evidence: who or what it is, and its standing ties. */
export class EntenteNodeHeadElement extends LitElement {
  static override properties = {
    node: { attribute: false },
    card: { attribute: false },
    schema: { attribute: false },
    isOnly: { attribute: false },
    countryName: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [baseStyles, headStyles];

  /** From the unfiltered network. */
  declare node: Pick<NetworkNode, "id" | "label" | "kind" | "name">;
  /** null for an issue, and until it has arrived. */
  declare card: ActorCard | null;
  declare schema: GraphSchema | null;
  /** Whether the filter is already limited to it. */
  declare isOnly: boolean;
  declare countryName: (code: string) => string;
  declare theme: Theme;

  constructor() {
    super();
    this.card = null;
    this.schema = null;
    this.isOnly = false;
    this.countryName = (code): string => code.toUpperCase();
    this.theme = "light";
  }

  protected override render(): TemplateResult {
    const { node, card } = this;
    const kind = nodeKind(node);
    const actor = card?.actor;
    const issue = this.schema?.issues.find(({ id }) => id === node.id);
    const summary = actor?.summary ?? issue?.summary;
    return html`
      <p class="kicker small">
        <entente-shape .shape=${kind} .theme=${this.theme}></entente-shape>
        ${capitalized(kind)}
      </p>
      <h2 id="title" dir="auto">${node.name}</h2>
      ${actor?.role === undefined ? nothing : html`<p class="note" dir="auto">${actor.role}</p>`}
      ${summary === undefined ? nothing : html`<p class="note" dir="auto">${summary}</p>`}
      ${this.#renderFacts(actor?.aliases ?? issue?.aliases ?? [])}
      ${card === null ? nothing : html`<entente-ties .node=${node.id} .ties=${card.ties} .sources=${this.schema?.sources ?? []}></entente-ties>`}
      <p class="actions">${this.#renderActions(issue?.stances ?? 0)}</p>
    `;
  }

  #renderFacts(aliases: readonly string[]): TemplateResult {
    const { card } = this;
    const rows: [string, TemplateResult | string][] = [];
    if (aliases.length > 0) rows.push(["Also", aliases.join(", ")]);
    if (card?.actor.country !== undefined && card.actor.kind !== "state") {
      rows.push(["Country", this.countryName(card.actor.country)]);
    }
    if (card !== null) {
      rows.push([
        "Stances",
        `${formatCount(card.stancesOut)} taken, ${formatCount(card.stancesIn)} received`,
      ]);
      if (card.first !== null && card.last !== null) {
        rows.push(["Dates", formatPeriod(card.first, card.last)]);
      }
    }
    if (rows.length === 0) return html``;
    return html`<dl>
      ${rows.map(
        ([term, text]) =>
          html`<dt>${term}</dt>
            <dd dir="auto">${text}</dd>`,
      )}
    </dl>`;
  }

  #renderActions(stancesOnIssue: number): TemplateResult {
    const { node } = this;
    const only = html`<button
      class="button"
      type="button"
      aria-pressed=${this.isOnly ? "true" : "false"}
      @click=${this.#onOnly}
    >
      ${this.isOnly ? "Show everyone again" : "Show only these dyads"}
    </button>`;
    if (node.label === "actor" || stancesOnIssue === 0) return only;
    return html`${only}
      <button class="button" type="button" @click=${this.#onIssue}>
        Filter by this issue: ${countOf(stancesOnIssue, "stance")}
      </button>`;
  }

  #onOnly = (): void => {
    const actor = this.isOnly ? [] : [this.node.id];
    this.dispatchEvent(new EntenteStateEvent((state) => withFilter(state, { actor })));
  };

  #onIssue = (): void => {
    const issue = [this.node.id];
    this.dispatchEvent(new EntenteStateEvent((state) => withFilter(state, { issue })));
  };
}
