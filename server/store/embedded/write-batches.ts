import type { GrafeoDB } from "@grafeo-db/js";
import {
  DATE_PROPERTIES,
  KIND_LABELS,
  recordKey,
  type EdgeRecord,
  type ItemRecord,
  type NodeRecord,
} from "../item-record.ts";

// The binding makes an INTEGER of the number 1.0, so what is a FLOAT is converted in the statement.
const NODE_FLOATS = "SET n.lat = toFloat(row.properties.lat), n.lon = toFloat(row.properties.lon)";
const STANCE_FLOATS =
  "SET r.polarity = toFloat(row.properties.polarity), r.goldstein = toFloat(row.properties.goldstein), r.tone = toFloat(row.properties.tone)";

/** The engine's ids of records that were created, by `recordKey`. */
export type CreatedIds = readonly (readonly [key: string, internalId: number])[];

/** Creates nodes that do not exist yet. */
export async function createNodes(
  database: GrafeoDB,
  records: readonly NodeRecord[],
): Promise<CreatedIds> {
  const created: (readonly [string, number])[] = [];
  const groups = groupBy(records, ({ label, kindLabel }) =>
    kindLabel === null ? label : `${label}:${kindLabel}`,
  );
  for (const [labels, group] of groups) {
    const ids = await write(
      database,
      `UNWIND $rows AS row CREATE (n:${labels}) SET n = row.properties ${NODE_FLOATS} RETURN row.key, id(n)`,
      group.map((record) => ({ key: recordKey(record), properties: engineProperties(record) })),
    );
    created.push(...ids);
  }
  return created;
}

/** Gives existing nodes exactly the properties and labels of their records. */
export async function updateNodes(
  database: GrafeoDB,
  changes: readonly { readonly record: NodeRecord; readonly internalId: number }[],
): Promise<void> {
  const groups = groupBy(changes, ({ record }) => record.label);
  for (const [label, group] of groups) {
    await write(
      database,
      `UNWIND $rows AS row MATCH (n:${label} {id: row.id}) SET n = row.properties ${NODE_FLOATS} RETURN n.id, id(n)`,
      group.map(({ record }) => ({ id: record.id, properties: engineProperties(record) })),
    );
  }
  for (const { record, internalId } of changes) {
    for (const label of Object.values(KIND_LABELS)) {
      if (label === record.kindLabel) database.addNodeLabel(internalId, label);
      else database.removeNodeLabel(internalId, label);
    }
  }
}

/** Creates relationships between nodes that exist. */
export async function createEdges(
  database: GrafeoDB,
  records: readonly EdgeRecord[],
  isIssue: (id: string) => boolean,
): Promise<CreatedIds> {
  const created: (readonly [string, number])[] = [];
  const groups = groupBy(records, ({ type, to }) => `${type} ${isIssue(to) ? "Issue" : "Actor"}`);
  for (const [name, group] of groups) {
    const [type = "", target = ""] = name.split(" ");
    const floats = type === "STANCE" ? STANCE_FLOATS : "";
    const ids = await write(
      database,
      `UNWIND $rows AS row MATCH (a:Actor {id: row.from}) MATCH (b:${target} {id: row.to})
       CREATE (a)-[r:${type}]->(b) SET r = row.properties ${floats} RETURN row.key, id(r)`,
      group.map((record) => ({
        key: recordKey(record),
        from: record.from,
        to: record.to,
        properties: engineProperties(record),
      })),
    );
    created.push(...ids);
  }
  return created;
}

async function write(
  database: GrafeoDB,
  statement: string,
  rows: readonly unknown[],
): Promise<CreatedIds> {
  const result = await database.executeCypher(statement, { rows });
  const written = result.rows() as [string, number][];
  if (written.length !== rows.length) {
    throw new Error(`the engine wrote ${written.length} of ${rows.length} items`);
  }
  return written;
}

function engineProperties(record: ItemRecord): Record<string, unknown> {
  const properties: Record<string, unknown> = { ...record.properties };
  for (const name of DATE_PROPERTIES) {
    if (typeof properties[name] === "string") properties[name] = { $date: properties[name] };
  }
  return properties;
}

function groupBy<T>(items: readonly T[], name: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = name(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
