import neo4j, {
  Date as Neo4jDate,
  DateTime,
  Duration,
  LocalDateTime,
  LocalTime,
  Time,
  type Integer,
  type Node,
  type Path,
  type Relationship,
} from "neo4j-driver";
import { TIE_TYPES } from "../../wire/tie.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import type {
  WireMap,
  WireNode,
  WirePath,
  WireRelationship,
  WireTagged,
  WireValue,
} from "../../wire/wire-value.ts";
import { HELPER_PROPERTIES, tieKey, VERSION_PROPERTY } from "../item-record.ts";
import { opaqueId } from "../opaque-id.ts";
import { durationText } from "./duration-text.ts";
import type { NodeIds } from "./node-ids.ts";

/** A value of a result as it goes onto the wire. Nodes teach `ids`, and relationships ask it. */
export function neo4jToWire(value: unknown, ids: NodeIds): WireValue {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return numberToWire(value);
    case "bigint":
      return bigintToWire(value);
    case "object":
      return value === null ? null : objectToWire(value, ids);
    case "undefined":
    case "function":
    case "symbol":
      return null;
  }
}

function objectToWire(value: object, ids: NodeIds): WireValue {
  if (neo4j.isInt(value)) return integerToWire(value);
  if (Array.isArray(value)) return value.map((item: unknown) => neo4jToWire(item, ids));
  if (neo4j.isNode(value)) return nodeToWire(value, ids);
  if (neo4j.isRelationship(value)) return relationshipToWire(value, ids);
  if (neo4j.isPath(value)) return pathToWire(value, ids);
  if (ArrayBuffer.isView(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return { $: "bytes", base64: bytes.toString("base64") };
  }
  const scalar = temporalToWire(value) ?? pointToWire(value);
  if (scalar !== null) return scalar;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new EntenteError(
      "unsupported-query",
      "The result holds a value of a type that this program does not know; return a text or a list instead.",
    );
  }
  const entries = mapToWire(value as Readonly<Record<string, unknown>>, ids);
  return Object.hasOwn(entries, "$") ? { $: "map", entries } : entries;
}

function numberToWire(value: number): number | WireTagged {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return { $: "float", value: "NaN" };
  return { $: "float", value: value > 0 ? "Infinity" : "-Infinity" };
}

function integerToWire(value: Integer): number | WireTagged {
  return value.inSafeRange() ? value.toNumber() : { $: "integer", value: value.toString() };
}

function bigintToWire(value: bigint): number | WireTagged {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : { $: "integer", value: value.toString() };
}

function temporalToWire(value: object): WireTagged | null {
  if (neo4j.isDate(value)) return { $: "date", value: isoYear(value) };
  if (neo4j.isDateTime(value)) return { $: "datetime", value: isoYear(value) };
  if (neo4j.isLocalDateTime(value)) return { $: "localdatetime", value: isoYear(value) };
  if (neo4j.isTime(value)) return { $: "time", value: value.toString() };
  if (neo4j.isLocalTime(value)) return { $: "localtime", value: value.toString() };
  if (neo4j.isDuration(value)) return { $: "duration", value: durationText(value) };
  return null;
}

/** The driver pads a signed year to six digits; Cypher's own text has as few as four. */
function isoYear(value: { toString(): string }): string {
  return value.toString().replace(/^([+-])0*(?=\d{4})/, "$1");
}

/** The driver reads no signed year of less than six digits. */
function driverYear(text: string): string {
  return text.replace(
    /^([+-])(\d{4,5})(?=-)/,
    (_, sign: string, year: string) => sign + year.padStart(6, "0"),
  );
}

function pointToWire(value: object): WireTagged | null {
  if (!neo4j.isPoint(value)) return null;
  const point = { $: "point" as const, srid: Number(value.srid), x: value.x, y: value.y };
  return value.z === undefined ? point : { ...point, z: value.z };
}

function nodeToWire(node: Node, ids: NodeIds): WireNode {
  const id = ids.learn(node.elementId, node.labels, node.properties["id"]);
  const properties = mapToWire(node.properties, ids);
  const hidden = HELPERS.find(([label]) => node.labels.includes(label))?.[1];
  if (hidden === undefined) return { $: "node", id, labels: node.labels, properties };
  const own = Object.entries(properties).filter(([name]) => !hidden.includes(name));
  return { $: "node", id, labels: node.labels, properties: Object.fromEntries(own) };
}

/** The loader's helper properties, which are no data, on the nodes that it writes. */
const HELPERS: readonly (readonly [string, readonly string[]])[] = [
  ["Actor", HELPER_PROPERTIES],
  ["Issue", HELPER_PROPERTIES],
  ["Source", [VERSION_PROPERTY]],
];

