import { ImportJournal } from "../import/runs/import-journal.ts";
import type { ImportHost } from "../import/runs/run-import.ts";
import { openStore } from "../store-from-settings.ts";
import type { CommandContext, OptionSpec } from "./command.ts";
import { createLogger, settingsFor } from "./command-settings.ts";
import { findRunningServer } from "./find-server.ts";
import { remoteServer } from "./open-desk.ts";
import type { ParsedOptions } from "./parse-options.ts";
import type { ServerAddress } from "./server-client.ts";

/** Where the data is, for commands that work on the data itself, whether a server runs or not. */
export const DATA_OPTION: OptionSpec = {
  name: "data",
  value: "FOLDER",
  text: "The data folder. Default: ENTENTE_DATA, else ./data",
};

/**
 * Opens the graph and the journal of imports that the options name, and closes them after the work. A
 * server that runs on the same data sees what was imported within a quarter of a second.
 * @throws EntenteError `invalid-setting`, `unusable-folder`, `damaged-data`, `busy`.
 */
export async function withImportHost<T>(
  context: CommandContext,
  parsed: ParsedOptions,
  work: (host: ImportHost) => Promise<T>,
): Promise<T> {
  const settings = settingsFor(context, parsed);
  const { store, loader } = await openStore(settings, createLogger(settings, context));
  try {
    return await work({ store, loader, journal: new ImportJournal(settings.dataFolder) });
  } finally {
    await store.close();
  }
}

/**
 * The server that the options name, or the one that runs on their data; null for neither.
 * @throws EntenteError `invalid-setting`.
 */
export async function serverFor(
  context: CommandContext,
  parsed: ParsedOptions,
): Promise<ServerAddress | null> {
  const url = parsed.value("server");
  if (url !== undefined) return remoteServer(url, context);
  return findRunningServer(settingsFor(context, parsed));
}
