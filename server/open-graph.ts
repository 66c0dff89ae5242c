import type { Logger } from "pino";
import { clearFirstLoad, isFirstLoadPending, loadFolder, markFirstLoad } from "./seed-graph.ts";
import type { Settings } from "./settings.ts";
import { holdsGraph, openStore, type OpenedStore } from "./store-from-settings.ts";
import { EntenteError } from "./wire/entente-error.ts";

export interface OpenGraphOptions {
  readonly settings: Settings;
  readonly logger: Logger;
  /** Folder of the graph that a new data folder begins with. */
  readonly seedFolder: string;
  readonly signal: AbortSignal;
  /** Called before a new data folder is filled, which takes a moment. */
  readonly onFill?: () => void;
}

/**
 * Opens the graph that the settings name, with the first graph in it where the data folder is new.
 * @throws EntenteError `unusable-folder`, `damaged-data`, `busy`, `cancelled`.
 */
export async function openGraph(options: OpenGraphOptions): Promise<OpenedStore> {
  const { settings, logger, seedFolder, signal } = options;
  const { dataFolder } = settings;
  const fills = settings.neo4j === null;
  const isNew = fills && !(await holdsGraph(dataFolder));
  if (isNew) await markFirstLoad(dataFolder);
  const opened = await openStore(settings, logger);
  try {
    if (isNew || (fills && (await isFirstLoadPending(dataFolder)))) {
      options.onFill?.();
      await loadFolder(opened.loader, seedFolder, { signal });
      await clearFirstLoad(dataFolder);
    }
    if (signal.aborted) throw new EntenteError("cancelled", "The start was interrupted.");
    return opened;
  } catch (error) {
    await opened.store.close();
    throw error;
  }
}
