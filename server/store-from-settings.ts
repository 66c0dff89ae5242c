import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Logger } from "pino";
import type { Settings } from "./settings.ts";
import { createEmbeddedStore } from "./store/embedded/embedded-store.ts";
import type { GraphLoader, GraphStore } from "./store/graph-store.ts";
import { EntenteError } from "./wire/entente-error.ts";

/** An open graph. */
export interface OpenedStore {
  readonly store: GraphStore;
  readonly loader: GraphLoader;
}

/**
 * Opens the graph that the settings name.
 * @throws EntenteError `unusable-folder`, `damaged-data`, `busy`, `database-unavailable`.
 */
export async function openStore(settings: Settings, logger: Logger): Promise<OpenedStore> {
  if (settings.neo4j !== null) {
    throw new EntenteError(
      "invalid-setting",
      "NEO4J_URI is set, but this version has only the embedded engine; leave it out.",
    );
  }
  const store = await createEmbeddedStore({
    folder: settings.dataFolder,
    logger: (event) => {
      logger.debug(event, event.kind);
    },
  });
  return { store, loader: store.loader };
}

/** True for a data folder in which a graph of the embedded engine was begun, also an empty one. */
export async function holdsGraph(folder: string): Promise<boolean> {
  const names = await readdir(path.join(folder, "graph")).catch(() => []);
  return names.length > 0;
}
