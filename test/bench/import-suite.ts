import { createReadStream, readFileSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "csv-parse";
import neo4j from "neo4j-driver";
import { GraphDirectory } from "../../server/import/graph-directory.ts";
import { findParts } from "../../server/import/runs/import-parts.ts";
import { PartReader } from "../../server/import/runs/read-parts.ts";
import { listen } from "../../server/listen.ts";
import type { GraphEdit } from "../../server/store/graph-edit.ts";
import { createEmbeddedStore } from "../../server/store/embedded/embedded-store.ts";
import { createNeo4jStore } from "../../server/store/neo4j/neo4j-store.ts";
import { neo4jVariables } from "../browser/start-entente.ts";
import { startEntente } from "../cli/run-entente.ts";
import { requestFor } from "../import/runs/import-host.ts";
import { gdeltRow } from "../import/formats/gdelt-rows.ts";
import type { StoreUnderTest } from "../store/contract-context.ts";
import { canStartNeo4j } from "../neo4j/can-start-neo4j.ts";
import { startNeo4j } from "../neo4j/start-neo4j.ts";
import type { BenchSuite, Contender, Goal } from "./bench-suite.ts";

const IMPORT = "entente import";
const BARE = "bare loader, rows in memory";
const PARSER = "csv-parse, doing nothing";
const LOAD_CSV = "LOAD CSV with equivalent Cypher";
const RATE = [{ name: "rows", unit: "/s" }] as const;

/** An engine that can be emptied. */
interface ImportEngine {
  readonly name: string;
  /** For the command in a process of its own. */
  readonly environment: (folder: string) => Readonly<Record<string, string>>;
  /** An empty graph. */
  readonly open: () => Promise<StoreUnderTest>;
  readonly loadCsv: ((file: string) => Promise<void>) | null;
  /** Rows of the short and the long file between which memory is compared. */
  readonly memoryRows: readonly [number, number];
  close(): Promise<void>;
}

/** Rows per second and peak memory of a GDELT import, against parser, bare loader and LOAD CSV. */
export const suite: BenchSuite = {
  name: "import",
  title: "Rows per second into the graph, and the memory that it takes",
  run: async (compare, { quick, engine: wanted }) => {
    const rows = quick ? 6_000 : 50_000;
    const folder = await mkdtemp(path.join(tmpdir(), "entente-bench-"));
    try {
      for (const [name, start] of Object.entries(ENGINES)) {
        const engine = wanted === null || wanted === name ? await start() : null;
        if (engine === null) continue;
        const [few, many] = quick ? ([2_000, 6_000] as const) : engine.memoryRows;
        const file = await writeRows(folder, rows);
        const goals: Goal[] = [{ contender: IMPORT, metric: "rows", of: "ratio", atLeast: 0.5 }];
        await compare({
          title: `${engine.name}, ${rows} rows of GDELT`,
          metrics: RATE,
          baseline: BARE,
          contenders: await contendersFor(engine, { file, rows, folder }),
          goals,
          rounds: quick ? 1 : 3,
          warmUps: quick ? 0 : 1,
        });
        const peak = async (count: number): Promise<Contender> => {
          const of = await writeRows(folder, count);
          return {
            name: `${count} rows`,
            sample: async () => [(await importIn(engine, of)).peakMb],
          };
        };
        await compare({
          title: `${engine.name}, memory of the importing process`,
          metrics: [{ name: "peak", unit: "MB" }],
          baseline: `${few} rows`,
          contenders: [await peak(few), await peak(many)],
          goals: [{ contender: `${many} rows`, metric: "peak", of: "ratio", atMost: 1.2 }],
          // A million rows take minutes, and the peak is the same each time.
          rounds: 1,
          warmUps: 0,
        });
        await engine.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const ENGINES = { embedded: startEmbedded, neo4j: startBulkNeo4j } as const;

async function contendersFor(
  engine: ImportEngine,
  { file, rows, folder }: { readonly file: string; readonly rows: number; readonly folder: string },
): Promise<Contender[]> {
  const batches = await batchesOf(file);
  const timed = (name: string, work: () => Promise<number>): Contender => ({
    name,
    sample: async () => [rows / ((await work()) / 1000)],
  });
  const { loadCsv } = engine;
  return [
    timed(BARE, async () => {
      const { loader, close } = await opened(engine);
      const start = performance.now();
      await loader.edit(stream(batches));
      const ms = performance.now() - start;
      await close();
      return ms;
    }),
    timed(IMPORT, async () => (await importIn(engine, file)).ms),
    timed(PARSER, async () => {
      const start = performance.now();
      const parser = createReadStream(file).pipe(parse({ delimiter: "\t", quote: null }));
      let seen = 0;
      for await (const record of parser) seen += (record as unknown[]).length > 0 ? 1 : 0;
      if (seen !== rows) throw new Error(`csv-parse gave ${seen} rows in ${folder}`);
      return performance.now() - start;
    }),
    ...(loadCsv === null
      ? []
      : [
          timed(LOAD_CSV, async () => {
            await (await opened(engine)).close();
            const start = performance.now();
            await loadCsv(file);
            return performance.now() - start;
          }),
        ]),
  ];
}

async function opened({ open }: ImportEngine): Promise<{
  readonly loader: StoreUnderTest["loader"];
  readonly close: () => Promise<void>;
}> {
  const under = await open();
  return { loader: under.loader, close: () => under.close() };
}

/** The command from its start to its end, with the most memory that its process had. */
async function importIn(
  engine: ImportEngine,
  file: string,
): Promise<{ readonly ms: number; readonly peakMb: number }> {
  await (await opened(engine)).close();
  const data = await mkdtemp(path.join(tmpdir(), "entente-bench-"));
  const start = performance.now();
  const running = startEntente(["import", file], { environment: engine.environment(data) });
  let peakMb = 0;
  const watching = new AbortController();
  const watch = (async () => {
    while (!watching.signal.aborted) {
      const status = readStatus(running.child.pid ?? 0);
      peakMb = Math.max(peakMb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
      await sleep(50);
    }
  })();
  const { code, stderr } = await running.ended;
  watching.abort();
  await watch;
  await rm(data, { recursive: true, force: true });
  if (code !== 0) throw new Error(stderr);
  return { ms: performance.now() - start, peakMb };
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
}

async function batchesOf(file: string): Promise<readonly (readonly GraphEdit[])[]> {
  const request = await requestFor([file]);
  const parts = await findParts(request);
  const reader = new PartReader({ request, parts, known: new GraphDirectory(), folder: null });
  const batches: (readonly GraphEdit[])[] = [];
  for await (const batch of reader.batches()) {
    batches.push(batch);
    reader.answer({ changes: [], refused: [] });
  }
  return batches;
}

async function* stream<T>(items: Iterable<T>): AsyncGenerator<T> {
  await Promise.resolve();
  yield* items;
}

async function writeRows(folder: string, count: number): Promise<string> {
  const file = path.join(folder, `${count}.export.CSV`);
  if ((await stat(file).catch(() => null)) !== null) return file;
  const actors = ["AZE", "ARM", "RUS", "TUR", "USA", "IRN", "FRA", "GEO", "DEU"];
  const CHUNK = 10_000;
  await writeFile(file, "");
  for (let first = 0; first < count; first += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - first) }, (_, offset) => {
      const n = first + offset;
      const [from = "", to = ""] = [actors[n % 9], actors[(n * 7 + 1) % 9]];
      // As in GDELT, a few events have one article.
      const story = Math.floor(n / 4);
      const url = `https://news${story % 300}.example.org/story-${story}`;
      return `${gdeltRow({ id: String(n + 1), from: `${from}GOV`, to, url })}\n`;
    });
    await writeFile(file, rows.join(""), { flag: "a" });
  }
  return file;
}

function startEmbedded(): Promise<ImportEngine> {
  return Promise.resolve({
    name: "embedded engine",
    environment: (data) => ({ ENTENTE_DATA: data }),
    open: async () => {
      const folder = await mkdtemp(path.join(tmpdir(), "entente-bench-"));
      const store = await createEmbeddedStore({ folder, minReaders: 1 });
      const close = async (): Promise<void> => {
        await store.close();
        await rm(folder, { recursive: true, force: true });
      };
      return { store, loader: store.loader, close };
    },
    loadCsv: null,
    memoryRows: [10_000, 1_000_000],
    close: () => Promise.resolve(),
  });
}

async function startBulkNeo4j(): Promise<ImportEngine | null> {
  if (!(await canStartNeo4j())) return null;
  const running = await startNeo4j({ heapMb: 1024 });
  const { uri, user, password } = running;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const run = async (cypher: string, params = {}): Promise<void> => {
    const session = driver.session();
    try {
      await session.run(cypher, params);
    } finally {
      await session.close();
    }
  };
  return {
    name: `Neo4j ${running.version}`,
    environment: (data) => ({ ...neo4jVariables(running), ENTENTE_DATA: data }),
    open: async () => {
      await run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS");
      const store = await createNeo4jStore({ uri, username: user, password });
      await store.setupSchema();
      return { store, loader: store, close: () => store.close() };
    },
    memoryRows: [10_000, 100_000],
    loadCsv: async (file) => {
      const server = createServer((_request, response) => {
        createReadStream(file).pipe(response);
      });
      const port = await listen(server, "127.0.0.1", 0);
      await run(EQUIVALENT, { url: `http://127.0.0.1:${port}/rows.csv` });
      server.close();
    },
    close: async () => {
      await driver.close();
      await running.stop();
    },
  };
}

/** What an import writes for a row, of the same length, without its checks, its codes and its log. */
const EQUIVALENT = `
LOAD CSV FROM $url AS row FIELDTERMINATOR '\\t'
CALL (row) {
  MERGE (a:Actor {id: toLower(row[5])}) ON CREATE SET a:Group, a.name = row[6], a.kind = 'group', a.search = toLower(row[6])
  MERGE (b:Actor {id: toLower(row[15])}) ON CREATE SET b:State, b.name = row[16], b.kind = 'state', b.search = toLower(row[16])
  MERGE (s:Source {id: split(row[60], '/')[2] + '-' + split(row[60], '/')[3]})
    ON CREATE SET s.title = split(row[60], '/')[3], s.kind = 'article', s.publisher = split(row[60], '/')[2], s.url = row[60]
  MERGE (a)-[r:STANCE {id: 'gdelt-' + row[0]}]->(b)
  SET r.act = row[26], r.goldstein = toFloat(row[30]), r.polarity = toFloat(row[30]) / 10,
      r.mentions = toInteger(row[31]), r.tone = toFloat(row[34]), r.source = s.id,
      r.date = date(substring(row[1], 0, 4) + '-' + substring(row[1], 4, 2) + '-' + substring(row[1], 6, 2)),
      r.fromCode = row[5], r.fromName = row[6], r.toCode = row[15], r.toName = row[16],
      r.summary = row[6] + ' criticises or denounces ' + row[16] + ', in ' + row[52],
      r.locator = 'event ' + row[0], r.status = 'reported'
} IN TRANSACTIONS OF 2000 ROWS`;
