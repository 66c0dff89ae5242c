/** Reads all rows of a query in a process of its own and prints, as JSON, what it cost. */
import type { Neo4jSettings } from "../../../server/store/neo4j/neo4j-settings.ts";
import { createNeo4jStore } from "../../../server/store/neo4j/neo4j-store.ts";

export interface Drained {
  readonly rows: number;
  /** Of the first column. */
  readonly sum: number;
  readonly seconds: number;
  /** Resident memory at its peak less that before the first row. */
  readonly growthMb: number;
}

const { DRAIN_SETTINGS = "", DRAIN_QUERY = "" } = process.env;
const store = await createNeo4jStore(JSON.parse(DRAIN_SETTINGS) as Neo4jSettings);
await store.dataVersion();
const before = process.memoryUsage().rss;
const start = performance.now();
let [rows, sum, peak] = [0, 0, before];
for await (const [n] of store.read(DRAIN_QUERY, {}, { maxRows: 1e7, timeoutMs: 300_000 })) {
  rows += 1;
  sum += Number(n);
  if (rows % 5_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
}
const seconds = (performance.now() - start) / 1000;
const growthMb = (peak - before) / 1024 / 1024;
console.log(JSON.stringify({ rows, sum, seconds, growthMb } satisfies Drained));
await store.close();
