import type { AnalysisOptions } from "../wire/analysis.ts";
import type { SignedGraph } from "./signed-graph.ts";

/** A link inside a part: the other node, and the weight with its sign. */
export interface PartLink {
  readonly node: number;
  readonly weight: number;
}

/**
 * Some nodes of a graph, numbered from 0, with what decides which of them belong together: links, and
 * how much of these chance would make of the strengths of the nodes in the whole graph.
 */
export interface BlocPart {
  readonly links: readonly (readonly PartLink[])[];
  /** Strength of support and of opposition by node, in the whole graph. */
  readonly plus: Float64Array;
  readonly minus: Float64Array;
  /** What a product of strengths is to be multiplied by to give the expected weight. */
  readonly plusFactor: number;
  readonly minusFactor: number;
}

/**
 * What two groups have in common beyond chance: weights between them less what is expected. To join
 * them betters the blocs where this is above 0.
 *
 * With the method `modularity` the sum over all joined pairs is signed modularity times all strength:
 * S. Gómez, P. Jensen, A. Arenas, "Analysis of community structure in networks of correlated data",
 * Physical Review E 80 (2009), here with a resolution as in J. Reichardt, S. Bornholdt, Physical
 * Review E 74 (2006). With `agreement` nothing is expected, and the best blocs have least opposition
 * inside and support across: N. Bansal, A. Blum, S. Chawla, "Correlation clustering", Machine Learning
 * 56 (2004), the partitioning of P. Doreian, A. Mrvar, "A partitioning approach to structural
 * balance", Social Networks 18 (1996), with as many blocs as fit.
 */
export function excess(
  part: Pick<BlocPart, "plusFactor" | "minusFactor">,
  weight: number,
  one: { readonly plus: number; readonly minus: number },
  two: { readonly plus: number; readonly minus: number },
): number {
  return weight - part.plusFactor * one.plus * two.plus + part.minusFactor * one.minus * two.minus;
}

/** All nodes of a graph as a part. */
export function toWholePart(
  graph: SignedGraph,
  options: Pick<AnalysisOptions, "method" | "resolution">,
): BlocPart {
  const plus = new Float64Array(graph.ids.length);
  const minus = new Float64Array(graph.ids.length);
  for (const { a, b, sign, weight } of graph.edges) {
    const strength = sign > 0 ? plus : minus;
    strength[a] = (strength[a] ?? 0) + weight;
    strength[b] = (strength[b] ?? 0) + weight;
  }
  return {
    links: graph.links.map((links) =>
      links.map(({ node, edge }) => {
        const { sign = 1, weight = 0 } = graph.edges[edge] ?? {};
        return { node, weight: sign * weight };
      }),
    ),
    plus,
    minus,
    ...factorsOf(sum(plus), sum(minus), options),
  };
}

/** The factors for the sums of all strengths of either sign. */
export function factorsOf(
  allPlus: number,
  allMinus: number,
  { method, resolution }: Pick<AnalysisOptions, "method" | "resolution">,
): Pick<BlocPart, "plusFactor" | "minusFactor"> {
  const expected = method === "modularity" ? resolution : 0;
  return {
    plusFactor: allPlus === 0 ? 0 : expected / allPlus,
    minusFactor: allMinus === 0 ? 0 : expected / allMinus,
  };
}

/** The part of some of a part's nodes, numbered as they are given. */
export function narrowPart(part: BlocPart, members: readonly number[]): BlocPart {
  const number = new Map(members.map((node, at) => [node, at]));
  return {
    links: members.map((member) =>
      (part.links[member] ?? []).flatMap(({ node, weight }) => {
        const at = number.get(node);
        return at === undefined ? [] : [{ node: at, weight }];
      }),
    ),
    plus: Float64Array.from(members, (member) => part.plus[member] ?? 0),
    minus: Float64Array.from(members, (member) => part.minus[member] ?? 0),
    plusFactor: part.plusFactor,
    minusFactor: part.minusFactor,
  };
}

export function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
