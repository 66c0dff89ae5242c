import type { Route } from "./route.ts";
import { actorRoute, actorsRoute, neighborsRoute } from "./route-actors.ts";
import { cypherRoute } from "./route-cypher.ts";
import { FIGURE_ROUTES } from "./figure-routes.ts";
import { explainRoute } from "./route-explain.ts";
import { analysisRoute, descriptionRoute } from "./route-analysis.ts";
import { askRoute } from "./route-ask.ts";
import { compareRoute, dropoutRoute } from "./route-compare.ts";
import { duplicatesRoute, mergeActorsRoute } from "./route-duplicates.ts";
import { networkRoute } from "./route-network.ts";
import { checkQueryRoute, importQueriesRoute } from "./route-query-check.ts";
import {
  deleteQueryRoute,
  putQueryRoute,
  queryHistoryRoute,
  restoreQueryRoute,
} from "./route-query-changes.ts";
import { linkQueryRoute, runQueryRoute, suggestRoute } from "./route-query-run.ts";
import {
  importRoute,
  importsRoute,
  previewImportRoute,
  removeImportRoute,
  startImportRoute,
} from "./route-imports.ts";
import { rejectedRowsRoute } from "./route-rejected-rows.ts";
import { queriesRoute, queryRoute } from "./route-queries.ts";
import { createOpenApiRoute } from "./route-openapi.ts";
import { cancelRoute, runningRoute } from "./route-running.ts";
import { pathsRoute } from "./route-paths.ts";
import { schemaRoute } from "./route-schema.ts";
import { stancesRoute } from "./route-stances.ts";
import { logInRoute, logOutRoute, sessionRoute } from "./route-session.ts";
import { healthRoute, readyRoute } from "./route-status.ts";
import { timelineRoute } from "./route-timeline.ts";
import { WORKSPACE_ROUTES } from "./route-workspaces.ts";

/** Every route of the server: what Express serves and what the OpenAPI document lists. */
export function createRoutes(): readonly Route[] {
  const routes: Route[] = [
    healthRoute,
    readyRoute,
    sessionRoute,
    logInRoute,
    logOutRoute,
    schemaRoute,
    networkRoute,
    actorsRoute,
    actorRoute,
    neighborsRoute,
    stancesRoute,
    cypherRoute,
    explainRoute,
    queriesRoute,
    // Before the paths in whose place an id could stand.
    checkQueryRoute,
    importQueriesRoute,
    queryRoute,
    putQueryRoute,
    deleteQueryRoute,
    runQueryRoute,
    linkQueryRoute,
    suggestRoute,
    queryHistoryRoute,
    restoreQueryRoute,
    startImportRoute,
    importsRoute,
    previewImportRoute,
    importRoute,
    removeImportRoute,
    rejectedRowsRoute,
    duplicatesRoute,
    mergeActorsRoute,
    runningRoute,
    cancelRoute,
    timelineRoute,
    pathsRoute,
    analysisRoute,
    descriptionRoute,
    compareRoute,
    dropoutRoute,
    askRoute,
  ];
  routes.push(...FIGURE_ROUTES, ...WORKSPACE_ROUTES);
  // The document lists its own route too, so it looks at the list when it is asked.
  routes.push(createOpenApiRoute(() => routes));
  return routes;
}
