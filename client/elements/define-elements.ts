import { EntenteAutosaveElement } from "./entente-autosave-element.ts";
import { EntenteDrawerElement } from "./entente-drawer-element.ts";
import { EntenteDyadHeadElement } from "./entente-dyad-head-element.ts";
import { EntenteDyadTableElement } from "./entente-dyad-table-element.ts";
import { EntenteEvidenceElement } from "./entente-evidence-element.ts";
import { EntenteExplorerElement } from "./entente-explorer-element.ts";
import { EntenteFiltersElement } from "./entente-filters-element.ts";
import { EntenteHandElement } from "./entente-hand-element.ts";
import { EntenteStepsElement } from "./entente-steps-element.ts";
import { EntenteLegendElement } from "./entente-legend-element.ts";
import { EntenteLoginElement } from "./entente-login-element.ts";
import { EntenteMastheadElement } from "./entente-masthead-element.ts";
import { EntenteNetworkElement } from "./entente-network-element.ts";
import { EntenteNodeHeadElement } from "./entente-node-head-element.ts";
import { EntenteNoticesElement } from "./entente-notices-element.ts";
import { EntentePolarityElement } from "./entente-polarity-element.ts";
import { EntentePolarityRangeElement } from "./entente-polarity-range-element.ts";
import { EntentePagesElement } from "./entente-pages-element.ts";
import { EntenteQueryOffersElement } from "./entente-query-offers-element.ts";
import { EntenteRelationsElement } from "./entente-relations-element.ts";
import { EntenteSearchElement } from "./entente-search-element.ts";
import { EntenteSessionElement } from "./entente-session-element.ts";
import { EntenteSheetsElement } from "./entente-sheets-element.ts";
import { EntenteShapeElement } from "./entente-shape-element.ts";
import { EntenteSpreadElement } from "./entente-spread-element.ts";
import { EntenteSidesElement } from "./entente-sides-element.ts";
import { EntenteStanceReaderElement } from "./entente-stance-reader-element.ts";
import { EntenteStageElement } from "./entente-stage-element.ts";
import { EntenteStanceElement } from "./entente-stance-element.ts";
import { EntenteStanceListElement } from "./entente-stance-list-element.ts";
import { EntenteStanceTableElement } from "./entente-stance-table-element.ts";
import { EntenteTablesElement } from "./entente-tables-element.ts";
import { EntenteTiesElement } from "./entente-ties-element.ts";
import { EntenteTimeBrushElement } from "./entente-time-brush-element.ts";
import { EntenteTimelineElement } from "./entente-timeline-element.ts";
import { EntenteTotalsElement } from "./entente-totals-element.ts";

// Leaves first, so that the explorer finds every element that it contains already defined.
const ELEMENTS = {
  "entente-shape": EntenteShapeElement,
  "entente-polarity": EntentePolarityElement,
  "entente-polarity-range": EntentePolarityRangeElement,
  "entente-spread": EntenteSpreadElement,
  "entente-stance": EntenteStanceElement,
  "entente-stance-list": EntenteStanceListElement,
  "entente-stance-reader": EntenteStanceReaderElement,
  "entente-sides": EntenteSidesElement,
  "entente-dyad-head": EntenteDyadHeadElement,
  "entente-ties": EntenteTiesElement,
  "entente-node-head": EntenteNodeHeadElement,
  "entente-relations": EntenteRelationsElement,
  "entente-pages": EntentePagesElement,
  "entente-query-offers": EntenteQueryOffersElement,
  "entente-evidence": EntenteEvidenceElement,
  "entente-dyad-table": EntenteDyadTableElement,
  "entente-stance-table": EntenteStanceTableElement,
  "entente-sheets": EntenteSheetsElement,
  "entente-drawer": EntenteDrawerElement,
  "entente-tables": EntenteTablesElement,
  "entente-filters": EntenteFiltersElement,
  "entente-hand": EntenteHandElement,
  "entente-steps": EntenteStepsElement,
  "entente-legend": EntenteLegendElement,
  "entente-network": EntenteNetworkElement,
  "entente-notices": EntenteNoticesElement,
  "entente-search": EntenteSearchElement,
  "entente-time-brush": EntenteTimeBrushElement,
  "entente-timeline": EntenteTimelineElement,
  "entente-autosave": EntenteAutosaveElement,
  "entente-totals": EntenteTotalsElement,
  "entente-stage": EntenteStageElement,
  "entente-login": EntenteLoginElement,
  "entente-session": EntenteSessionElement,
  "entente-masthead": EntenteMastheadElement,
  "entente-explorer": EntenteExplorerElement,
} as const;

/** Makes the explorer's elements known to the page. Calling it again does nothing. */
export function defineElements(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (customElements.get(name) === undefined) customElements.define(name, element);
  }
}
