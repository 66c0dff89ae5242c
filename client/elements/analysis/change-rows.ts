import { html, type TemplateResult } from "lit";
import type { ComparedDyad, DyadChange } from "../../../server/wire/comparison.ts";
import { openLink } from "./links.ts";

const CHANGE_WORDS = {
  flipped: "turned",
  added: "new",
  dropped: "gone",
  strengthened: "stronger",
  weakened: "weaker",
  steady: "steady",
} as const satisfies Record<DyadChange, string>;

/** What became of dyads, a sentence each, which opens the dyad. */
export function changeRows(dyads: readonly ComparedDyad[]): TemplateResult {
  return html`<ul class="rows">
    ${dyads.map(
      ({ from, to, sentence, change }) =>
        html`<li>
          <span>${openLink({ kind: "dyad", from, to }, sentence)}</span>
          <span class="value">${CHANGE_WORDS[change]}</span>
        </li>`,
    )}
  </ul>`;
}
