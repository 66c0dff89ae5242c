import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { request as rawRequest } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { createApp } from "../../server/app.ts";
import type { AccessSettings } from "../../server/access/access-settings.ts";
import { openDocuments, type DocumentsPlace } from "../../server/documents/open-documents.ts";
import type { EmbedSite } from "../../server/figures/access/embed-sites.ts";
import type { UseCounts } from "../../server/figures/use-counts.ts";
import { createHttpServer } from "../../server/http/http-server.ts";
import type { Route } from "../../server/http/route.ts";
import { ImportDesk } from "../../server/import/runs/import-desk.ts";
import { ImportJournal } from "../../server/import/runs/import-journal.ts";
import { interchangeItems, readInterchange } from "../../server/import/read-interchange.ts";
import { closeGracefully, listen } from "../../server/listen.ts";
import {
  createEmbeddedStore,
  type EmbeddedStore,
} from "../../server/store/embedded/embedded-store.ts";
import { readBuiltinQueries } from "../../server/queries/builtin-queries.ts";
import type { GraphStore } from "../../server/store/graph-store.ts";
import type { Interchange } from "../../server/wire/interchange.ts";
import type { QueryLimits } from "../../server/wire/query-limits.ts";
import { ProblemSchema, type Problem } from "../../server/wire/problem.ts";

export const ARTICLE = "fixtures/nagorno-karabakh-2020-10/nagorno-karabakh-2020-10.entente.json";

/** A served store: the real app on a free port. */
export interface ServedStore {
  readonly base: string;
  readonly port: number;
  get(pathAndQuery: string, headers?: Record<string, string>): Promise<Response>;
  /** Stops serving; the store stays open. */
  close(): Promise<void>;
}

/** A served graph on the embedded engine. `close` closes the store and removes its files. */
export interface ServedGraph extends ServedStore {
  readonly store: EmbeddedStore;
  /** The data folder. */
  readonly folder: string;
}

/** What the app is made of beside its store. */
export interface AppOptions {
  readonly publicFolder?: string;
  readonly allowedHosts?: readonly string[];
  readonly access?: AccessSettings;
  /** Folder of saved queries and figures; absent for one of its own. */
  readonly documentsFolder?: string;
  /** Another place for them than a folder. */
  readonly documentsPlace?: DocumentsPlace;
  /** Folder of built-in queries; absent for none. */
  readonly queriesFolder?: string;
  readonly queryLimits?: QueryLimits;
  /** Sites whose tokens open figures; absent for none. */
  readonly embedSites?: readonly EmbedSite[];
  readonly uses?: UseCounts;
  /** Folder of laid out networks; absent for none. */
  readonly networksFolder?: string;
  /** Imports; absent on a store without a loader. */
  readonly imports?: ImportDesk;
  /** Routes in place of those of the program. */
  readonly routes?: readonly Route[];
  /** Lines of the log go here instead of nowhere. */
  readonly log?: (line: string) => void;
}

export interface ServeOptions extends AppOptions {
  /** Interchange file; absent for an empty graph. */
  readonly file?: string;
  readonly graph?: Interchange;
}

export async function serveGraph({
  file,
  graph,
  ...rest
}: ServeOptions = {}): Promise<ServedGraph> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-http-"));
  const store = await createEmbeddedStore({ folder, minReaders: 1, maxReaders: 1 });
  if (file !== undefined) await store.loader.load(interchangeItems(await readGraph(file)));
  if (graph !== undefined) await store.loader.load(interchangeItems(graph));
  const imports = new ImportDesk({
    store,
    loader: store.loader,
    journal: new ImportJournal(folder),
  });
  const served = await serveStore(store, { documentsFolder: folder, imports, ...rest });
  return {
    ...served,
    store,
    folder,
    close: async () => {
      await served.close();
      await imports.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Serves a store that is there already. */
export async function serveStore(
  store: GraphStore,
  { log, queriesFolder, documentsFolder, documentsPlace, ...options }: AppOptions = {},
): Promise<ServedStore> {
  const folder = documentsFolder ?? (await mkdtemp(path.join(tmpdir(), "entente-documents-")));
  const logger =
    log === undefined ? pino({ level: "silent" }) : pino({ level: "info" }, { write: log });
  const documents = await openDocuments(documentsPlace ?? { kind: "folder", folder });
  const app = createApp({
    store,
    logger,
    version: "1.2.3",
    documents,
    ...(queriesFolder === undefined
      ? {}
      : { builtinQueries: await readBuiltinQueries(queriesFolder) }),
    ...options,
  });
  const server = createHttpServer(app);
  const port = await listen(server, "127.0.0.1", 0);
  const base = `http://127.0.0.1:${port}`;
  return {
    base,
    port,
    get: (pathAndQuery, headers = {}) => fetch(`${base}${pathAndQuery}`, { headers }),
    close: async () => {
      await closeGracefully(server, 0);
      await documents.close();
      if (documentsFolder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

export function readGraph(file: string): Promise<Interchange> {
  return readInterchange(createReadStream(file), file);
}

/** The problem document of an answer; fails the test for anything else. */
export async function problemOf(response: Response): Promise<Problem> {
  if (response.headers.get("content-type") !== "application/problem+json; charset=utf-8") {
    throw new Error(`not a problem document: ${response.status} ${await response.text()}`);
  }
  const problem = ProblemSchema.parse(await response.json());
  if (problem.status !== response.status) throw new Error("status and problem differ");
  return problem;
}

/** A request that fetch would not send as it is. */
export function requestRaw(options: {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
}): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = rawRequest({ host: "127.0.0.1", ...options }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}
