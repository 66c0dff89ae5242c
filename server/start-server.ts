import type { Server } from "node:http";
import { existsSync } from "node:fs";
import path from "node:path";
import type { Logger } from "pino";
import { createApp } from "./app.ts";
import { createHttpServer } from "./http/http-server.ts";
import { closeGracefully, listen, probeAddress } from "./listen.ts";
import { createGraphFacts } from "./network/graph-facts.ts";
import { clearFirstLoad, isFirstLoadPending, loadFolder, markFirstLoad } from "./seed-graph.ts";
import { urlHost, type Settings } from "./settings.ts";
import { holdsGraph, openStore, type OpenedStore } from "./store-from-settings.ts";
import type { GraphStore } from "./store/graph-store.ts";
import { EntenteError } from "./wire/entente-error.ts";
import { ERROR_STATUS } from "./wire/error-code.ts";

const DRAIN_MS = 5000;

export interface StartOptions {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly version: string;
  /** Folder with the bundled explorer; a folder that does not exist serves none. */
  readonly publicFolder: string;
  /** Folder of the graph that a new data folder begins with. */
  readonly seedFolder: string;
  /** Aborted when the process is asked to end before the server listens. */
  readonly signal: AbortSignal;
}

/** A server that answers. */
export interface RunningServer {
  /** One line that says where it is and what it holds. */
  readonly greeting: string;
  readonly port: number;
  /** Lets running requests end for up to five seconds, then closes the store. */
  close(): Promise<void>;
}

/**
 * Opens the graph, fills a new one, and listens.
 * @throws EntenteError `address-in-use`, `unusable-folder`, `damaged-data`, `busy`, `cancelled`.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { settings, logger, version, publicFolder } = options;
  // Nobody wants to wait for a load only to hear that the port is taken.
  await probeAddress(settings.host, settings.port);
  const store = await openFilled(options);
  try {
    const holds = await describeGraph(store);
    const app = createApp({
      store,
      logger,
      version,
      ...(existsSync(path.join(publicFolder, "index.html")) ? { publicFolder } : {}),
      access: settings.access,
      ...(settings.allowedHosts === null ? {} : { allowedHosts: settings.allowedHosts }),
    });
    const server = createHttpServer(app);
    const port = await listen(server, settings.host, settings.port);
    const url = `http://${urlHost(settings.host)}:${port}`;
    return {
      greeting: `Entente is ready: ${url} (${holds})`,
      port,
      close: () => closeAll(server, store),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The store, with the first graph in it where the data folder is new. */
async function openFilled(options: StartOptions): Promise<OpenedStore["store"]> {
  const { settings, logger, seedFolder, signal } = options;
  const { dataFolder } = settings;
  const fills = settings.neo4j === null;
  const isNew = fills && !(await holdsGraph(dataFolder));
  if (isNew) await markFirstLoad(dataFolder);
  const { store, loader } = await openStore(settings, logger);
  try {
    if (isNew || (fills && (await isFirstLoadPending(dataFolder)))) {
      await loadFolder(loader, seedFolder, { signal });
      await clearFirstLoad(dataFolder);
    }
    if (signal.aborted) throw new EntenteError("cancelled", "The start was interrupted.");
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What the graph holds, or why it does not say: a database may come later than its server. */
async function describeGraph(store: GraphStore): Promise<string> {
  try {
    const { actors, stances } = await createGraphFacts(store).totals(await store.dataVersion());
    return `${store.engine.name} engine, ${count(actors, "actor")}, ${count(stances, "stance")}`;
  } catch (error) {
    const comesBack = error instanceof EntenteError && ERROR_STATUS[error.code] === 503;
    if (store.engine.name !== "neo4j" || !comesBack) throw error;
    return `waiting for the database: ${error.message}`;
  }
}

async function closeAll(server: Server, store: OpenedStore["store"]): Promise<void> {
  await closeGracefully(server, DRAIN_MS);
  await store.close();
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
}
