import { EntenteAnalysisElement } from "./entente-analysis-element.ts";
import { EntenteBalanceElement } from "./entente-balance-element.ts";
import { EntenteBlocsElement } from "./entente-blocs-element.ts";
import { EntenteDescriptionElement } from "./entente-description-element.ts";
import { EntenteDropoutElement } from "./entente-dropout-element.ts";
import { EntenteMeasuresElement } from "./entente-measures-element.ts";
import { EntentePathsElement } from "./entente-paths-element.ts";
import { EntentePeriodsElement } from "./entente-periods-element.ts";
import { EntenteTwinsElement } from "./entente-twins-element.ts";
import { EntenteTwoIssuesElement } from "./entente-two-issues-element.ts";

const ELEMENTS = {
  "entente-blocs": EntenteBlocsElement,
  "entente-balance": EntenteBalanceElement,
  "entente-measures": EntenteMeasuresElement,
  "entente-paths": EntentePathsElement,
  "entente-dropout": EntenteDropoutElement,
  "entente-periods": EntentePeriodsElement,
  "entente-two-issues": EntenteTwoIssuesElement,
  "entente-twins": EntenteTwinsElement,
  "entente-description": EntenteDescriptionElement,
  "entente-analysis": EntenteAnalysisElement,
} as const;

/** Makes the elements of the analysis known to the page. Calling it again does nothing. */
export function defineAnalysisElements(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (customElements.get(name) === undefined) customElements.define(name, element);
  }
}
