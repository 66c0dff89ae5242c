import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { Reply } from "../../server/http/reply.ts";
import { defineRoute, NOTHING } from "../../server/http/route.ts";
import { problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const LIMIT = 10_000;
const answers = [{ type: "application/json", schema: z.unknown() }] as const;

/** Answers with the note that it was sent. */
const noteRoute = defineRoute({
  method: "post",
  path: "/api/notes",
  operationId: "sendNote",
  summary: "A note",
  params: NOTHING,
  query: NOTHING,
  body: {
    kind: "json",
    schema: z.strictObject({ text: z.string(), tags: z.array(z.string()).optional() }),
    maxBytes: LIMIT,
  },
  answers,
  errors: [],
  cache: "never",
  handle: ({ body }) => Promise.resolve(body),
});

/** Answers with the number of bytes that it read. */
const uploadRoute = defineRoute({
  method: "put",
  path: "/api/upload",
  operationId: "upload",
  summary: "Bytes",
  params: NOTHING,
  query: NOTHING,
  body: { kind: "stream", types: ["application/octet-stream"], maxBytes: LIMIT },
  answers,
  errors: [],
  cache: "never",
  handle: async ({ body }) => {
    let bytes = 0;
    for await (const chunk of body) bytes += (chunk as Uint8Array).length;
    return new Reply(JSON.stringify({ bytes }), { status: 201 });
  },
});

let served: ServedGraph;
beforeAll(async () => {
  served = await serveGraph({ routes: [noteRoute, uploadRoute] });
});
afterAll(() => served.close());

describe("a JSON body", () => {
  it.each([
    ["plain", (text: string) => Buffer.from(text), {}],
    ["gzip", gzipSync, { "content-encoding": "gzip" }],
    ["deflate", deflateSync, { "content-encoding": "deflate" }],
    ["br", brotliCompressSync, { "content-encoding": "br" }],
  ])("is read when it is %s", async (_name, encode, headers) => {
    const note = { text: "Réunion à Москва", tags: ["a"] };
    const response = await sendNote(encode(JSON.stringify(note)), headers);
    expect(await response.json()).toEqual(note);
  });

  it.each([
    ['{"text": "a",}', "body, line 1, column 14", "write keys in double quotes"],
    ['{\n  "text": "a"\n  "tags": []\n}', "body, line 3, column 3", "write , between entries"],
    ['{"text": "a"} x', "body, line 1, column 15", "remove it"],
    ['{"text": "a", "text": "b"}', "body, line 1, column 15", "keep one of them"],
    ["", "body, line 1, column 1", ""],
    ["{", "body, line 1, column 2", ""],
    ["text=a", "body, line 1, column 1", ""],
  ])("that is %j is refused at %s", async (body, place, remedy) => {
    const problem = await problemOf(await sendNote(body));

    expect(problem).toMatchObject({ code: "invalid-request", errors: [{ place }] });
    expect(problem.errors).toHaveLength(1);
    expect(problem.errors?.[0]?.remedy).toContain(remedy);
    expect(JSON.stringify(problem).length).toBeLessThan(1000);
  });

  it("that is nested without end is refused at the level that is too deep", async () => {
    const problem = await problemOf(await sendNote("[".repeat(5000)));
    expect(problem.errors).toMatchObject([{ place: "body, line 1, column 101" }]);
  });

  it.each([
    ['{"text": 5}', [["text", "text is not a text"]]],
    [
      '{"txt": "a"}',
      [
        ["text", "text is missing"],
        ["txt", "txt is not known here"],
      ],
    ],
    ['{"text": "a", "__proto__": {"x": 1}}', [["__proto__", "__proto__ is not known here"]]],
    ['{"text": "a", "tags": ["b", 3]}', [["tags.1", "tags.1 is not a text"]]],
    ["[]", [["request", "the request is not an object"]]],
    ["null", [["request", "the request is not an object"]]],
  ])("that is %s is told %j", async (body, faults) => {
    const problem = await problemOf(await sendNote(body));
    expect(problem.code).toBe("invalid-request");
    expect(problem.errors?.map(({ place, message }) => [place, message])).toEqual(faults);
  });

  it("of another type is refused, so that a plain form of another site cannot send it", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      const problem = await problemOf(await sendNote("{}", { "content-type": type }));
      expect(problem.errors).toMatchObject([{ place: "Content-Type", value: type }]);
    }
  });

  it("is refused over the limit of its route, as it is sent and as it unpacks", async () => {
    const long = JSON.stringify({ text: "a".repeat(LIMIT) });
    const bomb = gzipSync(JSON.stringify({ text: "a".repeat(50_000_000) }));
    expect(bomb.length).toBeLessThan(100_000);

    const before = process.memoryUsage().rss;
    const answers = [
      await sendNote(long),
      await sendNote(new Blob([long]).stream()),
      await sendNote(gzipSync(long), { "content-encoding": "gzip" }),
      await sendNote(bomb.subarray(0, LIMIT), { "content-encoding": "gzip" }),
    ];

    for (const answer of answers) expect((await problemOf(answer)).code).toBe("too-long");
    expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000);
  });

  it("that is broken off, damaged or packed in a way of its own is refused", async () => {
    const gzip = gzipSync(JSON.stringify({ text: "a" }));
    const bodies: [Body, string][] = [
      [gzip.subarray(0, 20), "gzip"],
      [Buffer.from("not gzip at all"), "gzip"],
      [gzip, "klingon"],
      [gzip, "gzip, gzip"],
    ];
    for (const [body, encoding] of bodies) {
      const problem = await problemOf(await sendNote(body, { "content-encoding": encoding }));
      expect(problem.code).toBe("invalid-request");
      expect(JSON.stringify(problem)).not.toMatch(/node:|\.js|\n {4}at /);
    }
  });
});

