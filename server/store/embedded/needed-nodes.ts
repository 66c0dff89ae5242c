import type { GrafeoDB } from "@grafeo-db/js";
import type { NodeRecord } from "../item-record.ts";
import { neededKeys } from "../needed-keys.ts";

/** Queries for the ids that properties of relationships name, by the label of what they name. */
const NAMED = {
  Actor: ["MATCH ()-[s:STANCE]->() WHERE s.via IS NOT NULL RETURN DISTINCT s.via"],
  Issue: ["MATCH ()-[s:STANCE]->() WHERE s.issue IS NOT NULL RETURN DISTINCT s.issue"],
  Source: [
    "MATCH ()-[r]->() RETURN DISTINCT r.source",
    "MATCH ()-[s:STANCE]->() WHERE s.otherSources IS NOT NULL UNWIND s.otherSources AS id RETURN DISTINCT id",
  ],
} as const satisfies Record<NodeRecord["label"], readonly string[]>;

/** The keys of those nodes that a relationship hangs on or names. */
export function neededNodes(
  database: GrafeoDB,
  nodes: readonly NodeRecord[],
): Promise<ReadonlySet<string>> {
  return neededKeys(nodes, async (label, ids) => {
    const hung = await database.executeCypher(
      `UNWIND $ids AS id MATCH (n:${label} {id: id})-[r]-() RETURN DISTINCT id`,
      { ids: [...ids] },
    );
    const results = [hung];
    for (const query of NAMED[label]) results.push(await database.executeCypher(query));
    return results.flatMap((result) => result.rows() as [string][]).map(([id]) => id);
  });
}
