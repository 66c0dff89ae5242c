import { ACTOR_KINDS } from "../wire/actor.ts";
import { flatToNetwork, type FlatDyads, type FlatNetwork } from "../wire/flat-network.ts";
import { NODE_LABELS, type Network } from "../wire/network.ts";
import { TIE_TYPES } from "../wire/tie.ts";
import { DyadTable } from "./dyad-table.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { readNodes, type NodeFacts } from "./node-rows.ts";
import type { NetworkRequest } from "./network-request.ts";
import type { Pace } from "./pace.ts";
import { countNeighbors, readFurther } from "./read-further.ts";
import { streamRows, toText, type ReadContext } from "./row-values.ts";
import { sortInSlices } from "./sort-in-slices.ts";
import { isUnfiltered } from "./stance-filter.ts";
import { MANY_IDS, stanceContext } from "./stream-dyads.ts";
import { readAtOneVersion } from "./versioned-read.ts";
import { compareText } from "../wire/compare-text.ts";

/** What {@link readFlatNetwork} gives, as rows. For networks of a few thousand nodes. */
export async function readNetwork(
  facts: GraphFacts,
  request: NetworkRequest,
  signal?: AbortSignal,
): Promise<Network> {
  return flatToNetwork(await readFlatNetwork(facts, request, signal));
}

/**
 * The dyads under a filter between the most involved nodes, and the ties among these. Without any
 * filter, actors and issues without stances follow where there is room. However large it is, others
 * have the process in between.
 */
export function readFlatNetwork(
  facts: GraphFacts,
  request: NetworkRequest,
  signal?: AbortSignal,
): Promise<FlatNetwork> {
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const context = await stanceContext(facts, dataVersion, signal);
    const { pace } = context;
    const { filter, minStances, limit, also = [] } = request;
    const dyads = await DyadTable.read(context, { filter, minStances });
    const ids = new Set(await mostInvolved(dyads, limit, pace));
    const everything = isUnfiltered(filter) && minStances <= 1;
    if (everything) await addSilentIds(context, ids, limit);
    for (const id of also) ids.add(id);
    const shownIds = [...ids];
    const neighbors = await countNeighbors(context, request, shownIds, dyads);
    dyads.addNew(await readFurther(context, request, shownIds));
    const [found, all] = await Promise.all([
      readNodes(context, shownIds),
      facts.totals(dataVersion),
    ]);
    const nodes = shownIds.flatMap((id) => found.get(id) ?? []);
    const rowOf = new Map(nodes.map(({ id }, row) => [id, row]));
    const shown = await dyadsBetween(dyads, rowOf, pace);
    const ties = await readTies(context, rowOf);
    return {
      nodes: nodeColumns(nodes, dyads, neighbors),
      dyads: shown.columns,
      days: shown.days,
      ties,
      totals: {
        nodes: everything ? all.nodes : dyads.ids.length,
        dyads: dyads.length,
        stances: dyads.stances,
        shown: {
          nodes: nodes.length,
          dyads: shown.columns.n.length,
          stances: shown.columns.n.reduce((sum, n) => sum + n, 0),
        },
        all: { nodes: all.nodes, dyads: all.dyads, stances: all.stances },
      },
      dataVersion,
    };
  });
}

/** The ids of those that have most stances, out and in, then by id. */
async function mostInvolved(dyads: DyadTable, limit: number, pace: Pace): Promise<string[]> {
  const { ids, stancesOut, stancesIn } = dyads;
  const weight = (end: number): number => (stancesOut[end] ?? 0) + (stancesIn[end] ?? 0);
  const ends = await sortInSlices(
    Uint32Array.from(ids, (_, end) => end),
    (a, b) => weight(b) - weight(a) || compareText(ids[a] ?? "", ids[b] ?? ""),
    pace,
  );
  return Array.from(ends.subarray(0, limit), (end) => ids[end] ?? "");
}

function nodeColumns(
  nodes: readonly NodeFacts[],
  dyads: DyadTable,
  neighbors: ReadonlyMap<string, number> | null,
): FlatNetwork["nodes"] {
  const weightOf = (weights: readonly number[], id: string): number =>
    weights[dyads.endOf(id) ?? -1] ?? 0;
  return {
    id: nodes.map(({ id }) => id),
    name: nodes.map(({ name }) => name),
    role: nodes.map(({ role }) => role ?? ""),
    country: nodes.map(({ country }) => country ?? ""),
    label: Uint8Array.from(nodes, ({ label }) => NODE_LABELS.indexOf(label)),
    kind: Int8Array.from(nodes, ({ kind }) => (kind === null ? -1 : ACTOR_KINDS.indexOf(kind))),
    stancesOut: Uint32Array.from(nodes, ({ id }) => weightOf(dyads.stancesOut, id)),
    stancesIn: Uint32Array.from(nodes, ({ id }) => weightOf(dyads.stancesIn, id)),
    neighbors:
      neighbors === null ? null : Uint32Array.from(nodes, ({ id }) => neighbors.get(id) ?? 0),
    lat: nodes.map(({ lat }) => lat ?? null),
    lon: nodes.map(({ lon }) => lon ?? null),
    x: null,
    y: null,
    bloc: null,
  };
}

