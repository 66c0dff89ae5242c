import { createServer, type ServerResponse } from "node:http";
import { Neo4jNotStartable } from "./neo4j-artifacts.ts";
import { startNeo4j, type Neo4jAccess, type RunningNeo4j } from "./start-neo4j.ts";

/** What the broker says to a test file: where the database is, or why there is none. */
export type BrokerAnswer =
  { readonly access: Neo4jAccess } | { readonly missing: string } | { readonly failed: string };

export interface Neo4jBroker {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Lends the one Neo4j of a test run to one test file at a time. Nothing is started before the first
 * file asks. A file holds the database for as long as its request is open, so that one whose
 * process died gives it back too.
 */
export async function startNeo4jBroker(): Promise<Neo4jBroker> {
  let started: Promise<RunningNeo4j> | null = null;
  let turn = Promise.resolve();
  const lend = async (response: ServerResponse): Promise<void> => {
    if (isGone(response)) return;
    const answer = await (existing() ?? ownServer((started ??= startNeo4j())));
    response.write(`${JSON.stringify(answer)}\n`);
    if (!("access" in answer)) response.end();
    else if (!isGone(response)) await new Promise((done) => response.once("close", done));
  };
  const server = createServer((_request, response) => {
    turn = turn
      .then(() => lend(response))
      .catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined);
      });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  server.unref();
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No TCP port.");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await started?.then(
        (running) => running.stop(),
        () => undefined,
      );
    },
  };
}

function isGone(response: ServerResponse): boolean {
  return response.destroyed;
}

function existing(): BrokerAnswer | null {
  const { NEO4J_TEST_URI, NEO4J_TEST_USERNAME, NEO4J_TEST_PASSWORD } = process.env;
  if (NEO4J_TEST_URI === undefined) return null;
  const user = NEO4J_TEST_USERNAME ?? "neo4j";
  return { access: { uri: NEO4J_TEST_URI, user, password: NEO4J_TEST_PASSWORD ?? "" } };
}

async function ownServer(started: Promise<RunningNeo4j>): Promise<BrokerAnswer> {
  try {
    const { uri, user, password } = await started;
    return { access: { uri, user, password } };
  } catch (error) {
    if (error instanceof Neo4jNotStartable) return { missing: error.message };
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
