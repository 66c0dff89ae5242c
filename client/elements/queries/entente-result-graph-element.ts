import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Theme } from "../../../server/picture/graph-style.ts";
import type { Positions } from "../../../server/picture/layout.ts";
import { createNetworkModel, type NetworkModel } from "../../model/network-model.ts";
import type { ResultTarget } from "../../model/queries/queries-state.ts";
import type { DrawnResult } from "../../model/queries/drawn-result.ts";
import { drawnPhrase, resultSentence } from "../../model/queries/result-sentences.ts";
import { INITIAL_VIEW_STATE } from "../../model/view-state.ts";
import { computeLayout } from "../../view/layout-client.ts";
import { baseStyles } from "../base-styles.ts";
import { EntenteStateEvent } from "../entente-state-event.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { RemoteController } from "../remote-controller.ts";
import { QueriesStateEvent } from "./queries-state-event.ts";

/** One seed for everyone, so that a link shows the same picture on every screen. */
const SEED = 1;

interface Drawn {
  readonly graph: DrawnResult;
  readonly model: NetworkModel;
  readonly positions: Positions;
}

/** The nodes and relationships of a result, drawn as the explorer draws its network. */
export class EntenteResultGraphElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    graph: { attribute: false },
    open: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        min-height: 0;
        min-width: 0;
      }
      .about {
        padding-block: 0.5rem;
      }
      .stage {
        display: grid;
        min-height: 18rem;
        min-width: 0;
      }
      .waiting {
        display: grid;
        place-content: center;
      }
      .shapes {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 1.25rem;
        padding-block: 0.625rem 0.75rem;
        border-block-start: 1px solid var(--line);
        font-size: 0.8125rem;
      }
      .shapes li {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
      }
    `,
  ];

  declare services: ExplorerServices;
  declare graph: DrawnResult;
  declare open: ResultTarget | null;
  declare theme: Theme;

  readonly #layout = new RemoteController<Drawn>(this, () => this.services);
  #version = 0;
  #of: DrawnResult | null = null;

  constructor() {
    super();
    this.open = null;
    this.theme = "light";
    this.addEventListener(EntenteStateEvent.eventName, (event) => {
      if (event instanceof EntenteStateEvent) this.#onNetwork(event);
    });
  }

  protected override willUpdate(): void {
    const { graph } = this;
    if (this.#of !== graph) {
      this.#of = graph;
      this.#version += 1;
    }
    this.#layout.load(String(this.#version), async (signal) => ({
      graph,
      model: createNetworkModel(graph.network),
      positions: (await computeLayout(graph.network, { seed: SEED, signal })).positions,
    }));
  }

  protected override render(): TemplateResult {
    const { last, kind } = this.#layout.state;
    return html`
      <p class="about small quiet">${drawnPhrase(this.graph)}.</p>
      <div class="stage">
        ${
          last === null
            ? html`<div class="waiting quiet" role="status">
                <p>
                  ${kind === "failed" ? this.#layout.state.error.message : "Drawing the result …"}
                </p>
              </div>`
            : html`<entente-network
                .model=${last.model}
                .positions=${last.positions}
                .selection=${this.open}
                .sentenceOf=${(target: ResultTarget): string | null => resultSentence(last.graph, target)}
                .theme=${this.theme}
              ></entente-network>`
        }
      </div>
      ${this.graph.isOurs ? html`<entente-legend .theme=${this.theme}></entente-legend>` : this.#renderShapes()}
    `;
  }

  #renderShapes(): TemplateResult | typeof nothing {
    const { shapes } = this.graph;
    return html`<ul class="shapes" aria-label="Legend">
      ${shapes
        .slice(0, 12)
        .map(
          ({ label, kind }) =>
            html`<li>
              <entente-shape .shape=${kind} .theme=${this.theme}></entente-shape>${label}
            </li>`,
        )}
    </ul>`;
  }

  // The network speaks of the explorer's state; only what it opens means something here.
  #onNetwork(event: EntenteStateEvent): void {
    event.stopPropagation();
    const before = { ...INITIAL_VIEW_STATE, selection: this.open };
    const open = event.change(before).selection;
    this.dispatchEvent(new QueriesStateEvent((state) => ({ ...state, open })));
  }
}
