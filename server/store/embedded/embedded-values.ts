import { isCalendarDate } from "../../wire/calendar-date.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import { TIE_TYPES } from "../../wire/tie.ts";
import type {
  WireMap,
  WireNode,
  WirePath,
  WireRelationship,
  WireTagged,
  WireValue,
} from "../../wire/wire-value.ts";
import type { QueryParams } from "../graph-store.ts";
import { SEARCH_PROPERTY, tieKey } from "../item-record.ts";
import { opaqueId, ownId } from "../opaque-id.ts";
import type { EngineParams, EngineValue } from "./engine-protocol.ts";

type EngineMap = Readonly<Record<string, EngineValue>>;

/** Gives our id of the node with an internal id. Relationships name their ends by internal ids only. */
export type NodeIds = (internalId: number) => string;

/**
 * A value of a result as it goes onto the wire. The engine gives days as text, so a text that is
 * exactly a day of the calendar becomes a date; other temporal values stay text.
 */
export function engineToWire(value: EngineValue, nodeIds: NodeIds): WireValue {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") {
    // The length alone tells nearly every text from a day, for a fraction of the cost.
    return value.length === 10 && isCalendarDate(value) ? { $: "date", value } : value;
  }
  if (typeof value === "number") return numberToWire(value);
  if (typeof value === "bigint") {
    return Number.isSafeInteger(Number(value))
      ? Number(value)
      : { $: "integer", value: value.toString() };
  }
  return objectToWire(value, nodeIds);
}

/**
 * The parameters of a query as the engine takes them.
 * @throws EntenteError `invalid-query` for a node, relationship or path, `unsupported-query` for a
 *   value that the engine cannot hold; the message names the parameter.
 */
export function paramsToEngine(params: QueryParams): EngineParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, wireToEngine(value, name)]),
  );
}

/** Our id of a node: its `id` property if it is one of ours, else one that holds until the next load. */
export function nodeId(
  labels: readonly string[],
  id: EngineValue | undefined,
  internalId: number,
): string {
  return ownId(labels, id) ?? opaqueId(`node ${internalId}`);
}

function numberToWire(value: number): number | WireTagged {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return { $: "float", value: "NaN" };
  return { $: "float", value: value > 0 ? "Infinity" : "-Infinity" };
}

function objectToWire(value: object & EngineValue, nodeIds: NodeIds): WireValue {
  if (isList(value)) return value.map((item) => engineToWire(item, nodeIds));
  // The binding gives a local date-time, and nothing else, as a Date; it has no time zone.
  if (value instanceof Date) return value.toISOString().replace(/(?:\.000)?Z$/, "");
  if (ArrayBuffer.isView(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return { $: "bytes", base64: bytes.toString("base64") };
  }
  const map = value as EngineMap;
  if (isNode(map)) return nodeToWire(map, nodeIds);
  if (isRelationship(map)) return relationshipToWire(map, nodeIds);
  return pathToWire(map, nodeIds) ?? wrapMap(mapToWire(map, nodeIds));
}

function isList(value: EngineValue): value is readonly EngineValue[] {
  return Array.isArray(value);
}

function isMap(value: EngineValue): value is EngineMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !isList(value) &&
    !(value instanceof Date) &&
    !ArrayBuffer.isView(value)
  );
}

function isNode(map: EngineMap): boolean {
  return typeof map["_id"] === "number" && Array.isArray(map["_labels"]);
}

function isRelationship(map: EngineMap): boolean {
  return (
    typeof map["_id"] === "number" &&
    typeof map["_source"] === "number" &&
    typeof map["_target"] === "number" &&
    typeof map["_type"] === "string"
  );
}

function nodeToWire(map: EngineMap, nodeIds: NodeIds): WireNode {
  const { _id, _labels, [SEARCH_PROPERTY]: search, ...own } = map;
  const labels = [...(_labels as readonly string[])].sort();
  // The helper property is the loader's, so only on the nodes that it writes.
  const hidesSearch = labels.includes("Actor") || labels.includes("Issue");
  const properties =
    hidesSearch || search === undefined ? own : { ...own, [SEARCH_PROPERTY]: search };
  return {
    $: "node",
    id: nodeId(labels, map["id"], _id as number),
    labels,
    properties: mapToWire(properties, nodeIds),
  };
}

const RELATIONSHIP_FIELDS = new Set(["_id", "_source", "_target", "_type"]);

