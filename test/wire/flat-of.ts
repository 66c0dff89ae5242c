import { ACTOR_KINDS } from "../../server/wire/actor.ts";
import type { FlatNetwork } from "../../server/wire/flat-network.ts";
import { NODE_LABELS, type Network } from "../../server/wire/network.ts";
import { TIE_TYPES } from "../../server/wire/tie.ts";

/** The columns of a network. */
export function flatOf({ nodes, dyads, ties, totals, dataVersion }: Network): FlatNetwork {
  const row = (id: string): number => nodes.findIndex((node) => node.id === id);
  const days = [...new Set(dyads.flatMap(({ first, last }) => [first, last]))];
  return {
    nodes: {
      id: nodes.map(({ id }) => id),
      name: nodes.map(({ name }) => name),
      role: nodes.map(({ role }) => role ?? ""),
      country: nodes.map(({ country }) => country ?? ""),
      label: Uint8Array.from(nodes, ({ label }) => NODE_LABELS.indexOf(label)),
      kind: Int8Array.from(nodes, ({ kind }) => (kind === null ? -1 : ACTOR_KINDS.indexOf(kind))),
      stancesOut: Uint32Array.from(nodes, ({ stancesOut }) => stancesOut),
      stancesIn: Uint32Array.from(nodes, ({ stancesIn }) => stancesIn),
      neighbors: nodes.some(({ neighbors }) => neighbors !== undefined)
        ? Uint32Array.from(nodes, ({ neighbors = 0 }) => neighbors)
        : null,
      lat: nodes.map(({ lat }) => lat ?? null),
      lon: nodes.map(({ lon }) => lon ?? null),
      x: places(nodes.map(({ x }) => x)),
      y: places(nodes.map(({ y }) => y)),
      bloc: nodes.some(({ bloc }) => bloc !== undefined)
        ? Uint32Array.from(nodes, ({ bloc = 0 }) => bloc)
        : null,
    },
    dyads: {
      from: Uint32Array.from(dyads, ({ from }) => row(from)),
      to: Uint32Array.from(dyads, ({ to }) => row(to)),
      n: Uint32Array.from(dyads, ({ n }) => n),
      polarity: Float64Array.from(dyads, ({ polarity }) => polarity),
      positive: Uint32Array.from(dyads, ({ positive }) => positive),
      negative: Uint32Array.from(dyads, ({ negative }) => negative),
      first: Uint32Array.from(dyads, ({ first }) => days.indexOf(first)),
      last: Uint32Array.from(dyads, ({ last }) => days.indexOf(last)),
      sources: Uint32Array.from(dyads, ({ sources }) => sources),
    },
    days,
    ties: {
      from: ties.map(({ from }) => row(from)),
      to: ties.map(({ to }) => row(to)),
      type: ties.map(({ type }) => TIE_TYPES.indexOf(type)),
      role: ties.map(({ role }) => role ?? ""),
    },
    totals,
    dataVersion,
  };
}

function places(values: readonly (number | undefined)[]): Float64Array<ArrayBuffer> | null {
  if (values.every((value) => value === undefined)) return null;
  return Float64Array.from(values, (value = NaN) => value);
}
