import type { AnalysisOptions, Bloc, BlocRelation, Blocs } from "../wire/analysis.ts";
import { factorsOf, sum, toWholePart, type BlocPart } from "./bloc-part.ts";
import { searchBlocs } from "./bloc-search.ts";
import { breakingChange, calmingChanges } from "./changes.ts";
import { strongestPairs } from "./frustration.ts";
import type { SignedEdge, SignedGraph } from "./signed-graph.ts";

/** The blocs of a graph, and the bloc of each node: −1 for one without edges. */
export interface BlocFindings {
  readonly wire: Blocs;
  readonly blocOf: Int32Array;
}

const MOST_REASONS = 5;

/**
 * Divides the nodes of a signed graph into blocs, and says for each what holds it together, whom it
 * is against, and which single change would calm or break it. The same graph, options and seed give
 * the same blocs.
 */
export function findBlocs(graph: SignedGraph, options: AnalysisOptions): BlocFindings {
  const part = toWholePart(graph, options);
  const blocOf = numbered(graph, searchBlocs(part, options.seed));
  const places = placesByBloc(graph, blocOf);
  const calming = calmingChanges(graph, blocOf, places.length);
  const list = places.map((own, number): Bloc => ({
    number,
    members: membersOf(graph, blocOf, number),
    ...tallies(graph, own),
    heldBy: reasons(graph, own.inside, 1),
    against: reasons(graph, own.outside, -1),
    exceptions: strongestPairs(graph, exceptionsOf(graph, own), MOST_REASONS),
    calm: calming[number] ?? null,
    break: breakingChange(graph, part, options, { blocOf, number, inside: own.inside }),
  }));
  const against = graph.edges.filter((edge) => isAgainst(edge, blocOf));
  return {
    wire: {
      method: options.method,
      resolution: options.resolution,
      seed: options.seed,
      modularity: signedModularity(graph, part, blocOf),
      disagreement: tally(graph, against),
      list,
      relations: relationsOf(graph, blocOf),
    },
    blocOf,
  };
}

/** Numbers blocs from 0: most members first, then the one with the first id. */
function numbered(graph: SignedGraph, labels: Int32Array): Int32Array {
  const groups = new Map<number, number[]>();
  graph.links.forEach((links, node) => {
    if (links.length === 0) return;
    const label = labels[node] ?? 0;
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [node]);
    else group.push(node);
  });
  const sorted = [...groups.values()].sort(
    (x, y) => y.length - x.length || (x[0] ?? 0) - (y[0] ?? 0),
  );
  const blocOf = new Int32Array(graph.ids.length).fill(-1);
  sorted.forEach((members, number) => {
    for (const node of members) blocOf[node] = number;
  });
  return blocOf;
}

/** Places of the edges that a bloc has inside, and of those that lead out of it. */
interface BlocEdges {
  readonly inside: number[];
  readonly outside: number[];
}

function placesByBloc(graph: SignedGraph, blocOf: Int32Array): BlocEdges[] {
  const count = blocOf.reduce((most, number) => Math.max(most, number + 1), 0);
  const places = Array.from({ length: count }, (): BlocEdges => ({ inside: [], outside: [] }));
  graph.edges.forEach(({ a, b }, place) => {
    const [one, two] = [blocOf[a] ?? -1, blocOf[b] ?? -1];
    if (one === two) places[one]?.inside.push(place);
    else for (const number of [one, two]) places[number]?.outside.push(place);
  });
  return places;
}

/** Members of a bloc, those with the most support inside first, then by id. */
function membersOf(graph: SignedGraph, blocOf: Int32Array, number: number): string[] {
  const support = new Map<number, number>();
  blocOf.forEach((bloc, node) => {
    if (bloc === number) support.set(node, 0);
  });
  for (const { a, b, sign, weight } of graph.edges) {
    const [one, two] = [support.get(a), support.get(b)];
    if (sign < 0 || one === undefined || two === undefined) continue;
    support.set(a, one + weight);
    support.set(b, two + weight);
  }
  return [...support]
    .sort(([x, own], [y, other]) => other - own || x - y)
    .map(([node]) => graph.ids[node] ?? "");
}

