import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import grafeo from "@grafeo-db/js";
import neo4j from "neo4j-driver";
import { createEmbeddedStore } from "../../server/store/embedded/embedded-store.ts";
import { createNeo4jStore } from "../../server/store/neo4j/neo4j-store.ts";
import type { GraphItem } from "../../server/wire/interchange.ts";
import { neo4jVariables, startEntente, type EntenteProcess } from "../browser/start-entente.ts";
import { canStartNeo4j } from "../neo4j/can-start-neo4j.ts";
import { startNeo4j } from "../neo4j/start-neo4j.ts";

/** When the first and the last row were there, in ms after the question, and how many there were. */
export interface Drained {
  readonly firstMs: number;
  readonly lastMs: number;
  readonly rows: number;
}

/** An engine with a graph, to be asked through our server and without it. */
export interface BenchEngine {
  /** Such as `Neo4j 5.26.0`. */
  readonly name: string;
  readonly server: EntenteProcess;
  /** Reads all rows with nothing of ours between: the engine's own binding or driver, in this process. */
  drainBare(cypher: string, params?: Readonly<Record<string, string | number>>): Promise<Drained>;
  close(): Promise<void>;
}

/**
 * Runs `use` with each engine that can be started here, one after the other.
 * @param wanted `embedded` or `neo4j` for one of them alone.
 * @param settings variables of its server.
 */
export async function withEachEngine(
  wanted: string | null,
  items: () => Iterable<GraphItem>,
  use: (engine: BenchEngine) => Promise<void>,
  settings: Settings = {},
): Promise<void> {
  for (const [name, start] of Object.entries(ENGINES)) {
    const engine = wanted === null || wanted === name ? await start(items(), settings) : null;
    if (engine === null) continue;
    try {
      await use(engine);
    } finally {
      await engine.close();
    }
  }
}

type Settings = Readonly<Record<string, string>>;

const ENGINES = { embedded: startEmbeddedEngine, neo4j: startNeo4jEngine } as const;

async function startEmbeddedEngine(
  items: Iterable<GraphItem>,
  settings: Settings,
): Promise<BenchEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-bench-"));
  const store = await createEmbeddedStore({ folder });
  await store.loader.load(items);
  await store.close();
  const server = await startEntente(folder, 0, { ENTENTE_LOG: "warn", ...settings });
  const current = await readFile(path.join(folder, "graph", "current.json"), "utf8");
  const { file } = JSON.parse(current) as { readonly file: string };
  const database = grafeo.GrafeoDB.openReadOnly(path.join(folder, "graph", file));
  return {
    name: `embedded engine ${grafeo.version()}`,
    server,
    drainBare: async (cypher, params = {}) => {
      const start = performance.now();
      const result = await database.executeCypher(cypher, params);
      // The cheapest way to all rows that the binding has.
      const { length } = result.rows();
      const lastMs = performance.now() - start;
      return { firstMs: lastMs, lastMs, rows: length };
    },
    close: async () => {
      database.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startNeo4jEngine(
  items: Iterable<GraphItem>,
  settings: Settings,
): Promise<BenchEngine | null> {
  if (!(await canStartNeo4j())) return null;
  const folder = await mkdtemp(path.join(tmpdir(), "entente-bench-"));
  const running = await startNeo4j({ heapMb: 1024 });
  const { uri, user, password } = running;
  const store = await createNeo4jStore({ uri, username: user, password });
  await store.setupSchema();
  await store.load(items);
  await store.close();
  const server = await startEntente(folder, 0, {
    ...neo4jVariables(running),
    ...{ ENTENTE_LOG: "warn", ...settings },
  });
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  return {
    name: `Neo4j ${running.version}`,
    server,
    drainBare: async (cypher, params = {}) => {
      const session = driver.session();
      const integers = Object.entries(params).map(([name, value]) => [
        name,
        typeof value === "number" ? neo4j.int(value) : value,
      ]);
      const start = performance.now();
      let [rows, firstMs] = [0, 0];
      for await (const record of session.run(cypher, Object.fromEntries(integers) as object)) {
        if (rows === 0) firstMs = performance.now() - start;
        if (record.length > 0) rows += 1;
      }
      const lastMs = performance.now() - start;
      await session.close();
      return { firstMs, lastMs, rows };
    },
    close: async () => {
      await driver.close();
      await server.stop();
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
