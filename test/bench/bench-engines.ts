import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
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
  /** The one that runs now. */
  readonly server: EntenteProcess;
  /** Ends the server and starts it again on the same data. */
  restart(): Promise<void>;
  /** Reads all rows with nothing of ours between: the engine's own binding or driver, in this process. */
  drainBare(cypher: string, params?: Readonly<Record<string, string | number>>): Promise<Drained>;
  /** Bytes of its data on the disk. */
  diskBytes(): Promise<number>;
  close(): Promise<void>;
}

/** An engine without data. */
export interface EmptyEngine {
  /** For a command that works on it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Loads a graph in this process. */
  load(items: Iterable<GraphItem>): Promise<void>;
}

/**
 * Runs `use` with each engine that can be started here, one after the other.
 * @param wanted `embedded` or `neo4j` for one of them alone.
 * @param settings variables of its server.
 */
export function withEachEngine(
  wanted: string | null,
  items: () => Iterable<GraphItem>,
  use: (engine: BenchEngine) => Promise<void>,
  settings: Settings = {},
): Promise<void> {
  return withFilledEngine(wanted, (empty) => empty.load(items()), use, settings);
}

/** The same, with data that `fill` brings in. */
export async function withFilledEngine(
  wanted: string | null,
  fill: Fill,
  use: (engine: BenchEngine) => Promise<void>,
  settings: Settings = {},
): Promise<void> {
  for (const [name, start] of Object.entries(ENGINES)) {
    const engine = wanted === null || wanted === name ? await start(fill, settings) : null;
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

type Fill = (empty: EmptyEngine) => Promise<void>;

async function startEmbeddedEngine(fill: Fill, settings: Settings): Promise<BenchEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-bench-"));
  await fill({
    variables: { ENTENTE_DATA: folder },
    load: async (items) => {
      const store = await createEmbeddedStore({ folder });
      await store.loader.load(items);
      await store.close();
    },
  });
  const serve = await serving(folder, settings);
  const current = await readFile(path.join(folder, "graph", "current.json"), "utf8");
  const { file } = JSON.parse(current) as { readonly file: string };
  const database = grafeo.GrafeoDB.openReadOnly(path.join(folder, "graph", file));
  return {
    name: `embedded engine ${grafeo.version()}`,
    restart: serve.restart,
    get server() {
      return serve.server();
    },
    drainBare: async (cypher, params = {}) => {
      const start = performance.now();
      const result = await database.executeCypher(cypher, params);
      // The cheapest way to all rows that the binding has.
      const { length } = result.rows();
      const lastMs = performance.now() - start;
      return { firstMs: lastMs, lastMs, rows: length };
    },
    diskBytes: () => bytesIn(path.join(folder, "graph")),
    close: async () => {
      database.close();
      await serve.server().stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** A server on a data folder that can be started again. */
async function serving(
  folder: string,
  settings: Settings,
): Promise<{ readonly server: () => EntenteProcess; readonly restart: () => Promise<void> }> {
  const start = (): Promise<EntenteProcess> =>
    startEntente(folder, 0, { ENTENTE_LOG: "warn", ...settings });
  let server = await start();
  return {
    server: () => server,
    restart: async () => {
      await server.stop();
      server = await start();
    },
  };
}

async function startNeo4jEngine(fill: Fill, settings: Settings): Promise<BenchEngine | null> {
  if (!(await canStartNeo4j())) return null;
  const folder = await mkdtemp(path.join(tmpdir(), "entente-bench-"));
  const running = await startNeo4j({ heapMb: 1024 });
  const { uri, user, password } = running;
  const store = await createNeo4jStore({ uri, username: user, password });
  await store.setupSchema();
  const variables = neo4jVariables(running);
  await fill({
    variables: { ...variables, ENTENTE_DATA: folder },
    load: async (items) => {
      await store.load(items);
    },
  });
  await store.close();
  const serve = await serving(folder, { ...variables, ...settings });
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  return {
    name: `Neo4j ${running.version}`,
    restart: serve.restart,
    get server() {
      return serve.server();
    },
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
    diskBytes: () => bytesIn(path.join(running.home, "data", "databases", "neo4j")),
    close: async () => {
      await driver.close();
      await serve.server().stop();
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
