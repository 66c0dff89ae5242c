import { destination, pino } from "pino";
import { ImportJournal } from "../import/runs/import-journal.ts";
import type { ImportHost } from "../import/runs/run-import.ts";
import { parseSettings } from "../settings.ts";
import { openStore } from "../store-from-settings.ts";
import type { CommandContext, OptionSpec } from "./command.ts";
import type { ParsedOptions } from "./parse-options.ts";

/** Where the data is, for commands that write and so work on the data itself. */
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
  const data = parsed.value("data");
  const environment =
    data === undefined ? context.environment : { ...context.environment, ENTENTE_DATA: data };
  const settings = parseSettings(environment, { isTerminal: true });
  const level = environment["ENTENTE_LOG"] === undefined ? "silent" : settings.logLevel;
  const logger = pino({ level }, destination({ dest: 2, sync: true }));
  const { store, loader } = await openStore(settings, logger);
  try {
    return await work({ store, loader, journal: new ImportJournal(settings.dataFolder) });
  } finally {
    await store.close();
  }
}
