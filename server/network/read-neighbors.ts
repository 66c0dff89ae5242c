import {
  NEIGHBOR_KINDS,
  type NeighborDirection,
  type NeighborKind,
  type NeighborRank,
  type Neighbors,
} from "../wire/actor-card.ts";
import type { Dyad, NetworkNode } from "../wire/network.ts";
import type { QueryParams } from "../store/graph-store.ts";
import { compareDyads, DYAD_COLUMNS, rowToDyad } from "./dyad-rows.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { readNodes, toKind, type NodeFacts } from "./node-rows.ts";
import {
  readRows,
  roundSix,
  toCount,
  toText,
  toTextOrNull,
  type ReadContext,
} from "./row-values.ts";
import { filterToCypher, type ExtraClause, type StanceConditions } from "./stance-filter.ts";
import { readAtOneVersion } from "./versioned-read.ts";
import { compareText } from "../wire/compare-text.ts";

export interface NeighborsRequest {
  /** Id of the actor, or of an issue. */
  readonly id: string;
  /** Stances to look at. Says nothing of kinds. */
  readonly filter: Omit<StanceConditions, "kind">;
  /** Kinds of neighbours to show. Absent: all. */
  readonly kind?: readonly NeighborKind[] | undefined;
  /** `out`: those that the actor speaks about; `in`: those that speak about the actor. */
  readonly direction: NeighborDirection;
  readonly rank: NeighborRank;
  /** Most neighbours to show, not counting the actor itself. */
  readonly limit: number;
}

interface Neighbor {
  readonly id: string;
  readonly kind: NeighborKind;
  out: Dyad | undefined;
  in: Dyad | undefined;
}

/**
 * The dyads between an actor (or issue) and its best ranked neighbours; null for an unknown id. The
 * actor itself is the first node. Counts are of all neighbours, whatever is shown of them.
 */
export function readNeighbors(
  facts: GraphFacts,
  request: NeighborsRequest,
  signal?: AbortSignal,
): Promise<Neighbors | null> {
  const context = { store: facts.store, ...(signal === undefined ? {} : { signal }) };
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const self = (await readNodes(context, [request.id])).get(request.id);
    if (self === undefined) return null;
    const neighbors = await readAll(context, request);
    const wanted = [...neighbors.values()].filter(
      ({ kind }) => request.kind === undefined || request.kind.includes(kind),
    );
    const shown = wanted.sort(RANKINGS[request.rank]).slice(0, request.limit);
    return {
      counts: countKinds([...neighbors.values()]),
      kinds: sumKinds([...neighbors.values()]),
      total: wanted.length,
      nodes: await weighNodes(context, request, [self.id, ...shown.map(({ id }) => id)]),
      dyads: shown.flatMap((each) => [each.out, each.in].filter(isDyad)).sort(compareDyads),
      dataVersion,
    };
  });
}

const OUT = `RETURN ${DYAD_COLUMNS}, b.kind AS kind, labels(b) AS labels`;
const IN = `RETURN ${DYAD_COLUMNS}, a.kind AS kind, labels(a) AS labels`;

async function readAll(
  context: ReadContext,
  { id, filter, direction }: NeighborsRequest,
): Promise<Map<string, Neighbor>> {
  const neighbors = new Map<string, Neighbor>();
  if (direction !== "in") {
    const { where, params } = filterToCypher(filter);
    const cypher = `MATCH (a:Actor {id: $self})-[s:STANCE]->(b)${where} ${OUT}`;
    await addDyads(context, cypher, { ...params, self: id }, "out", neighbors);
  }
  if (direction !== "out") {
    // A stance about oneself is in the other direction already, where that was asked for.
    const extra: ExtraClause[] = direction === "both" ? ["notSelf"] : [];
    const { where, params } = filterToCypher(filter, extra);
    for (const target of ["(b:Actor {id: $self})", "(b:Issue {id: $self})"] as const) {
      const cypher = `MATCH (a:Actor)-[s:STANCE]->${target}${where} ${IN}`;
      await addDyads(context, cypher, { ...params, self: id }, "in", neighbors);
    }
  }
  return neighbors;
}

