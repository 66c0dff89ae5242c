import { html, type TemplateResult } from "lit";

/** How the network is used by keyboard, for those who hear it. */
export function networkHelp(canExpand: boolean): string {
  const enter = canExpand
    ? "Enter expands an actor, or opens the evidence of a line; Space opens the evidence of both. C collapses, P pins, Shift and arrow keys move."
    : "Enter opens the evidence.";
  return `Arrow keys go along the lines, Page Up and Page Down from actor to actor, Home to the most involved one. ${enter} Escape leaves. M marks, H hides, I shows only what is marked, N marks neighbours, B brings back. The table view holds the same as text.`;
}

/** What to do, where nothing is pointed at. */
export function networkHint(isPhone: boolean, isOpen: boolean): string {
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
