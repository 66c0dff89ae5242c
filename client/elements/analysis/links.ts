import { html, type TemplateResult } from "lit";
import type { SignedPair } from "../../../server/wire/signed-pair.ts";
import { countOf } from "../../../server/words/count-words.ts";
import { formatPolarity } from "../../../server/words/polarity-words.ts";
import type { NameLookup } from "../../model/describe-filter.ts";
import type { Selection } from "../../model/selection.ts";
import { EntenteStateEvent } from "../entente-state-event.ts";

/** A button in a line of text that opens something. */
export function openLink(selection: Selection, text: string): TemplateResult {
  return html`<button
    class="link"
    type="button"
    dir="auto"
    @click=${(event: Event): void => {
      event.currentTarget?.dispatchEvent(
        new EntenteStateEvent((state) => ({ ...state, selection, stance: null })),
      );
    }}
  >
    ${text}
  </button>`;
}

/** Names that open, with commas between them. */
export function nodeLinks(ids: readonly string[], nameOf: NameLookup): readonly TemplateResult[] {
  return ids.map(
    (id, place) =>
      html`${openLink({ kind: "node", id }, nameOf(id))}${place < ids.length - 1 ? ", " : ""}`,
  );
}

/** Pairs as rows: both names, which open the first's stances on the second, and how they stand. */
export function pairRows(pairs: readonly SignedPair[], nameOf: NameLookup): TemplateResult {
  return html`<ul class="rows">
    ${pairs.map(
      ({ a, b, polarity, n }) =>
        html`<li>
          <span>${openLink({ kind: "dyad", from: a, to: b }, `${nameOf(a)} – ${nameOf(b)}`)}</span>
          <span class="value">${formatPolarity(polarity)} · ${countOf(n, "stance")}</span>
        </li>`,
    )}
  </ul>`;
}
