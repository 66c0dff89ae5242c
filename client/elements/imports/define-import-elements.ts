import { EntenteNoticesElement } from "../entente-notices-element.ts";
import { EntentePageMastheadElement } from "../entente-page-masthead-element.ts";
import { EntentePagesElement } from "../entente-pages-element.ts";
import { EntentePolarityElement } from "../entente-polarity-element.ts";
import { EntenteSessionElement } from "../entente-session-element.ts";
import { EntenteDuplicateElement } from "./entente-duplicate-element.ts";
import { EntenteDuplicatesElement } from "./entente-duplicates-element.ts";
import { EntenteImportDropElement } from "./entente-import-drop-element.ts";
import { EntenteImportElement } from "./entente-import-element.ts";
import { EntenteImportFileElement } from "./entente-import-file-element.ts";
import { EntenteImportListElement } from "./entente-import-list-element.ts";
import { EntenteImportRowsElement } from "./entente-import-rows-element.ts";
import { EntenteImportsElement } from "./entente-imports-element.ts";
import { EntenteMappingElement } from "./entente-mapping-element.ts";

// Leaves first, so that the page finds every element that it contains already defined.
const ELEMENTS = {
  "entente-pages": EntentePagesElement,
  "entente-notices": EntenteNoticesElement,
  "entente-session": EntenteSessionElement,
  "entente-page-masthead": EntentePageMastheadElement,
  "entente-polarity": EntentePolarityElement,
  "entente-import-drop": EntenteImportDropElement,
  "entente-import-rows": EntenteImportRowsElement,
  "entente-mapping": EntenteMappingElement,
  "entente-import-file": EntenteImportFileElement,
  "entente-import": EntenteImportElement,
  "entente-import-list": EntenteImportListElement,
  "entente-duplicate": EntenteDuplicateElement,
  "entente-duplicates": EntenteDuplicatesElement,
  "entente-imports": EntenteImportsElement,
} as const;

/** Makes the elements of the page of imports known to the page. Calling it again does nothing. */
export function defineImportElements(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (customElements.get(name) === undefined) customElements.define(name, element);
  }
}