function tallies(
  graph: SignedGraph,
  { inside, outside }: BlocEdges,
): Pick<Bloc, "inside" | "outside"> {
  const both = (places: readonly number[]): Bloc["inside"] => ({
    positive: tally(graph, signed(graph, places, 1)),
    negative: tally(graph, signed(graph, places, -1)),
  });
  return { inside: both(inside), outside: both(outside) };
}

function signed(graph: SignedGraph, places: readonly number[], sign: 1 | -1): SignedEdge[] {
  return places.flatMap((place) => {
    const edge = graph.edges[place];
    return edge?.sign === sign ? [edge] : [];
  });
}

function tally(
  graph: Pick<SignedGraph, "unit">,
  edges: readonly SignedEdge[],
): { pairs: number; weight: number } {
  const weight = edges.reduce((total, edge) => total + edge.weight, 0);
  return { pairs: edges.length, weight: weight / graph.unit };
}

function reasons(graph: SignedGraph, places: readonly number[], sign: 1 | -1): Bloc["heldBy"] {
  const wanted = places.filter((place) => graph.edges[place]?.sign === sign);
  return strongestPairs(graph, wanted, MOST_REASONS);
}

function exceptionsOf(graph: SignedGraph, { inside, outside }: BlocEdges): number[] {
  return [
    ...inside.filter((place) => graph.edges[place]?.sign === -1),
    ...outside.filter((place) => graph.edges[place]?.sign === 1),
  ];
}

/** True for opposition inside a bloc and for support across blocs. */
function isAgainst({ a, b, sign }: SignedEdge, blocOf: Int32Array): boolean {
  return (blocOf[a] === blocOf[b]) !== sign > 0;
}

function relationsOf(graph: SignedGraph, blocOf: Int32Array): BlocRelation[] {
  const between = new Map<string, SignedEdge[]>();
  for (const edge of graph.edges) {
    const [one, two] = [blocOf[edge.a] ?? -1, blocOf[edge.b] ?? -1];
    if (one === two) continue;
    const key = `${Math.min(one, two)} ${Math.max(one, two)}`;
    const edges = between.get(key);
    if (edges === undefined) between.set(key, [edge]);
    else edges.push(edge);
  }
  return [...between]
    .map(([key, edges]) => {
      const [a = 0, b = 0] = key.split(" ").map(Number);
      const of = (sign: 1 | -1): SignedEdge[] => edges.filter((edge) => edge.sign === sign);
      return { a, b, positive: tally(graph, of(1)), negative: tally(graph, of(-1)) };
    })
    .sort((x, y) => x.a - y.a || x.b - y.b);
}

/**
 * Signed modularity of blocs, as published, at resolution 1 whatever the blocs were found with.
 *
 * Source: Gómez, Jensen and Arenas 2009.
 */
function signedModularity(graph: SignedGraph, part: BlocPart, blocOf: Int32Array): number | null {
  const [allPlus, allMinus] = [sum(part.plus), sum(part.minus)];
  if (allPlus + allMinus === 0) return null;
  const published = factorsOf(allPlus, allMinus, { method: "modularity", resolution: 1 });
  const strengths = new Map<number, { plus: number; minus: number }>();
  blocOf.forEach((number, node) => {
    const own = strengths.get(number) ?? { plus: 0, minus: 0 };
    own.plus += part.plus[node] ?? 0;
    own.minus += part.minus[node] ?? 0;
    strengths.set(number, own);
  });
  let common = 0;
  for (const { a, b, sign, weight } of graph.edges) {
    if (blocOf[a] === blocOf[b]) common += 2 * sign * weight;
  }
  for (const { plus, minus } of strengths.values()) {
    common += published.minusFactor * minus ** 2 - published.plusFactor * plus ** 2;
  }
  return Math.round((common / (allPlus + allMinus)) * 1e9) / 1e9;
}
