import { get, type IncomingMessage } from "node:http";
import { createInterface } from "node:readline";
import neo4j, { type Driver } from "neo4j-driver";
import type { BrokerAnswer } from "./neo4j-broker.ts";
import type { Neo4jAccess } from "./start-neo4j.ts";

/** The database of the test run, empty, for one test file alone. */
export interface Neo4jLease extends Neo4jAccess {
  /** A driver with all rights, for looking behind the store's back. */
  readonly driver: Driver;
  /** Removes all nodes and relationships; constraints and indexes stay. */
  empty(): Promise<void>;
  /** Removes all constraints and indexes. */
  dropSchema(): Promise<void>;
  /** Empties the database and lets the next test file have it. */
  release(): Promise<void>;
}

/**
 * Waits for the turn of this test file and gets the database. Null where no Neo4j can be started
 * here: the reason is printed, and the tests are to be skipped. Call it at the top level of a test
 * file and release the lease in `afterAll`.
 *
 * @throws Error where there is no Neo4j although `CI` is `true`, and where `NEO4J_TEST_URI` names a
 *   database that is not empty, since tests delete everything.
 */
export async function leaseNeo4j(): Promise<Neo4jLease | null> {
  const url = process.env["ENTENTE_NEO4J_BROKER"];
  if (url === undefined) throw new Error("Jest's globalSetup did not run; see jest.config.js.");
  const { answer, end } = await ask(url);
  if ("failed" in answer) throw new Error(answer.failed);
  if ("missing" in answer) {
    end();
    if (process.env["CI"] === "true") throw new Error(`CI needs Neo4j. ${answer.missing}`);
    console.warn(`Neo4j tests are skipped. ${answer.missing}`);
    return null;
  }
  const { uri, user, password } = answer.access;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  if (process.env["NEO4J_TEST_URI"] !== undefined) await refuseUsedDatabase(driver, end);
  const empty = (): Promise<void> => emptyDatabase(driver);
  const dropSchema = (): Promise<void> => dropAll(driver);
  await empty();
  await dropSchema();
  const release = async (): Promise<void> => {
    await empty();
    await dropSchema();
    await driver.close();
    end();
  };
  return { uri, user, password, driver, empty, dropSchema, release };
}

async function ask(url: string): Promise<{ answer: BrokerAnswer; end: () => void }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent: false }, resolve).once("error", reject);
  });
  for await (const line of createInterface({ input: response })) {
    // Leaving the loop would close the response, and with it the lease.
    return { answer: JSON.parse(line) as BrokerAnswer, end: () => response.destroy() };
  }
  throw new Error("The process that lends Neo4j to the tests has gone.");
}

async function refuseUsedDatabase(driver: Driver, end: () => void): Promise<void> {
  const { records } = await driver.executeQuery("MATCH (n) RETURN count(n) AS nodes");
  const nodes = Number(records[0]?.get("nodes"));
  if (nodes === 0) return;
  await driver.close();
  end();
  throw new Error(
    `NEO4J_TEST_URI names a database with ${nodes} nodes. The tests delete everything; name an empty one.`,
  );
}

async function emptyDatabase(driver: Driver): Promise<void> {
  const session = driver.session();
  try {
    await session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS");
  } finally {
    await session.close();
  }
}

async function dropAll(driver: Driver): Promise<void> {
  const session = driver.session();
  try {
    for (const kind of ["CONSTRAINT", "INDEX"]) {
      const { records } = await session.run(
        `SHOW ${kind} YIELD name, type WHERE type <> "LOOKUP" RETURN name`,
      );
      for (const record of records) {
        await session.run(`DROP ${kind} $name IF EXISTS`, { name: String(record.get("name")) });
      }
    }
  } finally {
    await session.close();
  }
}
