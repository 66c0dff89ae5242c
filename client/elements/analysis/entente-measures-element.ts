import { html, LitElement, type TemplateResult } from "lit";
import type { Analysis, NodeMeasures } from "../../../server/wire/analysis.ts";
import { formatCount } from "../../../server/words/count-words.ts";
import type { NameLookup } from "../../model/describe-filter.ts";
import { baseStyles } from "../base-styles.ts";
import { analysisStyles } from "./analysis-styles.ts";
import { openLink } from "./links.ts";

const SHOWN = 25;
const share = (value: number): string => value.toFixed(3);

const MEASURES = {
  degree: { name: "Relations", of: (node) => node.degree, write: formatCount },
  allies: { name: "Allies", of: (node) => node.allies, write: formatCount },
  opponents: { name: "Opponents", of: (node) => node.opponents, write: formatCount },
  positiveOut: { name: "Support given", of: (node) => node.positiveOut, write: formatCount },
  positiveIn: { name: "Support received", of: (node) => node.positiveIn, write: formatCount },
  negativeOut: { name: "Opposition shown", of: (node) => node.negativeOut, write: formatCount },
  negativeIn: { name: "Opposition met", of: (node) => node.negativeIn, write: formatCount },
  betweenness: { name: "Betweenness", of: (node) => node.betweenness, write: share },
  pageRank: { name: "Share of attention", of: (node) => node.pageRank, write: share },
  unbalancedTriads: {
    name: "Unbalanced triads",
    of: (node) => node.unbalancedTriads,
    write: formatCount,
  },
  frustratedPairs: {
    name: "Frustrated relations",
    of: (node) => node.frustratedPairs,
    write: formatCount,
  },
} as const satisfies Record<
  string,
  { name: string; of: (node: NodeMeasures) => number; write: (value: number) => string }
>;
type MeasureName = keyof typeof MEASURES;

/** Actors ranked by a measure, and those who have support on both sides of a divide. */
export class EntenteMeasuresElement extends LitElement {
  static override properties = {
    analysis: { attribute: false },
    nameOf: { attribute: false },
    measure: { state: true },
  };
  static override styles = [baseStyles, analysisStyles];

  declare analysis: Analysis;
  declare nameOf: NameLookup;
  declare measure: MeasureName;

  constructor() {
    super();
    this.measure = "degree";
  }

  protected override render(): TemplateResult {
    const { of, write } = MEASURES[this.measure];
    const ranked = this.analysis.nodes
      .filter((node) => of(node) > 0)
      .sort((a, b) => of(b) - of(a) || this.nameOf(a.id).localeCompare(this.nameOf(b.id), "en"));
    const left = ranked.length - SHOWN;
    return html`<div class="fields">
        <label
          >Rank by
          <select @change=${this.#onMeasure}>
            ${Object.entries(MEASURES).map(
              ([key, { name }]) =>
                html`<option value=${key} ?selected=${key === this.measure}>${name}</option>`,
            )}
          </select></label
        >
      </div>
      ${ranked.length === 0 ? html`<p class="quiet">Nobody here has any.</p>` : ""}
      <ol class="rows">
        ${ranked.slice(0, SHOWN).map(
          (node) =>
            html`<li>
              <span>${openLink({ kind: "node", id: node.id }, this.nameOf(node.id))}</span>
              <span class="value">${write(of(node))}</span>
            </li>`,
        )}
      </ol>
      ${left > 0 ? html`<p class="small quiet">${formatCount(left)} more rank below.</p>` : ""}
      ${this.#renderMediators()}`;
  }

  #renderMediators(): TemplateResult {
    const { mediators } = this.analysis;
    return html`<h3>Mediators</h3>
      <p class="small quiet">Those with support in blocs that oppose each other.</p>
      ${
        mediators.length === 0
          ? html`<p>Nobody has support on both sides of a divide.</p>`
          : html`<ol class="rows">
              ${mediators.slice(0, SHOWN).map(
                ({ id, support }) =>
                  html`<li>
                    <span>${openLink({ kind: "node", id }, this.nameOf(id))}</span>
                    <span class="value"
                      >blocs ${support.map(({ bloc }) => bloc + 1).join(", ")}</span
                    >
                  </li>`,
              )}
            </ol>`
      }`;
  }

  #onMeasure = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    if (Object.hasOwn(MEASURES, value)) this.measure = value as MeasureName;
  };
}
