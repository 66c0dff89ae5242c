import type { Network } from "../../server/wire/network.ts";

/** The dyads of a network as columns; ends are row numbers into its nodes, rows those of its dyads. */
export interface DyadRows {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly n: Uint32Array;
  readonly polarity: Float64Array;
  readonly positive: Uint32Array;
  readonly negative: Uint32Array;
  readonly sources: Uint32Array;
}

/** What a network is made of, without its totals. */
export type NetworkParts = Pick<Network, "nodes" | "dyads" | "ties">;

const known = new WeakMap<NetworkParts, DyadRows>();

/** Remembers the columns that a network came from, so that nobody makes them anew. */
export function keepDyadRows(network: NetworkParts, rows: DyadRows): void {
  known.set(network, rows);
}

/** The dyads of a network as columns. */
export function dyadRowsOf(network: NetworkParts): DyadRows {
  const kept = known.get(network);
  if (kept !== undefined) return kept;
  const made = toDyadRows(network);
  known.set(network, made);
  return made;
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
