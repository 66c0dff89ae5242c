import { request, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { residentBytes } from "../../server/store/embedded/resident-memory.ts";
import { QueryEndSchema, RESULT_TYPES } from "../../server/wire/query-result.ts";
import { RunningQueriesSchema } from "../../server/wire/running-query.ts";
import {
  makeDataFolder,
  neo4jVariables,
  startEntente,
  type EntenteProcess,
} from "../browser/start-entente.ts";
import { leaseNeo4j } from "../neo4j/lease-neo4j.ts";
import { resultOf } from "./run-cypher.ts";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

const MILLION =
  "UNWIND range(1, 1000000) AS n RETURN n, 'row number ' + n AS text, {half: n / 2.0} AS map";
/** Gives no row for a very long time. */
const BUSY = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n";

(lease === null ? describe.skip : describe)("a server process on Neo4j", () => {
  let server: EntenteProcess;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    if (lease === null) return;
    const data = await makeDataFolder();
    remove = data.remove;
    server = await startEntente(data.folder, 0, {
      ...neo4jVariables(lease),
      // This machine may be busy with other tests.
      ENTENTE_QUERY_TIME_MS: "300000",
    });
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await remove();
  });

  it("streams a million rows as NDJSON and grows by less than 150 MB", async () => {
    await resultOf(server.url, { cypher: "RETURN 1 AS one" });
    const before = await residentMb(server.pid);
    const start = performance.now();
    const response = await openCypher(server.port, MILLION);
    const firstMs = performance.now() - start;
    let [lines, peak, end] = [0, before, ""];
    const watch = setInterval(() => {
      void residentMb(server.pid).then((mb) => (peak = Math.max(peak, mb)));
    }, 50);
    for await (const chunk of response.setEncoding("utf8")) {
      const text = String(chunk);
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
      end = (end + text).slice(-2000);
    }
    clearInterval(watch);
    const seconds = (performance.now() - start) / 1000;
    console.log(
      `A million rows of Neo4j as NDJSON: first bytes after ${firstMs.toFixed(0)} ms, ` +
        `all after ${seconds.toFixed(1)} s, the server's resident memory grew by ${(peak - before).toFixed(0)} MB`,
    );
    // Besides the rows, a head and an end.
    expect(lines).toBe(1_000_002);
    const last = QueryEndSchema.parse(JSON.parse(end.trimEnd().split("\n").at(-1) ?? ""));
    expect(last).toMatchObject({ summary: { rows: 1_000_000, truncated: false } });
    expect(peak - before).toBeLessThan(150);
  }, 300_000);

  it("keeps its memory while a reader stands still, and ends the transaction when it hangs up", async () => {
    const before = await residentMb(server.pid);
    const response = await openCypher(server.port, MILLION);
    try {
      await once(response, "readable");
      await untilTransactions(1);
      let [earlier, now] = [before, await residentMb(server.pid)];
      // A server that reads on although nobody takes its rows is still at it after a second.
      while (now - earlier > 1) {
        await sleep(1000);
        [earlier, now] = [now, await residentMb(server.pid)];
      }
      expect(now - before).toBeLessThan(100);
      expect(await transactions()).toBe(1);
    } catch (error) {
      response.destroy();
      throw error;
    }
    await hangUp(response, "in the middle of a million rows");
  });

  it("ends the transaction of a caller who hangs up before the first row", async () => {
    const caller = new AbortController();
    const asked = fetch(`${server.url}/api/cypher`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ cypher: BUSY }),
      signal: caller.signal,
    });
    await untilTransactions(1);
    const start = performance.now();
    caller.abort();
    await expect(asked).rejects.toThrow();
    await untilTransactions(0);
    report("before the first row", start);
  });

  it("ends the transaction of a query that somebody cancels", async () => {
    const asked = fetch(`${server.url}/api/cypher`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ cypher: BUSY }),
    });
    const id = await untilListed();
    await untilTransactions(1);
    await fetch(`${server.url}/api/running/${id}`, { method: "DELETE" });
    expect((await asked).status).toBe(499);
    await untilTransactions(0);
  });

  /** Waits until a query runs, and gives its id. */
  async function untilListed(): Promise<string> {
    for (;;) {
      const list: unknown = await (await fetch(`${server.url}/api/running`)).json();
      const [query] = RunningQueriesSchema.parse(list).queries;
      if (query !== undefined) return query.id;
    }
  }

  async function hangUp(response: IncomingMessage, when: string): Promise<void> {
    const start = performance.now();
    response.destroy();
    await untilTransactions(0);
    report(when, start);
    expect((await resultOf(server.url, { cypher: "RETURN 1 AS one" })).rows).toEqual([[1]]);
  }
});

function report(when: string, start: number): void {
  const ms = (performance.now() - start).toFixed(0);
  console.log(`SHOW TRANSACTIONS: none of the server's ${ms} ms after a caller hung up ${when}`);
}

async function openCypher(port: number, cypher: string): Promise<IncomingMessage> {
  const headers = { "content-type": "application/json", accept: RESULT_TYPES.ndjson };
  const sent = request({ host: "127.0.0.1", port, path: "/api/cypher", method: "POST", headers });
  sent.end(JSON.stringify({ cypher }));
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}

/** Resident memory of a process; 0 on systems that do not tell, where it is not tested. */
async function residentMb(pid: number): Promise<number> {
  return ((await residentBytes(pid)) ?? 0) / 2 ** 20;
}

/** Transactions that the server has open in the database. */
async function transactions(): Promise<number> {
  const answer = await lease?.driver.executeQuery(
    "SHOW TRANSACTIONS YIELD metaData WHERE metaData.app = 'entente' RETURN count(*) AS n",
  );
  return Number(answer?.records[0]?.get("n"));
}

async function untilTransactions(count: number): Promise<void> {
  while ((await transactions()) !== count) await sleep(20);
}
