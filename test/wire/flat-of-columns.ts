import type { FlatNetwork } from "../../server/wire/flat-network.ts";
import type { NetworkColumns } from "../../server/wire/network-columns.ts";

/** A network's columns, as they are written in JSON, in flat memory. */
export function flatOfColumns({ nodes, dyads, ...rest }: NetworkColumns): FlatNetwork {
  const numbers = (column: readonly number[]): Uint32Array<ArrayBuffer> => new Uint32Array(column);
  return {
    ...rest,
    nodes: {
      ...nodes,
      label: new Uint8Array(nodes.label),
      kind: new Int8Array(nodes.kind),
      stancesOut: numbers(nodes.stancesOut),
      stancesIn: numbers(nodes.stancesIn),
      neighbors: nodes.neighbors === undefined ? null : numbers(nodes.neighbors),
      x: places(nodes.x),
      y: places(nodes.y),
      bloc: nodes.bloc === undefined ? null : numbers(nodes.bloc),
    },
    dyads: {
      from: numbers(dyads.from),
      to: numbers(dyads.to),
      n: numbers(dyads.n),
      polarity: new Float64Array(dyads.polarity),
      positive: numbers(dyads.positive),
      negative: numbers(dyads.negative),
      first: numbers(dyads.first),
      last: numbers(dyads.last),
      sources: numbers(dyads.sources),
    },
  };
}

function places(column: readonly (number | null)[] | undefined): Float64Array<ArrayBuffer> | null {
  return column === undefined ? null : Float64Array.from(column, (place) => place ?? NaN);
}
