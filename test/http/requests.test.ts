import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createRoutes } from "../../server/http/routes.ts";
import { ProblemSchema } from "../../server/wire/problem.ts";
import { ARTICLE, problemOf, requestRaw, serveGraph, type ServedGraph } from "./served-graph.ts";

let served: ServedGraph;
let publicFolder: string;
const log: string[] = [];
beforeAll(async () => {
  publicFolder = await mkdtemp(path.join(tmpdir(), "entente-public-"));
  await mkdir(path.join(publicFolder, "assets"));
  await writeFile(path.join(publicFolder, "index.html"), "<!doctype html><title>x</title>");
  await writeFile(path.join(publicFolder, "assets", "main-abc123.js"), "export {};");
  served = await serveGraph({
    file: ARTICLE,
    publicFolder,
    allowedHosts: ["127.0.0.1", "localhost", "[::1]"],
    log: (line) => log.push(line),
  });
});
afterAll(async () => {
  await served.close();
  await rm(publicFolder, { recursive: true });
});

describe("a request that does not fit", () => {
  it("is told every fault at once, each with its place, value and remedy", async () => {
    const problem = await problemOf(
      await served.get(
        "/api/network?limt=3&limit=1e999&since=2020-02-30&kind=stat&issue=A%20B&until=x&minStances=0",
      ),
    );
    expect(problem.code).toBe("invalid-request");
    expect(problem.errors?.map(({ place, value }) => [place, value])).toEqual([
      ["limt", undefined],
      ["limit", "1e999"],
      ["issue.0", "A B"],
      ["kind.0", "stat"],
      ["since", "2020-02-30"],
      ["until", "x"],
      ["minStances", "0"],
    ]);
    for (const { message, remedy } of problem.errors ?? []) {
      expect(message).toMatch(/^[\w.]+ is /);
      expect(remedy).toMatch(/./);
    }
    expect(problem.errors?.[0]?.remedy).toBe("did you mean limit?");
  });

  it.each([
    "1e999",
    "",
    "0x10",
    " 5",
    "5.5",
    "Infinity",
    "NaN",
    "0",
    "-1",
    "250001",
    "１０",
    "9".repeat(30),
  ])("is refused for limit=%j", async (limit) => {
    const response = await served.get(`/api/network?limit=${encodeURIComponent(limit)}`);
    expect((await problemOf(response)).errors).toMatchObject([{ place: "limit" }]);
  });

  it.each([
    ["since=2020-10-23&until=2020-10-21", "until"],
    ["polarityMin=0.5&polarityMax=-0.5", "polarityMax"],
    ["polarityMin=-1.01", "polarityMin"],
    ["polarityMax=2", "polarityMax"],
    ["since=0000-00-00", "since"],
    ["since=2020-10-22&since=2020-10-23", "since"],
    ["act=5a", "act.0"],
    ["status=said", "status.0"],
    ["actor=", "actor.0"],
    ["__proto__=1", "__proto__"],
    ["constructor=1", "constructor"],
    ["kind[]=state", "kind[]"],
  ])("is refused for %s", async (query, place) => {
    const routes = ["/api/network", "/api/stances", "/api/actors/aze/neighbors"];
    for (const route of routes) {
      const problem = await problemOf(await served.get(`${route}?${query}`));
      expect(problem.errors).toMatchObject([{ place }]);
    }
  });

  it("is refused for searches of 10 kB, in any script, without repeating them", async () => {
    for (const letter of ["a", "Э", "ا", "𝔸", "%"]) {
      const q = encodeURIComponent(letter.repeat(Math.ceil(10_000 / letter.length)));
      const response = await served.get(`/api/actors?q=${q}`);
      const problem = await problemOf(response);
      expect(problem).toMatchObject({ code: "invalid-request", errors: [{ place: "q" }] });
      expect(JSON.stringify(problem).length).toBeLessThan(1000);
    }
  });

  it("is refused where its headers are over the limit", async () => {
    const { status, body } = await requestRaw({
      port: served.port,
      path: `/api/actors?q=${"a".repeat(200_000)}`,
    });
    expect(status).toBe(413);
    expect(ProblemSchema.parse(JSON.parse(body)).code).toBe("too-long");
  });

  it("is refused where its path is not percent-encoding", async () => {
    const problem = await problemOf(await served.get("/api/actors/%E0%A4%A"));
    expect(problem.code).toBe("invalid-request");
  });

  it("says what there is instead of an unknown path", async () => {
    for (const unknown of ["/api/nope", "/api", "/api/", "/api/Network", "/api/network/"]) {
      const problem = await problemOf(await served.get(unknown));
      expect(problem).toMatchObject({ code: "not-found", status: 404 });
      expect(problem.detail).toContain("/api/openapi.json");
    }
  });

  it("is refused with a large body or one without end", async () => {
    const large = await fetch(`${served.base}/api/network`, {
      method: "POST",
      body: "x".repeat(100_000),
    });
    expect((await problemOf(large)).code).toBe("too-long");
    const response = await fetch(`${served.base}/api/network`, {
      method: "POST",
      body: new Blob(["x"]).stream(),
      duplex: "half",
    } as RequestInit);
    expect((await problemOf(response)).code).toBe("too-long");
  });
});

