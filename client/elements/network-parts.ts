import { html, type TemplateResult } from "lit";
import type { NetworkView } from "../view/network-view.ts";
import { icons } from "./icons.ts";

/** How the network is used by keyboard, for those who hear it. */
export function networkHelp(canExpand: boolean, hasBlocs: boolean): string {
  const enter = canExpand
    ? "Enter expands an actor, or opens the evidence of a line; Space opens the evidence of both. C collapses, P pins, Shift and arrow keys move."
    : "Enter opens the evidence.";
  const blocs = hasBlocs
    ? "From afar blocs stand for their members: arrow keys go from bloc to bloc, Page Down and Page Up by size, Enter goes to the members. "
    : "";
  return `${blocs}Arrow keys go along the lines, Page Up and Page Down from actor to actor, Home to the most involved one. ${enter} Escape leaves. M marks, H hides, I shows only what is marked, N marks neighbours, B brings back. The table view holds the same as text.`;
}

/** What to do, where nothing is pointed at. */
export function networkHint(isPhone: boolean, isOpen: boolean, areBlocs: boolean): string {
  if (areBlocs && !isOpen) {
    return isPhone
      ? "Each disc is a bloc. Tap one to see its members."
      : "Each disc is a bloc of actors who support each other. Point at one to read of it; click to see its members.";
  }
  if (isPhone) return isOpen ? "" : "Tap a line or a name to read its evidence.";
  return "Point at a line or an actor to read it; click to open its evidence.";
}

/** What stands where a network cannot be drawn. */
export function brokenNetwork(why: string, onTable: () => void): TemplateResult {
  return html`<div class="broken" role="alert">
    <p>${why}</p>
    <button class="button" type="button" @click=${onTable}>Show the table instead</button>
  </div>`;
}

/** Nearer, farther, and everything. */
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
