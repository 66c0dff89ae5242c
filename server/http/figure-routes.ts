import type { Route } from "./route.ts";
import { embedRoute } from "./route-embed.ts";
import {
  duplicateFigureRoute,
  figureSettingsRoute,
  restoreFigureRoute,
  reviseFigureRoute,
  withdrawFigureRoute,
} from "./route-figure-changes.ts";
import {
  bibtexRoute,
  cslRoute,
  csvRoute,
  figureStatusRoute,
  gexfRoute,
  graphmlRoute,
  htmlRoute,
  payloadRoute,
  pdfRoute,
  pngRoute,
  risRoute,
  svgRoute,
} from "./route-figure-files.ts";
import {
  figureRoute,
  figuresRoute,
  figureUsesRoute,
  figureVersionsRoute,
  makeFigureRoute,
  previewFigureRoute,
} from "./route-figures.ts";
import { oembedRoute } from "./route-oembed.ts";
import { extractRoute, picturesRoute } from "./route-pictures.ts";

/** Every route of figures: making and changing them, their files, how others embed them, and views as files. */
export const FIGURE_ROUTES: readonly Route[] = [
  makeFigureRoute,
  previewFigureRoute,
  figuresRoute,
  figureRoute,
  figureVersionsRoute,
  figureUsesRoute,
  reviseFigureRoute,
  duplicateFigureRoute,
  withdrawFigureRoute,
  restoreFigureRoute,
  figureSettingsRoute,
  svgRoute,
  pngRoute,
  pdfRoute,
  htmlRoute,
  // Before the route of `.json`, whose path it fits too.
  cslRoute,
  payloadRoute,
  csvRoute,
  gexfRoute,
  graphmlRoute,
  bibtexRoute,
  risRoute,
  figureStatusRoute,
  embedRoute,
  oembedRoute,
  picturesRoute,
  extractRoute,
];
