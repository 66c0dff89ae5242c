import { html, type TemplateResult } from "lit";
import type { NetworkView } from "../view/network-view.ts";
import { icons } from "./icons.ts";

/** The buttons that move the camera of a drawing: nearer, farther, and everything. */
export function zoomButtons(view: () => NetworkView | null): TemplateResult {
  const button = (label: string, icon: unknown, act: () => void): TemplateResult =>
    html`<button class="icon-button" type="button" aria-label=${label} @click=${act}>
      ${icon}
    </button>`;
  return html`<div class="zoom" role="group" aria-label="Zoom">
    ${button("Zoom in", icons.plus, () => view()?.zoomIn())}
    ${button("Zoom out", icons.minus, () => view()?.zoomOut())}
    ${button("Show the whole network", icons.fit, () => view()?.fit())}
  </div>`;
}