function without(map: EngineMap, names: ReadonlySet<string>): EngineMap {
  return Object.fromEntries(Object.entries(map).filter(([name]) => !names.has(name)));
}

function relationshipToWire(map: EngineMap, nodeIds: NodeIds): WireRelationship {
  const { _id, _source, _target, _type } = map;
  const own = without(map, RELATIONSHIP_FIELDS);
  const [type, from, to] = [
    _type as string,
    nodeIds(_source as number),
    nodeIds(_target as number),
  ];
  const id =
    ownRelationshipId({ type, from, to, properties: own }) ??
    opaqueId(`relationship ${_id as number}`);
  return { $: "relationship", id, type, from, to, properties: mapToWire(own, nodeIds) };
}

/** The stance's `id` or the key of a tie; undefined in other graphs. */
function ownRelationshipId(edge: Parameters<typeof tieKey>[0]): string | undefined {
  const { id, source } = edge.properties;
  if (edge.type === "STANCE" && typeof id === "string") return id;
  const isTie = typeof source === "string" && (TIE_TYPES as readonly string[]).includes(edge.type);
  return isTie ? tieKey(edge) : undefined;
}

/** A map of exactly `nodes` and `edges` that hang together as a path does, which the engine means by one. */
function pathToWire(map: EngineMap, nodeIds: NodeIds): WirePath | undefined {
  const { nodes, edges } = map;
  if (Object.keys(map).length !== 2 || nodes === undefined || edges === undefined) return undefined;
  if (!isList(nodes) || !isList(edges) || nodes.length !== edges.length + 1) return undefined;
  if (!nodes.every((node) => isMap(node) && isNode(node))) return undefined;
  if (!edges.every((edge) => isMap(edge) && isRelationship(edge))) return undefined;
  const nodeMaps = nodes as readonly EngineMap[];
  const edgeMaps = edges as readonly EngineMap[];
  const hangsTogether = edgeMaps.every((edge, index) => {
    const ends = [nodeMaps[index]?.["_id"], nodeMaps[index + 1]?.["_id"]];
    return ends.includes(edge["_source"]) && ends.includes(edge["_target"]);
  });
  if (!hangsTogether) return undefined;
  return {
    $: "path",
    nodes: nodeMaps.map((node) => nodeToWire(node, nodeIds)),
    relationships: edgeMaps.map((edge) => relationshipToWire(edge, nodeIds)),
  };
}

function mapToWire(map: EngineMap, nodeIds: NodeIds): WireMap {
  // fromEntries defines own properties, so a key "__proto__" stays a key.
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [key, engineToWire(value, nodeIds)]),
  );
}

function wrapMap(entries: WireMap): WireMap | WireTagged {
  return Object.hasOwn(entries, "$") ? { $: "map", entries } : entries;
}

function wireToEngine(value: WireValue, name: string): EngineValue {
  if (typeof value === "number" && !Number.isFinite(value))
    throw unsupportedParam(name, String(value));
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: WireValue) => wireToEngine(item, name));
  if (!("$" in value)) return wireMapToEngine(value as WireMap, name);
  return taggedToEngine(value as WireTagged | WireNode | WireRelationship | WirePath, name);
}

function wireMapToEngine(map: WireMap, name: string): EngineMap {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [key, wireToEngine(value, name)]),
  );
}

function taggedToEngine(
  value: WireTagged | WireNode | WireRelationship | WirePath,
  name: string,
): EngineValue {
  switch (value.$) {
    case "date":
      return { $date: value.value };
    case "integer":
      return BigInt(value.value);
    case "map":
      return wireMapToEngine(value.entries, name);
    case "bytes":
      return Buffer.from(value.base64, "base64");
    case "datetime":
    case "localdatetime":
    case "time":
    case "localtime":
    case "duration":
      return value.value;
    case "float":
      throw unsupportedParam(name, value.value);
    case "point":
      throw unsupportedParam(name, "a point");
    case "node":
    case "relationship":
    case "path":
      throw new EntenteError(
        "invalid-query",
        `The parameter $${name} is a ${value.$}; pass its id as text instead.`,
        { details: { parameter: name } },
      );
  }
}

function unsupportedParam(name: string, value: string): EntenteError {
  return new EntenteError(
    "unsupported-query",
    `The parameter $${name} holds ${value}, which the embedded engine cannot store or compare; leave it out of the query.`,
    { details: { parameter: name } },
  );
}
