import { setImmediate as nextTurn } from "node:timers/promises";
import grafeo, { type GrafeoDB } from "@grafeo-db/js";
import { endWithParent } from "./end-with-parent.ts";
import type { EngineValue, ReaderReply, ReaderRequest } from "./engine-protocol.ts";
import { EXPLAIN } from "./plan-text.ts";
import { RowSource } from "./row-source.ts";
import { WireText } from "./wire-text.ts";
import { reasonOf } from "../system-error.ts";

/**
 * A process that answers queries on a read-only graph file. It holds native code that can crash,
 * run away or fill the memory, so its parent may end it at any moment.
 */

type ReadRequest = Extract<ReaderRequest, { kind: "read" }>;

const BATCH_CHARACTERS = 128 * 1024;
const BATCH_ROWS = 2_000;
/** A batch ends at its size limit, so only a single row gets near this one. */
const ROW_CHARACTERS = 32 * 2 ** 20;
const MEMORY_REPORT_MS = 100;

let database: GrafeoDB | undefined;
let current:
  { readonly id: number; credit: number; stopped: boolean; wake: () => void } | undefined;

process.on("message", (request: ReaderRequest) => {
  void handle(request);
});
// Without its parent nobody needs the answer.
endWithParent();

async function handle(request: ReaderRequest): Promise<void> {
  switch (request.kind) {
    case "open":
      open(request.file);
      return;
    case "read":
      await answer(request.id, () => read(request));
      return;
    case "explain":
      await answer(request.id, async () => {
        const result = await opened().executeCypher(`${EXPLAIN}${request.cypher}`, request.params);
        reply({ kind: "plan", id: request.id, text: result.scalar() as string });
      });
      return;
    case "credit":
      if (current?.id !== request.id) return;
      current.credit += request.batches;
      current.wake();
      return;
    case "stop":
      if (current?.id !== request.id) return;
      current.stopped = true;
      current.wake();
  }
}

function open(file: string): void {
  try {
    database?.close();
    database = grafeo.GrafeoDB.openReadOnly(file);
    reply({
      kind: "opened",
      file,
      residentBytes: process.memoryUsage.rss(),
      version: grafeo.version(),
    });
  } catch (error) {
    reply({ kind: "open-failed", file, message: reasonOf(error) });
  }
}

/** Reports the memory while the work runs, for systems where the parent cannot look it up. */
async function answer(id: number, work: () => Promise<void>): Promise<void> {
  const report = setInterval(() => {
    reply({ kind: "memory", residentBytes: process.memoryUsage.rss() });
  }, MEMORY_REPORT_MS);
  try {
    await work();
  } catch (error) {
    reply({ kind: "failed", id, message: reasonOf(error) });
  } finally {
    clearInterval(report);
    current = undefined;
  }
}

async function read(request: ReadRequest): Promise<void> {
  const { id, maxRows } = request;
  const run = { id, credit: request.credit, stopped: false, wake: () => undefined as unknown };
  current = run;
  const result = await opened().executeCypher(request.cypher, request.params);
  reply({ kind: "columns", id, columns: result.columns, total: result.length });
  const rows = Math.min(result.length, maxRows);
  const text = new WireText(findNode, { keepsNodes: !makesMaps(request) });
  const source = new RowSource(result, rows);
  let next = 0;
  while (next < rows) {
    while (run.credit === 0 && !run.stopped) {
      await new Promise<void>((resolve) => {
        run.wake = resolve;
      });
    }
    if (run.stopped) break;
    run.credit -= 1;
    const batch = rowBatch(source, next, rows, text);
    if (batch.lines.length > ROW_CHARACTERS) {
      reply({ kind: "row-too-long", id, limit: ROW_CHARACTERS });
      return;
    }
    reply({ kind: "rows", id, ...batch });
    source.learn(batch);
    next += batch.length;
    // Lets a stop or more credit come in between two batches.
    await nextTurn();
  }
  reply({ kind: "done", id, truncated: result.length > maxRows });
}

function rowBatch(
  source: RowSource,
  start: number,
  rows: number,
  text: WireText,
): { readonly lines: string; readonly length: number } {
  let [lines, length] = ["", 0];
  while (start + length < rows && length < BATCH_ROWS && lines.length < BATCH_CHARACTERS) {
    lines += `${text.row(source.row(start + length))}\n`;
    length += 1;
  }
  return { lines, length };
}

/** True for a query that could give a map of the binding's own form of a node. */
function makesMaps({ cypher, params }: ReadRequest): boolean {
  return (
    cypher.includes("_labels") || Object.values(params).some((value) => typeof value === "object")
  );
}

function findNode(internalId: number): { labels: readonly string[]; id: EngineValue | undefined } {
  const node = opened().getNode(internalId);
  return { labels: node?.labels ?? [], id: node?.get("id") as EngineValue | undefined };
}

function opened(): GrafeoDB {
  if (database === undefined) throw new Error("no graph file is open");
  return database;
}

function reply(message: ReaderReply): void {
  // The parent may be gone between two messages; "disconnect" ends this process then.
  if (process.connected) process.send?.(message);
}
