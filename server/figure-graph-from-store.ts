import type { FigureGraph, QueryAnswer } from "./figures/freeze/figure-graph.ts";
import type { GraphFacts } from "./network/graph-facts.ts";
import { readNodes } from "./network/node-rows.ts";
import { readEvidence } from "./network/read-evidence.ts";
import { readNetwork } from "./network/read-network.ts";
import type { ActLabel } from "./network/read-stances.ts";
import { parseParamValues } from "./queries/param-values.ts";
import type { QueryLibrary } from "./queries/query-library.ts";
import type { QueryRunner } from "./queries/run-query.ts";
import type { QueryParams } from "./store/graph-store.ts";
import type { FigureQuery } from "./wire/figure.ts";
import type { WireRow } from "./wire/wire-value.ts";
import { EntenteError } from "./wire/entente-error.ts";

interface Parts {
  readonly facts: GraphFacts;
  readonly actLabel: ActLabel;
  readonly queries: QueryRunner;
  readonly library: QueryLibrary;
}

/** A figure is small; a result past these is a mistake. */
const LIMITS = { rows: 50_000, timeMs: 30_000, bytes: 64 * 1024 * 1024 };
/** Queries of figures on the list of running ones. */
const CALLER = { requestId: "figure", role: "viewer", who: null } as const;

/** What figures read, from the store behind everything else. */
export function figureGraphFromStore(parts: Parts): FigureGraph {
  const { facts, actLabel } = parts;
  const { store } = facts;
  return {
    dataVersion: () => store.dataVersion(),
    network: (request, signal) => readNetwork(facts, request, signal),
    evidence: (request, signal) => readEvidence(facts, request, actLabel, signal),
    nodes: (ids, signal) => readNodes({ store, ...(signal === undefined ? {} : { signal }) }, ids),
    totals: async (dataVersion) => {
      const { nodes, dyads, stances } = await facts.totals(dataVersion);
      return { nodes, dyads, stances };
    },
    query: (query, signal) => runQuery(parts, query, signal),
  };
}

async function runQuery(
  { queries, library }: Parts,
  query: FigureQuery,
  signal?: AbortSignal,
): Promise<QueryAnswer> {
  const { id, cypher, params } = await textOf(library, query);
  const result = await queries.run({
    cypher,
    params,
    limits: LIMITS,
    ...CALLER,
    ...(id === undefined ? {} : { query: id }),
    ...(signal === undefined ? {} : { signal }),
  });
  const rows: WireRow[] = [];
  for await (const batch of result.batches()) rows.push(...batch.rows());
  const { truncated, dataVersion } = result.summary();
  if (truncated) {
    throw new EntenteError(
      "too-large",
      `The query returns more than ${LIMITS.rows.toLocaleString("en")} rows or takes too long for a figure; lower its LIMIT.`,
    );
  }
  return { ...(id === undefined ? {} : { id }), cypher, params, rows, dataVersion };
}

async function textOf(
  library: QueryLibrary,
  query: FigureQuery,
): Promise<{ readonly id?: string; readonly cypher: string; readonly params: QueryParams }> {
  if ("cypher" in query) return { cypher: query.cypher, params: query.params };
  const saved = await library.readRunnable(query.id);
  return { id: saved.id, cypher: saved.text, params: parseParamValues(saved.params, query.params) };
}