describe("a body that a route reads as it comes", () => {
  it.each(["identity", "gzip"])("arrives whole as %s", async (encoding) => {
    const bytes = Buffer.alloc(LIMIT, 7);
    const body = encoding === "gzip" ? gzipSync(bytes) : bytes;
    const response = await upload(body, { "content-encoding": encoding });
    expect([response.status, await response.json()]).toEqual([201, { bytes: LIMIT }]);
  });

  it("is refused over the limit, announced, unannounced, or packed", async () => {
    const long = Buffer.alloc(LIMIT + 1);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const answers = [
      await upload(long),
      await upload(new Blob([long]).stream()),
      await upload(endless),
      await upload(new Blob([bomb.subarray(0, LIMIT)]).stream(), { "content-encoding": "gzip" }),
    ];
    for (const answer of answers) expect((await problemOf(answer)).code).toBe("too-long");
  });

  it("is refused where it is damaged, of another type or packed in a way of its own", async () => {
    const damaged = gzipSync(Buffer.alloc(5000)).fill(9, 12, 20);
    const answers = [
      await upload(damaged, { "content-encoding": "gzip" }),
      await upload(Buffer.alloc(5), { "content-encoding": "zstd" }),
      await upload("{}", { "content-type": "application/json" }),
    ];
    for (const answer of answers) expect((await problemOf(answer)).code).toBe("invalid-request");
  });
});

type Body = NonNullable<RequestInit["body"]>;

function sendNote(body: Body, headers: Record<string, string> = {}): Promise<Response> {
  return send("POST", "/api/notes", body, { "content-type": "application/json", ...headers });
}

function upload(body: Body, headers: Record<string, string> = {}): Promise<Response> {
  return send("PUT", "/api/upload", body, {
    "content-type": "application/octet-stream",
    ...headers,
  });
}

function send(
  method: string,
  where: string,
  body: Body,
  headers: Record<string, string>,
): Promise<Response> {
  // A stream is sent without a length.
  return fetch(`${served.base}${where}`, { method, body, headers, duplex: "half" } as RequestInit);
}
