/**
 * A weighted undirected graph in flat arrays (compressed sparse rows): the neighbours of node n are
 * `to[start[n]]` up to `to[start[n + 1] - 1]`, each bond twice, once from either end.
 */
export interface BondGraph {
  readonly count: number;
  readonly start: Uint32Array;
  readonly to: Uint32Array;
  /** How strongly a bond pulls, > 0; 1 for a neutral one. */
  readonly weight: Float64Array;
  /** How strongly a node pushes others away; 1 on average in the graph itself. */
  readonly mass: Float64Array;
}

export interface Bond {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/**
 * Returns the graph of bonds, of which none joins a node to itself and no two the same nodes. A
 * node with many bonds pushes more, with the root of their number, so that hubs keep room for those
 * around them. Source: the degree-dependent repulsion of M. Jacomy, T. Venturini, S. Heymann,
 * M. Bastian, "ForceAtlas2", PLoS ONE 9 (2014), whose masses grow with the number itself; the root
 * gave truer distances for the same neighbourhoods (docs/performance.md, layout).
 */
export function toBondGraph(count: number, bonds: readonly Bond[]): BondGraph {
  const start = new Uint32Array(count + 1);
  for (const { a, b } of bonds) {
    start[a + 1] = (start[a + 1] ?? 0) + 1;
    start[b + 1] = (start[b + 1] ?? 0) + 1;
  }
  const mass = Float64Array.from({ length: count }, (_, node) =>
    Math.sqrt(1 + (start[node + 1] ?? 0)),
  );
  const average = mass.reduce((sum, each) => sum + each, 0) / Math.max(1, count);
  for (let node = 0; node < count; node += 1) {
    mass[node] = (mass[node] ?? 0) / average;
    start[node + 1] = (start[node + 1] ?? 0) + (start[node] ?? 0);
  }
  const next = start.slice();
  const to = new Uint32Array(2 * bonds.length);
  const weight = new Float64Array(2 * bonds.length);
  const put = (from: number, other: number, pull: number): void => {
    const place = next[from] ?? 0;
    next[from] = place + 1;
    to[place] = other;
    weight[place] = pull;
  };
  for (const bond of bonds) {
    put(bond.a, bond.b, bond.weight);
    put(bond.b, bond.a, bond.weight);
  }
  return { count, start, to, weight, mass };
}
