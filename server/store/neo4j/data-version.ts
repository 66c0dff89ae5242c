import type { ManagedTransaction } from "neo4j-driver";
import { EntenteError } from "../../wire/entente-error.ts";
import { GraphDigest, VERSION_PROPERTY } from "../item-record.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";
import { Neo4jRowStream } from "./neo4j-row-stream.ts";

const VERSION_TIMEOUT_MS = 10_000;
const CARRIERS = ["Source", "Actor", "Issue"] as const;

/** The counts come from the count store and the carrier from an index, whatever the graph's size. */
const READ = `
CALL () { MATCH (n) RETURN count(n) AS nodes }
CALL () { MATCH ()-[r]->() RETURN count(r) AS relationships }
RETURN nodes, relationships, COLLECT {
  ${CARRIERS.map((label) => `MATCH (c:${label}) WHERE c.${VERSION_PROPERTY} IS NOT NULL RETURN c.${VERSION_PROPERTY} AS v`).join(" UNION ALL ")}
} AS versions`;
const CLEAR = CARRIERS.map(
  (label) =>
    `MATCH (c:${label}) WHERE c.${VERSION_PROPERTY} IS NOT NULL REMOVE c.${VERSION_PROPERTY}`,
);
const STORE = `
CALL () {
  ${CARRIERS.map((label) => `MATCH (c:${label}) RETURN c LIMIT 1`).join(" UNION ALL ")}
} WITH c LIMIT 1 SET c.${VERSION_PROPERTY} = $version`;

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
  let state: GraphState | undefined;
  const rows = new Neo4jRowStream(connection, READ, {}, { timeoutMs: VERSION_TIMEOUT_MS });
  try {
    for await (const row of rows) state = toState(row);
  } catch (error) {
    throw isTimeout(error) ? unanswered(error) : error;
  }
  const { nodes, relationships, stored } = state ?? toState([]);
  if (stored === null) {
    return nodes === 0 ? new GraphDigest().version() : `counts-${nodes}-${relationships}`;
  }
  const version = new GraphDigest(stored.digest).version();
  const isOurs = nodes === stored.nodes && relationships === stored.relationships;
  return isOurs ? version : `${version}-${nodes}-${relationships}`;
}

function isTimeout(error: unknown): boolean {
  return error instanceof EntenteError && error.code === "timeout";
}

/** Nobody asked for something long: a database that cannot even count is not there for anybody. */
function unanswered(cause: unknown): EntenteError {
  return new EntenteError(
    "database-unavailable",
    `The database did not tell the version of its data within ${VERSION_TIMEOUT_MS / 1000} s; it is starting or overloaded, so try again.`,
    { cause },
  );
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
  return toState([...(records[0]?.values() ?? [])]);
}

/** The one row of READ, as the driver or the store gives it. */
function toState([nodes, relationships, versions]: readonly unknown[]): GraphState {
  const text: unknown = Array.isArray(versions) ? versions[0] : undefined;
  return {
    nodes: Number(nodes ?? 0),
    relationships: Number(relationships ?? 0),
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
