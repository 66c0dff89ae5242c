import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { guardQuery } from "../../server/queries/query-guard.ts";
import { createEmbeddedStore } from "../../server/store/embedded/embedded-store.ts";
import type { GraphLoader, GraphStore } from "../../server/store/graph-store.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import { leaseNeo4j, type Neo4jLease } from "../neo4j/lease-neo4j.ts";
import { CONTRACT_ITEMS } from "../store/contract-graph.ts";
import { makeNeo4jStore } from "../store/neo4j/make-neo4j-store.ts";
import { startCanary } from "./canary.ts";
import { hostileStatements, type HostileStatement } from "./hostile-statements.ts";

/** A graph to attack. `dump` shows everything that an attack could have changed. */
interface Target {
  readonly store: GraphStore;
  readonly loader: GraphLoader;
  dump(): Promise<string>;
  close(): Promise<void>;
}

const lease = await leaseNeo4j();
const canary = await startCanary();
const statements = hostileStatements(canary.url);
afterAll(async () => {
  await canary.close();
  await lease?.release();
});

/** Harmless queries that look hostile. */
const HARMLESS = [
  "MATCH (a:Actor) RETURN a.`set` AS value, 'CREATE (n)' AS text // DELETE",
  "MATCH (a:Actor {name: 'LOAD CSV FROM'}) RETURN a",
  "MATCH (`merge`:Actor)-[`drop`:STANCE]->(x) RETURN `merge`.id, `drop`.id",
  "RETURN 'a;b' AS text;",
  "CALL db.labels() YIELD label RETURN label",
  "MATCH (n:Actor) WHERE n.id IN ['ada'] RETURN n",
  "MATCH (n:Actor) CALL { WITH n RETURN n.id AS id } RETURN id",
  "RETURN 'caf\\u00e9' AS word",
];
/** The embedded engine takes keywords as names only in backticks. */
const HARMLESS_ON_NEO4J = [
  "MATCH (a:Actor) RETURN a.set AS value, a.delete AS merge",
  "MATCH (n:Actor) RETURN {create: n.name, delete: 1, set: 2, load: 3} AS map",
  "MATCH (merge:Actor)-[drop:STANCE]->(x) RETURN merge.id, drop.id, x.call",
  "MATCH (a:Actor) WHERE a.use IS NULL RETURN date.truncate('month', date()) AS use",
  "MATCH (a:Actor)-[:STANCE]->{1,2}(b) RETURN count(b) AS n",
];

describeGuard("the embedded engine", embeddedTarget, null);
if (lease !== null) describeGuard("Neo4j", () => neo4jTarget(lease), lease);

function describeGuard(
  name: string,
  makeTarget: () => Promise<Target>,
  neo4j: Neo4jLease | null,
): void {
  describe(`hostile statements on ${name}`, () => {
    let target: Target;
    let before: string;
    beforeAll(async () => {
      target = await makeTarget();
      await target.loader.load(CONTRACT_ITEMS);
      before = await target.dump();
    }, 300_000);
    afterAll(async () => {
      await target.close();
    });

    it("are at least sixty", () => {
      expect(statements.length).toBeGreaterThanOrEqual(60);
    });

    it.each(statements)("are refused at their token: $cypher", async (statement) => {
      const error = await refusalOf(guardQuery(target.store, statement.cypher));
      expect(["forbidden-query", "invalid-query"]).toContain(error?.code);
      expect(error?.details).toMatchObject({ token: statement.token });
      expect(placeOf(statement, error)).toBe(statement.token);
    });

    const harmless = neo4j === null ? HARMLESS : [...HARMLESS, ...HARMLESS_ON_NEO4J];
    it.each(harmless)("leave harmless ones alone: %s", async (cypher) => {
      expect((await guardQuery(target.store, cypher)).kind).toBe("read");
    });

    it("change nothing with the guard off, and reach nobody", async () => {
      const asked = canary.requests;
      const answered: string[] = [];
      for (const { cypher } of statements) {
        if ((await attack(target.store, cypher)) === null) answered.push(cypher);
      }
      console.log(
        `${name}: of ${statements.length} hostile statements with the guard off, the store refused ${
          statements.length - answered.length
        } and answered these without a change:\n${answered.join("\n")}`,
      );
      expect(await target.dump()).toBe(before);
      expect(canary.requests - asked).toBe(0);
    }, 120_000);

    it("change nothing and reach nobody with the guard on", async () => {
      expect(await target.dump()).toBe(before);
      expect(canary.requests).toBe(0);
    });

    if (neo4j !== null) {
      it("would be seen: the canary counts a LOAD CSV and the dump shows a write", async () => {
        const own = process.env["NEO4J_TEST_URI"] === undefined;
        const session = neo4j.driver.session();
        try {
          await session.run("LOAD CSV FROM $url AS line RETURN line", { url: `${canary.url}/x` });
          if (own) expect(canary.requests).toBeGreaterThan(0);
          await session.run("MATCH (a:Actor {id: 'ada'}) SET a.ghost = true");
          expect(await target.dump()).not.toBe(before);
        } finally {
          await session.close();
        }
      });
    }
  });
}

