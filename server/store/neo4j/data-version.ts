import type { ManagedTransaction } from "neo4j-driver";
import { GraphDigest } from "../item-record.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";

/**
 * The property that holds the version of the graph. A node of its own would be counted and drawn by
 * every query over all nodes, so one of the loader's nodes carries it. It goes onto no wire.
 */
export const VERSION_PROPERTY = "ententeVersion";

const CARRIERS = ["Source", "Actor", "Issue"] as const;

/** The counts come from the count store and the carrier from an index, whatever the graph's size. */
const READ = `
CALL () { MATCH (n) RETURN count(n) AS nodes }
CALL () { MATCH ()-[r]->() RETURN count(r) AS relationships }
RETURN nodes, relationships, COLLECT {
  ${CARRIERS.map((label) => `MATCH (c:${label}) WHERE c.ententeVersion IS NOT NULL RETURN c.ententeVersion AS v`).join(" UNION ALL ")}
} AS versions`;
const CLEAR = CARRIERS.map(
  (label) => `MATCH (c:${label}) WHERE c.ententeVersion IS NOT NULL REMOVE c.ententeVersion`,
);
const STORE = `
CALL () {
  ${CARRIERS.map((label) => `MATCH (c:${label}) RETURN c LIMIT 1`).join(" UNION ALL ")}
} WITH c LIMIT 1 SET c.ententeVersion = $version`;

interface GraphState {
  readonly nodes: number;
  readonly relationships: number;
  /** What the loader left; null in a graph that no loader wrote. */
  readonly stored: StoredVersion | null;
}

interface StoredVersion {
  readonly digest: string;
  readonly nodes: number;
  readonly relationships: number;
}

/** What `GraphStore.dataVersion` gives on Neo4j. */
export async function readDataVersion(connection: Neo4jConnection): Promise<string> {
  const session = connection.session("read");
  try {
    const state = await session.executeRead(readState, { timeout: 10_000 });
    connection.answered();
    const { nodes, relationships, stored } = state;
    if (stored === null) {
      return nodes === 0 ? new GraphDigest().version() : `counts-${nodes}-${relationships}`;
    }
    const version = new GraphDigest(stored.digest).version();
    const isOurs = nodes === stored.nodes && relationships === stored.relationships;
    return isOurs ? version : `${version}-${nodes}-${relationships}`;
  } catch (error) {
    throw connection.failed(error);
  } finally {
    await session.close().catch(() => undefined);
  }
}

/** The digest of what loaders wrote so far. */
export async function readDigest(tx: ManagedTransaction): Promise<GraphDigest> {
  return new GraphDigest((await readState(tx)).stored?.digest);
}

/** Stores the digest with the counts that belong to it. */
export async function storeDigest(tx: ManagedTransaction, digest: GraphDigest): Promise<void> {
  for (const cypher of CLEAR) await tx.run(cypher);
  const { nodes, relationships } = await readState(tx);
  const version = [digest.toString(), nodes, relationships].join("/");
  await tx.run(STORE, { version });
}

async function readState(tx: ManagedTransaction): Promise<GraphState> {
  const { records } = await tx.run(READ);
  const [record] = records;
  if (record === undefined) throw new Error("Counting gives one row.");
  const [text] = record.get("versions") as readonly unknown[];
  return {
    nodes: Number(record.get("nodes")),
    relationships: Number(record.get("relationships")),
    stored: typeof text === "string" ? parseVersion(text) : null,
  };
}

/** Null for a text that somebody else wrote there. */
function parseVersion(text: string): StoredVersion | null {
  const match = /^([0-9a-f]+)\/(\d+)\/(\d+)$/.exec(text);
  if (match === null) return null;
  const [, digest = "0", nodes, relationships] = match;
  return { digest, nodes: Number(nodes), relationships: Number(relationships) };
}