describe("methods", () => {
  const gets = createRoutes().filter(({ method }) => method === "get");
  // What a route cannot do without.
  const needed: Readonly<Record<string, string>> = {
    "/api/paths": "?from=rus&to=tur",
    "/api/compare": "?beforeUntil=2020-10-21&afterSince=2020-10-22",
    "/api/ask": "?q=Turkey",
  };
  it.each(gets.map(({ path: each }) => `${each.replace("{id}", "aze")}${needed[each] ?? ""}`))(
    "HEAD %s has the headers of GET and no body",
    async (route) => {
      const head = await fetch(`${served.base}${route}`, { method: "HEAD" });
      const get = await served.get(route);
      expect(head.status).toBe(get.status);
      expect(head.headers.get("etag")).toBe(get.headers.get("etag"));
      expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
      expect(await head.text()).toBe("");
    },
  );

  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s is not allowed", async (method) => {
    const response = await fetch(`${served.base}/api/network`, { method });
    expect(response.headers.get("allow")).toBe("GET, HEAD");
    expect(await problemOf(response)).toMatchObject({ code: "method-not-allowed", status: 405 });
  });
});

describe("the Host header", () => {
  it.each(["127.0.0.1", "127.0.0.1:4270", "localhost:80", "LOCALHOST", "[::1]:4270"])(
    "%s is served",
    async (host) => {
      const { status } = await requestRaw({
        port: served.port,
        path: "/api/health",
        headers: { host },
      });
      expect(status).toBe(200);
    },
  );

  it.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:4270", "[::2]"])(
    "%j is refused on every path",
    async (host) => {
      for (const each of ["/api/network", "/", "/assets/main-abc123.js"]) {
        const { status, body } = await requestRaw({
          port: served.port,
          path: each,
          headers: { host },
        });
        expect(status).toBe(403);
        expect(ProblemSchema.parse(JSON.parse(body)).code).toBe("forbidden-host");
      }
    },
  );
});

describe("files", () => {
  it("serves the explorer, to be asked for again, and its assets, to be kept", async () => {
    const index = await served.get("/");
    expect(index.status).toBe(200);
    expect(index.headers.get("cache-control")).toBe("no-cache");
    const asset = await served.get("/assets/main-abc123.js");
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  it("answers other paths with a small page that says so", async () => {
    for (const unknown of [
      "/nope",
      "/assets/",
      "/index.htm",
      "/.git/config",
      "/%2e%2e/package.json",
    ]) {
      const response = await served.get(unknown);
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    }
  });

  it("sends a content security policy without unsafe parts with every answer", async () => {
    for (const each of ["/", "/nope", "/api/network", "/api/nope"]) {
      const { headers } = await served.get(each);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).not.toContain("unsafe");
      for (const part of [
        "script-src 'self'",
        "style-src 'self'",
        "worker-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy.split(";")).toContain(part);
      }
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("permissions-policy")).toContain("geolocation=()");
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });
});

describe("the log", () => {
  it("has a line per request with its id and path and not what was searched for", async () => {
    log.length = 0;
    const response = await served.get("/api/actors?q=sensitive", { "x-request-id": "abc-1" });
    await response.text();
    await served.get("/api/health");
    // The line of a request before this one may come after its answer.
    const lines = log
      .map((line) => JSON.parse(line) as { req: { id: unknown }; res: unknown })
      .filter(({ req }) => req.id === "abc-1");
    expect(response.headers.get("x-request-id")).toBe("abc-1");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      req: { id: "abc-1", method: "GET", path: "/api/actors" },
      res: { status: 200 },
    });
    expect(log.join()).not.toContain("sensitive");
  });

  it("takes no request id that could forge a line", async () => {
    const response = await served.get("/api/health", { "x-request-id": '"}{"a":"' });
    expect(response.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  });
});
