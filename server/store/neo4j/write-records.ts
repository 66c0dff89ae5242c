import type { ManagedTransaction } from "neo4j-driver";
import { ActorSchema } from "../../wire/actor.ts";
import { IssueSchema } from "../../wire/issue.ts";
import { SourceSchema } from "../../wire/source.ts";
import { StanceSchema } from "../../wire/stance.ts";
import { AlliedWithSchema, RepresentsSchema } from "../../wire/tie.ts";
import {
  KIND_LABELS,
  SEARCH_PROPERTY,
  type EdgeRecord,
  type ItemRecord,
  type NodeRecord,
} from "../item-record.ts";
import { storedValue, tieRow, toStoredProperties, toStoredValues } from "./stored-records.ts";

type EdgeType = EdgeRecord["type"];

const KINDS = Object.values(KIND_LABELS);
/** What our records have. Only these names are ever written into a statement. */
const OWN_PROPERTIES = [
  ...new Set(
    [ActorSchema, IssueSchema, SourceSchema, StanceSchema, RepresentsSchema, AlliedWithSchema]
      .flatMap((schema): readonly string[] => Object.keys(schema.shape))
      .concat(SEARCH_PROPERTY),
  ),
];

/**
 * Writes records that are new or changed: nodes first, then what hangs between them. All statements
 * are sent before this awaits the first.
 */
export async function writeRecords(
  tx: ManagedTransaction,
  records: readonly ItemRecord[],
  stored: ReadonlyMap<string, ItemRecord>,
  isIssue: (id: string) => boolean,
): Promise<void> {
  const sent: PromiseLike<unknown>[] = [];
  const isNew = ({ label, id }: NodeRecord): boolean => !stored.has(`${label} ${id}`);
  const nodes = records.filter((record) => record.shape === "node");
  for (const [labels, group] of grouped(nodes.filter(isNew), labelsOf)) {
    const { literal, set, toRow } = rowsOf(group);
    const cypher = `UNWIND $rows AS row CREATE (n:${labels} ${literal}) ${set("n")}`;
    sent.push(tx.run(cypher, { rows: group.map(toRow) }));
  }
  const changed = nodes.filter((node) => !isNew(node));
  for (const [cypher, group] of grouped(changed, update)) {
    const rows = group.map((node) => ({ id: node.id, properties: toStoredProperties(node) }));
    sent.push(tx.run(cypher, { rows }));
  }
  const edges = records.filter((record) => record.shape === "edge");
  // A replaced relationship is removed and made again: its ends may be others now.
  const replaced = edges.filter((edge) => stored.has(`${edge.type} ${edge.key}`));
  for (const [cypher, group] of grouped(replaced, ({ type }) => removal(type))) {
    sent.push(tx.run(cypher, { rows: group.map(tieRow) }));
  }
  const pattern = ({ type, to }: EdgeRecord): string =>
    `${type} ${isIssue(to) ? "Issue" : "Actor"}`;
  for (const [what, group] of grouped(edges, pattern)) {
    const [type = "", target = ""] = what.split(" ");
    const { literal, set, toRow } = rowsOf(group);
    const cypher = `UNWIND $froms AS f MATCH (a:Actor {id: f.id})
UNWIND f.tos AS t MATCH (b:${target} {id: t.id})
UNWIND t.rows AS row CREATE (a)-[r:${type} ${literal}]->(b) ${set("r")}`;
    sent.push(tx.run(cypher, { froms: byEnds(group, toRow) }));
  }
  await Promise.all(sent);
}

/** Removes relationships, then nodes on which nothing hangs any more. */
export async function removeRecords(
  tx: ManagedTransaction,
  records: readonly ItemRecord[],
): Promise<void> {
  const sent: PromiseLike<unknown>[] = [];
  const edges = records.filter((record) => record.shape === "edge");
  for (const [cypher, group] of grouped(edges, ({ type }) => removal(type))) {
    sent.push(tx.run(cypher, { rows: group.map(tieRow) }));
  }
  const nodes = records.filter((record) => record.shape === "node");
  for (const [label, group] of grouped(nodes, ({ label: name }) => name)) {
    const ids = group.map(({ id }) => id);
    sent.push(tx.run(`UNWIND $ids AS id MATCH (n:${label} {id: id}) DELETE n`, { ids }));
  }
  await Promise.all(sent);
}

/** Labels and types come from closed lists of this program, never from an item. */
function labelsOf({ label, kindLabel }: NodeRecord): string {
  return kindLabel === null ? label : `${label}:${kindLabel}`;
}

function update({ label, kindLabel }: NodeRecord): string {
  const merge = `UNWIND $rows AS row MERGE (n:${label} {id: row.id}) SET n = row.properties`;
  if (kindLabel === null) return merge;
  const others = KINDS.filter((kind) => kind !== kindLabel).join(":");
  return `${merge} SET n:${kindLabel} REMOVE n:${others}`;
}

/** How the properties of new records are sent and written. */
interface Rows {
  /** The properties in the pattern that creates one from `row`. */
  readonly literal: string;
  readonly set: (variable: string) => string;
  readonly toRow: (record: ItemRecord) => unknown;
}

/**
 * Written as a literal of known names, a record is created with its properties in one go, and names do
 * not travel with each row: twice as fast as setting them from a map, which is for records that have
 * something of somebody else's.
 */
function rowsOf(records: readonly ItemRecord[]): Rows {
  const used = new Set<string>();
  for (const { properties } of records) for (const name in properties) used.add(name);
  const names = OWN_PROPERTIES.filter((name) => used.delete(name));
  if (used.size > 0) {
    const set = (variable: string): string => `SET ${variable} = row`;
    return { literal: "", set, toRow: toStoredProperties };
  }
  return {
    literal: `{${names.map((name, at) => `${name}: ${storedValue(name, `row[${at}]`)}`).join(", ")}}`,
    set: () => "",
    toRow: (record) => toStoredValues(record, names),
  };
}

/** Relationships by where they begin and end, so that each end is looked up once. */
function byEnds(
  edges: readonly EdgeRecord[],
  toRow: (edge: EdgeRecord) => unknown,
): readonly unknown[] {
  return [...grouped(edges, ({ from }) => from)].map(([id, leaving]) => ({
    id,
    tos: [...grouped(leaving, ({ to }) => to)].map(([to, rows]) => ({
      id: to,
      rows: rows.map(toRow),
    })),
  }));
}

function removal(type: EdgeType): string {
  if (type === "STANCE") {
    return `UNWIND $rows AS row
MATCH ()-[r:STANCE {id: row.key}]->() USING INDEX r:STANCE(id) DELETE r`;
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
