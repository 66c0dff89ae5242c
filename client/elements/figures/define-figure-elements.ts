import { EntenteFigureElement } from "../../embed/entente-figure-element.ts";
import { EntenteNoticesElement } from "../entente-notices-element.ts";
import { EntentePagesElement } from "../entente-pages-element.ts";
import { EntenteSessionElement } from "../entente-session-element.ts";
import { EntentePageMastheadElement } from "../entente-page-masthead-element.ts";
import { EntenteEmbedCodesElement } from "./entente-embed-codes-element.ts";
import { EntenteFigureFormElement } from "./entente-figure-form-element.ts";
import { EntenteFigureGalleryElement } from "./entente-figure-gallery-element.ts";
import { EntenteFigureViewElement } from "./entente-figure-view-element.ts";
import { EntenteFiguresElement } from "./entente-figures-element.ts";

// Leaves first, so that the page finds every element that it contains already defined.
const ELEMENTS = {
  "entente-pages": EntentePagesElement,
  "entente-notices": EntenteNoticesElement,
  "entente-session": EntenteSessionElement,
  "entente-page-masthead": EntentePageMastheadElement,
  "entente-figure": EntenteFigureElement,
  "entente-embed-codes": EntenteEmbedCodesElement,
  "entente-figure-gallery": EntenteFigureGalleryElement,
  "entente-figure-view": EntenteFigureViewElement,
  "entente-figure-form": EntenteFigureFormElement,
  "entente-figures": EntenteFiguresElement,
} as const;

/** Makes the elements of the page of figures known to the page. Calling it again does nothing. */
export function defineFigureElements(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (customElements.get(name) === undefined) customElements.define(name, element);
  }
}