/** The text in the query at the place that the error names. */
function placeOf({ cypher, token }: HostileStatement, error: EntenteError | null): string {
  const line = cypher.split("\n")[Number(error?.details["line"]) - 1] ?? "";
  const start = Number(error?.details["column"]) - 1;
  return Array.from(line)
    .slice(start, start + token.length)
    .join("");
}

async function refusalOf(promise: Promise<unknown>): Promise<EntenteError | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    if (error instanceof EntenteError) return error;
    throw error;
  }
}

/** Runs it behind the guard's back; null when the store answered. */
function attack(store: GraphStore, cypher: string): Promise<EntenteError | null> {
  return refusalOf(
    (async () => {
      const rows = store.read(cypher, {}, { timeoutMs: 10_000 })[Symbol.asyncIterator]();
      while ((await rows.next()).done !== true);
    })(),
  );
}

async function embeddedTarget(): Promise<Target> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-guard-"));
  const store = await createEmbeddedStore({ folder });
  return {
    store,
    loader: store.loader,
    dump: async () => {
      const names = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = names.filter((entry) => entry.isFile());
      const paths = files.map((entry) => path.join(entry.parentPath, entry.name));
      const hashes = paths.sort().map(async (file) => {
        const hash = createHash("sha256").update(await readFile(file));
        return `${file} ${hash.digest("hex")}`;
      });
      return (await Promise.all(hashes)).join("\n");
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Everything in the database and its users, read by a driver with all rights. */
const DUMPS = [
  "MATCH (n) RETURN elementId(n) AS id, labels(n), properties(n) ORDER BY id",
  "MATCH ()-[r]->() RETURN elementId(r) AS id, type(r), properties(r), elementId(startNode(r)), elementId(endNode(r)) ORDER BY id",
  "SHOW INDEXES YIELD name, type, labelsOrTypes, properties RETURN * ORDER BY name",
  "SHOW CONSTRAINTS YIELD name, type RETURN * ORDER BY name",
  "SHOW USERS YIELD user, passwordChangeRequired RETURN * ORDER BY user",
  "SHOW DATABASES YIELD name, currentStatus RETURN * ORDER BY name",
];

async function neo4jTarget(neo4j: Neo4jLease): Promise<Target> {
  const made = await makeNeo4jStore(neo4j);
  const dump = async (): Promise<string> => {
    const parts: string[] = [];
    for (const cypher of DUMPS) {
      const { records } = await neo4j.driver.executeQuery(cypher);
      parts.push(...records.map((record) => JSON.stringify(record.toObject())));
    }
    return parts.join("\n");
  };
  return { ...made, dump };
}
