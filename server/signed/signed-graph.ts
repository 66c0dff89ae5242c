import type { AnalysisOptions, PairWeight } from "../wire/analysis.ts";
import type { Dyad, Network } from "../wire/network.ts";
import type { SignedPair } from "../wire/signed-pair.ts";
import { compareText } from "../wire/compare-text.ts";

/** An edge: two nodes by their place in `ids`, `a` before `b`. */
export interface SignedEdge {
  readonly a: number;
  readonly b: number;
  readonly sign: 1 | -1;
  /** Whole number of at least 1; {@link SignedGraph.unit} of them are 1 on the wire. */
  readonly weight: number;
  readonly pair: SignedPair;
}

/** A way to a neighbour: the node at its end, and the edge by its place in `edges`. */
export interface SignedLink {
  readonly node: number;
  readonly edge: number;
}

/**
 * An undirected graph whose edges are support or opposition. Weights are whole numbers, so that sums
 * are exact and the same on server and client, whatever their order.
 */
export interface SignedGraph {
  /** Sorted by code unit. */
  readonly ids: readonly string[];
  /** Sorted by `a`, then `b`. */
  readonly edges: readonly SignedEdge[];
  /** By node, in the order of the neighbours' places. */
  readonly links: readonly (readonly SignedLink[])[];
  /** Pairs with stances whose mean polarity is 0, as places in `ids`. */
  readonly neutral: readonly (readonly [number, number])[];
  readonly unit: number;
}

/** Weights other than 1 are kept in thousandths of polarity. */
const THOUSANDTHS = 1000;
const MILLIONTHS = 1_000_000;

/**
 * The signed graph of a network.
 *
 * Dyads are ordered, balance is not: the dyads a → b and b → a become one pair, whose polarity is the
 * mean over the stances of both. Its sign makes it an edge of support or of opposition. A mean of 0
 * makes it neutral, which is no edge: balance theory says nothing of those who are indifferent
 * (Cartwright and Harary 1956). Where the directions have opposite signs, the pair is discordant;
 * the side with more or stronger stances decides. Stances about oneself are left out, and issues
 * with all stances about them unless `issues` is `include`.
 *
 * Source: D. Cartwright, F. Harary, "Structural balance: a generalization of Heider's theory",
 * Psychological Review 63 (1956).
 */
export function toSignedGraph(
  network: Pick<Network, "nodes" | "dyads">,
  options: Pick<AnalysisOptions, "issues" | "weight">,
): SignedGraph {
  const ids = network.nodes
    .filter(({ label }) => label === "actor" || options.issues === "include")
    .map(({ id }) => id)
    .sort(compareText);
  const place = new Map(ids.map((id, index) => [id, index]));
  const pairs = new Map<number, PooledPair>();
  for (const dyad of network.dyads) {
    const [from, to] = [place.get(dyad.from), place.get(dyad.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const [a, b] = from < to ? [from, to] : [to, from];
    const key = a * ids.length + b;
    const pooled = pairs.get(key) ?? { a, b, n: 0, sum: 0, signs: [] };
    pooled.n += dyad.n;
    pooled.sum += polaritySum(dyad);
    pooled.signs.push(Math.sign(dyad.polarity));
    pairs.set(key, pooled);
  }
  const sorted = [...pairs].sort(([x], [y]) => x - y).map(([, pooled]) => pooled);
  const edges: SignedEdge[] = [];
  const neutral: (readonly [number, number])[] = [];
  for (const pooled of sorted) {
    if (meanPolarity(pooled) === 0) neutral.push([pooled.a, pooled.b]);
    else edges.push(toEdge(pooled, ids, options.weight));
  }
  return {
    ids,
    edges,
    links: toLinks(ids.length, edges),
    neutral,
    unit: weightUnit(options.weight),
  };
}

interface PooledPair {
  readonly a: number;
  readonly b: number;
  n: number;
  /** Of polarities, in millionths. */
  sum: number;
  readonly signs: number[];
}

/** Sum of the polarities of a dyad, in millionths: whole, since a mean has six decimals. */
export function polaritySum({ polarity, n }: Pick<Dyad, "polarity" | "n">): number {
  return Math.round(polarity * MILLIONTHS) * n;
}

/** Whole numbers that stand for a weight of 1 on the wire. */
export function weightUnit(weight: PairWeight): number {
  return weight === "pair" ? 1 : THOUSANDTHS;
}

/** What stances count for together, as a whole number of at least 1. */
export function weightOf(weight: PairWeight, { n, sum }: { n: number; sum: number }): number {
  if (weight === "pair") return 1;
  const size = Math.abs(sum) / (MILLIONTHS / THOUSANDTHS);
  return Math.max(1, Math.round(weight === "polarity" ? size / n : size));
}

/**
 * Mean of polarities whose sum is in millionths, −1…+1, to six decimals. A mean of a dyad is rounded
 * by at most half a millionth, so what is no greater than that is 0.
 */
export function meanPolarity({ sum, n }: { sum: number; n: number }): number {
  return Math.abs(sum) * 2 <= n ? 0 : Math.round(sum / n) / MILLIONTHS;
}

function toEdge(pooled: PooledPair, ids: readonly string[], weight: PairWeight): SignedEdge {
  const { a, b, n, sum, signs } = pooled;
  const sign = sum > 0 ? 1 : -1;
  const polarity = meanPolarity(pooled);
  const discordant = signs.includes(1) && signs.includes(-1);
  const pair = { a: ids[a] ?? "", b: ids[b] ?? "", sign, polarity, n, discordant } as const;
  return { a, b, sign, weight: weightOf(weight, pooled), pair };
}

function toLinks(nodes: number, edges: readonly SignedEdge[]): SignedLink[][] {
  const links = Array.from({ length: nodes }, (): SignedLink[] => []);
  edges.forEach(({ a, b }, edge) => {
    links[a]?.push({ node: b, edge });
    links[b]?.push({ node: a, edge });
  });
  for (const list of links) list.sort((x, y) => x.node - y.node);
  return links;
}

/** Strongest first: greatest weight, then most stances, then by ids. */
export function compareStrength(x: SignedEdge, y: SignedEdge): number {
  return (
    y.weight - x.weight ||
    Math.abs(y.pair.polarity) * y.pair.n - Math.abs(x.pair.polarity) * x.pair.n ||
    x.a - y.a ||
    x.b - y.b
  );
}
