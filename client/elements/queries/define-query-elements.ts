import { EntenteLegendElement } from "../entente-legend-element.ts";
import { EntenteLoginElement } from "../entente-login-element.ts";
import { EntenteNetworkElement } from "../entente-network-element.ts";
import { EntenteNoticesElement } from "../entente-notices-element.ts";
import { EntentePagesElement } from "../entente-pages-element.ts";
import { EntentePolarityElement } from "../entente-polarity-element.ts";
import { EntenteSessionElement } from "../entente-session-element.ts";
import { EntenteShapeElement } from "../entente-shape-element.ts";
import { EntenteStanceElement } from "../entente-stance-element.ts";
import { EntenteCompareElement } from "./entente-compare-element.ts";
import { EntenteConflictElement } from "./entente-conflict-element.ts";
import { EntenteHistoryDialogElement } from "./entente-history-dialog-element.ts";
import { EntenteNameDialogElement } from "./entente-name-dialog-element.ts";
import { EntentePlainFieldElement } from "./entente-plain-field-element.ts";
import { EntenteQueriesElement } from "./entente-queries-element.ts";
import { EntentePageMastheadElement } from "../entente-page-masthead-element.ts";
import { EntenteQueryEditorElement } from "./entente-query-editor-element.ts";
import { EntenteQueryElement } from "./entente-query-element.ts";
import { EntenteQueryFormElement } from "./entente-query-form-element.ts";
import { EntenteQueryHeadElement } from "./entente-query-head-element.ts";
import { EntenteQueryLibraryElement } from "./entente-query-library-element.ts";
import { EntenteQueryPlanElement } from "./entente-query-plan-element.ts";
import { EntenteResultChartElement } from "./entente-result-chart-element.ts";
import { EntenteResultElement } from "./entente-result-element.ts";
import { EntenteResultEvidenceElement } from "./entente-result-evidence-element.ts";
import { EntenteResultGraphElement } from "./entente-result-graph-element.ts";
import { EntenteResultTableElement } from "./entente-result-table-element.ts";
import { EntenteSuggestFieldElement } from "./entente-suggest-field-element.ts";

// Leaves first, so that the page finds every element that it contains already defined.
const ELEMENTS = {
  "entente-pages": EntentePagesElement,
  "entente-shape": EntenteShapeElement,
  "entente-polarity": EntentePolarityElement,
  "entente-stance": EntenteStanceElement,
  "entente-legend": EntenteLegendElement,
  "entente-network": EntenteNetworkElement,
  "entente-notices": EntenteNoticesElement,
  "entente-plain-field": EntentePlainFieldElement,
  "entente-suggest-field": EntenteSuggestFieldElement,
  "entente-query-form": EntenteQueryFormElement,
  "entente-compare": EntenteCompareElement,
  "entente-conflict": EntenteConflictElement,
  "entente-name-dialog": EntenteNameDialogElement,
  "entente-history-dialog": EntenteHistoryDialogElement,
  "entente-query-editor": EntenteQueryEditorElement,
  "entente-query-head": EntenteQueryHeadElement,
  "entente-query-plan": EntenteQueryPlanElement,
  "entente-result-chart": EntenteResultChartElement,
  "entente-result-graph": EntenteResultGraphElement,
  "entente-result-table": EntenteResultTableElement,
  "entente-result": EntenteResultElement,
  "entente-result-evidence": EntenteResultEvidenceElement,
  "entente-query": EntenteQueryElement,
  "entente-query-library": EntenteQueryLibraryElement,
  "entente-login": EntenteLoginElement,
  "entente-session": EntenteSessionElement,
  "entente-page-masthead": EntentePageMastheadElement,
  "entente-queries": EntenteQueriesElement,
} as const;

/** Makes the elements of the queries page known to the page. Calling it again does nothing. */
export function defineQueryElements(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (customElements.get(name) === undefined) customElements.define(name, element);
  }
}
