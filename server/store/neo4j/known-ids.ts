import type { ManagedTransaction } from "neo4j-driver";
import type { GraphItem } from "../../wire/interchange.ts";
import type { KnownIds } from "../item-check.ts";
import type { EdgeRecord } from "../item-record.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";

/** Ids to look up. */
interface Named {
  readonly actors: Set<string>;
  readonly issues: Set<string>;
  readonly sources: Set<string>;
  readonly stances: Set<string>;
}

const EXISTING = `
CALL () { UNWIND $actors AS id MATCH (n:Actor {id: id}) RETURN collect(DISTINCT id) AS actors }
CALL () { UNWIND $issues AS id MATCH (n:Issue {id: id}) RETURN collect(DISTINCT id) AS issues }
CALL () { UNWIND $sources AS id MATCH (n:Source {id: id}) RETURN collect(DISTINCT id) AS sources }
CALL () { UNWIND $stances AS id MATCH ()-[n:STANCE {id: id}]->() USING INDEX n:STANCE(id) RETURN collect(DISTINCT id) AS stances }
RETURN actors, issues, sources, stances`;

/** Adds the ids that these items name and that the graph has. */
export async function addKnownIds(
  connection: Neo4jConnection,
  items: readonly GraphItem[],
  known: KnownIds,
): Promise<void> {
  const session = connection.session("read");
  try {
    await session.executeRead((tx) => readKnownIds(tx, items, known));
  } catch (error) {
    throw connection.failed(error);
  } finally {
    await session.close().catch(() => undefined);
  }
}

/**
 * The same within a transaction.
 * @param edges relationships whose ends and sources are asked for too.
 * @param known gets what is found.
 * @param except keys of records that are looked up anyway, and not asked for here.
 */
export async function readKnownIds(
  tx: ManagedTransaction,
  items: readonly GraphItem[],
  known: KnownIds,
  edges: readonly EdgeRecord[] = [],
  except: ReadonlySet<string> = new Set(),
): Promise<void> {
  const named: Named = {
    actors: new Set(),
    issues: new Set(),
    sources: new Set(),
    stances: new Set(),
  };
  for (const item of items) collect(item, named);
  for (const { from, to, properties } of edges) {
    addEnds([from, to], named);
    if (typeof properties["source"] === "string") named.sources.add(properties["source"]);
  }
  const rest = (ids: ReadonlySet<string>, kind: string): string[] =>
    [...ids].filter((id) => !except.has(`${kind} ${id}`));
  const { records } = await tx.run(EXISTING, {
    actors: rest(named.actors, "Actor"),
    issues: rest(named.issues, "Issue"),
    sources: rest(named.sources, "Source"),
    stances: rest(named.stances, "STANCE"),
  });
  for (const kind of ["actors", "issues", "sources", "stances"] as const) {
    for (const id of records[0]?.get(kind) as readonly string[]) known[kind].add(id);
  }
}

function addEnds(ids: readonly string[], { actors, issues }: Named): void {
  for (const id of ids) {
    actors.add(id);
    issues.add(id);
  }
}

function collect(item: GraphItem, named: Named): void {
  const { sources, stances } = named;
  switch (item.kind) {
    case "actor":
      addEnds([item.actor.id], named);
      break;
    case "issue":
      addEnds([item.issue.id], named);
      break;
    case "source":
      break;
    case "stance": {
      const { from, to, issue, via, source, otherSources, disputes } = item.stance;
      addEnds(
        [from, to, issue, via].filter((id) => typeof id === "string"),
        named,
      );
      sources.add(source);
      for (const id of otherSources ?? []) sources.add(id);
      if (disputes !== undefined) stances.add(disputes);
      break;
    }
    case "tie":
      addEnds([item.tie.from, item.tie.to], named);
      sources.add(item.tie.source);
  }
}
