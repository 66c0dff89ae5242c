import neo4j, { Date as Neo4jDate, type ManagedTransaction } from "neo4j-driver";
import {
  DATE_PROPERTIES,
  KIND_LABELS,
  recordKey,
  VERSION_PROPERTY,
  type EdgeRecord,
  type ItemRecord,
  type NodeRecord,
  type RecordProperties,
  type RecordValue,
} from "../item-record.ts";
import { TIE_TYPES, type TieType } from "../../wire/tie.ts";

/** The properties of a record as the driver takes them: days as DATE, whole numbers as what they are. */
export function toStoredProperties(record: ItemRecord): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record.properties).map(([name, value]) => [name, toStored(name, value)]),
  );
}

/**
 * Some of them, in this order; null for one that the record has not. Days stay the texts that
 * {@link storedValue} makes DATEs of: the driver takes ten times as long to send a DATE.
 */
export function toStoredValues({ properties }: ItemRecord, names: readonly string[]): unknown[] {
  return names.map((name) => {
    const value = properties[name];
    if (value === undefined) return null;
    return isDay(name) ? value : toStored(name, value);
  });
}

/** Cypher for a property that {@link toStoredValues} gave. */
export function storedValue(name: string, expression: string): string {
  return isDay(name) ? `date(${expression})` : expression;
}

function toStored(name: string, value: RecordValue): unknown {
  if (typeof value === "number") return isFloat(name) ? value : neo4j.int(value);
  return typeof value === "string" && isDay(name) ? Neo4jDate.fromString(value) : value;
}

/** Stored as FLOAT also when they are whole numbers: an INTEGER would divide as one. */
const FLOAT_PROPERTIES: readonly string[] = ["lat", "lon", "polarity", "goldstein", "tone"];

function isFloat(name: string): boolean {
  return FLOAT_PROPERTIES.includes(name);
}

function isDay(name: string): boolean {
  return (DATE_PROPERTIES as readonly string[]).includes(name);
}

/** The records in the graph that have the key of one of these, by key. */
export async function readStored(
  tx: ManagedTransaction,
  records: readonly ItemRecord[],
): Promise<Map<string, ItemRecord>> {
  const nodes = records.filter((record) => record.shape === "node");
  const edges = records.filter((record) => record.shape === "edge");
  const stances = edges.filter(({ type }) => type === "STANCE").map(({ key }) => key);
  // Asked for together: the answers take one trip to the database and not one each.
  const found = await Promise.all<readonly ItemRecord[]>([
    ...(["Actor", "Issue", "Source"] as const).map((label) => {
      const ids = nodes.filter((node) => node.label === label).map(({ id }) => id);
      return storedNodes(tx, label, ids);
    }),
    storedStances(tx, stances),
    ...TIE_TYPES.map((type) =>
      storedTies(
        tx,
        type,
        edges.filter((edge) => edge.type === type),
      ),
    ),
  ]);
  return new Map(found.flat().map((record) => [recordKey(record), record]));
}

const NODES = {
  Actor: "UNWIND $ids AS id MATCH (n:Actor {id: id}) RETURN DISTINCT n",
  Issue: "UNWIND $ids AS id MATCH (n:Issue {id: id}) RETURN DISTINCT n",
  Source: "UNWIND $ids AS id MATCH (n:Source {id: id}) RETURN DISTINCT n",
} as const;

async function storedNodes(
  tx: ManagedTransaction,
  label: NodeRecord["label"],
  ids: readonly string[],
): Promise<readonly NodeRecord[]> {
  if (ids.length === 0) return [];
  const { records } = await tx.run(NODES[label], { ids });
  return records.map((row) => {
    const node: unknown = row.get("n");
    if (!neo4j.isNode(node)) throw new TypeError("A node is expected.");
    const { labels, properties } = node as {
      labels: string[];
      properties: Record<string, unknown>;
    };
    const kindLabel = Object.values(KIND_LABELS).find((kind) => labels.includes(kind)) ?? null;
    const own = fromStored(properties);
    return { shape: "node", label, kindLabel, id: String(properties["id"]), properties: own };
  });
}

const STANCES = `
UNWIND $ids AS id MATCH (a)-[r:STANCE {id: id}]->(b) USING INDEX r:STANCE(id)
RETURN DISTINCT r.id AS key, a.id AS from, b.id AS to, properties(r) AS properties`;

async function storedStances(
  tx: ManagedTransaction,
  ids: readonly string[],
): Promise<readonly EdgeRecord[]> {
  if (ids.length === 0) return [];
  const { records } = await tx.run(STANCES, { ids });
  return records.map((row) => ({
    shape: "edge",
    type: "STANCE",
    key: String(row.get("key")),
    from: String(row.get("from")),
    to: String(row.get("to")),
    properties: fromStored(row.get("properties") as Record<string, unknown>),
  }));
}

const TIES = {
  REPRESENTS: tieQuery("REPRESENTS", "Actor"),
  MEMBER_OF: tieQuery("MEMBER_OF", "Actor"),
  ALLIED_WITH: tieQuery("ALLIED_WITH", "Actor"),
  PARTY_TO: tieQuery("PARTY_TO", "Issue"),
} as const;

function tieQuery(type: TieType, target: "Actor" | "Issue"): string {
  return `UNWIND $rows AS row
MATCH (a:Actor {id: row.from}) MATCH (b:${target} {id: row.to})
MATCH (a)-[r:${type}]->(b)
WHERE r.source = row.source AND coalesce(r.role, "") = row.role
  AND coalesce(toString(r.since), "") = row.since
RETURN DISTINCT row.key AS key, row.from AS from, row.to AS to, properties(r) AS properties`;
}

async function storedTies(
  tx: ManagedTransaction,
  type: TieType,
  ties: readonly EdgeRecord[],
): Promise<readonly EdgeRecord[]> {
  if (ties.length === 0) return [];
  const { records } = await tx.run(TIES[type], { rows: ties.map(tieRow) });
  return records.map((row) => ({
    shape: "edge",
    type,
    key: String(row.get("key")),
    from: String(row.get("from")),
    to: String(row.get("to")),
    properties: fromStored(row.get("properties") as Record<string, unknown>),
  }));
}

/** The parts of a tie's key, as the queries compare them. */
export function tieRow(tie: EdgeRecord): Record<string, unknown> {
  const { source, role, since } = tie.properties;
  return { key: tie.key, from: tie.from, to: tie.to, source, role: role ?? "", since: since ?? "" };
}

function fromStored(properties: Readonly<Record<string, unknown>>): RecordProperties {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => name !== VERSION_PROPERTY)
      .map(([name, value]) => [name, fromStoredValue(value)]),
  );
}

function fromStoredValue(value: unknown): RecordValue {
  if (value instanceof Neo4jDate) return value.toString();
  if (typeof value === "number" || typeof value === "string") return value;
  if (neo4j.isInt(value)) return Number(value);
  return Array.isArray(value) ? value.map(String) : String(value);
}
