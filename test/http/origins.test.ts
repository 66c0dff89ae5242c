import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { defineRoute, NOTHING, type Method, type Route } from "../../server/http/route.ts";
import { GUARDED } from "./guarded-graph.ts";
import { problemOf, requestRaw, serveGraph, type ServedGraph } from "./served-graph.ts";

let calls = 0;
const routes = (["get", "post", "put", "delete"] as const).map((method) => thingRoute(method));

let served: ServedGraph;
let proxied: ServedGraph;
let own: string;
beforeAll(async () => {
  const access = { ...GUARDED, tokens: [], strangers: "editor", trustProxy: 1 } as const;
  [served, proxied] = await Promise.all([serveGraph({ routes }), serveGraph({ routes, access })]);
  own = `127.0.0.1:${served.port}`;
});
afterAll(() => Promise.all([served.close(), proxied.close()]));

const REFUSED: readonly [string, () => Record<string, string>][] = [
  ["another site", () => ({ origin: "https://evil.example" })],
  ["another port of this machine", () => ({ origin: "http://127.0.0.1:1" })],
  ["another name of this machine", () => ({ origin: `http://localhost:${served.port}` })],
  ["a name that begins like ours", () => ({ origin: `http://${own}.evil.example` })],
  ["a sandboxed frame, a file, a redirect", () => ({ origin: "null" })],
  ["an origin that is none", () => ({ origin: own })],
  ["an empty origin", () => ({ origin: "" })],
  ["another site, as the browser says", () => ({ "sec-fetch-site": "cross-site" })],
  ["a sister site, as the browser says", () => ({ "sec-fetch-site": "same-site" })],
  ["two words of the browser", () => ({ "sec-fetch-site": "same-origin, cross-site" })],
  [
    "another site, with an origin like ours",
    () => ({ "sec-fetch-site": "cross-site", origin: `http://${own}` }),
  ],
];

const TAKEN: readonly [string, () => Record<string, string>][] = [
  ["a program, which sends neither header", () => ({})],
  ["a page of ours, by its origin", () => ({ origin: `http://${own}` })],
  ["a page of ours, as the browser says", () => ({ "sec-fetch-site": "same-origin" })],
  ["the user, as the browser says", () => ({ "sec-fetch-site": "none" })],
  [
    "a form of ours whose page sends no referrer",
    () => ({ "sec-fetch-site": "same-origin", origin: "null" }),
  ],
];

describe("a request that changes something", () => {
  it.each(REFUSED)("is refused from %s", async (_from, headers) => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      calls = 0;
      const answer = await requestRaw({
        port: served.port,
        path: "/api/things",
        method,
        ...h(headers),
      });

      expect([answer.status, calls]).toEqual([403, 0]);
      expect(JSON.parse(answer.body)).toMatchObject({ code: "forbidden-origin" });
    }
  });

  it.each(TAKEN)("is taken from %s", async (_from, headers) => {
    for (const method of ["POST", "PUT", "DELETE"]) {
      calls = 0;
      const answer = await requestRaw({
        port: served.port,
        path: "/api/things",
        method,
        ...h(headers),
      });
      expect([answer.status, calls]).toEqual([200, 1]);
    }
  });

  it("is refused from another site before it is known who sends it and what", async () => {
    const response = await fetch(`${served.base}/api/nowhere`, {
      method: "POST",
      headers: { origin: "https://evil.example" },
    });
    expect((await problemOf(response)).code).toBe("forbidden-origin");
  });
});

describe("a request that reads", () => {
  it.each(REFUSED)("is answered to %s, which cannot see it", async (_from, headers) => {
    const answer = await requestRaw({ port: served.port, path: "/api/things", ...h(headers) });

    expect(answer.status).toBe(200);
    const names = Object.keys(answer.headers);
    expect(names.filter((name) => name.startsWith("access-control-"))).toEqual([]);
    expect(answer.headers["cross-origin-resource-policy"]).toBe("same-origin");
  });
});

describe("behind a trusted proxy", () => {
  const forwarded = { "x-forwarded-host": "graph.example.org", "x-forwarded-proto": "https" };

  it.each([
    ["https://graph.example.org", 200],
    ["https://graph.example.org:8443", 403],
    ["https://evil.example", 403],
  ])("a page of %s gets %i", async (origin, status) => {
    const headers = { ...forwarded, origin };
    const { port } = proxied;
    const answer = await requestRaw({ port, path: "/api/things", method: "POST", headers });
    expect(answer.status).toBe(status);
  });

  it("a port that every browser leaves out does not count", async () => {
    const headers = {
      "x-forwarded-host": "graph.example.org:443",
      origin: "https://graph.example.org",
    };
    const { port } = proxied;
    const answer = await requestRaw({ port, path: "/api/things", method: "POST", headers });
    expect(answer.status).toBe(200);
  });

  it("is believed about scheme and host, and nobody else is", async () => {
    const ask = async ({ port }: ServedGraph): Promise<unknown> =>
      JSON.parse((await requestRaw({ port, path: "/api/things", headers: forwarded })).body);

    expect(await ask(proxied)).toEqual({ origin: "https://graph.example.org" });
    expect(await ask(served)).toEqual({ origin: `http://${own}` });
  });
});

function thingRoute(method: Method): Route {
  return defineRoute({
    method,
    path: "/api/things",
    operationId: `${method}Thing`,
    summary: "A thing",
    params: NOTHING,
    query: NOTHING,
    answers: [{ type: "application/json", schema: z.unknown() }],
    errors: [],
    cache: "never",
    handle: ({ origin }) => {
      calls += 1;
      return Promise.resolve({ origin });
    },
  });
}

function h(headers: () => Record<string, string>): { headers: Record<string, string> } {
  return { headers: headers() };
}
