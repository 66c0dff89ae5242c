import { createNeo4jStore, type Neo4jStore } from "../../../server/store/neo4j/neo4j-store.ts";
import type { Neo4jSettings } from "../../../server/store/neo4j/neo4j-settings.ts";
import type { Neo4jLease } from "../../neo4j/lease-neo4j.ts";

/** The settings that reach the database of a lease. */
export function settingsOf({ uri, user, password }: Neo4jLease): Neo4jSettings {
  return { uri, username: user, password };
}

/** A store on the emptied database of a lease. */
export async function makeNeo4jStore(lease: Neo4jLease): Promise<{
  readonly store: Neo4jStore;
  readonly loader: Neo4jStore;
  close(): Promise<void>;
}> {
  await lease.empty();
  const store = await createNeo4jStore(settingsOf(lease));
  return { store, loader: store, close: () => store.close() };
}
