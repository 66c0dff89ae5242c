import type { Dropout, SoleSource } from "../wire/comparison.ts";
import type { Dyad } from "../wire/network.ts";
import type { StanceFilter } from "../wire/network-filter.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { compareSides, type ComparisonRequest } from "./read-comparison.ts";
import { readDyads } from "./read-dyads.ts";
import {
  readRows,
  streamRows,
  toCount,
  toText,
  toTextOrNull,
  type ReadContext,
} from "./row-values.ts";
import { filterToCypher } from "./stance-filter.ts";
import { stanceContext } from "./stream-dyads.ts";
import { readAtOneVersion } from "./versioned-read.ts";
import { compareText } from "../wire/compare-text.ts";

export interface DropoutRequest extends ComparisonRequest {
  /** Ids of the sources to leave out. Empty: nothing is left out, and `sources` tells what would be. */
  readonly without: readonly string[];
}

const MOST_SOURCES = 100;

/** What is left of the dyads under a filter without some sources, and what rests on each source alone. */
export function readDropout(
  facts: GraphFacts,
  request: DropoutRequest,
  signal?: AbortSignal,
): Promise<Dropout> {
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const context = await stanceContext(facts, dataVersion, signal);
    const { filter, without } = request;
    const [all, left, sources] = await Promise.all([
      readDyads(context, filter),
      readDyads(context, { ...filter, without }),
      readSoleSources(context, filter),
    ]);
    const known = all.filter(({ n }) => n >= request.minStances);
    const kept = new Set(known.map(keyOf));
    // Of the dyads that count with all sources, whatever is left of them counts too.
    const sides = [known, left.filter((dyad) => kept.has(keyOf(dyad)))] as const;
    return {
      without: [...without],
      sources,
      singleSourceDyads: known.filter((dyad) => dyad.sources === 1).length,
      ...(await compareSides(context, sides, { ...request, minStances: 1 }, "sources")),
      dataVersion,
    };
  });
}

function keyOf({ from, to }: Pick<Dyad, "from" | "to">): string {
  return `${from}\n${to}`;
}

interface Tally {
  stances: number;
  dyads: number;
  soleDyads: number;
}

/** Sources of the stances under a filter, those with most dyads of their own first. */
async function readSoleSources(context: ReadContext, filter: StanceFilter): Promise<SoleSource[]> {
  const { where, params } = filterToCypher(filter);
  const cypher = `MATCH (a:Actor)-[s:STANCE]->(b)${where} RETURN a.id AS f, b.id AS t, s.source AS source, count(s) AS n`;
  const tallies = new Map<string, Tally>();
  const sourcesOf = new Map<string, { readonly source: string; isSole: boolean }>();
  for await (const [from, to, id, n] of streamRows(context, cypher, params)) {
    const source = toText(id);
    const tally = tallies.get(source) ?? { stances: 0, dyads: 0, soleDyads: 0 };
    tally.stances += toCount(n);
    tally.dyads += 1;
    tallies.set(source, tally);
    const key = `${toText(from)}\n${toText(to)}`;
    const known = sourcesOf.get(key);
    if (known === undefined) sourcesOf.set(key, { source, isSole: true });
    else known.isSole = false;
  }
  for (const { source, isSole } of sourcesOf.values()) {
    const tally = tallies.get(source);
    if (isSole && tally !== undefined) tally.soleDyads += 1;
  }
  const first = [...tallies]
    .sort(([x, a], [y, b]) => b.soleDyads - a.soleDyads || b.dyads - a.dyads || compareText(x, y))
    .slice(0, MOST_SOURCES);
  const titles = await readTitles(
    context,
    first.map(([id]) => id),
  );
  return first.map(([id, tally]) => ({ id, title: titles.get(id) ?? id, ...tally }));
}

async function readTitles(
  context: ReadContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const cypher = "MATCH (n:Source) WHERE n.id IN $ids RETURN n.id AS id, n.title AS title";
  const rows = await readRows(context, cypher, { ids });
  return new Map(rows.map(([id, title]) => [toText(id), toTextOrNull(title) ?? toText(id)]));
}
