import { EntenteError } from "../../../wire/entente-error.ts";
import type { StoreMapping } from "../../../wire/store-mapping.ts";
import type { WireRow } from "../../../wire/wire-value.ts";
import type { GraphStore } from "../../../store/graph-store.ts";
import type { GraphDirectory } from "../../graph-directory.ts";
import { isRecord } from "../../graph-sections.ts";
import type { ImportRecord } from "../../import-format.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import { missingFields } from "../table/table-finding.ts";
import { refuseIncomplete } from "../table/refuse-incomplete.ts";
import type { NetworkEvent } from "../network/network-fields.ts";
import { readNetworkEvents } from "../network/read-network-events.ts";

/** One row for each node of a label, in an order that does not change while the graph does not. */
const NODES = `
MATCH (n) WHERE $label IN labels(n)
RETURN elementId(n) AS key, properties(n) AS properties ORDER BY key`;

const RELATIONSHIPS = `
MATCH (a)-[r]->(b) WHERE type(r) = $type
RETURN elementId(r) AS key, elementId(a) AS source, elementId(b) AS target, properties(r) AS properties
ORDER BY key`;

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
    for await (const row of store.read(NODES, { label: actor.label }, limits)) {
      const key = textAt(row, 0);
      if (seen.has(key)) continue;
      seen.add(key);
      const properties = propertiesAt(row, 1);
      const attributes = new Map<string, string>();
      if (actor.kind !== undefined) attributes.set("kind", actor.kind);
      const country = actor.country === undefined ? undefined : properties.get(actor.country);
      if (country !== undefined) attributes.set("country", country);
      const label = properties.get(actor.name) ?? key;
      yield { kind: "node", node: { line: 0, id: key, label, attributes } };
    }
  }
  for (const type of relationships) {
    for await (const row of store.read(RELATIONSHIPS, { type }, limits)) {
      const attributes = propertiesAt(row, 3);
      attributes.set("type", type);
      const [id, source, target] = [textAt(row, 0), textAt(row, 1), textAt(row, 2)];
      const edge = { line: 0, id, source, target, label: type, weight: "", attributes };
      yield { kind: "edge", edge };
    }
  }
}

function textAt(row: WireRow, index: number): string {
  const value = row[index];
  if (typeof value === "string") return value;
  throw new EntenteError("database-failed", "The database gave a row that was not asked for.");
}

function propertiesAt(row: WireRow, index: number): Map<string, string> {
  const value = row[index];
  const properties: Readonly<Record<string, unknown>> = isRecord(value) ? value : {};
  return new Map(
    Object.entries(properties).map(([name, property]) => [name, propertyText(property)]),
  );
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
