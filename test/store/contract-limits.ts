import { getEventListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "@jest/globals";
import { errorOf, rowsOf, valueOf, type ContractContext } from "./contract-context.ts";

/** Long enough on every engine that only a limit ends it. */
const ENDLESS = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n";
const MANY = "UNWIND range(1, 60000) AS n RETURN n, 'row ' + toString(n) AS text";

/** Streaming, limits, cancelling and running side by side. */
export function describeLimits({ fact, shared }: ContractContext): void {
  fact("streams 60,000 rows, each once and in order", async () => {
    let next = 1;
    for await (const row of shared().store.read(MANY)) {
      if (row[0] !== next || row[1] !== `row ${next}`) expect(row).toEqual([next, `row ${next}`]);
      next += 1;
    }
    expect(next).toBe(60_001);
  });

  fact("waits for a slow consumer and loses nothing", async () => {
    let rows = 0;
    for await (const row of shared().store.read(MANY)) {
      rows += 1;
      if (rows % 6000 === 0) await sleep(30);
      if (row[0] !== rows) expect(row[0]).toBe(rows);
    }
    expect(rows).toBe(60_000);
  });

  fact("answers again after a consumer left early", async () => {
    const { store } = shared();
    for (let round = 0; round < 6; round += 1) {
      for await (const row of store.read(MANY)) {
        expect(row[0]).toBe(1);
        break;
      }
    }
    expect(await valueOf(store, "RETURN 1 AS one")).toBe(1);
  });

  fact("answers others rightly while consumers of batches leave again and again", async () => {
    const { store } = shared();
    const leave = async (batches: number): Promise<void> => {
      let left = batches;
      for await (const batch of store.read(MANY).batches()) {
        expect(batch.length).toBeGreaterThan(0);
        if (left === 0) break;
        left -= 1;
      }
    };
    for (let round = 0; round < 12; round += 1) {
      await Promise.all([leave(0), leave(round % 3), valueOf(store, "RETURN 1 AS one")]);
      expect(await valueOf(store, "RETURN $round AS n", { round })).toBe(round);
    }
  });

  fact("ends after maxRows and says that there was more", async () => {
    const stream = shared().store.read(MANY, {}, { maxRows: 10 });
    const rows = [];
    for await (const row of stream) rows.push(row[0]);
    expect(rows).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(stream.truncated).toBe(true);
  });

  fact("does not call a result truncated that has exactly maxRows", async () => {
    const stream = shared().store.read("UNWIND [1, 2] AS n RETURN n", {}, { maxRows: 2 });
    let rows = 0;
    for await (const row of stream) rows += row.length;
    expect([rows, stream.truncated]).toEqual([2, false]);
  });

  fact("hands out the same rows in batches, as values and as lines of JSON", async () => {
    const { store } = shared();
    const texts: string[] = [];
    let next = 1;
    for await (const batch of store.read(MANY).batches()) {
      const rows = batch.rows();
      expect(rows).toHaveLength(batch.length);
      expect(rows[0]).toEqual([next, `row ${next}`]);
      const lines = batch.lines();
      expect(lines).toBe(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
      expect(batch.take(1).lines()).toBe(`${JSON.stringify(rows[0])}\n`);
      expect(batch.take(batch.length + 1).lines()).toBe(lines);
      texts.push(lines);
      next += batch.length;
    }
    expect(next).toBe(60_001);
    expect(texts.join("").split("\n")).toHaveLength(60_001);
  });

  fact("ends batches after maxRows, in the middle of one", async () => {
    const stream = shared().store.read(MANY, {}, { maxRows: 1001 });
    let rows = 0;
    for await (const batch of stream.batches()) rows += batch.length;
    expect([rows, stream.truncated]).toEqual([1001, true]);
  });

  fact("counts the rows that a consumer leaves, whether it takes rows or batches", async () => {
    const { store } = shared();
    for (const taken of [1, 3]) {
      const stream = store.read(MANY);
      const rows = stream[Symbol.asyncIterator]();
      for (let row = 0; row < taken; row += 1) await rows.next();
      expect(await stream.countRest(20_000)).toEqual({ rows: 60_000 - taken, isExact: true });
      expect((await rows.return?.(undefined))?.done).toBe(true);
    }
    const stream = store.read(MANY);
    let given = 0;
    for await (const batch of stream.batches()) {
      given += batch.length;
      if (given < 5000) continue;
      expect(await stream.countRest(20_000)).toEqual({ rows: 60_000 - given, isExact: true });
      break;
    }
  });

  fact("ends a query at its time limit, and answers the next one", async () => {
    const { store } = shared();
    const start = performance.now();
    const error = await errorOf(rowsOf(store, ENDLESS, {}, { timeoutMs: 400 }));
    expect(error.code).toBe("timeout");
    expect(error.message).toContain("400 ms");
    expect(performance.now() - start).toBeLessThan(3000);
    expect(await valueOf(store, "RETURN 1 AS one")).toBe(1);
  });

  fact("takes a time limit longer than a timer can be", async () => {
    expect(await rowsOf(shared().store, "RETURN 1 AS one", {}, { timeoutMs: 1e12 })).toEqual([[1]]);
  });

  fact("does not run a query whose signal is aborted already", async () => {
    const options = { signal: AbortSignal.abort() };
    expect((await errorOf(rowsOf(shared().store, ENDLESS, {}, options))).code).toBe("cancelled");
  });

  fact("leaves no listener on a signal that outlives its queries", async () => {
    const { signal } = new AbortController();
    for (let round = 0; round < 12; round += 1) {
      await rowsOf(shared().store, "RETURN 1 AS one", {}, { signal });
    }
    await errorOf(rowsOf(shared().store, "RETURN nobody", {}, { signal }));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  fact("ends a query whose signal is aborted while it runs", async () => {
    const start = performance.now();
    const options = { signal: AbortSignal.timeout(300) };
    expect((await errorOf(rowsOf(shared().store, ENDLESS, {}, options))).code).toBe("cancelled");
    expect(performance.now() - start).toBeLessThan(3000);
  });

  fact("ends the rows when the signal is aborted between two of them", async () => {
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      for await (const row of shared().store.read(MANY, {}, { signal: controller.signal })) {
        if (row[0] === 1) controller.abort();
      }
    };
    expect((await errorOf(read())).code).toBe("cancelled");
  });

  fact("answers a short query while long ones run", async () => {
    const { store } = shared();
    const controller = new AbortController();
    const long = errorOf(rowsOf(store, ENDLESS, {}, { signal: controller.signal }));
    expect(await valueOf(store, "RETURN 1 AS one")).toBe(1);
    controller.abort();
    expect((await long).code).toBe("cancelled");
  });

  fact("answers twenty queries at once, each with its own rows", async () => {
    const { store } = shared();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        valueOf(store, "UNWIND range(0, $n) AS x RETURN sum(x) AS s", { n }),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 20 }, (_, n) => (n * (n + 1)) / 2));
  });

  fact("tells the columns before the first row is asked for", async () => {
    const stream = shared().store.read(
      "MATCH (a:Actor) RETURN a.id AS id, a.name AS name ORDER BY id",
    );
    expect(await stream.columns()).toEqual(["id", "name"]);
    const ids = [];
    for await (const [id] of stream) ids.push(id);
    expect(ids).toEqual(["ada", "bela", "club"]);
  });

  fact("gives the same error to whoever asks for the columns", async () => {
    expect((await errorOf(shared().store.read("RETURN nobody").columns())).code).toBe(
      "invalid-query",
    );
  });
}
