import { existsSync } from "node:fs";
import path from "node:path";
import compression from "compression";
import express, { Router, type Express } from "express";
import type { Logger } from "pino";
import type { AccessSettings } from "./access/access-settings.ts";
import type { AccessToken } from "./access/access-token.ts";
import { Logins } from "./access/logins.ts";
import { createFigures } from "./create-figures.ts";
import type { Documents } from "./documents/document-collection.ts";
import type { EmbedSite } from "./figures/access/embed-sites.ts";
import { PicturePool } from "./figures/render/picture-pool.ts";
import type { UseCounts } from "./figures/use-counts.ts";
import { createAccess, createForeignPageGuard } from "./http/access.ts";
import { limitArrival } from "./http/arrival.ts";
import { createAudit } from "./http/audit.ts";
import { createAuthenticate } from "./http/authenticate.ts";
import { createErrorMiddleware, refuseMethods, unknownApiPath } from "./http/error-middleware.ts";
import { createHostGuard } from "./http/host-guard.ts";
import { KeptAnswers } from "./http/kept-answers.ts";
import { createLoginPage } from "./http/login-page.ts";
import { PROBES } from "./http/probes.ts";
import { createRateLimit } from "./http/rate-limit.ts";
import { refuseLongBody } from "./http/request-body.ts";
import { createRequestLog } from "./http/request-log.ts";
import type { Route, Services } from "./http/route.ts";
import { createRouteHandler } from "./http/route-handler.ts";
import { createRoutes } from "./http/routes.ts";
import { createSecurityHeaders } from "./http/security-headers.ts";
import { createStaticFiles, notFoundPage } from "./http/static-files.ts";
import { createTokenCheck } from "./http/token-check.ts";
import { cameoLabel } from "./import/codes/cameo.ts";
import { readDuplicates } from "./import/read-duplicates.ts";
import { createAnalysisPool } from "./network/analysis-pool.ts";
import type { ImportDesk } from "./import/runs/import-desk.ts";
import { createGraphFacts, type GraphFacts } from "./network/graph-facts.ts";
import { PlacedFiles } from "./network/placed-files.ts";
import { StanceTables } from "./network/stance-tables.ts";
import { createGraphSchemaReader } from "./network/read-graph-schema.ts";
import { keepingMs, VersionedValue } from "./network/versioned-read.ts";
import { WholeNetworks } from "./network/whole-networks.ts";
import type { BuiltinQuery } from "./queries/builtin-queries.ts";
import { CheckedTexts } from "./queries/checked-texts.ts";
import { QueryLibrary } from "./queries/query-library.ts";
import { SuggestionReader } from "./queries/read-suggestions.ts";
import { QueryRunner } from "./queries/run-query.ts";
import type { GraphStore } from "./store/graph-store.ts";
import { WorkspaceShelf } from "./workspaces/workspace-shelf.ts";
import { DEFAULT_QUERY_LIMITS, type QueryLimits } from "./wire/query-limits.ts";
import { USUAL_NODES } from "./wire/network.ts";
import { RESULT_TYPES } from "./wire/query-result.ts";

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
  /** Limits of queries, which a call can lower. Absent: `DEFAULT_QUERY_LIMITS`. */
  readonly queryLimits?: QueryLimits;
  /** Where saved queries and figures are kept. */
  readonly documents: Documents;
  /** Folder in which laid out networks are kept. Absent: they are made anew by each process. */
  readonly networksFolder?: string;
  /** Imports into the graph. Absent: the server takes none. */
  readonly imports?: ImportDesk;
  /** Saved queries that come with the program. Absent: none. */
  readonly builtinQueries?: ReadonlyMap<string, BuiltinQuery>;
  /** What it answers. Absent: everything that there is. */
  readonly routes?: readonly Route[];
  /** Who may do what. Absent: everybody everything, which is right for one machine alone. */
  readonly access?: AccessSettings;
  /** Counts where figures are shown. Absent: nobody does. */
  readonly uses?: UseCounts;
  /** Sites whose tokens open figures that are not for everybody. Absent: none. */
  readonly embedSites?: readonly EmbedSite[];
  /** Milliseconds since 1970, by which figures are dated. Default: the clock. */
  readonly now?: () => number;
  /** Lets the command line of the server's own user in. */
  readonly localToken?: AccessToken;
}

/** The built entry of client/embed that the page of an embedded figure loads. */
const EMBED_SCRIPT = "figure-frame.js";

/** In the log once networks and timelines no longer need the database. */
const STANCES_READ = "stances are in memory";

const OWN_MACHINE: AccessSettings = {
  tokens: [],
  strangers: "editor",
  requestsPerMinute: null,
  trustProxy: false,
};

