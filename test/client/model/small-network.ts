import { createNetworkModel, type NetworkModel } from "../../../client/model/network-model.ts";
import type { Dyad, Network, NetworkNode } from "../../../server/wire/network.ts";

/** A dyad with one supportive stance of one day unless told otherwise. */
export function makeDyad(from: string, to: string, parts: Partial<Dyad> = {}): Dyad {
  const day = "2020-10-22";
  return {
    from,
    to,
    n: 1,
    polarity: 0.5,
    positive: 1,
    negative: 0,
    neutral: 0,
    first: day,
    last: day,
    sources: 1,
    ...parts,
  };
}

/** A network of the dyads with a node for every end; names are the ids in capitals. */
export function makeNetwork(dyads: readonly Dyad[], extra: readonly string[] = []): Network {
  const ids = [...new Set([...dyads.flatMap((dyad) => [dyad.from, dyad.to]), ...extra])];
  const nodes: NetworkNode[] = ids.map((id) => ({
    id,
    label: "actor",
    name: id.toUpperCase(),
    kind: "person",
    stancesOut: sum(dyads.filter((dyad) => dyad.from === id)),
    stancesIn: sum(dyads.filter((dyad) => dyad.to === id)),
  }));
  const counts = { nodes: nodes.length, dyads: dyads.length, stances: sum(dyads) };
  return {
    nodes,
    dyads: [...dyads],
    ties: [],
    totals: { ...counts, shown: counts, all: counts },
    dataVersion: "v1",
  };
}

export function makeModel(dyads: readonly Dyad[], extra: readonly string[] = []): NetworkModel {
  return createNetworkModel(makeNetwork(dyads, extra));
}

function sum(dyads: readonly Dyad[]): number {
  return dyads.reduce((total, dyad) => total + dyad.n, 0);
}
