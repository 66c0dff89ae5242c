import type { StoreMapping } from "../../../wire/store-mapping.ts";
import type { WireMap, WireNode, WireRelationship, WireValue } from "../../../wire/wire-value.ts";
import type { GraphStore } from "../../../store/graph-store.ts";
import type { GraphDirectory } from "../../graph-directory.ts";
import { isRecord } from "../../graph-sections.ts";
import type { ImportRecord } from "../../import-format.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import { missingFields } from "../table/table-finding.ts";
import { refuseIncomplete } from "../table/refuse-incomplete.ts";
import type { NetworkEdge, NetworkEvent, NetworkNode } from "../network/network-fields.ts";
import { readNetworkEvents } from "../network/read-network-events.ts";

const NODES = "MATCH (n) WHERE $label IN labels(n) RETURN n";
const RELATIONSHIPS = "MATCH (a)-[r]->(b) WHERE type(r) = $type RETURN a, r, b";

/** A database may be large; what ends the read is the caller's signal. */
const HOUR_MS = 3_600_000;
const EVERY_ROW = Number.MAX_SAFE_INTEGER;

export interface StoreInput {
  /** The database as people know it: it becomes the source of rows that name none. */
  readonly name: string;
  readonly store: GraphStore;
  /** Which actors and issues are known already. Default: none. */
  readonly known?: GraphDirectory;
  readonly signal?: AbortSignal;
}

/**
 * The records of a property graph, such as a Neo4j database of somebody else's: nodes with the mapping's
 * labels are actors, relationships of its types stances or ties, and a relationship between other nodes
 * is rejected. Labels and types are bound as parameters. A node with two of the labels is the first.
 * Records come in the engine's order, which need not be the same again: an import from a database that
 * was broken off starts anew.
 * @throws EntenteError `invalid-request` where the mapping lacks what rows need, and what the store
 *   throws.
 */
export function readStoreNetwork(
  input: StoreInput,
  mapping: StoreMapping,
): AsyncIterable<ImportRecord> {
  const ends = { from: "node", to: "node", ...mapping.mapping.constants };
  refuseIncomplete(input.name, missingFields({ ...mapping.mapping, constants: ends }));
  const { name, known, signal } = input;
  const context = {
    name,
    bytes: noBytes(),
    ...(known === undefined ? {} : { known }),
    ...(signal === undefined ? {} : { signal }),
  };
  const options = { mapping: mapping.mapping };
  return readNamedOnce(readNetworkEvents(storeEvents(input, mapping), context, options));
}

async function* storeEvents(
  { store, signal }: StoreInput,
  { actors, relationships }: StoreMapping,
): AsyncGenerator<NetworkEvent> {
  const limits = {
    timeoutMs: HOUR_MS,
    maxRows: EVERY_ROW,
    ...(signal === undefined ? {} : { signal }),
  };
  const seen = new Set<string>();
  for (const actor of actors) {
    for await (const [node] of store.read(NODES, { label: actor.label }, limits)) {
      if (!isTagged(node, "node") || seen.has(node.id)) continue;
      seen.add(node.id);
      yield { kind: "node", node: toNode(node, actor) };
    }
  }
  for (const type of relationships) {
    for await (const [, edge] of store.read(RELATIONSHIPS, { type }, limits)) {
      if (isTagged(edge, "relationship")) yield { kind: "edge", edge: toEdge(edge) };
    }
  }
}

function toNode(node: WireNode, actor: StoreMapping["actors"][number]): NetworkNode {
  const properties = textsOf(node.properties);
  const attributes = new Map<string, string>();
  if (actor.kind !== undefined) attributes.set("kind", actor.kind);
  const country = actor.country === undefined ? undefined : properties.get(actor.country);
  if (country !== undefined) attributes.set("country", country);
  return { line: 0, id: node.id, label: properties.get(actor.name) ?? node.id, attributes };
}

function toEdge({ id, type, from, to, properties }: WireRelationship): NetworkEdge {
  const attributes = textsOf(properties);
  attributes.set("type", type);
  return { line: 0, id, source: from, target: to, label: type, weight: "", attributes };
}

function isTagged<Tag extends "node" | "relationship">(
  value: WireValue | undefined,
  tag: Tag,
): value is Extract<WireNode | WireRelationship, { readonly $: Tag }> {
  return isRecord(value) && value["$"] === tag;
}

function textsOf(properties: WireMap): Map<string, string> {
  return new Map(Object.entries(properties).map(([name, value]) => [name, propertyText(value)]));
}

/** A property as the cell of a table; days arrive as tagged values with their text. */
function propertyText(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(propertyText).join("; ");
  if (isRecord(value) && typeof value["value"] === "string") return value["value"];
  return "";
}

async function* noBytes(): AsyncGenerator<Uint8Array> {
  // A database is not read as bytes.
}
