import { get as httpGet, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { Reply } from "../../server/http/reply.ts";
import { defineRoute, NOTHING } from "../../server/http/route.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import { problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const CHUNK = "x".repeat(64 * 1024);

/** What the stream of the request under test is, and what became of it. */
let source: (signal: AbortSignal) => AsyncGenerator<string>;
let made = 0;
let ended: Promise<void> = Promise.resolve();
let markEnded: () => void = () => undefined;

const streamRoute = defineRoute({
  method: "get",
  path: "/api/stream",
  operationId: "getStream",
  summary: "A stream",
  params: NOTHING,
  query: NOTHING,
  answers: [{ type: "text/plain", schema: z.string() }],
  errors: [],
  cache: "never",
  handle: ({ signal }) => Promise.resolve(new Reply(watched(signal))),
});

async function* watched(signal: AbortSignal): AsyncGenerator<string> {
  try {
    for await (const chunk of source(signal)) {
      made += 1;
      yield chunk;
    }
  } finally {
    markEnded();
  }
}

let served: ServedGraph;
const log: string[] = [];
beforeAll(async () => {
  served = await serveGraph({ routes: [streamRoute], log: (line) => log.push(line) });
});
afterEach(() => {
  log.length = 0;
});
afterAll(() => served.close());

describe("a stream", () => {
  it("arrives whole and in order, and its iterator ends", async () => {
    begin(async function* () {
      for (let n = 0; n < 1000; n += 1) {
        await Promise.resolve();
        yield `${n}\n`;
      }
    });

    const response = await served.get("/api/stream", { "accept-encoding": "identity" });

    const lines = (await response.text()).trimEnd().split("\n");
    expect(lines).toEqual(Array.from({ length: 1000 }, (_, n) => String(n)));
    await ended;
  });

  it("is made no faster than a slow reader takes it", async () => {
    begin(endless);
    const response = await open();
    // Until socket buffers on both ends are full and nothing more is made.
    await until(async () => {
      const before = made;
      await pause(300);
      return made === before;
    });
    const stalled = made;

    response.resume();
    await until(() => made > stalled * 2);
    response.destroy();
    await ended;

    // What is under way fits buffers of the system; without back-pressure it would not end.
    expect(stalled * CHUNK.length).toBeLessThan(32 * 1024 * 1024);
  });

  it("ends when its reader hangs up in the middle", async () => {
    begin(endless);
    const response = await open();
    response.resume();
    await until(() => made > 10);

    response.destroy();

    await ended;
    expect(errorLines()).toEqual([]);
  });

  it("ends when its reader hangs up before the first chunk is there", async () => {
    let isAsked = false;
    let isAborted = false;
    begin(async function* (signal) {
      isAsked = true;
      signal.addEventListener("abort", () => (isAborted = true));
      await until(() => isAborted);
      // Made all the same: whoever looks at no signal must not be left open either.
      yield* endless();
    });
    const request = httpGet(`${served.base}/api/stream`);
    request.on("error", () => undefined);
    await until(() => isAsked);

    request.destroy();

    await ended;
    expect(isAborted).toBe(true);
    expect(made).toBeLessThan(5);
  });

  it("is not run through for HEAD", async () => {
    begin(endless);
    const response = await fetch(`${served.base}/api/stream`, { method: "HEAD" });
    expect(response.status).toBe(200);
    await ended;
    expect(made).toBeLessThan(5);
  });

  it("that fails before its first chunk is a problem document", async () => {
    begin(async function* () {
      await Promise.resolve();
      yield fail(new EntenteError("timeout", "The query ran longer than 1 s; narrow it."));
    });

    const problem = await problemOf(await served.get("/api/stream"));

    expect(problem).toMatchObject({ code: "timeout", status: 504 });
    await ended;
  });

  it("that fails after its first chunk cuts the connection, and the log says why", async () => {
    begin(async function* () {
      yield CHUNK;
      await pause(50);
      yield fail(new EntenteError("too-large", "The result is over 1 MB; narrow it."));
    });

    const response = await served.get("/api/stream", { "accept-encoding": "identity" });

    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    await ended;
    await until(() => errorLines().length > 0);
    expect(errorLines()[0]).toMatchObject({ msg: "too-large", path: "/api/stream" });
  });
});

async function* endless(): AsyncGenerator<string> {
  for (;;) {
    await Promise.resolve();
    yield CHUNK;
  }
}

function fail(error: Error): never {
  throw error;
}

function begin(stream: typeof source): void {
  source = stream;
  made = 0;
  ended = new Promise((resolve) => (markEnded = resolve));
}

/** The answer's headers; its body waits. */
function open(): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpGet(`${served.base}/api/stream`, resolve).on("error", reject);
  });
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(10);
}

function errorLines(): { msg?: string }[] {
  return log
    .map((line) => JSON.parse(line) as { level: number; msg?: string; res?: object })
    .filter(({ level, res }) => level >= 50 && res === undefined);
}
