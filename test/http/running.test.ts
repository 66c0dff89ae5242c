import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { RunningQueriesSchema, type RunningQuery } from "../../server/wire/running-query.ts";
import { GUARDED, headersOf } from "./guarded-graph.ts";
import { postCypher } from "./run-cypher.ts";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const ENDLESS = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n";

describe("running queries", () => {
  let served: ServedGraph;
  beforeAll(async () => {
    served = await serveGraph({ file: ARTICLE, access: GUARDED });
  });
  afterAll(() => served.close());

  it("are listed with who runs them, and gone when they have ended", async () => {
    const asked = start("analyst", "mine-1");
    const [query] = await untilRunning(1);
    expect(query).toMatchObject({
      requestId: "mine-1",
      query: null,
      cypher: ENDLESS,
      role: "analyst",
      who: "the analyst",
      rows: 0,
    });
    expect(Date.now() - Date.parse(query?.since ?? "")).toBeLessThan(60_000);
    expect((await cancel(query?.id ?? "")).status).toBe(200);
    await asked;
    expect(await untilRunning(0)).toEqual([]);
  });

  it("end in the engine when they are cancelled, and their callers are told", async () => {
    const asked = start("editor");
    const [query] = await untilRunning(1);
    const pids = served.store.enginePids;
    // Until the engine certainly computes.
    await sleep(500);
    const response = await cancel(query?.id ?? "");
    expect(await response.json()).toEqual({ id: query?.id, cancelled: true });
    expect(await problemOf(await asked)).toMatchObject({ code: "cancelled", status: 499 });
    // The engine cannot be interrupted, so its process was ended.
    for (let tries = 0; tries < 100 && sharePid(pids); tries += 1) await sleep(50);
    expect(sharePid(pids)).toBe(false);
  });

  it("end when their callers hang up", async () => {
    const caller = new AbortController();
    const asked = start("analyst", "gone", caller.signal);
    await untilRunning(1);
    caller.abort();
    await expect(asked).rejects.toThrow();
    expect(await untilRunning(0)).toEqual([]);
  });

  it("that do not exist cannot be cancelled, and ids that are none are refused", async () => {
    const unknown = await cancel("6d2b2c1e-8c2f-4a57-9d0c-0f6f0f5b9a43");
    expect((await problemOf(unknown)).code).toBe("not-found");
    expect(await problemOf(await cancel("x"))).toMatchObject({
      code: "invalid-request",
      errors: [{ place: "id" }],
    });
  });

  it("are no business of viewers", async () => {
    const response = await served.get("/api/running", headersOf("viewer"));
    expect((await problemOf(response)).code).toBe("forbidden-role");
  });

  function start(
    role: "analyst" | "editor",
    requestId = "any",
    signal?: AbortSignal,
  ): Promise<Response> {
    const headers = { ...headersOf(role), "x-request-id": requestId };
    return postCypher(
      served.base,
      { cypher: ENDLESS },
      signal === undefined ? { headers } : { headers, signal },
    );
  }

  function cancel(id: string): Promise<Response> {
    const headers = headersOf("analyst");
    return fetch(`${served.base}/api/running/${id}`, { method: "DELETE", headers });
  }

  /** Waits until so many queries run, and gives them. */
  async function untilRunning(count: number): Promise<readonly RunningQuery[]> {
    for (;;) {
      const response = await served.get("/api/running", headersOf("analyst"));
      const { queries } = RunningQueriesSchema.parse(await response.json());
      if (queries.length === count) return queries;
      await sleep(20);
    }
  }

  function sharePid(pids: readonly number[]): boolean {
    return served.store.enginePids.some((pid) => pids.includes(pid));
  }
});

describe("the audit log", () => {
  it("has a line for each ad-hoc query, with a fingerprint and without its text", async () => {
    const lines: Record<string, unknown>[] = [];
    const served = await serveGraph({
      file: ARTICLE,
      access: GUARDED,
      log: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
    });
    const headers = { ...headersOf("analyst"), "x-request-id": "audited" };
    const run = async (cypher: string, params = {}): Promise<void> => {
      await (await postCypher(served.base, { cypher, params }, { headers })).text();
    };
    await run("MATCH (a:Actor {id: $secret}) RETURN a", { secret: "hidden-word" });
    await run("MATCH (a) DELETE a");
    await run("RETURN hidden_word");
    await served.close();
    const audited = lines.filter(({ log, action }) => log === "audit" && action === "runCypher");
    expect(audited.map(({ outcome, rows }) => [outcome, rows])).toEqual([
      ["done", 0],
      ["forbidden-query", 0],
      ["invalid-query", 0],
    ]);
    expect(audited[0]).toMatchObject({
      requestId: "audited",
      who: "the analyst",
      role: "analyst",
      // printf %s 'MATCH (a:Actor {id: $secret}) RETURN a' | sha256sum | cut -c1-16
      fingerprint: "31ea8a60b750f537",
    });
    expect(JSON.stringify(lines)).not.toMatch(/hidden.word/);
  });
});