/** The dyads whose ends are shown: most stances first, then by id. */
async function dyadsBetween(
  dyads: DyadTable,
  rowOf: ReadonlyMap<string, number>,
  pace: Pace,
): Promise<{ readonly columns: FlatDyads; readonly days: readonly string[] }> {
  const rows = Int32Array.from(dyads.ids, (id) => rowOf.get(id) ?? -1);
  const rank = new Uint32Array(dyads.ids.length);
  const inOrder = await sortInSlices(
    Uint32Array.from(dyads.ids, (_, end) => end),
    (a, b) => compareText(dyads.ids[a] ?? "", dyads.ids[b] ?? ""),
    pace,
  );
  for (const [place, end] of inOrder.entries()) rank[end] = place;
  const { from, to, n } = dyads;
  const isShown = (end: number | undefined): boolean => (rows[end ?? -1] ?? -1) >= 0;
  const between = Uint32Array.from(from, (_, dyad) => dyad).filter(
    (dyad) => isShown(from[dyad]) && isShown(to[dyad]),
  );
  await pace.rest();
  const rankOf = (end: number | undefined): number => rank[end ?? 0] ?? 0;
  const sorted = await sortInSlices(
    between,
    (a, b) =>
      (n[b] ?? 0) - (n[a] ?? 0) ||
      rankOf(from[a]) - rankOf(from[b]) ||
      rankOf(to[a]) - rankOf(to[b]),
    pace,
  );
  return dyads.pick(sorted, rows, pace);
}

/** Adds actors, then issues, that no stance names, for as long as there are fewer than `limit`. */
async function addSilentIds(context: ReadContext, ids: Set<string>, limit: number): Promise<void> {
  for (const cypher of [SILENT_ACTORS, SILENT_ISSUES]) {
    if (ids.size >= limit) return;
    const rows = streamRows(context, cypher, { room: limit - ids.size });
    for await (const [id] of rows) ids.add(toText(id));
  }
}

const SILENT_ACTORS =
  "MATCH (n:Actor) WHERE NOT EXISTS { (n)-[:STANCE]->() } AND NOT EXISTS { (n)<-[:STANCE]-() } RETURN n.id AS id ORDER BY id LIMIT $room";
const SILENT_ISSUES =
  "MATCH (n:Issue) WHERE NOT EXISTS { (n)<-[:STANCE]-() } RETURN n.id AS id ORDER BY id LIMIT $room";

const TIES = `MATCH (a:Actor)-[r:REPRESENTS|MEMBER_OF|ALLIED_WITH|PARTY_TO]->(b)`;
const AMONG = "WHERE a.id IN $ids AND b.id IN $ids";
const TIE_COLUMNS = "RETURN DISTINCT a.id AS f, b.id AS t, type(r) AS type, r.role AS role";

interface Tie {
  readonly from: string;
  readonly to: string;
  readonly type: number;
  readonly role: string;
}

/** Ties among the nodes. Two sources for the same tie make one. */
async function readTies(
  context: ReadContext,
  rowOf: ReadonlyMap<string, number>,
): Promise<FlatNetwork["ties"]> {
  const ties: Tie[] = [];
  const isMany = rowOf.size > MANY_IDS;
  const cypher = [TIES, ...(isMany ? [] : [AMONG]), TIE_COLUMNS].join(" ");
  const params = isMany ? {} : { ids: [...rowOf.keys()] };
  if (rowOf.size > 0) {
    for await (const [f, t, name, role] of streamRows(context, cypher, params)) {
      const [from, to] = [toText(f), toText(t)];
      const type = TIE_TYPES.findIndex((known) => known === name);
      if (type === -1 || !rowOf.has(from) || !rowOf.has(to)) continue;
      ties.push({ from, to, type, role: typeof role === "string" ? role : "" });
    }
  }
  ties.sort(compareTies);
  const row = (id: string): number => rowOf.get(id) ?? 0;
  return {
    from: ties.map(({ from }) => row(from)),
    to: ties.map(({ to }) => row(to)),
    type: ties.map(({ type }) => type),
    role: ties.map(({ role }) => role),
  };
}

function compareTies(a: Tie, b: Tie): number {
  return (
    compareText(a.from, b.from) ||
    compareText(a.to, b.to) ||
    compareText(TIE_TYPES[a.type] ?? "", TIE_TYPES[b.type] ?? "") ||
    compareText(a.role, b.role)
  );
}
