import { EntenteExpandElement } from "./entente-expand-element.ts";
import { EntenteSaveElement } from "./entente-save-element.ts";
import { EntenteWorkspacesElement } from "./entente-workspaces-element.ts";
import { EntenteShortcutsElement } from "./entente-shortcuts-element.ts";

const ELEMENTS = {
  "entente-shortcuts": EntenteShortcutsElement,
  "entente-save": EntenteSaveElement,
  "entente-workspaces": EntenteWorkspacesElement,
  "entente-expand": EntenteExpandElement,
} as const;

/** Makes the sheets known to the page. Calling it again does nothing. */
export function defineSheetElements(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (customElements.get(name) === undefined) customElements.define(name, element);
  }
}
