import type { Description } from "../wire/description.ts";
import { AnalysisOptionsSchema } from "../wire/analysis.ts";
import { describeView } from "../words/describe-view.ts";
import { groundSentences, type StancePlace } from "../words/ground-sentences.ts";
import type { Analyse } from "./analysis-pool.ts";
import type { GraphFacts } from "./graph-facts.ts";
import type { NetworkRequest } from "./network-request.ts";
import { readNetwork } from "./read-network.ts";
import { streamRows, toText, type ReadContext } from "./row-values.ts";
import { filterToCypher } from "./stance-filter.ts";
import { readAtOneVersion } from "./versioned-read.ts";

/**
 * The network that {@link readNetwork} gives for the same request, in two paragraphs whose every
 * sentence has the ids of the stances that it rests on, newest first.
 */
export function readDescription(
  facts: GraphFacts,
  request: NetworkRequest,
  analyse: Analyse,
  signal?: AbortSignal,
): Promise<Description> {
  const context = { store: facts.store, ...(signal === undefined ? {} : { signal }) };
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const network = await readNetwork(facts, request, signal);
    const options = AnalysisOptionsSchema.parse({});
    const analysis = await analyse({ network, options }, signal);
    const paragraphs = await groundSentences(
      describeView({ network, analysis }),
      readPlaces(context, request),
    );
    return { paragraphs, dataVersion };
  });
}

async function* readPlaces(
  context: ReadContext,
  { filter }: NetworkRequest,
): AsyncGenerator<StancePlace> {
  const { where, params } = filterToCypher(filter);
  const cypher = `MATCH (a:Actor)-[s:STANCE]->(b)${where}
    RETURN s.id AS id, a.id AS f, b.id AS t, s.date AS date ORDER BY date DESC, id`;
  for await (const [id, from, to] of streamRows(context, cypher, params)) {
    yield { id: toText(id), from: toText(from), to: toText(to) };
  }
}
