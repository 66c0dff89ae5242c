import type { NetworkColumns } from "../../server/wire/network-columns.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
import type { PlacedColumns } from "./render-page/placed-columns.ts";

/** Actors and dyads of the reference sizes; the dyads of S and M are as many as its stances. */
export const SIZES = {
  S: { actors: 100, dyads: 400 },
  "1k": { actors: 1_000, dyads: 5_000 },
  M: { actors: 10_000, dyads: 50_000 },
  "50k": { actors: 50_000, dyads: 200_000 },
  L: { actors: 100_000, dyads: 500_000 },
} as const;
export type Size = keyof typeof SIZES;

/**
 * A scale-free network with places, the same for the same size: actors are joined to earlier ones in
 * proportion to the dyads that these have, and stand in a disc, the busiest in the middle.
 */
export function placedNetwork(size: Size): PlacedColumns {
  const { actors, dyads } = SIZES[size];
  const random = seededRandom(1);
  const ends: number[] = [];
  const [from, to, n, polarity] = [[], [], [], []] as number[][];
  const degree = new Uint32Array(actors);
  for (let row = 0; row < dyads; row += 1) {
    const source = row < actors ? row : Math.floor(random() * actors);
    const known = ends[Math.floor(random() * ends.length)] ?? 0;
    const target = known === source ? (source + 1) % actors : known;
    ends.push(source, target);
    from?.push(source);
    to?.push(target);
    n?.push(1 + Math.floor(20 * random() ** 6));
    polarity?.push(Math.round((random() * 2 - 1) * 1e6) / 1e6);
    degree[source] = (degree[source] ?? 0) + 1;
    degree[target] = (degree[target] ?? 0) + 1;
  }
  const reach = 90 * Math.sqrt(actors);
  const places = Array.from({ length: actors }, (_, row) => {
    const [angle, far] = [2 * Math.PI * random(), reach * Math.sqrt((row + 1) / actors)];
    return { x: Math.round(far * Math.cos(angle)), y: Math.round(far * Math.sin(angle)) };
  });
  const columns = { from, to, n, polarity } as Columns;
  return {
    network: toColumns(degree, columns),
    x: places.map(({ x }) => x),
    y: places.map(({ y }) => y),
  };
}

type Columns = Record<"from" | "to" | "n" | "polarity", number[]>;

function toColumns(degree: Uint32Array, { from, to, n, polarity }: Columns): NetworkColumns {
  const rows = [...degree.keys()];
  const fill = <T>(count: number, value: T): T[] => new Array<T>(count).fill(value);
  const counts = { nodes: rows.length, dyads: n.length, stances: n.length };
  return {
    nodes: {
      id: rows.map((row) => `actor-${row}`),
      label: fill(rows.length, 0),
      name: rows.map((row) => `Actor number ${row}`),
      kind: rows.map((row) => row % 4),
      stancesOut: [...degree],
      stancesIn: fill(rows.length, 0),
      role: fill(rows.length, ""),
      country: fill(rows.length, ""),
      lat: fill(rows.length, null),
      lon: fill(rows.length, null),
    },
    dyads: {
      from,
      to,
      n,
      polarity,
      positive: n.map((all, row) => (row % 10 === 0 && all > 1 ? 1 : 0)),
      negative: n.map((all, row) => (row % 10 === 0 && all > 1 ? 1 : 0)),
      first: fill(n.length, 0),
      last: fill(n.length, 0),
      sources: fill(n.length, 1),
    },
    days: ["2020-10-01"],
    ties: { from: [], to: [], type: [], role: [] },
    totals: { ...counts, shown: counts, all: counts },
    dataVersion: "bench",
  };
}
