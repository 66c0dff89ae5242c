import { execFile } from "node:child_process";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Neo4jStore } from "../../../server/store/neo4j/neo4j-store.ts";
import { leaseNeo4j } from "../../neo4j/lease-neo4j.ts";
import { errorOf, valueOf } from "../contract-context.ts";
import type { Drained } from "./drain-rows.ts";
import { makeNeo4jStore, settingsOf } from "./make-neo4j-store.ts";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

const MILLION =
  "UNWIND range(1, 1000000) AS n RETURN n, 'row number ' + n AS text, {half: n / 2.0} AS map";
/** Gives no row for a very long time. */
const BUSY = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n";

(lease === null ? describe.skip : describe)("streaming from Neo4j", () => {
  let store: Neo4jStore;
  beforeAll(async () => {
    if (lease === null) return;
    ({ store } = await makeNeo4jStore(lease));
  });
  afterAll(async () => {
    await store.close();
  });

  it("hands out a million rows and grows by less than 150 MB", async () => {
    if (lease === null) return;
    // A process of its own: what the test runner keeps in memory says nothing about a server.
    const program = path.join(import.meta.dirname, "drain-rows.js");
    const { stdout } = await promisify(execFile)(process.execPath, [program], {
      env: {
        ...process.env,
        DRAIN_SETTINGS: JSON.stringify(settingsOf(lease)),
        DRAIN_QUERY: MILLION,
      },
    });
    const { rows, sum, seconds, growthMb } = JSON.parse(stdout) as Drained;
    console.log(
      `Neo4j: ${rows} rows in ${seconds.toFixed(1)} s, resident memory grew by ${growthMb.toFixed(0)} MB`,
    );
    expect([rows, sum]).toEqual([1_000_000, 500_000_500_000]);
    expect(growthMb).toBeLessThan(150);
  }, 300_000);

  it("does not read ahead of a consumer that stands still", async () => {
    const iterator = store.read(MILLION, {}, { maxRows: 2_000_000 })[Symbol.asyncIterator]();
    await iterator.next();
    await delay(300);
    const before = process.memoryUsage().rss;
    await delay(1500);
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(30);
    expect((await iterator.next()).value).toEqual([2, "row number 2", { half: 1 }]);
    await iterator.return?.();
  });

  it("ends the transaction in the database when the consumer leaves the loop", async () => {
    const stream = store.read(MILLION, {}, { maxRows: 2_000_000 });
    for await (const row of stream) {
      expect(row[0]).toBe(1);
      expect(await transactions()).toBe(1);
      break;
    }
    await expectNoTransaction("left the loop");
  });

  it("ends the transaction in the database when the signal aborts, also before the first row", async () => {
    const controller = new AbortController();
    const failed = errorOf(valueOfSlow(store, controller.signal));
    while ((await transactions()) === 0) await delay(20);
    controller.abort();
    expect((await failed).code).toBe("cancelled");
    await expectNoTransaction("aborted while the database was busy");
  });

  it("ends the transaction in the database at the time limit", async () => {
    const failed = errorOf(valueOfSlow(store, undefined, 700));
    expect((await failed).code).toBe("timeout");
    await expectNoTransaction("ran into its time limit");
  });

  it("ends the transaction of a query whose rows nobody asks for", async () => {
    const stream = store.read(MILLION, {}, { timeoutMs: 500 });
    expect(await stream.columns()).toEqual(["n", "text", "map"]);
    expect(await transactions()).toBe(1);
    await delay(600);
    await expectNoTransaction("was never read");
  });

  it("answers other queries while one is stuck, and has no transaction left at the end", async () => {
    const controller = new AbortController();
    const stuck = Array.from({ length: 3 }, () => errorOf(valueOfSlow(store, controller.signal)));
    expect(await valueOf(store, "RETURN 1 AS one")).toBe(1);
    controller.abort();
    expect((await Promise.all(stuck)).map(({ code }) => code)).toEqual(Array(3).fill("cancelled"));
    await expectNoTransaction("were stuck together");
  });
});

function valueOfSlow(
  store: Neo4jStore,
  signal: AbortSignal | undefined,
  timeoutMs = 60_000,
): Promise<unknown> {
  const options = signal === undefined ? { timeoutMs } : { timeoutMs, signal };
  return store.read(BUSY, {}, options)[Symbol.asyncIterator]().next();
}

/** Transactions that a store has open in the database. */
async function transactions(): Promise<number> {
  const answer = await lease?.driver.executeQuery(
    "SHOW TRANSACTIONS YIELD metaData, currentQuery WHERE metaData.app = 'entente' RETURN count(*) AS n",
  );
  return Number(answer?.records[0]?.get("n"));
}

async function expectNoTransaction(what: string): Promise<void> {
  const start = performance.now();
  while ((await transactions()) > 0 && performance.now() - start < 5_000) await delay(20);
  expect(await transactions()).toBe(0);
  console.log(
    `SHOW TRANSACTIONS: none of ours ${(performance.now() - start).toFixed(0)} ms after a query ${what}`,
  );
}
