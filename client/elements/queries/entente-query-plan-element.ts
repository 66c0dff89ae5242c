import { css, html, LitElement, type TemplateResult } from "lit";
import type { QueryPlan } from "../../../server/wire/query-plan.ts";
import type { WireValue } from "../../../server/wire/wire-value.ts";
import { baseStyles } from "../base-styles.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { RemoteController } from "../remote-controller.ts";
import { codeStyles } from "./code-styles.ts";

/** A query as an engine is asked for its plan. */
export interface PlanSubject {
  readonly cypher: string;
  readonly params: Readonly<Record<string, WireValue>>;
}

const ENGINE_NAMES = { embedded: "the embedded engine", neo4j: "Neo4j" } as const;

/** How the engine answers a query: its operators, and the plan in its own words. */
export class EntenteQueryPlanElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    subject: { attribute: false },
  };
  static override styles = [
    baseStyles,
    codeStyles,
    css`
      :host {
        display: grid;
        align-content: start;
        gap: 0.75rem;
        min-width: 0;
        overflow: auto;
        padding-block: 0.75rem 1.5rem;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
      }
      li {
        padding: 0.125rem 0.5rem;
        border: 1px solid var(--line);
        border-radius: 3px;
        background: var(--paper-quiet);
        font-size: 0.875rem;
      }
      pre {
        margin: 0;
        padding: 0.75rem;
        border: 1px solid var(--line);
        overflow: auto;
        line-height: 1.5;
      }
      .bad {
        padding-inline-start: 0.625rem;
        border-inline-start: 3px solid var(--alert);
        color: var(--alert);
        font-weight: 600;
      }
    `,
  ];

  declare services: ExplorerServices;
  declare subject: PlanSubject;

  readonly #plan = new RemoteController<QueryPlan>(this, () => this.services);

  protected override willUpdate(): void {
    const { cypher, params } = this.subject;
    this.#plan.load(JSON.stringify([cypher, params]), (signal) =>
      this.services.queries.explain(cypher, params, signal),
    );
  }

  protected override render(): TemplateResult {
    const { state } = this.#plan;
    if (state.kind === "failed")
      return html`<p class="bad" role="alert">${state.error.message}</p>`;
    if (state.kind !== "ready")
      return html`<p class="quiet" role="status">Asking for the plan …</p>`;
    const { engine, operators, text } = state.value;
    return html`
      <p class="quiet small">
        What ${ENGINE_NAMES[engine.name]} (${engine.version}) does to answer it. Asking for a plan
        does not run the query.
      </p>
      <ul aria-label="Operators">
        ${operators.map((operator) => html`<li>${operator}</li>`)}
      </ul>
      <pre tabindex="0" role="group" aria-label="Plan">${text}</pre>
    `;
  }
}