/** The server as an Express app: no port, no environment. */
export function createApp(dependencies: AppDependencies): Express {
  const { logger, publicFolder, allowedHosts, access = OWN_MACHINE } = dependencies;
  const services = createServices(dependencies, access);
  void reportBrokenQueries(services);
  if (dependencies.networksFolder !== undefined) void prepareFirstPicture(services);
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  // Routes read the query string themselves, strictly.
  app.set("query parser", false);
  app.set("trust proxy", access.trustProxy);
  app.use(createRequestLog(logger));
  app.use(limitArrival);
  app.use(createSecurityHeaders());
  app.use(createHostGuard(allowedHosts));
  app.use(createAccess(createAuthenticate(services), services.audit));
  app.use(createForeignPageGuard(services.audit));
  app.use(compression({ filter: isCompressible }));
  const routes = dependencies.routes ?? createRoutes();
  app.use(createApiRouter(routes, services, access.requestsPerMinute));
  if (publicFolder !== undefined) {
    if (services.logins.exist) app.use(createLoginPage(publicFolder, services));
    app.use(createStaticFiles(publicFolder));
  }
  app.use(notFoundPage);
  app.use(createErrorMiddleware(logger));
  return app;
}

/** What compression knows to shrink, and NDJSON, which it does not know. */
const isCompressible: compression.CompressionFilter = (request, response) => {
  const type = String(response.getHeader("Content-Type") ?? "");
  return type.startsWith(RESULT_TYPES.ndjson) || compression.filter(request, response);
};

function createServices(
  dependencies: AppDependencies,
  { tokens, strangers }: AccessSettings,
): Services {
  const { store, logger, version, documents, queryLimits = DEFAULT_QUERY_LIMITS } = dependencies;
  const tables = new StanceTables(store, {
    onRead: ({ timeMs, error }) => {
      if (error === undefined) logger.info({ timeMs: Math.round(timeMs) }, STANCES_READ);
      else logger.info({ err: error }, "stances are not kept in memory");
    },
  });
  const facts = createGraphFacts(store, tables);
  const queries = new QueryRunner(store, queryLimits);
  const readGraphSchema = createGraphSchemaReader(facts);
  const { localToken: local, now = Date.now } = dependencies;
  const logins = new Logins({ tokens, strangers, ...(local === undefined ? {} : { local }) });
  const library = new QueryLibrary({
    builtin: dependencies.builtinQueries ?? new Map(),
    documents: documents.collection({ name: "queries", extension: ".cypher" }),
    texts: new CheckedTexts({
      readGraphSchema,
      guard: (cypher, params) => queries.guard(cypher, params),
      dataVersion: () => store.dataVersion(),
    }),
  });
  const figures = createFigures({
    ...{ facts, queries, library, documents, version, now },
    actLabel: cameoLabel,
    worker: new PicturePool(),
    uses: dependencies.uses ?? null,
    sites: dependencies.embedSites ?? [],
  });
  const duplicates = new VersionedValue(() => readDuplicates(store));
  return {
    store,
    facts,
    wholes: createWholes(dependencies, facts),
    readGraphSchema,
    actLabel: cameoLabel,
    analyse: createAnalysisPool(),
    kept: new KeptAnswers({ mostAgeMs: keepingMs(store) }),
    queries,
    library,
    figures,
    workspaces: new WorkspaceShelf(
      documents.collection({ name: "workspaces", extension: ".json" }),
    ),
    embedScript: embedScript(dependencies.publicFolder),
    suggestions: new SuggestionReader(store, ({ of, property }, value) =>
      of === "STANCE" && property === "act" ? cameoLabel(value) : null,
    ),
    imports: dependencies.imports ?? null,
    duplicates: (version) => duplicates.get(version),
    logins,
    checkToken: createTokenCheck(logins),
    // On one's own machine the log is as quiet as it was asked to be.
    audit: createAudit(logger, { always: strangers !== "editor" }),
    logger,
    version,
  };
}

function createWholes(
  { networksFolder, version, logger }: AppDependencies,
  facts: GraphFacts,
): WholeNetworks {
  return new WholeNetworks({
    facts,
    files: networksFolder === undefined ? null : new PlacedFiles(networksFolder, version),
    onFault: (error) => {
      logger.warn({ err: error }, "a laid out network could not be kept");
    },
  });
}

/** The page of an embedded figure is complete without it, so its absence is no fault. */
function embedScript(publicFolder: string | undefined): string | null {
  if (publicFolder === undefined) return null;
  return existsSync(path.join(publicFolder, EMBED_SCRIPT)) ? `/${EMBED_SCRIPT}` : null;
}

/** Checks the saved queries in the background, so that a broken one is in the log from the start. */
async function reportBrokenQueries({ library, logger }: Services): Promise<void> {
  try {
    for (const { id, status, faults } of await library.all(null)) {
      const [fault] = faults;
      if (status === "broken") {
        logger.warn({ query: id, faults: faults.length, first: fault?.message }, "broken query");
      }
    }
  } catch (error) {
    // Whoever asks for the list is told the same.
    logger.warn({ err: error }, "saved queries");
  }
}

/** Lays out what the explorer asks for first, so that the first reader does not wait for it. */
async function prepareFirstPicture({ wholes, logger }: Services): Promise<void> {
  try {
    await wholes.prepare(USUAL_NODES);
  } catch (error) {
    // Whoever asks for it is told the same.
    logger.warn({ err: error }, "the first picture");
  }
}

function createApiRouter(
  routes: readonly Route[],
  services: Services,
  requestsPerMinute: number | null,
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const limit = requestsPerMinute === null ? null : createRateLimit(requestsPerMinute);
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path);
    const at = router.route(path.replace(/\{(\w+)\}/g, ":$1"));
    if (limit !== null && !PROBES.includes(path)) at.all(limit);
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
