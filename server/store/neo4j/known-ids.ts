import type { ManagedTransaction } from "neo4j-driver";
import type { GraphItem } from "../../wire/interchange.ts";
import type { KnownIds } from "../item-check.ts";
import type { EdgeRecord } from "../item-record.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";

/** Ids to look up. */
interface Named {
  readonly ends: Set<string>;
  readonly sources: Set<string>;
  readonly stances: Set<string>;
}

const EXISTING = `
CALL () { UNWIND $ends AS id MATCH (n:Actor {id: id}) RETURN collect(DISTINCT id) AS actors }
CALL () { UNWIND $ends AS id MATCH (n:Issue {id: id}) RETURN collect(DISTINCT id) AS issues }
CALL () { UNWIND $sources AS id MATCH (n:Source {id: id}) RETURN collect(DISTINCT id) AS sources }
CALL () { UNWIND $stances AS id MATCH ()-[n:STANCE {id: id}]->() RETURN collect(DISTINCT id) AS stances }
RETURN actors, issues, sources, stances`;

/** Adds the ids that these items name and that the graph has. */
export async function addKnownIds(
  connection: Neo4jConnection,
  items: readonly GraphItem[],
  known: KnownIds,
): Promise<void> {
  const session = connection.session("read");
  try {
    await session.executeRead((tx) => readKnownIds(tx, items, [], known));
  } catch (error) {
    throw connection.failed(error);
  } finally {
    await session.close().catch(() => undefined);
  }
}

/** The same within a transaction, also for what relationships hang on. */
export async function readKnownIds(
  tx: ManagedTransaction,
  items: readonly GraphItem[],
  edges: readonly EdgeRecord[],
  known: KnownIds,
): Promise<void> {
  const named: Named = { ends: new Set(), sources: new Set(), stances: new Set() };
  for (const item of items) collect(item, named);
  for (const { from, to, properties } of edges) {
    named.ends.add(from).add(to);
    if (typeof properties["source"] === "string") named.sources.add(properties["source"]);
  }
  const { records } = await tx.run(EXISTING, {
    ends: [...named.ends],
    sources: [...named.sources],
    stances: [...named.stances],
  });
  for (const kind of ["actors", "issues", "sources", "stances"] as const) {
    for (const id of records[0]?.get(kind) as readonly string[]) known[kind].add(id);
  }
}

function collect(item: GraphItem, { ends, sources, stances }: Named): void {
  switch (item.kind) {
    case "actor":
      ends.add(item.actor.id);
      break;
    case "issue":
      ends.add(item.issue.id);
      break;
    case "source":
      break;
    case "stance": {
      const { from, to, issue, via, source, otherSources, disputes } = item.stance;
      for (const id of [from, to, issue, via]) if (typeof id === "string") ends.add(id);
      sources.add(source);
      for (const id of otherSources ?? []) sources.add(id);
      if (disputes !== undefined) stances.add(disputes);
      break;
    }
    case "tie":
      ends.add(item.tie.from).add(item.tie.to);
      sources.add(item.tie.source);
  }
}
