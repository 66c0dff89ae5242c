import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

describe("a broken engine", () => {
  let served: ServedGraph;
  beforeAll(async () => {
    served = await serveGraph({ file: ARTICLE });
  });
  afterAll(() => served.close());

  it("that is killed during a query fails that request with 503, and the next is answered", async () => {
    const before: unknown = await (await served.get("/api/network")).json();
    // Stopped, it takes the query and cannot answer it, so the kill is certainly in between.
    const killed = served.store.enginePids;
    for (const pid of killed) process.kill(pid, "SIGSTOP");
    // Not asked before, so that no kept answer can do.
    const pending = served.get("/api/network?limit=299");
    await sleep(200);
    for (const pid of killed) process.kill(pid, "SIGKILL");
    const response = await pending;
    expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await problemOf(response)).toMatchObject({ code: "engine-crashed", status: 503 });
    const next = await served.get("/api/network?limit=299");
    expect(next.status).toBe(200);
    expect(await next.json()).toEqual(before);
    expect(served.store.enginePids).not.toEqual(killed);
  });

  it("is ready again by itself after a kill between two requests", async () => {
    for (const pid of served.store.enginePids) process.kill(pid, "SIGKILL");
    await sleep(50);
    expect((await served.get("/api/ready")).status).toBe(200);
  });

  it("is ended with its query when the caller hangs up", async () => {
    const [pid] = served.store.enginePids;
    if (pid === undefined) throw new Error("there is no engine process");
    process.kill(pid, "SIGSTOP");
    const caller = new AbortController();
    const pending = fetch(`${served.base}/api/network?limit=298`, { signal: caller.signal });
    await sleep(200);
    caller.abort();
    await expect(pending).rejects.toThrow();
    // A stopped process cannot end itself: that it goes away shows that the query was ended.
    for (let tries = 0; served.store.enginePids.includes(pid) && tries < 50; tries += 1) {
      await sleep(100);
    }
    expect(served.store.enginePids).not.toContain(pid);
    expect((await served.get("/api/network?limit=298")).status).toBe(200);
  });

  it("whose store is closed answers 503 with Retry-After, and health still answers", async () => {
    const other = await serveGraph({ file: ARTICLE });
    await other.store.close();
    for (const path of ["/api/ready", "/api/network", "/api/schema"]) {
      const response = await other.get(path);
      expect(response.headers.get("retry-after")).toBe("5");
      expect((await problemOf(response)).code).toBe("database-unavailable");
    }
    expect((await other.get("/api/health")).status).toBe(200);
    await other.close();
  });
});
