import type { BlocRelation, Mediator } from "../wire/analysis.ts";
import type { SignedGraph } from "./signed-graph.ts";

/**
 * Nodes with support on both sides of a divide, best first, at most `most`: for every two blocs with
 * more opposition than support between them, a node scores the smaller of its supports in the two.
 * A broker between groups, in the sense of R. Gould, R. Fernandez, "Structures of mediation",
 * Sociological Methodology 19 (1989), who is on good terms with groups that are not.
 */
export function findMediators(
  graph: SignedGraph,
  blocOf: Int32Array,
  relations: readonly BlocRelation[],
  most: number,
): Mediator[] {
  const opposed = relations.filter(({ positive, negative }) => negative.weight > positive.weight);
  return graph.ids
    .map((id, node): Mediator => {
      const support = supportByBloc(graph, blocOf, node);
      const of = (number: number): number => support.get(number) ?? 0;
      const score = opposed.reduce((sum, { a, b }) => sum + Math.min(of(a), of(b)), 0);
      return { id, score: score / graph.unit, support: sorted(support, graph.unit) };
    })
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1))
    .slice(0, most);
}

function supportByBloc(
  graph: SignedGraph,
  blocOf: Int32Array,
  node: number,
): ReadonlyMap<number, number> {
  const support = new Map<number, number>();
  for (const link of graph.links[node] ?? []) {
    const edge = graph.edges[link.edge];
    const number = blocOf[link.node] ?? -1;
    if (edge?.sign === 1) support.set(number, (support.get(number) ?? 0) + edge.weight);
  }
  return support;
}

function sorted(support: ReadonlyMap<number, number>, unit: number): Mediator["support"] {
  return [...support]
    .map(([bloc, weight]) => ({ bloc, weight: weight / unit }))
    .sort((x, y) => y.weight - x.weight || x.bloc - y.bloc);
}
