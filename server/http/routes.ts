import type { Route } from "./route.ts";
import { actorRoute, actorsRoute, neighborsRoute } from "./route-actors.ts";
import { analysisRoute, descriptionRoute } from "./route-analysis.ts";
import { askRoute } from "./route-ask.ts";
import { compareRoute, dropoutRoute } from "./route-compare.ts";
import { networkRoute } from "./route-network.ts";
import { createOpenApiRoute } from "./route-openapi.ts";
import { pathsRoute } from "./route-paths.ts";
import { schemaRoute } from "./route-schema.ts";
import { stancesRoute } from "./route-stances.ts";
import { healthRoute, readyRoute } from "./route-status.ts";
import { timelineRoute } from "./route-timeline.ts";

/** Every route of the server: what Express serves and what the OpenAPI document lists. */
export function createRoutes(): readonly Route[] {
  const routes: Route[] = [
    healthRoute,
    readyRoute,
    schemaRoute,
    networkRoute,
    actorsRoute,
    actorRoute,
    neighborsRoute,
    stancesRoute,
    timelineRoute,
    pathsRoute,
    analysisRoute,
    descriptionRoute,
    compareRoute,
    dropoutRoute,
    askRoute,
  ];
  // The document lists its own route too, so it looks at the list when it is asked.
  routes.push(createOpenApiRoute(() => routes));
  return routes;
}
