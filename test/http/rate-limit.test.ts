import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { GUARDED, headersOf } from "./guarded-graph.ts";
import { problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const VIEWER_REQUESTS = 6;

let served: ServedGraph;
beforeAll(async () => {
  const access = { ...GUARDED, requestsPerMinute: VIEWER_REQUESTS, trustProxy: 1 };
  served = await serveGraph({ access });
});
afterAll(() => served.close());

describe("requests in a minute", () => {
  it.each([
    ["stranger", 3],
    ["viewer", 6],
    ["analyst", 12],
    ["editor", 12],
  ] as const)("of a %s are at most %i", async (role, most) => {
    expect(await countTaken(headersOf(role))).toBe(most);
  });

  it("are counted by network without a token, and by token with one, wherever it is used", async () => {
    const from = (address: string): Record<string, string> => ({ "x-forwarded-for": address });

    expect(await countTaken(from("192.0.2.1"))).toBe(3);
    expect(await countTaken(from("192.0.2.1"))).toBe(0);
    expect(await countTaken(from("192.0.2.2"))).toBe(3);
    expect(await countTaken(from("::ffff:192.0.2.2"))).toBe(0);
    // A subscriber has at least 2^64 addresses of IPv6.
    expect(await countTaken(from("2001:db8::1"))).toBe(3);
    expect(await countTaken(from("2001:db8:0:0:1::2"))).toBe(0);
    expect(await countTaken(from("2001:db8:0:1::1"))).toBe(3);
    // Written by the caller; the proxy's own word comes after it.
    expect(await countTaken(from("198.51.100.9, 192.0.2.1"))).toBe(0);
    expect(await countTaken({ ...headersOf("viewer"), ...from("192.0.2.3") })).toBe(0);
  });

  it("are told on the way, and when they are too many, until when", async () => {
    const from = { "x-forwarded-for": "192.0.2.50" };
    const first = await served.get("/api/session", from);
    expect(first.headers.get("ratelimit-policy")).toBe('"stranger";q=3;w=60');
    expect(first.headers.get("ratelimit")).toBe('"stranger";r=2;t=60');
    await countTaken(from);

    const response = await served.get("/api/session", from);

    const seconds = Number(response.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(50);
    const problem = await problemOf(response);
    expect(problem.code).toBe("too-many-requests");
    expect(problem.detail).toContain(`try again in ${seconds} seconds`);
  });

  it("leave probes alone", async () => {
    await countTaken({});
    for (let n = 0; n < 20; n += 1) expect((await served.get("/api/health")).status).toBe(200);
  });

  it("are not counted on one's own machine", async () => {
    const own = await serveGraph();
    for (let n = 0; n < 20; n += 1) expect((await own.get("/api/session")).status).toBe(200);
    expect((await own.get("/api/session")).headers.get("ratelimit")).toBeNull();
    await own.close();
  });
});

/** How many of twenty requests are answered before one is refused. */
async function countTaken(headers: Record<string, string>): Promise<number> {
  for (let n = 0; n < 20; n += 1) {
    const response = await served.get("/api/session", headers);
    await response.text();
    if (response.status === 429) return n;
  }
  return 20;
}
