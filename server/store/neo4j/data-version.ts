import type { ManagedTransaction } from "neo4j-driver";
import { EntenteError } from "../../wire/entente-error.ts";
import { GraphDigest, VERSION_PROPERTY } from "../item-record.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";
import { Neo4jRowStream } from "./neo4j-row-stream.ts";
import {
  toDataVersion,
  toGraphState,
  VERSION_CARRIERS,
  VERSION_QUERY,
  type GraphState,
} from "./version-query.ts";

const VERSION_TIMEOUT_MS = 10_000;
const CLEAR = VERSION_CARRIERS.map(
  (label) =>
    `MATCH (c:${label}) WHERE c.${VERSION_PROPERTY} IS NOT NULL REMOVE c.${VERSION_PROPERTY}`,
);
const STORE = `
CALL () {
  ${VERSION_CARRIERS.map((label) => `MATCH (c:${label}) RETURN c LIMIT 1`).join(" UNION ALL ")}
} WITH c LIMIT 1 SET c.${VERSION_PROPERTY} = $version`;

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
  const { records } = await tx.run(VERSION_QUERY);
  return toGraphState([...(records[0]?.values() ?? [])]);
}
