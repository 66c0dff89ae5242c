import {
  PAIR_CHANGES,
  type AnalysisOptions,
  type BreakingChange,
  type CalmingChange,
} from "../wire/analysis.ts";
import { factorsOf, narrowPart, sum, type BlocPart } from "./bloc-part.ts";
import { bestSplit } from "./bloc-split.ts";
import type { SignedEdge, SignedGraph } from "./signed-graph.ts";
import { visitTriads, type TriadTally } from "./triads.ts";

/** A change must gain more than rounding to count. */
const EPSILON = 1e-6;
const MOST_CANDIDATES = 60;
const FEWEST_CANDIDATES = 4;
/** Steps that the candidates of one bloc take together, about. */
const MOST_STEPS = 2e7;

/**
 * The changes to one pair that leave fewest unbalanced triads, at most `most`. A pair that turns
 * makes its unbalanced triads balanced and the reverse; one that goes takes all its triads away.
 */
export function calmestChanges(
  graph: SignedGraph,
  { balancedOfEdge, unbalancedOfEdge, kinds }: TriadTally,
  most: number,
): CalmingChange[] {
  const before = kinds["++-"] + kinds["---"];
  return graph.edges
    .flatMap((edge, place) => {
      const unbalanced = unbalancedOfEdge[place] ?? 0;
      if (unbalanced === 0) return [];
      return toCalming(edge, before, { unbalanced, balanced: balancedOfEdge[place] ?? 0 });
    })
    .sort(compareCalming)
    .slice(0, most);
}

/** For each bloc the change to one pair that leaves fewest unbalanced triads with two or more members. */
export function calmingChanges(
  graph: SignedGraph,
  blocOf: Int32Array,
  blocs: number,
): (CalmingChange | null)[] {
  const before = new Uint32Array(blocs);
  const seen = Array.from({ length: blocs }, () => new Map<number, EdgeTriads>());
  visitTriads(graph, ({ nodes, edges, balanced }) => {
    const number = sharedBloc(nodes.map((node) => blocOf[node] ?? -1));
    const ofEdges = seen[number];
    if (ofEdges === undefined) return;
    if (!balanced) before[number] = (before[number] ?? 0) + 1;
    for (const edge of edges) {
      const triads = ofEdges.get(edge) ?? { balanced: 0, unbalanced: 0 };
      triads[balanced ? "balanced" : "unbalanced"] += 1;
      ofEdges.set(edge, triads);
    }
  });
  return seen.map((ofEdges, number) => {
    const changes = [...ofEdges].flatMap(([place, triads]) => {
      const edge = graph.edges[place];
      if (edge === undefined || triads.unbalanced === 0) return [];
      return toCalming(edge, before[number] ?? 0, triads);
    });
    return changes.sort(compareCalming)[0] ?? null;
  });
}

interface EdgeTriads {
  balanced: number;
  unbalanced: number;
}

/** The bloc of at least two of three nodes; −1 where there is none. */
function sharedBloc([a = -1, b = -1, c = -1]: readonly number[]): number {
  return a === b || a === c ? a : b === c ? b : -1;
}

/** Of the two changes the one that calms more; to turn where both do the same, since it keeps the tie. */
function toCalming(edge: SignedEdge, before: number, triads: EdgeTriads): CalmingChange {
  const change = triads.balanced === 0 ? "flip" : "remove";
  const unbalancedAfter = before - triads.unbalanced;
  return { pair: edge.pair, change, unbalancedBefore: before, unbalancedAfter };
}

function compareCalming(x: CalmingChange, y: CalmingChange): number {
  const key = ({ pair: { a, b } }: CalmingChange): string => `${a}\n${b}`;
  return (
    x.unbalancedAfter - y.unbalancedAfter ||
    PAIR_CHANGES.indexOf(x.change) - PAIR_CHANGES.indexOf(y.change) ||
    (key(x) < key(y) ? -1 : 1)
  );
}

/** A bloc, and the places of the edges inside it. */
export interface BlocInside {
  readonly blocOf: Int32Array;
  readonly number: number;
  readonly inside: readonly number[];
}

/**
 * The change to one supporting pair of a bloc after which the bloc is better off in two, by what the
 * blocs were found by; null where no change does that. Pairs with few allies in common are tried
 * first, since they are what holds parts together; of a large bloc not all are tried.
 */
