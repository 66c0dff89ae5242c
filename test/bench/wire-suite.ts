import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { BenchSuite, Contender } from "./bench-suite.ts";
import type { Size } from "./placed-network.ts";
import { residentMb } from "./resident-mb.ts";
import type { Probed } from "./wire-prober.ts";

const SERVER = fileURLToPath(new URL("./wire-server.js", import.meta.url));
const PROBER = fileURLToPath(new URL("./wire-prober.js", import.meta.url));
const ROWS = "rows as JSON at once";
const COLUMNS = "columns as JSON in pieces";
const BYTES = "bytes in pieces";
const KEPT = "bytes in pieces, kept from before";
const MEGABYTE = 2 ** 20;

/** A large network on the wire: bytes, time to the last of them, memory, and how others fare meanwhile. */
export const suite: BenchSuite = {
  name: "wire",
  title: "A large network on its way",
  run: async (compare, { quick }) => {
    const size = quick ? "M" : "L";
    await compare({
      title: `network of size ${size}`,
      metrics: [
        { name: "bytes", unit: "MB" },
        { name: "last byte", unit: "ms" },
        { name: "memory", unit: "MB" },
        { name: "health, p99", unit: "ms" },
      ],
      baseline: ROWS,
      contenders: [
        contender(ROWS, "rows", size),
        contender(COLUMNS, "columns", size),
        contender(BYTES, "bytes", size),
        contender(KEPT, "kept", size),
      ],
      goals: [
        { line: 8, contender: BYTES, metric: "bytes", of: "ratio", atMost: 0.15 },
        { line: 9, contender: BYTES, metric: "last byte", of: "ratio", atMost: 0.08 },
        { line: 9, contender: BYTES, metric: "health, p99", of: "value", atMost: 20 },
      ],
      rounds: quick ? 1 : 5,
      warmUps: 0,
    });
  },
};

function contender(name: string, form: string, size: Size): Contender {
  return { name, sample: () => sample(form, size) };
}

async function sample(form: string, size: Size): Promise<readonly number[]> {
  const child = fork(SERVER, [form, size]);
  try {
    const [port] = (await once(child, "message")) as [number];
    const base = `http://127.0.0.1:${port}`;
    await (await fetch(`${base}/health`)).text();
    const before = residentMb(child.pid);
    const prober = fork(PROBER, [String(port), String(child.pid)]);
    await once(prober, "message");
    const start = performance.now();
    let bytes = 0;
    const response = await fetch(`${base}/network`);
    for await (const chunk of response.body ?? []) {
      bytes += (chunk as Uint8Array).length;
    }
    const lastByte = performance.now() - start;
    prober.send("stop");
    const [{ waits, peakMb }] = (await once(prober, "message")) as [Probed];
    const sorted = waits.toSorted((a, b) => a - b);
    const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
    return [bytes / MEGABYTE, lastByte, peakMb - before, p99];
  } finally {
    child.kill();
    await once(child, "exit");
  }
}
