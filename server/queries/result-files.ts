import type { ExportGraph } from "../export/export-graph.ts";
import { csvRecord } from "../export/write-csv.ts";
import { writeGexf } from "../export/write-gexf.ts";
import { writeGraphml } from "../export/write-graphml.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { QuerySummary } from "../wire/query-result.ts";
import { ResultGraphBuilder } from "../wire/result-graph.ts";
import { toExportGraph } from "./result-graph-file.ts";
import type { QueryRows } from "./run-query.ts";

/** Nodes and edges of a graph file, which is made in memory. */
const MAX_GRAPH_ITEMS = 500_000;

/** A result as CSV. An error midway is thrown. */
export async function* resultCsv(result: QueryRows): AsyncGenerator<string, void, undefined> {
  let text = csvRecord(result.columns);
  for await (const batch of result.batches()) {
    for (const row of batch.rows()) text += csvRecord(row);
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

/**
 * The graph in a result as GEXF 1.3 or GraphML. The file says where it is cut.
 * @param creator name and version of the program.
 * @throws EntenteError `not-a-graph` for rows without a node, relationship or path; `too-large` past
 *   500,000 nodes and relationships.
 */
export async function* resultGraphFile(
  result: QueryRows,
  format: "gexf" | "graphml",
  creator: string,
): AsyncGenerator<string, void, undefined> {
  const builder = new ResultGraphBuilder();
  for await (const batch of result.batches()) {
    for (const row of batch.rows()) builder.add(row);
    if (builder.size > MAX_GRAPH_ITEMS) throw tooManyItems();
  }
  const summary = result.summary();
  if (builder.size === 0 && summary.rows > 0) throw notAGraph(result.columns);
  const graph: ExportGraph = {
    ...toExportGraph(builder.graph()),
    meta: { creator, description: describe(summary) },
  };
  yield* format === "gexf" ? writeGexf(graph) : writeGraphml(graph);
}

function describe({ rows, cut, dataVersion }: QuerySummary): string {
  const version = dataVersion === null ? "data that changed meanwhile" : `data ${dataVersion}`;
  const all = `Result of a query: ${rows} rows, ${version}.`;
  if (cut === undefined) return all;
  const left = cut.left === null ? "some" : `${cut.isExact ? "" : "at least "}${cut.left}`;
  return `${all} It was cut by its limit on ${cut.by}: ${left} rows are missing.`;
}

function notAGraph(columns: readonly string[]): EntenteError {
  return new EntenteError(
    "not-a-graph",
    `The result has no nodes, relationships or paths in its columns ${columns.join(", ")}; return some, or ask for the result as JSON or CSV.`,
  );
}

function tooManyItems(): EntenteError {
  return new EntenteError(
    "too-large",
    `A graph file holds at most ${MAX_GRAPH_ITEMS.toLocaleString("en")} nodes and relationships; narrow the query, or ask for the result as NDJSON.`,
    { details: { limit: MAX_GRAPH_ITEMS } },
  );
}