function relationshipToWire(edge: Relationship, ids: NodeIds): WireRelationship {
  const from = ids.end(edge.startNodeElementId);
  const to = ids.end(edge.endNodeElementId);
  const properties = mapToWire(edge.properties, ids);
  const { type } = edge;
  const id = relationshipId(edge, from, to);
  return { $: "relationship", id, type, from, to, properties };
}

/** Ours is the stance's `id` or the key of a tie; other graphs get one that nothing else has. */
function relationshipId(edge: Relationship, from: string, to: string): string {
  const { type, properties } = edge;
  const { id, source } = properties as Readonly<Record<string, unknown>>;
  if (type === "STANCE" && typeof id === "string") return id;
  if (typeof source === "string" && (TIE_TYPES as readonly string[]).includes(type)) {
    return tieKey({ type, from, to, properties: daysAsText(properties) });
  }
  return opaqueId(edge.elementId);
}

function daysAsText(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const text = (value: unknown): unknown => (value instanceof Neo4jDate ? value.toString() : value);
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, text(value)]));
}

function pathToWire(path: Path, ids: NodeIds): WirePath {
  const nodes = [path.start, ...path.segments.map(({ end }) => end)];
  return {
    $: "path",
    nodes: nodes.map((node) => nodeToWire(node, ids)),
    relationships: path.segments.map(({ relationship }) => relationshipToWire(relationship, ids)),
  };
}

function mapToWire(map: Readonly<Record<string, unknown>>, ids: NodeIds): WireMap {
  const result: Record<string, WireValue> = {};
  for (const key of Object.keys(map)) {
    const value = neo4jToWire(map[key], ids);
    // Assigning to "__proto__" would set the prototype instead of a key.
    if (key === "__proto__") Object.defineProperty(result, key, { value, ...OWN });
    else result[key] = value;
  }
  return result;
}

const OWN = { enumerable: true, configurable: true, writable: true };

/** The temporal types by tag, for reading a parameter's text. */
const TEMPORAL = {
  date: Neo4jDate,
  datetime: DateTime,
  localdatetime: LocalDateTime,
  time: Time,
  localtime: LocalTime,
  duration: Duration,
} as const;

/**
 * A parameter as the database takes it. A whole number becomes an INTEGER, any other a FLOAT:
 * JSON does not tell 1 from 1.0, and `LIMIT $n` takes no FLOAT.
 *
 * @throws EntenteError `invalid-query` for a node, relationship or path, and for a tagged value
 *   whose text is not of its type; the message names the parameter.
 */
export function wireToNeo4j(value: WireValue, name: string): unknown {
  if (typeof value === "number") {
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? neo4j.int(value) : value;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: WireValue) => wireToNeo4j(item, name));
  if (!Object.hasOwn(value, "$")) return wireMapToNeo4j(value as WireMap, name);
  return taggedToNeo4j(value as WireTagged | WireNode | WireRelationship | WirePath, name);
}

function wireMapToNeo4j(map: WireMap, name: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [key, wireToNeo4j(value, name)]),
  );
}

function taggedToNeo4j(
  value: WireTagged | WireNode | WireRelationship | WirePath,
  name: string,
): unknown {
  switch (value.$) {
    case "date":
    case "datetime":
    case "localdatetime":
    case "time":
    case "localtime":
    case "duration":
      return temporalParam(value.$, value.value, name);
    case "integer":
      return integerParam(value.value, name);
    case "float":
      return Number(value.value);
    case "point":
      return new neo4j.types.Point(neo4j.int(value.srid), value.x, value.y, value.z);
    case "bytes":
      return new Int8Array(Buffer.from(value.base64, "base64"));
    case "map":
      return wireMapToNeo4j(value.entries, name);
    case "node":
    case "relationship":
    case "path":
      throw badParam(name, `is a ${value.$}; pass its id as text instead`);
  }
}

function temporalParam(tag: keyof typeof TEMPORAL, text: string, name: string): unknown {
  try {
    return TEMPORAL[tag].fromString(tag.includes("date") ? driverYear(text) : text);
  } catch (error) {
    throw badParam(name, `holds "${text}", which is not a ${tag}`, error);
  }
}

function integerParam(text: string, name: string): Integer {
  const fits = /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
  if (!fits) throw badParam(name, `holds "${text}", which is not an integer of 64 bits`);
  return neo4j.int(text);
}

function badParam(name: string, fault: string, cause?: unknown): EntenteError {
  return new EntenteError("invalid-query", `The parameter $${name} ${fault}.`, {
    details: { parameter: name },
    cause,
  });
}
