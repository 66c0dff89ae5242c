/** Asks a server for its health until it is told to stop: a process of its own, so that only the server is slow. */
import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** Between two questions. */
const PROBE_MS = 4;
/** Before it says that it is ready. */
const WARM_UPS = 50;

const [port = ""] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const stopping = new AbortController();
process.once("message", () => {
  stopping.abort();
});
for (let time = 0; time < WARM_UPS; time += 1) await ask();
process.send?.("ready");
const waits: number[] = [];
while (!stopping.signal.aborted) {
  waits.push(await ask());
  await sleep(PROBE_MS);
}
process.send?.(waits);
process.disconnect();

/** How long the answer took, in ms. */
async function ask(): Promise<number> {
  const start = performance.now();
  const sent = get({ host: "127.0.0.1", port, path: "/health", agent });
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  await once(response.resume(), "end");
  return performance.now() - start;
}
