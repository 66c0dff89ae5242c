import { html, LitElement, nothing, type TemplateResult } from "lit";
import { groupColor } from "../../../server/picture/group-colors.ts";
import type { Theme } from "../../../server/picture/graph-style.ts";
import type { Analysis, Bloc } from "../../../server/wire/analysis.ts";
import { countOf } from "../../../server/words/count-words.ts";
import type { NameLookup } from "../../model/describe-filter.ts";
import { baseStyles } from "../base-styles.ts";
import { setStyles } from "../set-styles.ts";
import { analysisStyles } from "./analysis-styles.ts";
import { nodeLinks, pairRows } from "./links.ts";

const SHOWN_PAIRS = 3;

/** The blocs: who belongs together, by whose support, against whom, and what does not fit. */
export class EntenteBlocsElement extends LitElement {
  static override properties = {
    analysis: { attribute: false },
    nameOf: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [baseStyles, analysisStyles];

  declare analysis: Analysis;
  declare nameOf: NameLookup;
  declare theme: Theme;

  protected override render(): TemplateResult {
    const { blocs, nodes } = this.analysis;
    const alone = nodes.filter(({ bloc }) => bloc === null).length;
    if (blocs.list.length === 0) {
      return html`<p class="lead">
        Nobody here supports or opposes another actor, so there are no blocs.
      </p>`;
    }
    const { pairs } = blocs.disagreement;
    return html`<p class="lead">
        ${countOf(blocs.list.length, "bloc")}:
        ${pairs === 0 ? "no relation is against them" : `${countOf(pairs, "relation is", "relations are")} against them`}.
        Rings in the network have the colour of the bloc.
      </p>
      <p class="small quiet">
        Found by signed
        modularity${blocs.modularity === null ? nothing : ` (${blocs.modularity.toFixed(2)})`}, seed
        ${blocs.seed}.${alone === 0 ? nothing : ` ${countOf(alone, "actor")} without any support or opposition ${alone === 1 ? "is" : "are"} in none.`}
      </p>
      ${blocs.list.map((bloc) => this.#renderBloc(bloc))}`;
  }

  #renderBloc(bloc: Bloc): TemplateResult {
    const { number, members, heldBy, against, exceptions } = bloc;
    const color = groupColor(number, this.theme);
    return html`<section>
      <h3>
        <span class="swatch" ${setStyles({ "border-color": color })}></span>Bloc ${number + 1},
        ${countOf(members.length, "member")}
      </h3>
      <p class="names">${nodeLinks(members, this.nameOf)}</p>
      ${this.#renderPairs("Held together by", heldBy)} ${this.#renderPairs("Against", against)}
      ${this.#renderPairs("What does not fit", exceptions)} ${this.#renderChanges(bloc)}
    </section>`;
  }

  #renderPairs(title: string, pairs: Bloc["heldBy"]): TemplateResult | typeof nothing {
    if (pairs.length === 0) return nothing;
    return html`<h4>${title}</h4>
      ${pairRows(pairs.slice(0, SHOWN_PAIRS), this.nameOf)}`;
  }

  #renderChanges({ calm, break: split }: Bloc): TemplateResult {
    const name = ({ a, b }: { a: string; b: string }): string =>
      `${this.nameOf(a)} and ${this.nameOf(b)}`;
    return html`${
      calm === null
        ? nothing
        : html`<p class="small">
            ${calm.change === "flip" ? "If the relation turned" : "Without the relation"} between
            ${name(calm.pair)}, ${calm.unbalancedAfter} instead of
            ${countOf(calm.unbalancedBefore, "triad")} with members would be unbalanced.
          </p>`
    }${
      split === null
        ? nothing
        : html`<p class="small">
            ${split.change === "flip" ? "If the relation turned" : "Without the relation"} between
            ${name(split.pair)}, the bloc would fall in two of
            ${split.parts.map(({ length }) => length).join(" and ")}.
          </p>`
    }`;
  }
}
