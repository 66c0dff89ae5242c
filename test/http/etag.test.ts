import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { NETWORK_COLUMNS_TYPE } from "../../server/wire/network-columns.ts";
import { ARTICLE, serveGraph, type ServedGraph } from "./served-graph.ts";

describe("ETag", () => {
  let served: ServedGraph;
  beforeAll(async () => {
    served = await serveGraph({ file: ARTICLE });
  });
  afterAll(() => served.close());

  it.each([
    "/api/network?kind=state",
    "/api/schema",
    "/api/actors?q=tur",
    "/api/actors/tur",
    "/api/actors/tur/neighbors",
    "/api/stances?actor=tur",
    "/api/openapi.json",
  ])("of %s is answered with 304 and no body when it still holds", async (path) => {
    const first = await served.get(path);
    const tag = first.headers.get("etag") ?? "";
    expect(tag).toMatch(/^W\/".{10,}"$/);
    expect(first.headers.get("cache-control")).toBe("no-cache");
    const second = await served.get(path, { "if-none-match": tag });
    expect(second.status).toBe(304);
    expect(second.headers.get("etag")).toBe(tag);
    expect(await second.text()).toBe("");
    const other = await served.get(path, { "if-none-match": 'W/"other"' });
    expect(other.status).toBe(200);
  });

  it("is answered without asking the engine", async () => {
    const tag = (await served.get("/api/network?limit=7")).headers.get("etag") ?? "";
    const { enginePids } = served.store;
    for (const pid of enginePids) process.kill(pid, "SIGSTOP");
    try {
      const response = await served.get("/api/network?limit=7", { "if-none-match": tag });
      expect(response.status).toBe(304);
    } finally {
      for (const pid of enginePids) process.kill(pid, "SIGCONT");
    }
  });

  it.each(["/api/network?limit=8", "/api/timeline?kind=state"])(
    "tells of an answer to %s that the server has kept, for callers that have it not",
    async (path) => {
      const first = await served.get(path);
      const text = await first.text();
      const { enginePids } = served.store;
      for (const pid of enginePids) process.kill(pid, "SIGSTOP");
      try {
        const second = await served.get(path);
        expect(second.headers.get("etag")).toBe(first.headers.get("etag"));
        expect(second.headers.get("content-type")).toBe(first.headers.get("content-type"));
        expect(await second.text()).toBe(text);
      } finally {
        for (const pid of enginePids) process.kill(pid, "SIGCONT");
      }
    },
  );

  it("is the same for the same request written otherwise, and another for another", async () => {
    const tag = async (query: string, accept = "application/json"): Promise<string | null> =>
      (await served.get(`/api/network?${query}`, { accept })).headers.get("etag");
    const base = await tag("issue=a&issue=b&since=2020-10-21");
    expect(await tag("since=2020-10-21&issue=b&issue=a&issue=a&limit=300")).toBe(base);
    expect(await tag("issue=a&since=2020-10-21")).not.toBe(base);
    expect(await tag("issue=a&issue=b&since=2020-10-21", NETWORK_COLUMNS_TYPE)).not.toBe(base);
  });

  it("changes with the data, for answers that the data did not touch as well", async () => {
    const other = await serveGraph({ file: ARTICLE });
    const before = await other.get("/api/actors/tur");
    const tag = before.headers.get("etag") ?? "";
    await other.store.loader.load([
      { kind: "actor", actor: { id: "new-one", kind: "group", name: "New" } },
    ]);
    const after = await other.get("/api/actors/tur", { "if-none-match": tag });
    expect(after.status).toBe(200);
    expect(after.headers.get("etag")).not.toBe(tag);
    const network = (await (await other.get("/api/network")).json()) as { totals: object };
    expect(network.totals).toMatchObject({ nodes: 33, all: { nodes: 33 } });
    await other.close();
  });

  it("is not on errors, and probes are not kept", async () => {
    const error = await served.get("/api/actors/nobody");
    expect(error.headers.get("etag")).toBeNull();
    expect(error.headers.get("cache-control")).toBe("no-store");
    const ready = await served.get("/api/ready");
    expect(ready.headers.get("etag")).toBeNull();
    expect(ready.headers.get("cache-control")).toBe("no-store");
  });

  it("leaves compressed answers the same", async () => {
    const packed = await served.get("/api/stances?limit=500", { "accept-encoding": "gzip" });
    const plain = await served.get("/api/stances?limit=500", { "accept-encoding": "identity" });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(packed.headers.get("etag")).toBe(plain.headers.get("etag"));
    expect(await packed.json()).toEqual(await plain.json());
  });
});
