import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openGraph } from "../open-graph.ts";
import { PROGRAM_FOLDERS, readVersion } from "../program-files.ts";
import type { Settings } from "../settings.ts";
import { holdsGraph, openStore } from "../store-from-settings.ts";
import type { GraphStore } from "../store/graph-store.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { CommandContext, OptionSpec } from "./command.ts";
import { createLogger, settingsFor } from "./command-settings.ts";
import { findRunningServer } from "./find-server.ts";
import { openLocalDesk } from "./local-desk.ts";
import type { ParsedOptions } from "./parse-options.ts";
import type { QueryDesk } from "./query-desk.ts";
import type { ServerAddress } from "./server-client.ts";
import { ServerDesk } from "./server-desk.ts";

/** The options that say where the data is. */
export const DATA_OPTIONS: readonly OptionSpec[] = [
  {
    name: "data",
    value: "FOLDER",
    text: "The data folder. Default: ENTENTE_DATA, else ./data",
  },
  {
    name: "server",
    value: "URL",
    text: "Ask this server instead of the data folder; a token for it is read from ENTENTE_TOKEN",
  },
];

/**
 * Opens the desk that the options name: a server by its address, else the server that runs on the
 * data folder, else the data itself, as the server would open it.
 * @param options.needsData false: where there is no graph yet, an empty one is made up for the time
 *   being, and the data folder is left alone.
 * @throws EntenteError `invalid-setting`, and what opening the graph throws.
 */
export async function openDesk(
  context: CommandContext,
  parsed: ParsedOptions,
  { needsData }: { readonly needsData: boolean } = { needsData: true },
): Promise<QueryDesk> {
  const url = parsed.value("server");
  if (url !== undefined) return new ServerDesk(remoteServer(url, context));
  const settings = settingsFor(context, parsed);
  const running = await findRunningServer(settings);
  if (running !== null) return new ServerDesk(running);
  const isEmpty = settings.neo4j === null && !(await holdsGraph(settings.dataFolder));
  if (isEmpty && !needsData) return openEmptyDesk(settings, context);
  return openOwnDesk(settings, context);
}

async function openOwnDesk(settings: Settings, context: CommandContext): Promise<QueryDesk> {
  const { store } = await openGraph({
    settings,
    logger: createLogger(settings, context),
    seedFolder: PROGRAM_FOLDERS.seedFolder,
    signal: context.signal,
    onFill: () => {
      context.notices.line(
        `The data folder ${settings.dataFolder} is new; the graph of an article is loaded into it.`,
      );
    },
  });
  return openWith(settings, store);
}

async function openEmptyDesk(settings: Settings, context: CommandContext): Promise<QueryDesk> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-"));
  const here = { ...settings, dataFolder: folder, documents: { kind: "folder", folder } as const };
  const { store } = await openStore(here, createLogger(settings, context));
  const desk = await openWith(here, store);
  return {
    list: () => desk.list(),
    read: (id) => desk.read(id),
    check: (text) => desk.check(text),
    run: (call) => desk.run(call),
    importFile: (name, bytes, dryRun) => desk.importFile(name, bytes, dryRun),
    verify: (figure, token) => desk.verify(figure, token),
    close: async () => {
      await desk.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openWith(settings: Settings, store: GraphStore): Promise<QueryDesk> {
  try {
    return await openLocalDesk({
      store,
      documents: settings.documents,
      limits: settings.queryLimits,
      queriesFolder: PROGRAM_FOLDERS.queriesFolder,
      version: readVersion(),
    });
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A server by its address. @throws EntenteError `invalid-setting`. */
export function remoteServer(url: string, { environment }: CommandContext): ServerAddress {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new EntenteError(
      "invalid-setting",
      `--server ${url.slice(0, 100)} is not an address; write it like http://127.0.0.1:4270.`,
    );
  }
  const token = environment["ENTENTE_TOKEN"]?.trim() ?? "";
  return { url, token: token === "" ? null : token };
}
