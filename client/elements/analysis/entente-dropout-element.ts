import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Dropout, SoleSource } from "../../../server/wire/comparison.ts";
import { countOf, formatCount } from "../../../server/words/count-words.ts";
import type { NetworkModel } from "../../model/network-model.ts";
import { INITIAL_VIEW_STATE, type ViewState } from "../../model/view-state.ts";
import { baseStyles } from "../base-styles.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { RemoteController } from "../remote-controller.ts";
import { analysisStyles } from "./analysis-styles.ts";
import { changeRows } from "./change-rows.ts";
import { remoteView } from "./remote-view.ts";

/** What rests on each source alone, and what is left without some of them. */
export class EntenteDropoutElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    whole: { attribute: false },
    without: { state: true },
  };
  static override styles = [baseStyles, analysisStyles];

  declare services: ExplorerServices;
  declare state: ViewState;
  declare whole: NetworkModel;
  /** Ids of the sources that are left out. */
  declare without: readonly string[];

  readonly #dropout = new RemoteController<Dropout>(this, () => this.services);

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.without = [];
  }

  protected override willUpdate(): void {
    const { filter, minStances } = this.state;
    const { without } = this;
    const { dataVersion } = this.whole.network;
    this.#dropout.load(JSON.stringify([filter, minStances, without, dataVersion]), (signal) =>
      this.services.analysis.dropout({ filter, minStances }, without, signal),
    );
  }

  protected override render(): TemplateResult {
    return remoteView(
      this.#dropout.state,
      (dropout) => this.#renderDropout(dropout),
      this.#onRetry,
    );
  }

  #renderDropout({ sources, singleSourceDyads, before, after, dyads }: Dropout): TemplateResult {
    if (sources.length === 0) return html`<p class="lead">No stance passes these filters.</p>`;
    return html`<p class="lead">
        ${formatCount(singleSourceDyads)} of ${countOf(before.dyads, "dyad")} rest on a single
        source.
        ${
          this.without.length === 0
            ? "Untick a source to see what is left without it."
            : `Without ${countOf(this.without.length, "source")}, ${countOf(after.dyads, "dyad")} and ${countOf(after.stances, "stance")} of ${formatCount(before.stances)} are left.`
        }
      </p>
      <h3>Sources</h3>
      <ul class="rows">
        ${sources.map((source) => this.#renderSource(source))}
      </ul>
      ${
        dyads.length === 0
          ? nothing
          : html`<h3>Lost or turned without ${this.without.length === 1 ? "it" : "them"}</h3>
              ${changeRows(dyads)}`
      }`;
  }

  #renderSource({ id, title, stances, soleDyads }: SoleSource): TemplateResult {
    return html`<li>
      <label class="check"
        ><input
          type="checkbox"
          .value=${id}
          .checked=${!this.without.includes(id)}
          @change=${this.#onChange}
        /><span dir="auto">${title}</span></label
      >
      <span class="value"
        >${countOf(stances, "stance")}, alone for ${countOf(soleDyads, "dyad")}</span
      >
    </li>`;
  }

  #onChange = (event: Event): void => {
    const { value, checked } = event.target as HTMLInputElement;
    const others = this.without.filter((id) => id !== value);
    this.without = checked ? others : [...others, value].sort();
  };

  #onRetry = (): void => {
    this.#dropout.retry();
  };
}
