import type { GraphStore } from "../../store/graph-store.ts";
import type { GraphItem, Interchange } from "../../wire/interchange.ts";
import { TIE_TYPES } from "../../wire/tie.ts";
import type { WireMap, WireValue } from "../../wire/wire-value.ts";
import { isRecord, schemaOf, type ItemKind } from "../graph-sections.ts";

const LIMITS = { timeoutMs: 3_600_000, maxRows: Number.MAX_SAFE_INTEGER };

/** Stances that dispute another come after the others, since readers look for what is disputed. */
const QUERIES: readonly (readonly [ItemKind, string])[] = [
  ["actor", "MATCH (n:Actor) RETURN n ORDER BY n.id"],
  ["issue", "MATCH (n:Issue) RETURN n ORDER BY n.id"],
  ["source", "MATCH (n:Source) RETURN n ORDER BY n.id"],
  ["stance", "MATCH (a)-[r:STANCE]->(b) WHERE r.disputes IS NULL RETURN r ORDER BY r.id"],
  ["stance", "MATCH (a)-[r:STANCE]->(b) WHERE r.disputes IS NOT NULL RETURN r ORDER BY r.id"],
  ...TIE_TYPES.map((type) => ["tie", `MATCH (a)-[r:${type}]->(b) RETURN r`] as const),
];

/** All items of a graph, in the order in which a loader takes them. */
export async function* readGraphItems(
  store: GraphStore,
  signal?: AbortSignal,
): AsyncGenerator<GraphItem> {
  const limits = signal === undefined ? LIMITS : { ...LIMITS, signal };
  for (const [kind, query] of QUERIES) {
    for await (const [value] of store.read(query, {}, limits)) {
      const item = itemOf(kind, value);
      if (item !== null) yield item;
    }
  }
}

/** The whole graph in memory. */
export async function readInterchangeGraph(
  store: GraphStore,
  signal?: AbortSignal,
): Promise<Interchange> {
  const graph: Interchange = { actors: [], issues: [], sources: [], stances: [], ties: [] };
  for await (const item of readGraphItems(store, signal)) {
    if (item.kind === "actor") graph.actors.push(item.actor);
    else if (item.kind === "issue") graph.issues.push(item.issue);
    else if (item.kind === "source") graph.sources.push(item.source);
    else if (item.kind === "stance") graph.stances.push(item.stance);
    else graph.ties.push(item.tie);
  }
  return graph;
}

/** The item of a node or relationship; null for any other value. */
export function itemOf(kind: ItemKind, value: WireValue | undefined): GraphItem | null {
  const raw = rawItem(value);
  return raw === null ? null : toItem(kind, raw);
}

/** The fields of a node or relationship as its item has them. */
function rawItem(value: WireValue | undefined): Record<string, unknown> | null {
  if (!isRecord(value)) return null;
  const { $: tag, type, from, to, properties } = value as Readonly<Record<string, unknown>>;
  const fields = isRecord(properties) ? plainFields(properties as WireMap) : {};
  if (tag === "node") return fields;
  if (tag !== "relationship") return null;
  if (type === "STANCE") return { ...fields, from, to };
  // An alliance's own type is the property `type` of its relationship.
  const { type: alliance, ...rest } = fields;
  return { ...rest, type, from, to, ...(alliance === undefined ? {} : { alliance }) };
}

function plainFields(properties: WireMap): Record<string, unknown> {
  const entries = Object.entries(properties).map(([name, value]) => [name, plain(value)] as const);
  return Object.fromEntries(entries);
}

/** Days are tagged on the wire. */
function plain(value: unknown): unknown {
  return isRecord(value) && "value" in value ? value["value"] : value;
}

/** Only what the item's schema knows: a database may hold more beside it. */
function toItem(kind: ItemKind, raw: Readonly<Record<string, unknown>>): GraphItem {
  const names = Object.keys(schemaOf(kind, raw)?.shape ?? {});
  const fields = names.flatMap((name) =>
    raw[name] === undefined || raw[name] === null ? [] : [[name, raw[name]] as const],
  );
  return { kind, [kind]: Object.fromEntries(fields) } as unknown as GraphItem;
}
