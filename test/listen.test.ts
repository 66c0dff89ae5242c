import { Worker } from "node:worker_threads";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { closeGracefully, listen } from "../server/listen.ts";

const SENT = 0;
const MAY_SEND = 1;

/** A client in a thread of its own: it works on while this one stands still. */
const CLIENT = `
  const { workerData: { port, flags }, parentPort } = require("node:worker_threads");
  const { connect } = require("node:net");
  const request = "GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n";
  const socket = connect(port, "127.0.0.1", () => socket.write(request));
  let answers = "";
  let isSecond = false;
  socket.setEncoding("utf8").on("data", (text) => {
    answers += text;
    if (isSecond || !answers.endsWith("done")) return;
    isSecond = true;
    parentPort.postMessage("idle");
    Atomics.wait(flags, ${MAY_SEND}, 0);
    socket.write(request, () => {
      Atomics.store(flags, ${SENT}, 1);
      Atomics.notify(flags, ${SENT});
    });
  });
  socket.on("error", (error) => (answers += error.code));
  socket.on("close", () => parentPort.postMessage(answers));
`;

let server: Server;
let port: number;
beforeEach(async () => {
  server = createServer((_request, response) => response.end("done"));
  server.keepAliveTimeout = 60_000;
  port = await listen(server, "127.0.0.1", 0);
});
afterEach(() => {
  server.close();
});

describe("closeGracefully", () => {
  it("answers what had arrived on an open connection, however late it comes to read it", async () => {
    const flags = new Int32Array(new SharedArrayBuffer(8));
    const client = new Worker(CLIENT, { eval: true, workerData: { port, flags } });
    await messageOf(client);

    const closed = closeGracefully(server, 5000);
    Atomics.store(flags, MAY_SEND, 1);
    Atomics.notify(flags, MAY_SEND);
    Atomics.wait(flags, SENT, 0);
    // This process gets no time while its own time limits run out.
    Atomics.wait(flags, MAY_SEND, 1, 1000);

    const answers = await messageOf(client);
    await closed;
    await client.terminate();
    expect(answers.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
    expect(answers).toContain("Connection: close");
  });

  it("does not wait for connections on which nothing is under way", async () => {
    const flags = new Int32Array(new SharedArrayBuffer(8));
    const client = new Worker(CLIENT, { eval: true, workerData: { port, flags } });
    await messageOf(client);

    const start = performance.now();
    await closeGracefully(server, 60_000);

    expect(performance.now() - start).toBeLessThan(30_000);
    await client.terminate();
  });
});

function messageOf(client: Worker): Promise<string> {
  return new Promise((resolve, reject) => {
    client.once("message", resolve).once("error", reject);
  });
}
