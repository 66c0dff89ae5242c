/**
 * Asks a server for its health until it is told to stop, and watches its memory: a process of its own,
 * so that neither is done by who reads.
 */
import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { residentMb } from "./resident-mb.ts";

/** Between two questions. */
const PROBE_MS = 4;
/** Before it says that it is ready. */
const WARM_UPS = 50;

/** What it tells at the end: how long each answer took in ms, and the most memory it saw in MB. */
export interface Probed {
  readonly waits: readonly number[];
  readonly peakMb: number;
}

const [port = "", pid = ""] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const stopping = new AbortController();
process.once("message", () => {
  stopping.abort();
});
for (let time = 0; time < WARM_UPS; time += 1) await ask();
process.send?.("ready");
const waits: number[] = [];
let peakMb = 0;
while (!stopping.signal.aborted) {
  waits.push(await ask());
  peakMb = Math.max(peakMb, residentMb(Number(pid)));
  await sleep(PROBE_MS);
}
process.send?.({ waits, peakMb } satisfies Probed);
process.disconnect();

/** How long the answer took, in ms. */
async function ask(): Promise<number> {
  const start = performance.now();
  const sent = get({ host: "127.0.0.1", port, path: "/health", agent });
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  await once(response.resume(), "end");
  return performance.now() - start;
}
