import { EntenteLanesElement } from "./entente-lanes-element.ts";

/** Makes the lanes known to the page. Calling it again does nothing. */
export function defineLanesElement(): void {
  if (customElements.get("entente-lanes") === undefined) {
    customElements.define("entente-lanes", EntenteLanesElement);
  }
}
