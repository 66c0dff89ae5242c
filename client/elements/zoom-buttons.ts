import { html, type TemplateResult } from "lit";
import { icons } from "./icons.ts";

/** The buttons that move the camera of a drawing. */
export function zoomButtons(moves: {
  readonly onIn: () => void;
  readonly onOut: () => void;
  readonly onFit: () => void;
}): TemplateResult {
  const { onIn, onOut, onFit } = moves;
  return html`<div class="zoom" role="group" aria-label="Zoom">
    <button class="icon-button" type="button" aria-label="Zoom in" @click=${onIn}>
      ${icons.plus}
    </button>
    <button class="icon-button" type="button" aria-label="Zoom out" @click=${onOut}>
      ${icons.minus}
    </button>
    <button class="icon-button" type="button" aria-label="Show the whole network" @click=${onFit}>
      ${icons.fit}
    </button>
  </div>`;
}
