import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { NETWORK_BYTES_TYPE } from "../../server/wire/network-bytes.ts";
import { entente } from "../cli/run-entente.ts";
import { residentMb } from "./resident-mb.ts";
import { benchGraph } from "./bench-graph.ts";
import { withFilledEngine, type BenchEngine } from "./bench-engines.ts";
import type { BenchSuite, Comparison, Contender, Goal } from "./bench-suite.ts";

/** Stances; a tenth as many actors. A million is what the suites `network` and `import` go to. */
const SIZES = [1_000, 10_000, 100_000] as const;
const QUICK = [500, 2_000] as const;
const MOST_EXPONENT = 1.1;
const MEGABYTE = 2 ** 20;

/** A graph that `entente import` brought in. */
interface Grown {
  readonly stances: number;
  readonly importMs: number;
  readonly engine: BenchEngine;
}

/** What each operation takes as the graph grows, and with which power of its size. */
export const suite: BenchSuite = {
  name: "scaling",
  title: "What a larger graph costs",
  run: async (compare, { quick, engine: wanted }) => {
    for (const name of ["embedded", "neo4j"] as const) {
      if (wanted !== null && wanted !== name) continue;
      await withGraphs(name, quick ? QUICK : SIZES, [], async (grown) => {
        await compare(imports(grown));
        await compare(operations(grown, quick ? 2 : 5));
      });
    }
  },
};

/** Runs `use` once there is a graph of each size. */
async function withGraphs(
  engineName: string,
  [stances, ...larger]: readonly number[],
  smaller: readonly Grown[],
  use: (grown: readonly Grown[]) => Promise<void>,
): Promise<void> {
  if (stances === undefined) return smaller.length === 0 ? undefined : use(smaller);
  let importMs = 0;
  await withFilledEngine(
    engineName,
    async ({ variables }) => {
      importMs = await importGraph(stances, variables);
    },
    async (engine) => {
      await engine.server.logged("stances are in memory");
      await withGraphs(engineName, larger, [...smaller, { stances, importMs, engine }], use);
    },
    { ENTENTE_LOG: "info" },
  );
}

async function importGraph(
  stances: number,
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-bench-"));
  const file = path.join(folder, "graph.jsonl");
  await pipeline(Readable.from(linesOf(stances)), createWriteStream(file));
  const start = performance.now();
  const { code, stderr } = await entente(["import", file], { environment });
  const taken = performance.now() - start;
  await rm(folder, { recursive: true });
  if (code !== 0) throw new Error(stderr);
  return taken;
}

function* linesOf(stances: number): Generator<string> {
  for (const { kind: _, ...item } of benchGraph(stances / 10, stances)) {
    if (!("stance" in item)) {
      yield `${JSON.stringify(item)}\n`;
      continue;
    }
    // An import checks that a Goldstein value is that of the act.
    const { goldstein = 0, ...stance } = item.stance;
    yield `${JSON.stringify({ stance: { ...stance, polarity: goldstein / 10 } })}\n`;
  }
}

function imports(grown: readonly Grown[]): Comparison {
  return {
    ...about(grown, "import, once each"),
    metrics: [
      { name: "import", unit: "ms" },
      { name: "import of a stance", unit: "ms" },
      { name: "disk", unit: "MB" },
      { name: "server's memory", unit: "MB" },
    ],
    contenders: grown.map(({ stances, importMs, engine }) => ({
      name: nameOf(stances),
      size: stances,
      sample: async () => {
        const diskMb = (await engine.diskBytes()) / MEGABYTE;
        return [importMs, importMs / stances, diskMb, residentMb(engine.server.pid)];
      },
    })),
    goals: [exponent(grown, "import")],
    rounds: 1,
    warmUps: 0,
  };
}

function operations(grown: readonly Grown[], rounds: number): Comparison {
  const metrics = ["network anew", "network again", "timeline anew", "search", "expansion"];
  return {
    ...about(grown, "what a reader asks for"),
    metrics: [...metrics, "figure"].map((name) => ({ name, unit: "ms" })),
    contenders: grown.map(contender),
    goals: [...metrics, "figure"].map((metric) => exponent(grown, metric)),
    rounds,
    warmUps: 1,
  };
}

function contender({ stances, engine }: Grown): Contender {
  let asked = 0;
  return {
    name: nameOf(stances),
    size: stances,
    sample: async () => {
      const { url } = engine.server;
      asked += 1;
      // Before all stances, so that it holds for each, and asked for once.
      const filter = `since=1990-01-${String(asked).padStart(2, "0")}`;
      const taken = async (pathAndQuery: string, init: RequestInit = {}): Promise<number> => {
        const start = performance.now();
        const response = await fetch(`${url}${pathAndQuery}`, init);
        await response.arrayBuffer();
        if (!response.ok) throw new Error(`${pathAndQuery}: ${response.status}`);
        return performance.now() - start;
      };
      const bytes = { headers: { accept: NETWORK_BYTES_TYPE } };
      const draft = { title: "As of today", filter: { limit: 50 }, size: "wide" };
      return [
        await taken(`/api/network?${filter}`, bytes),
        await taken(`/api/network?${filter}`, bytes),
        await taken(`/api/timeline?${filter}`),
        await taken(`/api/actors?q=number%20${asked}`),
        await taken(`/api/actors/actor-${30 + asked}/neighbors?limit=20`),
        await taken("/api/figures/preview", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(draft),
        }),
      ];
    },
  };
}

function about(grown: readonly Grown[], what: string): Pick<Comparison, "title" | "baseline"> {
  const [smallest] = grown;
  return {
    title: `${smallest?.engine.name ?? ""}, ${what}`,
    baseline: nameOf(smallest?.stances ?? 0),
  };
}

function exponent(grown: readonly Grown[], metric: string): Goal {
  const contender = nameOf(grown.at(-1)?.stances ?? 0);
  return { line: 14, contender, metric, of: "exponent", atMost: MOST_EXPONENT };
}

function nameOf(stances: number): string {
  return `${stances.toLocaleString("en")} stances`;
}
