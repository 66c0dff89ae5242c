import type { GraphStore } from "../../store/graph-store.ts";
import type { GraphItem, Interchange } from "../../wire/interchange.ts";
import { TIE_TYPES } from "../../wire/tie.ts";
import type { ItemKind } from "../graph-sections.ts";
import { itemOf } from "./read-graph-items.ts";

const LIMITS = { timeoutMs: 60_000, maxRows: Number.MAX_SAFE_INTEGER };

/** What of a graph is wanted, by ids. */
export interface PartIds {
  /** Actors and issues; ties come along where both ends are among them. */
  readonly nodes: readonly string[];
  readonly stances: readonly string[];
}

/**
 * A part of a graph that is complete in itself: whatever its stances and ties name comes along, and
 * a dispute with a stance that is not in it is left out.
 */
export async function readGraphPart(
  store: GraphStore,
  { nodes, stances: stanceIds }: PartIds,
  signal?: AbortSignal,
): Promise<Interchange> {
  const limits = signal === undefined ? LIMITS : { ...LIMITS, signal };
  const read = async <Kind extends ItemKind>(
    kind: Kind,
    match: string,
    ids: Iterable<string>,
  ): Promise<Extract<GraphItem, { kind: Kind }>[]> => {
    const items: GraphItem[] = [];
    for await (const [value] of store.read(match, { ids: [...ids] }, limits)) {
      const item = itemOf(kind, value);
      if (item !== null) items.push(item);
    }
    return items as Extract<GraphItem, { kind: Kind }>[];
  };
  const kept = new Set(stanceIds);
  const stances = (
    await read("stance", "MATCH (:Actor)-[r:STANCE]->() WHERE r.id IN $ids RETURN r", kept)
  ).map(({ stance: { disputes, ...stance } }) => ({
    ...stance,
    ...(disputes !== undefined && kept.has(disputes) ? { disputes } : {}),
  }));
  const ties = [];
  for (const type of TIE_TYPES) {
    const match = `MATCH (a:Actor)-[r:${type}]->(b) WHERE a.id IN $ids AND b.id IN $ids RETURN r`;
    ties.push(...(await read("tie", match, nodes)).map(({ tie }) => tie));
  }
  const named = new Set(nodes);
  const sources = new Set(ties.map(({ source }) => source));
  for (const { from, to, via, issue, source, otherSources = [] } of stances) {
    named.add(from).add(to);
    if (via !== undefined) named.add(via);
    if (issue !== undefined && issue !== null) named.add(issue);
    for (const each of [source, ...otherSources]) sources.add(each);
  }
  const where = "WHERE n.id IN $ids RETURN n";
  const [actors, issues, cited] = await Promise.all([
    read("actor", `MATCH (n:Actor) ${where}`, named),
    read("issue", `MATCH (n:Issue) ${where}`, named),
    read("source", `MATCH (n:Source) ${where}`, sources),
  ]);
  return {
    actors: actors.map(({ actor }) => actor),
    issues: issues.map(({ issue }) => issue),
    sources: cited.map(({ source }) => source),
    stances,
    ties,
  };
}
