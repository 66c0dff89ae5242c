import { html, type TemplateResult } from "lit";
import type { NeighborKind } from "../../../server/wire/actor-card.ts";
import { capitalized, formatCount } from "../../../server/words/count-words.ts";
import { KIND_PLURALS, type KindCounts } from "../../model/neighbour-choice.ts";

/** Neighbours by kind and direction, each kind with a box that takes it or leaves it. */
export function kindTable(
  rows: readonly KindCounts[],
  chosen: readonly NeighborKind[],
  onChoose: (kind: NeighborKind) => void,
): TemplateResult {
  return html`<table>
    <caption class="visually-hidden">
      Neighbours by kind and direction
    </caption>
    <thead>
      <tr>
        <th scope="col">Which</th>
        <th scope="col">It speaks about</th>
        <th scope="col">Speak about it</th>
        <th scope="col">Not shown</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ kind, all, shown }) =>
          html`<tr>
            <th scope="row">
              <label class="check">
                <input
                  type="checkbox"
                  .checked=${chosen.includes(kind)}
                  @change=${(): void => {
                    onChoose(kind);
                  }}
                />
                ${capitalized(KIND_PLURALS[kind])}
              </label>
            </th>
            <td>${formatCount(all.out)}</td>
            <td>${formatCount(all.in)}</td>
            <td>${formatCount(all.both - shown.both)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
