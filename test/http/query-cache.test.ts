import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { createGunzip, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { Reply } from "../../server/http/reply.ts";
import { defineRoute, NOTHING } from "../../server/http/route.ts";
import { RESULT_TYPES } from "../../server/wire/query-result.ts";
import { postCypher, type CypherBody } from "./run-cypher.ts";
import { ARTICLE, serveGraph, type ServedGraph } from "./served-graph.ts";

const ACTORS = {
  cypher: "MATCH (a:Actor) WHERE a.kind = $kind RETURN a.id AS id ORDER BY id LIMIT 3",
};
const STATES = { ...ACTORS, params: { kind: "state" } };

describe("the ETag of a result", () => {
  let served: ServedGraph;
  beforeAll(async () => {
    served = await serveGraph({ file: ARTICLE });
  });
  afterAll(() => served.close());

  const tagOf = async (body: CypherBody, accept = "application/json"): Promise<string | null> => {
    const response = await postCypher(served.base, body, { headers: { accept } });
    await response.text();
    return response.headers.get("etag");
  };

  it("is answered with 304, without asking the engine", async () => {
    const tag = (await tagOf(STATES)) ?? "";
    expect(tag).toMatch(/^W\/".{22}"$/);
    for (const pid of served.store.enginePids) process.kill(pid, "SIGSTOP");
    try {
      const headers = { "if-none-match": tag };
      const response = await postCypher(served.base, STATES, { headers });
      expect([response.status, await response.text()]).toEqual([304, ""]);
      expect(response.headers.get("etag")).toBe(tag);
    } finally {
      for (const pid of served.store.enginePids) process.kill(pid, "SIGCONT");
    }
  });

  it("is the same for the same query, and another for other parameters, limits and forms", async () => {
    const tag = await tagOf(STATES);
    expect(await tagOf({ ...STATES, limits: { rows: 1_000_000 } })).toBe(tag);
    const others = [
      await tagOf({ ...ACTORS, params: { kind: "person" } }),
      await tagOf({ ...STATES, limits: { rows: 2 } }),
      await tagOf({ ...STATES, cypher: STATES.cypher.replace("LIMIT 3", "LIMIT 4") }),
      await tagOf(STATES, RESULT_TYPES.ndjson),
      await tagOf(STATES, RESULT_TYPES.csv),
    ];
    expect(new Set([tag, ...others]).size).toBe(6);
  });

  it("changes with the data", async () => {
    const before = await tagOf(STATES);
    await served.store.loader.load([
      { kind: "actor", actor: { id: "new-one", kind: "group", name: "New" } },
    ]);
    expect(await tagOf(STATES)).not.toBe(before);
  });

  it.each(["RETURN rand() AS r", "RETURN date() AS day"])(
    "is not there for %s, which is never the same twice",
    async (cypher) => {
      const response = await postCypher(served.base, { cypher });
      await response.text();
      expect(response.headers.get("etag")).toBeNull();
      expect(response.headers.get("cache-control")).toBe("no-store");
    },
  );
});

describe("compression of a stream", () => {
  it("shrinks NDJSON for a reader who takes gzip", async () => {
    const served = await serveGraph({ file: ARTICLE });
    const cypher = "UNWIND range(1, 5000) AS n RETURN 'the same text again and again' AS text";
    const response = await getGzip(served.port, { cypher });
    expect(response.headers["content-encoding"]).toBe("gzip");
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const text = gunzipSync(bytes).toString("utf8");
    expect(text.split("\n")).toHaveLength(5003);
    expect(bytes.length).toBeLessThan(text.length / 20);
    await served.close();
  });

  it("hands on each chunk at once where the reply asks for it", async () => {
    let goOn: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    async function* chunks(): AsyncGenerator<string> {
      yield "first\n";
      await waiting;
      yield "second\n";
    }
    const route = defineRoute({
      method: "post",
      path: "/api/cypher",
      operationId: "test",
      summary: "test",
      params: NOTHING,
      query: NOTHING,
      body: { kind: "json", schema: z.unknown() },
      answers: [{ type: RESULT_TYPES.ndjson, schema: z.string() }],
      errors: [],
      cache: "never",
      handle: () => Promise.resolve(new Reply(chunks(), { flush: true })),
    });
    const served = await serveGraph({ routes: [route] });
    const response = await getGzip(served.port, { cypher: "" });
    const text = response.pipe(createGunzip()).setEncoding("utf8");
    const [first] = (await once(text, "data")) as [string];
    expect(first).toBe("first\n");
    goOn();
    const [second] = (await once(text, "data")) as [string];
    expect(second).toBe("second\n");
    await served.close();
  });
});

async function getGzip(port: number, body: CypherBody): Promise<IncomingMessage> {
  const headers = {
    "content-type": "application/json",
    accept: RESULT_TYPES.ndjson,
    "accept-encoding": "gzip",
  };
  const sent = request({ host: "127.0.0.1", port, path: "/api/cypher", method: "POST", headers });
  sent.end(JSON.stringify(body));
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}
