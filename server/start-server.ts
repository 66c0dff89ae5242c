import { existsSync } from "node:fs";
import path from "node:path";
import type { Logger } from "pino";
import { AccessToken } from "./access/access-token.ts";
import { createApp } from "./app.ts";
import { openDocuments } from "./documents/open-documents.ts";
import { UseCounts } from "./figures/use-counts.ts";
import { createHttpServer } from "./http/http-server.ts";
import { ImportDesk } from "./import/runs/import-desk.ts";
import { ImportJournal } from "./import/runs/import-journal.ts";
import { closeGracefully, listen, probeAddress } from "./listen.ts";
import { createGraphFacts } from "./network/graph-facts.ts";
import { readBuiltinQueries } from "./queries/builtin-queries.ts";
import { openGraph } from "./open-graph.ts";
import {
  createNoteSecret,
  noteGraph,
  removeServerNote,
  writeServerNote,
  type ServerNote,
} from "./server-note.ts";
import { urlHost, type Settings } from "./settings.ts";
import type { GraphStore } from "./store/graph-store.ts";
import { EntenteError } from "./wire/entente-error.ts";
import { ERROR_STATUS } from "./wire/error-code.ts";

const DRAIN_MS = 5000;
/** How audit lines call the command line of the server's own user. */
const LOCAL_NAME = "command line";

export interface StartOptions {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly version: string;
  /** Folder with the bundled explorer; a folder that does not exist serves none. */
  readonly publicFolder: string;
  /** Folder of the graph that a new data folder begins with. */
  readonly seedFolder: string;
  /** Folder of the saved queries that come with the program. */
  readonly queriesFolder: string;
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
  const secret = createNoteSecret();
  // Nobody wants to wait for a load only to hear that the port is taken.
  await probeAddress(settings.host, settings.port);
  const builtinQueries = await readBuiltinQueries(options.queriesFolder);
  const { store, loader } = await openGraph(options);
  const journal = new ImportJournal(settings.dataFolder);
  await sweepUploads(journal, logger);
  const imports = new ImportDesk({ store, loader, journal });
  const documents = await openDocuments(settings.documents);
  const uses = settings.figures.countsUses ? new UseCounts(documents, logger, Date.now) : null;
  try {
    const holds = await describeGraph(store);
    const app = createApp({
      store,
      logger,
      version,
      documents,
      imports,
      networksFolder: path.join(settings.dataFolder, "networks"),
      builtinQueries,
      embedSites: settings.figures.sites,
      ...(uses === null ? {} : { uses }),
      ...(existsSync(path.join(publicFolder, "index.html")) ? { publicFolder } : {}),
      access: settings.access,
      localToken: new AccessToken({ role: "editor", name: LOCAL_NAME, secret }),
      queryLimits: settings.queryLimits,
      ...(settings.allowedHosts === null ? {} : { allowedHosts: settings.allowedHosts }),
    });
    const server = createHttpServer(app, settings.queryLimits.timeMs);
    const port = await listen(server, settings.host, settings.port);
    const url = `http://${urlHost(settings.host)}:${port}`;
    const takeNote = await leaveNote(settings, { port, secret, logger });
    return {
      greeting: `Entente is ready: ${url} (${holds})`,
      port,
      close: async () => {
        await takeNote();
        await imports.close();
        await closeGracefully(server, DRAIN_MS);
        await uses?.close();
        await documents.close();
        await store.close();
      },
    };
  } catch (error) {
    await uses?.close();
    await documents.close();
    await store.close();
    throw error;
  }
}

/** What a crash left of uploads would fill the disk, but does no other harm. */
async function sweepUploads(journal: ImportJournal, logger: Logger): Promise<void> {
  try {
    const removed = await journal.sweep();
    if (removed.length > 0) logger.info({ imports: removed }, "removed unfinished uploads");
  } catch (error) {
    logger.warn({ err: error }, "unfinished uploads could not be removed");
  }
}

/** Tells the command line where the server is; gives what takes that back. */
async function leaveNote(
  { host, dataFolder, neo4j }: Settings,
  { port, secret, logger }: { port: number; secret: string; logger: Logger },
): Promise<() => Promise<void>> {
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const url = `http://${isEverywhere ? "127.0.0.1" : urlHost(host)}:${port}`;
  const note: ServerNote = { url, pid: process.pid, graph: noteGraph(neo4j), secret };
  try {
    await writeServerNote(dataFolder, note);
  } catch (error) {
    // With a database the data folder need not be there; the command line then goes to the database.
    logger.debug({ err: error }, "no note for the command line");
  }
  return async () => {
    await removeServerNote(dataFolder, note).catch((error: unknown) => {
      logger.debug({ err: error }, "the note for the command line stays");
    });
  };
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

function count(n: number, noun: string): string {
  return `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
}
