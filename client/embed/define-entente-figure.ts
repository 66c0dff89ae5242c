import { EntenteFigureElement } from "./entente-figure-element.ts";

declare global {
  interface HTMLElementTagNameMap {
    "entente-figure": EntenteFigureElement;
  }
}

/** Registers `<entente-figure>`; does nothing where it is registered already. */
export function defineEntenteFigure(): void {
  if (customElements.get("entente-figure") === undefined) {
    customElements.define("entente-figure", EntenteFigureElement);
  }
}
