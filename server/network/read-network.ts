import type { Dyad, Network, NetworkNode, NetworkTie } from "../wire/network.ts";
import { TIE_TYPES } from "../wire/tie.ts";
import { compareDyads } from "./dyad-rows.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { readNodes } from "./node-rows.ts";
import type { NetworkRequest } from "./network-request.ts";
import { countNeighbors, readFurther } from "./read-further.ts";
import { readDyads } from "./read-dyads.ts";
import { readRows, toText, type ReadContext } from "./row-values.ts";
import { isUnfiltered } from "./stance-filter.ts";
import { readAtOneVersion } from "./versioned-read.ts";
import { compareText } from "../wire/compare-text.ts";

/**
 * The dyads under a filter between the most involved nodes, and the ties among these. Without any
 * filter, actors and issues without stances follow where there is room.
 */
export function readNetwork(
  facts: GraphFacts,
  request: NetworkRequest,
  signal?: AbortSignal,
): Promise<Network> {
  const context = { store: facts.store, ...(signal === undefined ? {} : { signal }) };
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const { filter, minStances, limit, also = [] } = request;
    const found = await readDyads(context, filter, minStances);
    const ranked = weigh(found);
    const ids = [...ranked.keys()].sort((a, b) => compareWeights(ranked, a, b)).slice(0, limit);
    const everything = isUnfiltered(filter) && minStances <= 1;
    if (everything) ids.push(...(await readSilentIds(context, limit - ids.length)));
    const shownIds = [...new Set([...ids, ...also])];
    const dyads = [...found, ...(await readFurther(context, request, shownIds, found))];
    const weights = weigh(dyads);
    const [facing, ties, all, neighbors] = await Promise.all([
      readNodes(context, shownIds),
      readTies(context, shownIds),
      facts.totals(dataVersion),
      countNeighbors(context, request, shownIds, found),
    ]);
    const nodes: NetworkNode[] = [];
    for (const id of shownIds) {
      const node = facing.get(id);
      if (node === undefined) continue;
      const { out, in: stancesIn } = weights.get(id) ?? NO_WEIGHT;
      const count = neighbors === null ? {} : { neighbors: neighbors.get(id) ?? 0 };
      nodes.push({ ...node, stancesOut: out, stancesIn, ...count });
    }
    const shown = dyads.filter(({ from, to }) => facing.has(from) && facing.has(to));
    return {
      nodes,
      dyads: shown.sort(compareDyads),
      ties,
      totals: {
        nodes: everything ? all.nodes : weights.size,
        dyads: dyads.length,
        stances: countStances(dyads),
        shown: { nodes: nodes.length, dyads: shown.length, stances: countStances(shown) },
        all: { nodes: all.nodes, dyads: all.dyads, stances: all.stances },
      },
      dataVersion,
    };
  });
}

interface Weight {
  out: number;
  in: number;
}
const NO_WEIGHT: Readonly<Weight> = { out: 0, in: 0 };

function weigh(dyads: readonly Dyad[]): Map<string, Weight> {
  const weights = new Map<string, Weight>();
  const weightOf = (id: string): Weight => {
    let weight = weights.get(id);
    if (weight === undefined) weights.set(id, (weight = { out: 0, in: 0 }));
    return weight;
  };
  for (const { from, to, n } of dyads) {
    weightOf(from).out += n;
    weightOf(to).in += n;
  }
  return weights;
}

function compareWeights(weights: ReadonlyMap<string, Weight>, a: string, b: string): number {
  const left = weights.get(a) ?? NO_WEIGHT;
  const right = weights.get(b) ?? NO_WEIGHT;
  return right.out + right.in - (left.out + left.in) || compareText(a, b);
}

function countStances(dyads: readonly Dyad[]): number {
  return dyads.reduce((sum, { n }) => sum + n, 0);
}

/** Actors, then issues, that no stance names. */
async function readSilentIds(context: ReadContext, room: number): Promise<string[]> {
  const ids: string[] = [];
  for (const cypher of [SILENT_ACTORS, SILENT_ISSUES]) {
    if (ids.length >= room) break;
    const rows = await readRows(context, cypher, { room: room - ids.length });
    ids.push(...rows.map(([id]) => toText(id)));
  }
  return ids;
}

const SILENT_ACTORS =
  "MATCH (n:Actor) WHERE NOT EXISTS { (n)-[:STANCE]->() } AND NOT EXISTS { (n)<-[:STANCE]-() } RETURN n.id AS id ORDER BY id LIMIT $room";
const SILENT_ISSUES =
  "MATCH (n:Issue) WHERE NOT EXISTS { (n)<-[:STANCE]-() } RETURN n.id AS id ORDER BY id LIMIT $room";

const TIES = `MATCH (a:Actor)-[r:REPRESENTS|MEMBER_OF|ALLIED_WITH|PARTY_TO]->(b)
  WHERE a.id IN $ids AND b.id IN $ids
  RETURN DISTINCT a.id AS f, b.id AS t, type(r) AS type, r.role AS role`;

/** Ties among the nodes. Two sources for the same tie make one. */
async function readTies(context: ReadContext, ids: readonly string[]): Promise<NetworkTie[]> {
  if (ids.length === 0) return [];
  const ties: NetworkTie[] = [];
  for (const [from, to, name, role] of await readRows(context, TIES, { ids })) {
    const type = TIE_TYPES.find((known) => known === name);
    if (type === undefined) continue;
    ties.push({
      from: toText(from),
      to: toText(to),
      type,
      ...(typeof role === "string" ? { role } : {}),
    });
  }
  return ties.sort(compareTies);
}

function compareTies(a: NetworkTie, b: NetworkTie): number {
  return (
    compareText(a.from, b.from) ||
    compareText(a.to, b.to) ||
    compareText(a.type, b.type) ||
    compareText(a.role ?? "", b.role ?? "")
  );
}
