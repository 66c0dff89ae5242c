import type { Position, Positions } from "../../server/picture/layout.ts";
import type { Dyad, Network, NetworkNode } from "../../server/wire/network.ts";
import { rowsOf, type DyadRows } from "../model/network-rows.ts";

/**
 * A network on its way to the layout worker, as columns: copying a hundred thousand objects would
 * hold the page. The days of the dyads stay behind, since no layout looks at them.
 */
export interface PackedNetwork {
  readonly nodes: {
    readonly [Key in keyof Unplaced]-?: readonly Unplaced[Key][];
  };
  readonly dyads: DyadRows;
  readonly ties: Network["ties"];
  readonly totals: Network["totals"];
}

type Unplaced = Omit<NetworkNode, "x" | "y" | "bloc">;

/** Places on their way back, by id. */
export interface PackedPositions {
  readonly ids: readonly string[];
  readonly x: Float64Array<ArrayBuffer>;
  readonly y: Float64Array<ArrayBuffer>;
}

export function packNetwork(network: Network): PackedNetwork {
  const { nodes, ties, totals } = network;
  return {
    nodes: {
      id: nodes.map(({ id }) => id),
      label: nodes.map(({ label }) => label),
      name: nodes.map(({ name }) => name),
      kind: nodes.map(({ kind }) => kind),
      stancesOut: nodes.map(({ stancesOut }) => stancesOut),
      stancesIn: nodes.map(({ stancesIn }) => stancesIn),
      neighbors: nodes.map(({ neighbors }) => neighbors),
      role: nodes.map(({ role }) => role),
      country: nodes.map(({ country }) => country),
      lat: nodes.map(({ lat }) => lat),
      lon: nodes.map(({ lon }) => lon),
    },
    dyads: rowsOf(network).dyads,
    ties,
    totals,
  };
}

export function unpackNetwork({ nodes, dyads, ties, totals }: PackedNetwork): Network {
  const entries = Object.entries(nodes) as [keyof NetworkNode, readonly unknown[]][];
  return {
    nodes: nodes.id.map((_, row) => {
      const node: Record<string, unknown> = {};
      for (const [key, values] of entries) {
        if (values[row] !== undefined) node[key] = values[row];
      }
      return node as unknown as NetworkNode;
    }),
    dyads: Array.from(dyads.n, (n, row): Dyad => {
      const [positive, negative] = [dyads.positive[row] ?? 0, dyads.negative[row] ?? 0];
      return {
        from: nodes.id[dyads.from[row] ?? 0] ?? "",
        to: nodes.id[dyads.to[row] ?? 0] ?? "",
        n,
        polarity: dyads.polarity[row] ?? 0,
        positive,
        negative,
        neutral: n - positive - negative,
        first: "",
        last: "",
        sources: dyads.sources[row] ?? 0,
      };
    }),
    ties,
    totals,
    dataVersion: "",
  };
}

export function packPositions(positions: Positions): PackedPositions {
  const places = [...positions.values()];
  return {
    ids: [...positions.keys()],
    x: Float64Array.from(places, ({ x }) => x),
    y: Float64Array.from(places, ({ y }) => y),
  };
}

export function unpackPositions({ ids, x, y }: PackedPositions): Positions {
  return new Map(
    ids.map((id, row): [string, Position] => [id, { x: x[row] ?? 0, y: y[row] ?? 0 }]),
  );
}
