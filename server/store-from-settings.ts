import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Logger } from "pino";
import type { Settings } from "./settings.ts";
import { createEmbeddedStore } from "./store/embedded/embedded-store.ts";
import type { GraphLoader, GraphStore } from "./store/graph-store.ts";

/** An open graph. */
export interface OpenedStore {
  readonly store: GraphStore;
  readonly loader: GraphLoader;
}

/**
 * Opens the graph that the settings name.
 * A Neo4j database need not answer yet: its store is there at once and tells what is wrong.
 * @throws EntenteError `unusable-folder`, `damaged-data`, `busy`.
 */
export async function openStore(settings: Settings, logger: Logger): Promise<OpenedStore> {
  if (settings.neo4j !== null) {
    // Loaded when used: nobody without a database pays for its driver.
    const { createNeo4jStore } = await import("./store/neo4j/neo4j-store.ts");
    const store = await createNeo4jStore(settings.neo4j, { logger });
    return { store, loader: store };
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
