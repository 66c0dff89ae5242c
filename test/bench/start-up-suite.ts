import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEntente } from "../browser/start-entente.ts";
import type { BenchSuite, Contender } from "./bench-suite.ts";

const FIRST = "first start, new data folder";
const SECOND = "second start";

/** From the start of the process until it answers that its store does. */
export const suite: BenchSuite = {
  name: "start-up",
  title: "Start-up",
  run: async (compare, { quick }) => {
    const folder = await mkdtemp(path.join(tmpdir(), "entente-bench-"));
    const starting = (name: string, folderOf: () => Promise<string>): Contender => ({
      name,
      sample: async () => [await timeToReady(await folderOf())],
    });
    try {
      await timeToReady(folder);
      await compare({
        title: "embedded engine, the article's graph",
        metrics: [{ name: "ready", unit: "ms" }],
        baseline: FIRST,
        contenders: [
          starting(FIRST, () => mkdtemp(path.join(folder, "new-"))),
          starting(SECOND, () => Promise.resolve(folder)),
        ],
        goals: [{ contender: SECOND, metric: "ready", of: "value", atMost: 1_500 }],
        rounds: quick ? 2 : 9,
        warmUps: quick ? 0 : 1,
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function timeToReady(folder: string): Promise<number> {
  const start = performance.now();
  const server = await startEntente(folder, 0, { ENTENTE_LOG: "info" });
  const response = await fetch(`${server.url}/api/ready`);
  if (response.status !== 200) throw new Error(`the server is not ready: ${response.status}`);
  const taken = performance.now() - start;
  await server.stop();
  return taken;
}
