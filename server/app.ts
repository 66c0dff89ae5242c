import compression from "compression";
import express, { Router, type Express } from "express";
import type { Logger } from "pino";
import { createAccess, refuseForeignPages, type Authenticate } from "./http/access.ts";
import { createErrorMiddleware, refuseMethods, unknownApiPath } from "./http/error-middleware.ts";
import { createHostGuard } from "./http/host-guard.ts";
import { refuseLongBody } from "./http/request-body.ts";
import { createRequestLog } from "./http/request-log.ts";
import type { Services } from "./http/route.ts";
import { createRouteHandler } from "./http/route-handler.ts";
import { createRoutes } from "./http/routes.ts";
import { createSecurityHeaders } from "./http/security-headers.ts";
import { createStaticFiles, notFoundPage } from "./http/static-files.ts";
import { cameoLabel } from "./import/codes/cameo.ts";
import { createAnalysisPool } from "./network/analysis-pool.ts";
import { createGraphFacts } from "./network/graph-facts.ts";
import { createGraphSchemaReader } from "./network/read-graph-schema.ts";
import type { GraphStore } from "./store/graph-store.ts";

export interface AppDependencies {
  readonly store: GraphStore;
  readonly logger: Logger;
  /** Version of the program; a part of every ETag. */
  readonly version: string;
  /** Folder with the bundled explorer. Absent: only `/api` is served. */
  readonly publicFolder?: string;
  /**
   * Host names, without port, that requests may name. Absent: any, which is safe only where other
   * pages cannot reach the server through a visitor's browser.
   */
  readonly allowedHosts?: readonly string[];
  /** What a request may do. Absent: everything, which is right for a server of this machine alone. */
  readonly authenticate?: Authenticate;
}

/** The server as an Express app: no port, no environment. */
export function createApp(dependencies: AppDependencies): Express {
  const { store, logger, version, publicFolder, allowedHosts } = dependencies;
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  // Routes read the query string themselves, strictly.
  app.set("query parser", false);
  app.use(createRequestLog(logger));
  app.use(createSecurityHeaders());
  if (allowedHosts !== undefined) app.use(createHostGuard(allowedHosts));
  app.use(refuseForeignPages);
  app.use(createAccess(dependencies.authenticate ?? (() => "editor")));
  app.use(compression());
  const facts = createGraphFacts(store);
  app.use(
    createApiRouter({
      store,
      facts,
      readGraphSchema: createGraphSchemaReader(facts),
      actLabel: cameoLabel,
      analyse: createAnalysisPool(),
      logger,
      version,
    }),
  );
  if (publicFolder !== undefined) app.use(createStaticFiles(publicFolder));
  app.use(notFoundPage);
  app.use(createErrorMiddleware(logger));
  return app;
}

function createApiRouter(services: Services): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const routes = createRoutes();
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path);
    const at = router.route(path.replace(/\{(\w+)\}/g, ":$1"));
    for (const route of here) {
      if (route.body === undefined) at[route.method](refuseLongBody);
      at[route.method](createRouteHandler(route, services));
    }
    at.all(refuseLongBody, refuseMethods(here.map(({ method }) => method)));
  }
  router.use(refuseLongBody);
  router.use("/api", unknownApiPath);
  return router;
}
