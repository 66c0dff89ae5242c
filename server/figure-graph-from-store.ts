import type { FigureGraph } from "./figures/freeze/figure-graph.ts";
import type { GraphFacts } from "./network/graph-facts.ts";
import { readNodes } from "./network/node-rows.ts";
import { readEvidence } from "./network/read-evidence.ts";
import { readNetwork } from "./network/read-network.ts";
import type { ActLabel } from "./network/read-stances.ts";
import { guardQuery } from "./queries/query-guard.ts";
import { EntenteError } from "./wire/entente-error.ts";
import type { QueryParams } from "./store/graph-store.ts";
import type { WireRow } from "./wire/wire-value.ts";

const QUERY_ROWS = 50_000;

/** What figures read, from the store behind everything else. */
export function figureGraphFromStore(facts: GraphFacts, actLabel: ActLabel): FigureGraph {
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
    query: async (query, signal) => {
      if (!("cypher" in query)) {
        throw new EntenteError("not-found", `There is no saved query ${query.id}.`);
      }
      const { cypher } = query;
      const params = query.params as QueryParams;
      await guardQuery(store, cypher, params);
      const dataVersion = await store.dataVersion();
      const stream = store.read(cypher, params, {
        maxRows: QUERY_ROWS,
        ...(signal === undefined ? {} : { signal }),
      });
      const rows: WireRow[] = [];
      for await (const row of stream) rows.push(row);
      return { cypher, params, rows, dataVersion };
    },
  };
}
