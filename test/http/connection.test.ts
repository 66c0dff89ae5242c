import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ProblemSchema } from "../../server/wire/problem.ts";
import { ARTICLE, serveGraph, type ServedGraph } from "./served-graph.ts";

let served: ServedGraph;
beforeAll(async () => {
  served = await serveGraph({ file: ARTICLE });
});
afterAll(() => served.close());

const HOST = "Host: 127.0.0.1";

describe("a request that two readers could read in two ways", () => {
  it.each([
    ["two lengths", ["Content-Length: 5", "Content-Length: 6"]],
    ["a length and chunks", ["Content-Length: 5", "Transfer-Encoding: chunked"]],
    ["chunks by another name", ["Transfer-Encoding: xchunked"]],
    ["chunks that are not last", ["Transfer-Encoding: chunked, identity"]],
    ["chunks twice", ["Transfer-Encoding: chunked", "Transfer-Encoding: chunked, x"]],
    ["a length that is none", ["Content-Length: +5"]],
    ["a negative length", ["Content-Length: -5"]],
    ["a space before the colon", ["Content-Length : 5"]],
    ["a folded header", ["X-A: b\r\n c: d"]],
    ["a bare line feed", ["X-A: b\nX-B: c"]],
    ["a null in a header", ["X-A: b\0c"]],
  ])("is refused: %s", async (_what, headers) => {
    const text = [`POST /api/network HTTP/1.1`, HOST, ...headers, "", "hello"].join("\r\n");
    const answer = await exchange(text);

    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toMatch(/\r\nConnection: close\r\n/i);
    expect(statusLines(answer)).toHaveLength(1);
    expect(problemIn(answer).code).toMatch(/^(invalid-request|too-long)$/);
  });

  it.each([
    ["no host", "GET /api/health HTTP/1.1\r\n\r\n"],
    ["two hosts", "GET /api/network HTTP/1.1\r\nHost: a\r\nHost: 127.0.0.1\r\n\r\n"],
    ["no HTTP", "hello\r\n\r\n"],
    ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    ["a method that is none", "GE\0T / HTTP/1.1\r\n\r\n"],
  ])("is not answered as if nothing were wrong: %s", async (_what, text) => {
    const answer = await exchange(text);
    expect(answer.split("\r\n", 1)[0]).toMatch(/^(HTTP\/1\.1 4\d\d .*)?$/);
  });

  it("hides no second request in its body", async () => {
    const hidden = `GET /api/health HTTP/1.1\r\n${HOST}\r\n\r\n`;
    const head = `GET /api/actors/nobody HTTP/1.1\r\n${HOST}\r\nContent-Length: ${hidden.length}`;
    const last = `GET /api/ready HTTP/1.1\r\n${HOST}\r\nConnection: close\r\n\r\n`;

    const answer = await exchange(`${head}\r\n\r\n${hidden}${last}`);

    expect(statusLines(answer)).toEqual(["HTTP/1.1 404 Not Found", "HTTP/1.1 200 OK"]);
    expect(answer).toContain('"status":"ready"');
    expect(answer).not.toContain('"status":"up"');
  });
});

describe("a caller who sends drop by drop", () => {
  it("gets an answer about a body that nobody reads, and then no more of the server", async () => {
    const socket = connect(served.port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
    socket.on("error", () => undefined);
    const closed = new Promise<number>((resolve) => {
      const start = performance.now();
      socket.on("close", () => {
        resolve(performance.now() - start);
      });
    });
    socket.write(`GET /api/health HTTP/1.1\r\n${HOST}\r\nContent-Length: 60000\r\n\r\n`);
    const drops = setInterval(() => socket.write("x"), 100);

    const ms = await closed;
    clearInterval(drops);

    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(ms).toBeLessThan(25_000);
  });

  it("holds up nobody else", async () => {
    const slow = Array.from({ length: 200 }, () => {
      const socket = connect(served.port, "127.0.0.1").on("error", () => undefined);
      socket.write(`POST /api/session HTTP/1.1\r\n${HOST}\r\nX-A: `);
      return socket;
    });
    await pause(100);

    const response = await served.get("/api/network?limit=3");

    expect(response.status).toBe(200);
    for (const socket of slow) socket.destroy();
  });
});

/** What the server sends back before it closes, or within two seconds. */
function exchange(text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(served.port, "127.0.0.1", () => socket.write(text, "latin1"));
    const done = (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setEncoding("utf8").on("data", (chunk: string) => (answer += chunk));
    socket.on("close", done).on("error", done).setTimeout(2000, done);
  });
}

function statusLines(answer: string): string[] {
  return [...answer.matchAll(/HTTP\/1\.1 \d{3} [^\r]*/g)].map(([line]) => line);
}

function problemIn(answer: string): { code: string } {
  return ProblemSchema.parse(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n") + 4)));
}
