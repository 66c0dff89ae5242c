import { html, type TemplateResult } from "lit";
import { icons } from "./icons.ts";

/** How the network is used by keyboard, for those who hear it. */
export function networkHelp(canExpand: boolean): string {
  const enter = canExpand
    ? "Enter expands an actor, or opens the evidence of a line; Space opens the evidence of both. C collapses, P pins, Shift and arrow keys move."
    : "Enter opens the evidence.";
  return `Arrow keys go along the lines, Page Up and Page Down from actor to actor, Home to the most involved one. ${enter} Escape leaves. M marks, H hides, I shows only what is marked, N marks neighbours, B brings back. The table view holds the same as text.`;
}

/** Nearer, farther, and everything. */
export function zoomButtons(on: {
  readonly in: () => void;
  readonly out: () => void;
  readonly fit: () => void;
}): TemplateResult {
  return html`<div class="zoom" role="group" aria-label="Zoom">
    <button class="icon-button" type="button" aria-label="Zoom in" @click=${on.in}>
      ${icons.plus}
    </button>
    <button class="icon-button" type="button" aria-label="Zoom out" @click=${on.out}>
      ${icons.minus}
    </button>
    <button class="icon-button" type="button" aria-label="Show the whole network" @click=${on.fit}>
      ${icons.fit}
    </button>
  </div>`;
}
