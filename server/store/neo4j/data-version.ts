import type { ManagedTransaction } from "neo4j-driver";
import { EntenteError } from "../../wire/entente-error.ts";
import { GraphDigest, VERSION_PROPERTY } from "../item-record.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";
import { Neo4jRowStream } from "./neo4j-row-stream.ts";
import { toDataVersion, toGraphState, VERSION_CARRIERS, VERSION_QUERY } from "./version-query.ts";

const VERSION_TIMEOUT_MS = 10_000;
const CLEAR = `
CALL () {
  ${VERSION_CARRIERS.map((label) => `MATCH (c:${label}) WHERE c.${VERSION_PROPERTY} IS NOT NULL RETURN c`).join(" UNION ALL ")}
} REMOVE c.${VERSION_PROPERTY}`;
const STORE = `
CALL () { MATCH (n) RETURN count(n) AS nodes }
CALL () { MATCH ()-[r]->() RETURN count(r) AS relationships }
CALL () {
  ${VERSION_CARRIERS.map((label) => `MATCH (c:${label}) RETURN c LIMIT 1`).join(" UNION ALL ")}
} WITH c, nodes, relationships LIMIT 1
SET c.${VERSION_PROPERTY} = $digest + "/" + toString(nodes) + "/" + toString(relationships)`;

/** What `GraphStore.dataVersion` gives on Neo4j. */
export async function readDataVersion(connection: Neo4jConnection): Promise<string> {
  let state = toGraphState([]);
  const options = { timeoutMs: VERSION_TIMEOUT_MS };
  const rows = new Neo4jRowStream(connection, VERSION_QUERY, {}, options);
  try {
    for await (const row of rows) state = toGraphState(row);
  } catch (error) {
    throw isTimeout(error) ? unanswered(error) : error;
  }
  return toDataVersion(state);
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
  const { records } = await tx.run(VERSION_QUERY);
  return new GraphDigest(toGraphState([...(records[0]?.values() ?? [])]).stored?.digest);
}

/** Stores the digest with the counts that belong to it. */
export async function storeDigest(tx: ManagedTransaction, digest: GraphDigest): Promise<void> {
  await Promise.all([tx.run(CLEAR), tx.run(STORE, { digest: digest.toString() })]);
}