export function breakingChange(
  graph: SignedGraph,
  whole: BlocPart,
  options: Pick<AnalysisOptions, "method" | "resolution">,
  bloc: BlocInside,
): BreakingChange | null {
  const members = [...bloc.blocOf.keys()].filter((node) => bloc.blocOf[node] === bloc.number);
  if (members.length < 3) return null;
  const steps = members.length * members.length + 4 * bloc.inside.length;
  const tries = Math.floor(MOST_STEPS / (4 * steps));
  const most = Math.max(FEWEST_CANDIDATES, Math.min(MOST_CANDIDATES, tries));
  const totals = { plus: sum(whole.plus), minus: sum(whole.minus) };
  const part = narrowPart(whole, members);
  const numberOf = new Map(members.map((node, at) => [node, at]));
  let best: { gain: number; change: BreakingChange } | null = null;
  for (const edge of looseSupport(graph, bloc, most)) {
    const [a, b] = [numberOf.get(edge.a) ?? 0, numberOf.get(edge.b) ?? 0];
    // A parting that needs no change tells nothing of it.
    if ((bestSplit(part, [a, b])?.gain ?? 0) > EPSILON) continue;
    // To turn comes second and has to gain more, since it is the greater change.
    for (const change of ["remove", "flip"] as const) {
      const changed = changePart(part, { a, b, weight: edge.weight, change, totals, options });
      const split = bestSplit(changed, [a, b]);
      if (split === null || split.gain <= Math.max(EPSILON, best?.gain ?? 0)) continue;
      const side = (isOut: 0 | 1): string[] =>
        members.filter((_, at) => split.isOut[at] === isOut).map((node) => graph.ids[node] ?? "");
      const parts = [side(0), side(1)].sort(compareParts);
      best = { gain: split.gain, change: { pair: edge.pair, change, parts } };
    }
  }
  return best?.change ?? null;
}

function compareParts(x: readonly string[], y: readonly string[]): number {
  return y.length - x.length || ((x[0] ?? "") < (y[0] ?? "") ? -1 : 1);
}

/** Supporting edges of a bloc, those whose ends have fewest allies in common first. */
function looseSupport(graph: SignedGraph, { inside }: BlocInside, most: number): SignedEdge[] {
  const support = inside.flatMap((place) => {
    const edge = graph.edges[place];
    return edge?.sign === 1 ? [edge] : [];
  });
  const allies = new Map<number, Set<number>>();
  for (const { a, b } of support) {
    for (const [one, two] of [
      [a, b],
      [b, a],
    ] as const) {
      const own = allies.get(one);
      if (own === undefined) allies.set(one, new Set([two]));
      else own.add(two);
    }
  }
  const common = ({ a, b }: SignedEdge): number => {
    const [one, two] = [allies.get(a) ?? new Set(), allies.get(b) ?? new Set()];
    return [...one].filter((node) => two.has(node)).length;
  };
  return support
    .map((edge) => ({ edge, common: common(edge) }))
    .sort((x, y) => x.common - y.common || y.edge.weight - x.edge.weight)
    .slice(0, most)
    .map(({ edge }) => edge);
}

interface PartChange {
  readonly a: number;
  readonly b: number;
  /** Of the supporting edge that changes. */
  readonly weight: number;
  readonly change: "flip" | "remove";
  /** Sums of strengths in the whole graph before the change. */
  readonly totals: { readonly plus: number; readonly minus: number };
  readonly options: Pick<AnalysisOptions, "method" | "resolution">;
}

function changePart(part: BlocPart, change: PartChange): BlocPart {
  const { a, b, weight, totals, options } = change;
  const turned = change.change === "flip" ? weight : 0;
  const links = part.links.slice();
  for (const [one, two] of [
    [a, b],
    [b, a],
  ] as const) {
    links[one] = (links[one] ?? []).map((link) =>
      link.node === two ? { node: two, weight: -turned } : link,
    );
  }
  const [plus, minus] = [part.plus.slice(), part.minus.slice()];
  for (const node of [a, b]) {
    plus[node] = (plus[node] ?? 0) - weight;
    minus[node] = (minus[node] ?? 0) + turned;
  }
  const factors = factorsOf(totals.plus - 2 * weight, totals.minus + 2 * turned, options);
  return { links, plus, minus, ...factors };
}