async function addDyads(
  context: ReadContext,
  cypher: string,
  params: QueryParams,
  direction: "out" | "in",
  neighbors: Map<string, Neighbor>,
): Promise<void> {
  for (const row of await readRows(context, cypher, params)) {
    const dyad = rowToDyad(row);
    const id = direction === "out" ? dyad.to : dyad.from;
    const labels = row[10];
    const isIssue = Array.isArray(labels) && labels.includes("Issue");
    const kind = isIssue ? "issue" : toKind(toTextOrNull(row[9]));
    const neighbor = neighbors.get(id) ?? { id, kind, out: undefined, in: undefined };
    neighbor[direction] = dyad;
    neighbors.set(id, neighbor);
  }
}

function countKinds(neighbors: readonly Neighbor[]): Neighbors["counts"] {
  return NEIGHBOR_KINDS.flatMap((kind) =>
    (["out", "in"] as const).flatMap((direction) => {
      const dyads = neighbors
        .filter((each) => each.kind === kind)
        .map((each) => each[direction])
        .filter(isDyad);
      if (dyads.length === 0) return [];
      const stances = dyads.reduce((sum, { n }) => sum + n, 0);
      return [{ kind, direction, neighbors: dyads.length, stances }];
    }),
  );
}

function sumKinds(neighbors: readonly Neighbor[]): Neighbors["kinds"] {
  return NEIGHBOR_KINDS.flatMap((kind) => {
    const some = neighbors.filter((each) => each.kind === kind);
    if (some.length === 0) return [];
    const stances = some.reduce((sum, each) => sum + stancesOf(each), 0);
    return [{ kind, neighbors: some.length, stances }];
  });
}

/** Each ends in the id, so that no order depends on the engine. */
const RANKINGS: Readonly<Record<NeighborRank, (a: Neighbor, b: Neighbor) => number>> = {
  stances: compareStances,
  recent: (a, b) => compareText(lastOf(b), lastOf(a)) || compareStances(a, b),
  strongest: (a, b) => Math.abs(polarityOf(b)) - Math.abs(polarityOf(a)) || compareStances(a, b),
  negative: (a, b) => polarityOf(a) - polarityOf(b) || compareStances(a, b),
};

function compareStances(a: Neighbor, b: Neighbor): number {
  return stancesOf(b) - stancesOf(a) || compareText(a.id, b.id);
}

function stancesOf(neighbor: Neighbor): number {
  return (neighbor.out?.n ?? 0) + (neighbor.in?.n ?? 0);
}

function lastOf({ out, in: back }: Neighbor): string {
  return [out?.last ?? "", back?.last ?? ""].sort(compareText)[1] ?? "";
}

/** Mean over the stances of both directions. */
function polarityOf(neighbor: Neighbor): number {
  const { out, in: back } = neighbor;
  const total = (out?.polarity ?? 0) * (out?.n ?? 0) + (back?.polarity ?? 0) * (back?.n ?? 0);
  return roundSix(total / Math.max(stancesOf(neighbor), 1));
}

function isDyad(dyad: Dyad | undefined): dyad is Dyad {
  return dyad !== undefined;
}

/** The nodes in the order of the ids, with all their stances under the filter. */
async function weighNodes(
  context: ReadContext,
  { filter }: NeighborsRequest,
  ids: readonly string[],
): Promise<NetworkNode[]> {
  const out = filterToCypher(filter, ["fromIds"]);
  const back = filterToCypher(filter, ["toIds"]);
  const [nodes, outRows, inRows] = await Promise.all([
    readNodes(context, ids),
    readRows(
      context,
      `MATCH (a:Actor)-[s:STANCE]->(b)${out.where} RETURN a.id AS id, count(s) AS n`,
      { ...out.params, ids },
    ),
    readRows(
      context,
      `MATCH (a:Actor)-[s:STANCE]->(b)${back.where} RETURN b.id AS id, count(s) AS n`,
      { ...back.params, ids },
    ),
  ]);
  const stancesOut = new Map(outRows.map(([id, n]) => [toText(id), toCount(n)]));
  const stancesIn = new Map(inRows.map(([id, n]) => [toText(id), toCount(n)]));
  return ids
    .map((id) => nodes.get(id))
    .filter((node): node is NodeFacts => node !== undefined)
    .map((node) => ({
      ...node,
      stancesOut: stancesOut.get(node.id) ?? 0,
      stancesIn: stancesIn.get(node.id) ?? 0,
    }));
}
