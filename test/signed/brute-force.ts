import type { Network } from "../../server/wire/network.ts";

/** An edge found in the plainest way: mean over the stances of both directions. */
export interface PlainEdge {
  readonly a: string;
  readonly b: string;
  readonly sign: number;
  readonly mean: number;
  readonly n: number;
}

/** Edges of the signed graph of a network, neutral pairs left out. */
export function plainEdges(network: Pick<Network, "nodes" | "dyads">): PlainEdge[] {
  const ids = network.nodes.map(({ id }) => id).toSorted();
  return pairsOf(ids).flatMap(([a, b]) => {
    const between = network.dyads.filter(
      ({ from, to }) => (from === a && to === b) || (from === b && to === a),
    );
    const n = between.reduce((sum, dyad) => sum + dyad.n, 0);
    const mean = between.reduce((sum, dyad) => sum + dyad.polarity * dyad.n, 0) / Math.max(n, 1);
    return Math.abs(mean) < 1e-9 ? [] : [{ a, b, sign: Math.sign(mean), mean, n }];
  });
}

/** Least weight of frustrated edges over every division into two camps. */
export function plainFrustration(
  ids: readonly string[],
  edges: readonly PlainEdge[],
  weightOf: (edge: PlainEdge) => number = () => 1,
): number {
  let least = Infinity;
  for (let division = 0; division < 2 ** Math.max(0, ids.length - 1); division += 1) {
    const camp = (id: string): number => (division >> ids.indexOf(id)) & 1;
    const frustrated = edges.filter(({ a, b, sign }) => (camp(a) === camp(b)) !== sign > 0);
    least = Math.min(
      least,
      frustrated.reduce((sum, edge) => sum + weightOf(edge), 0),
    );
  }
  return least;
}

/** Triads by their number of negative edges. */
export function plainTriads(ids: readonly string[], edges: readonly PlainEdge[]): number[] {
  const counts = [0, 0, 0, 0];
  const signs = new Map(edges.map(({ a, b, sign }) => [`${a} ${b}`, sign]));
  for (const [a, b] of pairsOf(ids.toSorted())) {
    for (const c of ids.filter((id) => id > b)) {
      const three = [signs.get(`${a} ${b}`), signs.get(`${b} ${c}`), signs.get(`${a} ${c}`)];
      if (three.includes(undefined)) continue;
      const negative = three.filter((sign) => sign === -1).length;
      counts[negative] = (counts[negative] ?? 0) + 1;
    }
  }
  return counts;
}

/** Every division into groups, as a group number for each of `count` things. */
export function* partitions(count: number): Generator<readonly number[]> {
  function* extend(groups: readonly number[], used: number): Generator<readonly number[]> {
    if (groups.length === count) {
      yield groups;
      return;
    }
    for (let group = 0; group <= used; group += 1) {
      yield* extend([...groups, group], Math.max(used, group + 1));
    }
  }
  yield* extend([], 0);
}

/** Pairs of a sorted list. */
export function pairsOf<T>(list: readonly T[]): (readonly [T, T])[] {
  return list.flatMap((a, at) => list.slice(at + 1).map((b) => [a, b] as const));
}
