import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Analysis, Frustration, Triad } from "../../../server/wire/analysis.ts";
import { countOf, formatCount } from "../../../server/words/count-words.ts";
import type { NameLookup } from "../../model/describe-filter.ts";
import { baseStyles } from "../base-styles.ts";
import { analysisStyles } from "./analysis-styles.ts";
import { nodeLinks, pairRows } from "./links.ts";

const SHOWN = 8;
const TRIAD_WORDS = {
  "+++": "three friends",
  "+--": "two friends against a third",
  "++-": "a friend of two opponents",
  "---": "three opponents",
} as const;

/** Structural balance: triads, the frustration index, and what would calm the picture. */
export class EntenteBalanceElement extends LitElement {
  static override properties = { analysis: { attribute: false }, nameOf: { attribute: false } };
  static override styles = [baseStyles, analysisStyles];

  declare analysis: Analysis;
  declare nameOf: NameLookup;

  protected override render(): TemplateResult {
    const { balancedShare, triads, frustration, unbalanced, calming } = this.analysis.balance;
    const total = Object.values(triads).reduce((sum, n) => sum + n, 0);
    return html`<p class="lead">
        ${
          balancedShare === null
            ? "No three actors all stand in relation to each other, so no triad is balanced or unbalanced."
            : `${Math.round(balancedShare * 100)} % of ${countOf(total, "triad")} are balanced.`
        }
        ${frustrationSentence(frustration)}
      </p>
      ${total === 0 ? nothing : this.#renderKinds()} ${this.#renderFrustration(frustration)}
      ${unbalanced.length === 0 ? nothing : this.#renderTriads(unbalanced)}
      ${
        calming.length === 0
          ? nothing
          : html`<h3>What would calm most</h3>
              <ul class="rows">
                ${calming
                  .slice(0, SHOWN)
                  .map(
                    ({ pair, change, unbalancedBefore, unbalancedAfter }) =>
                      html`<li>
                        <span
                          >${change === "flip" ? "Turn" : "End"}: ${this.nameOf(pair.a)} –
                          ${this.nameOf(pair.b)}</span
                        ><span class="value"
                          >${formatCount(unbalancedBefore)} → ${formatCount(unbalancedAfter)}
                          unbalanced</span
                        >
                      </li>`,
                  )}
              </ul>`
      }`;
  }

  #renderKinds(): TemplateResult {
    const { triads } = this.analysis.balance;
    return html`<h3>Triads</h3>
      <ul class="rows">
        ${Object.entries(TRIAD_WORDS).map(
          ([kind, words]) =>
            html`<li>
              <span>${words} <span class="quiet">${kind.replaceAll("-", "−")}</span></span>
              <span class="value">${formatCount(triads[kind as keyof typeof triads])}</span>
            </li>`,
        )}
      </ul>`;
  }

  #renderFrustration({ pairs, count, camps }: Frustration): TemplateResult | typeof nothing {
    if (count === 0) return nothing;
    return html`<h3>Against the two camps</h3>
      <p class="small quiet">
        The camps of ${camps.map(({ length }) => length).join(" and ")} that leave the least out.
      </p>
      ${pairRows(pairs.slice(0, SHOWN), this.nameOf)}`;
  }

  #renderTriads(triads: readonly Triad[]): TemplateResult {
    return html`<h3>Most frustrated triads</h3>
      <ul class="rows">
        ${triads.slice(0, SHOWN).map(
          ({ nodes, kind }) =>
            html`<li>
              <span>${nodeLinks(nodes, this.nameOf)}</span>
              <span class="value">${TRIAD_WORDS[kind]}</span>
            </li>`,
        )}
      </ul>`;
  }
}

/** The frustration index, and whether it is proved. */
function frustrationSentence({ lower, upper, exact, score }: Frustration): string {
  if (score === null) return "";
  const least = formatCount(Math.round(upper * 1000) / 1000);
  const index = exact
    ? `The frustration index is ${least}, proved to be the least`
    : `The frustration index lies between ${formatCount(Math.round(lower * 1000) / 1000)} and ${least}; it is not proved`;
  return upper === 0
    ? "Everybody fits into two camps: the frustration index is 0, which is proved."
    : `${index}: so many relations stand against the best two camps.`;
}
