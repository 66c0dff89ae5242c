import type { ActorKind } from "../../server/wire/actor.ts";
import type { Dyad, Network, NetworkNode } from "../../server/wire/network.ts";

export interface DyadWish {
  readonly from: string;
  readonly to: string;
  readonly polarity?: number;
  readonly n?: number;
  readonly contested?: boolean;
}

/** Returns a network of the given nodes and dyads, with the rest filled in consistently. */
export function smallNetwork(
  nodes: readonly (string | { id: string; kind: ActorKind | null; name?: string })[],
  dyads: readonly DyadWish[] = [],
  ties: Network["ties"] = [],
): Network {
  const filled = dyads.map(toDyad);
  const sum = (id: string, end: "from" | "to"): number =>
    filled.filter((dyad) => dyad[end] === id).reduce((total, dyad) => total + dyad.n, 0);
  const networkNodes = nodes.map((node): NetworkNode => {
    const { id, kind, name } =
      typeof node === "string" ? { id: node, kind: "person" as const, name: undefined } : node;
    return {
      id,
      label: kind === null ? "issue" : "actor",
      name: name ?? id,
      kind,
      stancesOut: sum(id, "from"),
      stancesIn: sum(id, "to"),
    };
  });
  const counts = { nodes: nodes.length, dyads: filled.length, stances: 0 };
  return {
    nodes: networkNodes,
    dyads: filled,
    ties,
    totals: { ...counts, shown: counts, all: counts },
    dataVersion: "test",
  };
}

function toDyad({ from, to, polarity = 0, n = 1, contested = false }: DyadWish): Dyad {
  return {
    from,
    to,
    n: contested ? Math.max(n, 2) : n,
    polarity,
    positive: contested || polarity > 0 ? 1 : 0,
    negative: contested || polarity < 0 ? 1 : 0,
    neutral: 0,
    first: "2020-10-21",
    last: "2020-10-22",
    sources: 1,
  };
}
