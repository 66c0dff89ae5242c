import type { ManagedTransaction } from "neo4j-driver";
import { KIND_LABELS, type EdgeRecord, type ItemRecord, type NodeRecord } from "../item-record.ts";
import { toStoredProperties, tieRow } from "./stored-records.ts";

type EdgeType = EdgeRecord["type"];
type Target = "Actor" | "Issue";

const KINDS = Object.values(KIND_LABELS);

/** Writes records that are new or changed: nodes first, then what hangs between them. */
export async function writeRecords(
  tx: ManagedTransaction,
  records: readonly ItemRecord[],
  stored: ReadonlyMap<string, ItemRecord>,
  isIssue: (id: string) => boolean,
): Promise<void> {
  const nodes = records.filter((record) => record.shape === "node");
  for (const [cypher, group] of grouped(nodes, nodeStatement)) {
    await tx.run(cypher, {
      rows: group.map((node) => ({ id: node.id, properties: toStoredProperties(node) })),
    });
  }
  const edges = records.filter((record) => record.shape === "edge");
  // A replaced relationship is removed and made again: its ends may be others now.
  const replaced = edges.filter((edge) => stored.has(`${edge.type} ${edge.key}`));
  for (const [cypher, group] of grouped(replaced, ({ type }) => removal(type))) {
    await tx.run(cypher, { rows: group.map(tieRow) });
  }
  const statement = (edge: EdgeRecord): string =>
    creation(edge.type, isIssue(edge.to) ? "Issue" : "Actor");
  for (const [cypher, group] of grouped(edges, statement)) {
    await tx.run(cypher, {
      rows: group.map((edge) => ({
        from: edge.from,
        to: edge.to,
        properties: toStoredProperties(edge),
      })),
    });
  }
}

/** Removes relationships, then nodes on which nothing hangs any more. */
export async function removeRecords(
  tx: ManagedTransaction,
  records: readonly ItemRecord[],
): Promise<void> {
  const edges = records.filter((record) => record.shape === "edge");
  for (const [cypher, group] of grouped(edges, ({ type }) => removal(type))) {
    await tx.run(cypher, { rows: group.map(tieRow) });
  }
  const nodes = records.filter((record) => record.shape === "node");
  for (const [label, group] of grouped(nodes, ({ label: name }) => name)) {
    const ids = group.map(({ id }) => id);
    await tx.run(`UNWIND $ids AS id MATCH (n:${label} {id: id}) DELETE n`, { ids });
  }
}

/** Labels and types come from closed lists of this program, never from an item. */
function nodeStatement({ label, kindLabel }: NodeRecord): string {
  const merge = `UNWIND $rows AS row MERGE (n:${label} {id: row.id}) SET n = row.properties`;
  if (kindLabel === null) return merge;
  const others = KINDS.filter((kind) => kind !== kindLabel).join(":");
  return `${merge} SET n:${kindLabel} REMOVE n:${others}`;
}

function creation(type: EdgeType, target: Target): string {
  return `UNWIND $rows AS row
MATCH (a:Actor {id: row.from}) MATCH (b:${target} {id: row.to})
CREATE (a)-[r:${type}]->(b) SET r = row.properties`;
}

function removal(type: EdgeType): string {
  if (type === "STANCE") {
    return "UNWIND $rows AS row MATCH ()-[r:STANCE {id: row.key}]->() DELETE r";
  }
  return `UNWIND $rows AS row
MATCH (a:Actor {id: row.from})-[r:${type}]->(b:Actor|Issue {id: row.to})
WHERE r.source = row.source AND coalesce(r.role, "") = row.role
  AND coalesce(toString(r.since), "") = row.since
DELETE r`;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
