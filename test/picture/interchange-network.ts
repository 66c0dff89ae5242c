import type { Interchange } from "../../server/wire/interchange.ts";
import type { Dyad, Network, NetworkNode } from "../../server/wire/network.ts";

/** Returns the whole network of an interchange file, for drawings and layouts without a server. */
export function toNetwork(data: Interchange): Network {
  const dyads = new Map<string, { polarities: number[]; from: string; to: string }>();
  for (const { from, to, polarity, goldstein } of data.stances) {
    const dyad = dyads.get(`${from} ${to}`) ?? { polarities: [], from, to };
    dyad.polarities.push(polarity ?? (goldstein ?? 0) / 10);
    dyads.set(`${from} ${to}`, dyad);
  }
  const count = (id: string, end: "from" | "to"): number =>
    data.stances.filter((stance) => stance[end] === id).length;
  const node = (id: string) => ({ id, stancesOut: count(id, "from"), stancesIn: count(id, "to") });
  const nodes: NetworkNode[] = [
    ...data.actors.map(({ id, name, kind, country }) => ({
      ...node(id),
      label: "actor" as const,
      name,
      kind,
      ...(country === undefined ? {} : { country }),
    })),
    ...data.issues.map(({ id, name }) => ({
      ...node(id),
      label: "issue" as const,
      name,
      kind: null,
    })),
  ];
  const counts = { nodes: nodes.length, dyads: dyads.size, stances: data.stances.length };
  return {
    nodes,
    dyads: [...dyads.values()].map(toDyad),
    ties: data.ties.map(({ from, to, type }) => ({ from, to, type })),
    totals: { ...counts, shown: counts, all: counts },
    dataVersion: "test",
  };
}

function toDyad({
  from,
  to,
  polarities,
}: {
  from: string;
  to: string;
  polarities: number[];
}): Dyad {
  const sum = polarities.reduce((a, b) => a + b, 0);
  return {
    from,
    to,
    n: polarities.length,
    polarity: Math.round((sum / polarities.length) * 1e6) / 1e6,
    positive: polarities.filter((polarity) => polarity > 0).length,
    negative: polarities.filter((polarity) => polarity < 0).length,
    neutral: polarities.filter((polarity) => polarity === 0).length,
    first: "2020-10-21",
    last: "2020-10-22",
    sources: 1,
  };
}
