import {
  dyadOf,
  nodeOf,
  tieOf,
  type FlatDyads,
  type FlatNetwork,
} from "../../server/wire/flat-network.ts";
import type { Dyad, Network, NetworkNode } from "../../server/wire/network.ts";
import type { Position, Positions } from "../../server/picture/layout.ts";
import { NODE_KINDS, nodeKind } from "../../server/picture/graph-style.ts";

/** The dyads of a network as columns; ends are row numbers into its nodes, rows those of its dyads. */
export type DyadRows = Pick<
  FlatDyads,
  "from" | "to" | "n" | "polarity" | "positive" | "negative" | "sources"
>;

/** The nodes of a network as columns, rows those of its nodes. */
export interface NodeRows {
  readonly id: readonly string[];
  /** Numbers into NODE_KINDS. */
  readonly kind: Uint8Array;
  /** Stances said and received. */
  readonly stances: Uint32Array;
  /** How many others each shares a dyad with, shown or not; null where the network does not say. */
  readonly neighbors: Uint32Array | null;
}

/** What a network is made of, without its totals. */
export type NetworkParts = Pick<Network, "nodes" | "dyads" | "ties">;

/** A network as columns, with single rows as objects: the same object whenever one is asked for. */
export interface NetworkRows {
  readonly nodes: NodeRows;
  readonly dyads: DyadRows;
  /** Where the columns came from; null for a network that came as objects. */
  readonly flat: FlatNetwork | null;
  readonly node: (row: number) => NetworkNode;
  readonly dyad: (row: number) => Dyad;
}

const known = new WeakMap<NetworkParts, NetworkRows>();

/**
 * A network that is kept as columns. Its nodes, dyads and ties become objects when they are first
 * read: half a million of them are 50 MB and a third of a second, and the drawing needs none.
 */
export function networkOfFlat(flat: FlatNetwork): Network {
  const rows = rowsOfFlat(flat);
  const all = <T>(count: number, at: (row: number) => T): (() => readonly T[]) => {
    let made: readonly T[] | null = null;
    return () => (made ??= Array.from({ length: count }, (_, row) => at(row)));
  };
  const nodes = all(rows.nodes.id.length, rows.node);
  const dyads = all(rows.dyads.n.length, rows.dyad);
  const ties = all(flat.ties.type.length, (row) => tieOf(flat, row));
  const network = {
    // Of its own and enumerable, so that a spread copies what they give.
    get nodes() {
      return nodes() as NetworkNode[];
    },
    get dyads() {
      return dyads() as Dyad[];
    },
    get ties() {
      return ties() as Network["ties"];
    },
    totals: flat.totals,
    dataVersion: flat.dataVersion,
  };
  known.set(network, rows);
  return network;
}

/** A network as columns; one that came as objects is read through once. */
export function rowsOf(network: NetworkParts): NetworkRows {
  const kept = known.get(network);
  if (kept !== undefined) return kept;
  const made = rowsOfObjects(network);
  known.set(network, made);
  return made;
}

/** How many nodes and dyads there are, without making any. */
export function sizeOf(network: NetworkParts): { readonly nodes: number; readonly dyads: number } {
  const rows = known.get(network);
  return rows === undefined
    ? { nodes: network.nodes.length, dyads: network.dyads.length }
    : { nodes: rows.nodes.id.length, dyads: rows.dyads.n.length };
}

/**
 * The places that the nodes came with: the same for everyone, so that a link shows the same picture.
 * Nodes without one are left out, and so is everybody of a network that came as objects.
 */
export function placesOf(network: NetworkParts): Positions {
  const places = new Map<string, Position>();
  const { id: ids = [], x, y } = rowsOf(network).flat?.nodes ?? {};
  for (const [row, id] of ids.entries()) {
    const place = { x: x?.[row] ?? NaN, y: y?.[row] ?? NaN };
    if (!Number.isNaN(place.x) && !Number.isNaN(place.y)) places.set(id, place);
  }
  return places;
}

function rowsOfFlat(flat: FlatNetwork): NetworkRows {
  const { id, label, kind, stancesIn, stancesOut, neighbors } = flat.nodes;
  const issue = NODE_KINDS.indexOf("issue");
  return {
    nodes: {
      id,
      // The kinds of actors are the first of NODE_KINDS, in the same order.
      kind: label.map((value, row) =>
        value === 1 || (kind[row] ?? -1) < 0 ? issue : (kind[row] ?? 0),
      ),
      stances: stancesIn.map((count, row) => count + (stancesOut[row] ?? 0)),
      neighbors,
    },
    dyads: flat.dyads,
    flat,
    node: kept((row) => nodeOf(flat, row)),
    dyad: kept((row) => dyadOf(flat, row)),
  };
}

function kept<T>(make: (row: number) => T): (row: number) => T {
  const made: T[] = [];
  return (row) => (made[row] ??= make(row));
}

function rowsOfObjects(network: NetworkParts): NetworkRows {
  const { nodes, dyads } = network;
  const of = <T>(list: readonly T[], row: number): T => {
    const item = list[row];
    if (item === undefined) throw new Error(`there is no row ${row} of ${list.length}`);
    return item;
  };
  const hasNeighbors = nodes.some(({ neighbors }) => neighbors !== undefined);
  return {
    nodes: {
      id: nodes.map(({ id }) => id),
      kind: Uint8Array.from(nodes, (node) => NODE_KINDS.indexOf(nodeKind(node))),
      stances: Uint32Array.from(nodes, ({ stancesIn, stancesOut }) => stancesIn + stancesOut),
      neighbors: hasNeighbors ? Uint32Array.from(nodes, ({ neighbors = 0 }) => neighbors) : null,
    },
    dyads: toDyadRows(network),
    flat: null,
    node: (row) => of(nodes, row),
    dyad: (row) => of(dyads, row),
  };
}

function toDyadRows({ nodes, dyads }: NetworkParts): DyadRows {
  const rowOf = new Map<string, number>();
  nodes.forEach(({ id }, row) => rowOf.set(id, row));
  const { length } = dyads;
  const rows: DyadRows = {
    from: new Uint32Array(length),
    to: new Uint32Array(length),
    n: new Uint32Array(length),
    polarity: new Float64Array(length),
    positive: new Uint32Array(length),
    negative: new Uint32Array(length),
    sources: new Uint32Array(length),
  };
  dyads.forEach((dyad, row) => {
    rows.from[row] = rowOf.get(dyad.from) ?? nodes.length;
    rows.to[row] = rowOf.get(dyad.to) ?? nodes.length;
    rows.n[row] = dyad.n;
    rows.polarity[row] = dyad.polarity;
    rows.positive[row] = dyad.positive;
    rows.negative[row] = dyad.negative;
    rows.sources[row] = dyad.sources;
  });
  return rows;
}
