import type { ManagedTransaction } from "neo4j-driver";
import type { NodeRecord } from "../item-record.ts";
import { neededKeys } from "../needed-keys.ts";

/** Which of the ids a relationship hangs on or names, by the label of the nodes. */
const NEEDED = {
  Actor: [
    "UNWIND $ids AS id MATCH (:Actor {id: id})--() RETURN DISTINCT id",
    "MATCH ()-[s:STANCE]->() WHERE s.via IN $ids RETURN DISTINCT s.via AS id",
  ],
  Issue: [
    "UNWIND $ids AS id MATCH (:Issue {id: id})--() RETURN DISTINCT id",
    "UNWIND $ids AS id MATCH ()-[s:STANCE {issue: id}]->() RETURN DISTINCT id",
  ],
  Source: [
    "UNWIND $ids AS id MATCH ()-[s:STANCE {source: id}]->() RETURN DISTINCT id",
    "MATCH ()-[t:REPRESENTS|MEMBER_OF|ALLIED_WITH|PARTY_TO]->() WHERE t.source IN $ids RETURN DISTINCT t.source AS id",
    "MATCH ()-[s:STANCE]->() WHERE s.otherSources IS NOT NULL UNWIND s.otherSources AS id WITH DISTINCT id WHERE id IN $ids RETURN id",
  ],
} as const satisfies Record<NodeRecord["label"], readonly string[]>;

/** The keys of those nodes that a relationship hangs on or names. */
export function neededNodes(
  tx: ManagedTransaction,
  nodes: readonly NodeRecord[],
): Promise<ReadonlySet<string>> {
  return neededKeys(nodes, async (label, ids) => {
    const found: string[] = [];
    for (const query of NEEDED[label]) {
      const { records } = await tx.run(query, { ids });
      for (const row of records) found.push(String(row.get("id")));
    }
    return found;
  });
}
