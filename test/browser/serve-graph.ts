import { createEmbeddedStore } from "../../server/store/embedded/embedded-store.ts";
import type { GraphItem } from "../../server/wire/interchange.ts";
import { makeDataFolder, startEntente, type EntenteProcess } from "./start-entente.ts";

/** A server on a graph of its own; `stop` removes the graph too. */
export async function serveGraph(items: Iterable<GraphItem>): Promise<EntenteProcess> {
  const data = await makeDataFolder();
  const store = await createEmbeddedStore({ folder: data.folder, minReaders: 1, maxReaders: 1 });
  await store.loader.load(items);
  await store.close();
  const server = await startEntente(data.folder);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await data.remove();
    },
  };
}
