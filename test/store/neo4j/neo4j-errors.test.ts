import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Neo4jError } from "neo4j-driver";
import { isLostConnection, toStoreError } from "../../../server/store/neo4j/neo4j-errors.ts";
import type { Neo4jSettings } from "../../../server/store/neo4j/neo4j-settings.ts";
import { createNeo4jStore, type Neo4jStore } from "../../../server/store/neo4j/neo4j-store.ts";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import { leaseNeo4j } from "../../neo4j/lease-neo4j.ts";
import type { GraphEdit } from "../../../server/store/graph-edit.ts";
import { errorOf, rowsOf, valueOf } from "../contract-context.ts";
import { BELA } from "../contract-graph.ts";
import { makeNeo4jStore, settingsOf } from "./make-neo4j-store.ts";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

(lease === null ? describe.skip : describe)("what goes wrong with Neo4j", () => {
  let store: Neo4jStore;
  let settings: Neo4jSettings;
  beforeAll(async () => {
    if (lease === null) return;
    ({ store } = await makeNeo4jStore(lease));
    settings = settingsOf(lease);
  });
  afterAll(async () => {
    await store.close();
  });

  const SECRET = "a-Secret-of-this-Test";
  const cases: readonly (readonly [string, string, (own: Neo4jSettings) => Neo4jSettings])[] = [
    ["a database that is not there", "database-missing", (own) => ({ ...own, database: "nosuch" })],
    [
      "nobody listening",
      "database-unavailable",
      (own) => ({ ...own, uri: "bolt://127.0.0.1:1", password: SECRET }),
    ],
    [
      "a host that does not exist",
      "database-unavailable",
      (own) => ({ ...own, uri: "neo4j://nowhere.invalid:7687", password: SECRET }),
    ],
    [
      "encryption that the server does not speak",
      "database-tls",
      (own) => ({ ...own, uri: own.uri.replace("bolt://", "bolt+s://") }),
    ],
    ["a wrong password", "database-auth", (own) => ({ ...own, password: SECRET })],
  ];
  it.each(cases)("says so, with %s: %s", async (_, code, change) => {
    const logged: unknown[] = [];
    const log = (details: object, message: string): void => {
      logged.push({ details, message });
    };
    const broken = await createNeo4jStore(change(settings), { logger: { info: log, warn: log } });
    try {
      const errors = [
        await errorOf(rowsOf(broken, "RETURN 1 AS one")),
        await errorOf(broken.explain("RETURN 1 AS one")),
        await errorOf(broken.dataVersion()),
        await errorOf(broken.load([])),
      ];
      expect(errors.map((error) => error.code)).toEqual(Array(4).fill(code));
      expect(broken.engine.version).toBe("unknown");
      while (logged.length === 0) await delay(20);
      expect(logged).toHaveLength(1);
      const told = JSON.stringify([errors.map(texts), logged]);
      for (const secret of [SECRET, settings.password]) expect(told).not.toContain(secret);
    } finally {
      await broken.close();
    }
  });

  it("asks a database that refused the password no second time, since that locks the user", async () => {
    const broken = await createNeo4jStore({ ...settings, password: SECRET });
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const error = await errorOf(rowsOf(broken, "RETURN 1 AS one"));
        expect(error.code).toBe("database-auth");
      }),
    );
    const start = performance.now();
    for (let n = 0; n < 1000; n += 1) await errorOf(rowsOf(broken, "RETURN 1 AS one"));
    expect(performance.now() - start).toBeLessThan(2_000);
    await broken.close();
  });

  it("says when the port speaks something else", async () => {
    const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    const broken = await createNeo4jStore({ ...settings, uri: `bolt://127.0.0.1:${port}` });
    const error = await errorOf(rowsOf(broken, "RETURN 1 AS one"));
    expect(error.code).toBe("database-unavailable");
    expect(error.message).toContain("HTTP");
    await broken.close();
    server.close();
  });

  it("waits for what it tells of a batch also where a statement of it fails", async () => {
    if (lease === null) return;
    await store.load([BELA]);
    const [other, admin] = [lease.driver.session(), lease.driver.session()];
    const holding = other.beginTransaction();
    // The batch waits for this lock until its transaction is ended.
    await holding.run("MATCH (n:Actor {id: 'bela'}) SET n.held = true");
    const state = { isTold: false };
    const item = { kind: "actor", actor: { id: "bela", kind: "state", name: "Other" } } as const;
    async function* batches(): AsyncGenerator<readonly GraphEdit[]> {
      await Promise.resolve();
      yield [{ kind: "put", item }];
    }
    const failed = await errorOf(
      store.edit(batches(), {
        onPlan: async () => {
          await delay(500);
          await admin.run(
            "SHOW TRANSACTIONS YIELD transactionId AS id, status WHERE status STARTS WITH 'Blocked' TERMINATE TRANSACTIONS id YIELD message RETURN message",
          );
          await delay(1000);
          state.isTold = true;
        },
      }),
    );
    const { isTold } = state;
    await holding.rollback();
    await Promise.all([other.close(), admin.close()]);
    expect([failed.code, isTold]).toEqual(["transaction-ended", true]);
  });

  it("says too-large when the database is out of memory, and answers the next query", async () => {
    const error = await errorOf(
      rowsOf(
        store,
        "UNWIND range(1, 1000000000) AS x RETURN collect(x) AS all",
        {},
        { timeoutMs: 60_000 },
      ),
    );
    expect(error.code).toBe("too-large");
    expect(error.details["databaseCode"]).toMatch(/Memory/);
    expect(await valueOf(store, "RETURN 1 AS one")).toBe(1);
  }, 90_000);

  it("says transaction-ended when an administrator ends a query", async () => {
    const running = errorOf(
      rowsOf(
        store,
        "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n",
      ),
    );
    const find =
      "SHOW TRANSACTIONS YIELD metaData, transactionId WHERE metaData.app = 'entente' RETURN transactionId";
    let id: unknown;
    while (id === undefined) {
      id = (await lease?.driver.executeQuery(find))?.records[0]?.get("transactionId");
    }
    const session = lease?.driver.session();
    await session?.run("TERMINATE TRANSACTION $id", { id });
    await session?.close();
    expect((await running).code).toBe("transaction-ended");
  });

  it("says deadlock when two writers wait for each other", async () => {
    const driver = lease?.driver;
    if (driver === undefined) return;
    await driver.executeQuery("CREATE (:Lock {id: 1}), (:Lock {id: 2})");
    const sessions = [driver.session(), driver.session()];
    const take = "MATCH (l:Lock {id: $id}) SET l.held = true";
    const [one, two] = await Promise.all(sessions.map((session) => session.beginTransaction()));
    await one?.run(take, { id: 1 });
    await two?.run(take, { id: 2 });
    const crossed = await Promise.allSettled([
      one?.run(take, { id: 2 }),
      two?.run(take, { id: 1 }),
    ]);
    const reasons = crossed.flatMap((each) =>
      each.status === "rejected"
        ? [toStoreError(each.reason, { place: "x", database: undefined })]
        : [],
    );
    expect(reasons.map(({ code }) => code)).toEqual(["deadlock"]);
    await Promise.all(sessions.map((session) => session.close()));
  });

  it("takes a socket that breaks while a connection opens for what it is, though it has no code", () => {
    const message = "Failed to connect to server. Caused by: read ECONNRESET";
    const broken = neo4jError(message, "N/A");
    expect(isLostConnection(broken)).toBe(true);
    const error = toStoreError(broken, { place: "x", database: undefined });
    expect(error.code).toBe("database-unavailable");
    expect(error.message).toContain("the connection was lost");
    const other = neo4jError("Something else", "N/A");
    expect(isLostConnection(other)).toBe(false);
    expect(toStoreError(other, { place: "x", database: undefined }).code).toBe("database-failed");
  });

  it("says that all connections are in use, and answers once one is free", async () => {
    const small = await createNeo4jStore({ ...settings, maxConnections: 1, acquireTimeoutMs: 300 });
    const stream = small.read("UNWIND range(1, 100000) AS n RETURN n");
    await stream.columns();
    const error = await errorOf(rowsOf(small, "RETURN 1 AS one"));
    expect(error.code).toBe("database-unavailable");
    expect(error.message).toContain("NEO4J_MAX_CONNECTIONS");
    for await (const row of stream) {
      expect(row).toEqual([1]);
      break;
    }
    expect(await valueOf(small, "RETURN 1 AS one")).toBe(1);
    await small.close();
  });

  it("sees in a read what was just loaded, with the same bookmarks", async () => {
    for (let n = 0; n < 20; n += 1) {
      const actor = { id: "ada", kind: "person", name: `Ada ${n}` } as const;
      await store.load([{ kind: "actor", actor }]);
      expect(await valueOf(store, "MATCH (a:Actor {id: 'ada'}) RETURN a.name")).toBe(`Ada ${n}`);
    }
  });

  it("says the version of the data changed when others change the graph", async () => {
    const before = await store.dataVersion();
    await lease?.driver.executeQuery("CREATE (:Actor {id: 'stranger'})");
    expect(await store.dataVersion()).not.toBe(before);
    await lease?.driver.executeQuery("MATCH (a:Actor {id: 'stranger'}) DELETE a");
    expect(await store.dataVersion()).toBe(before);
  });

  it("refuses LOAD CSV also when it is spelt with escapes", async () => {
    const error = await errorOf(rowsOf(store, "LO\\u0041D CSV FROM 'file:///x' AS l RETURN l"));
    expect(error.code).toBe("forbidden-query");
  });
});

function texts(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [String(error)];
  const details = error instanceof EntenteError ? error.details : {};
  return [
    error.message,
    error.stack,
    details,
    ...(error.cause === undefined ? [] : texts(error.cause)),
  ];
}

/** As the driver makes it. */
function neo4jError(message: string, code: string): Neo4jError {
  return new Neo4jError(message, code, "50N42", "general processing exception");
}
