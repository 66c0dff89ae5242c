import { isCalendarDate } from "../../wire/calendar-date.ts";
import { TIE_TYPES } from "../../wire/tie.ts";
import { SEARCH_PROPERTY, tieKey } from "../item-record.ts";
import { opaqueId, ownId } from "../opaque-id.ts";
import type { EngineValue } from "./engine-protocol.ts";

type EngineMap = Readonly<Record<string, EngineValue>>;

/** Labels and `id` of a node, by its internal id; relationships name their ends by internal ids only. */
export type FindNode = (internalId: number) => {
  readonly labels: readonly string[];
  readonly id: EngineValue | undefined;
};

export interface WireTextOptions {
  /**
   * True keeps the text of each node for its next occurrence. Not for queries that make maps of the
   * binding's own form of a node, `_id` and `_labels`: two of these may have one id.
   */
  readonly keepsNodes: boolean;
}

/** Nodes whose text is kept, and the longest text that is. */
const KEPT_NODES = 20_000;
const KEPT_CHARACTERS = 4_000;
const KEPT_KEYS = 10_000;
const NODE_FIELDS = ["_id", "_labels"];
const RELATIONSHIP_FIELDS = ["_id", "_source", "_target", "_type"];

/**
 * Writes the values of one result as the JSON of wire values. As text at once: the objects between
 * would cost more than the query.
 *
 * The engine gives days as text, so a text that is exactly a day of the calendar becomes a date;
 * other temporal values stay text.
 */
export class WireText {
  readonly #findNode: FindNode;
  readonly #keepsNodes: boolean;
  readonly #ids = new Map<number, string>();
  readonly #nodes = new Map<number, string>();
  readonly #keys = new Map<string, string>();

  constructor(findNode: FindNode, { keepsNodes }: WireTextOptions) {
    this.#findNode = findNode;
    this.#keepsNodes = keepsNodes;
  }

  /** A row as a list. */
  row(values: readonly EngineValue[]): string {
    // A relationship often comes with its ends, which then need not be looked up one by one.
    for (const value of values) {
      if (typeof value === "object" && value !== null && isNode(value as EngineMap)) {
        this.#learn(value as EngineMap);
      }
    }
    return this.#list(values);
  }

  value(value: EngineValue): string {
    switch (typeof value) {
      case "string":
        return stringText(value);
      case "number":
        return Number.isFinite(value) ? `${value}` : `{"$":"float","value":"${value}"}`;
      case "boolean":
        return value ? "true" : "false";
      case "bigint":
        return integerText(value);
      default:
        return value === null ? "null" : this.#object(value);
    }
  }

  #object(value: object & EngineValue): string {
    if (isList(value)) return this.#list(value);
    if (value instanceof Date) {
      // The binding gives a local date-time, and nothing else, as a Date; it has no time zone.
      return `"${value.toISOString().replace(/(?:\.000)?Z$/, "")}"`;
    }
    if (ArrayBuffer.isView(value)) {
      const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      return `{"$":"bytes","base64":"${bytes.toString("base64")}"}`;
    }
    const map = value as EngineMap;
    if (isNode(map)) return this.#node(map);
    if (isRelationship(map)) return this.#relationship(map);
    if (isPath(map)) return this.#path(map);
    const entries = this.#entries(map, []);
    return Object.hasOwn(map, "$") ? `{"$":"map","entries":${entries}}` : entries;
  }

  #list(values: readonly EngineValue[]): string {
    let text = "";
    for (const value of values) text += text === "" ? this.value(value) : `,${this.value(value)}`;
    return `[${text}]`;
  }

  #entries(map: EngineMap, without: readonly string[]): string {
    let text = "";
    for (const key of Object.keys(map)) {
      if (without.includes(key)) continue;
      text += `${text === "" ? "" : ","}${this.#key(key)}${this.value(map[key] ?? null)}`;
    }
    return `{${text}}`;
  }

  /** A key with its colon; a result has few keys and many of each. */
  #key(key: string): string {
    let text = this.#keys.get(key);
    if (text === undefined) {
      text = `${JSON.stringify(key)}:`;
      if (this.#keys.size < KEPT_KEYS) this.#keys.set(key, text);
    }
    return text;
  }

  #node(map: EngineMap): string {
    const internalId = map["_id"] as number;
    const kept = this.#nodes.get(internalId);
    if (kept !== undefined) return kept;
    const labels = [...(map["_labels"] as readonly string[])].sort();
    const id = this.#learn(map);
    // The helper property is the loader's, so only on the nodes that it writes.
    const hidesSearch = labels.includes("Actor") || labels.includes("Issue");
    const hidden = hidesSearch ? [...NODE_FIELDS, SEARCH_PROPERTY] : NODE_FIELDS;
    const text = `{"$":"node","id":${quoted(id)},"labels":${JSON.stringify(labels)},"properties":${this.#entries(map, hidden)}}`;
    if (this.#keepsNodes && text.length <= KEPT_CHARACTERS) {
      if (this.#nodes.size >= KEPT_NODES) this.#nodes.clear();
      this.#nodes.set(internalId, text);
    }
    return text;
  }

  #relationship(map: EngineMap): string {
    const type = map["_type"] as string;
    const from = this.#idOf(map["_source"] as number);
    const to = this.#idOf(map["_target"] as number);
    const id = relationshipId(map, { type, from, to });
    const head = `"id":${quoted(id)},"type":${quoted(type)},"from":${quoted(from)},"to":${quoted(to)}`;
    return `{"$":"relationship",${head},"properties":${this.#entries(map, RELATIONSHIP_FIELDS)}}`;
  }

  #path({ nodes, edges }: EnginePath): string {
    const all = nodes.map((node) => this.#node(node)).join(",");
    const between = edges.map((edge) => this.#relationship(edge)).join(",");
    return `{"$":"path","nodes":[${all}],"relationships":[${between}]}`;
  }

  /** Our id of a node that is at hand. */
  #learn(map: EngineMap): string {
    const internalId = map["_id"] as number;
    const known = this.#ids.get(internalId);
    if (known !== undefined && this.#keepsNodes) return known;
    const id = nodeId(map["_labels"] as readonly string[], map["id"], internalId);
    if (this.#keepsNodes) this.#ids.set(internalId, id);
    return id;
  }

  #idOf(internalId: number): string {
    const known = this.#ids.get(internalId);
    if (known !== undefined) return known;
    const { labels, id } = this.#findNode(internalId);
    const own = nodeId(labels, id, internalId);
    this.#ids.set(internalId, own);
    return own;
  }
}

/** What stands in JSON as it is. */
const SAFE = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/** Text that is nothing else, or a day. Most texts need neither escapes nor a look at the calendar. */
function stringText(text: string): string {
  if (text.length === 10 && text.charAt(4) === "-" && isCalendarDate(text)) {
    return `{"$":"date","value":"${text}"}`;
  }
  return quoted(text);
}

function quoted(text: string): string {
  return SAFE.test(text) ? `"${text}"` : JSON.stringify(text);
}

function integerText(value: bigint): string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? String(number) : `{"$":"integer","value":"${value}"}`;
}

/** Our id of a node: its `id` property if it is one of ours, else one that holds until the next load. */
function nodeId(
  labels: readonly string[],
  id: EngineValue | undefined,
  internalId: number,
): string {
  return ownId(labels, id) ?? opaqueId(`node ${internalId}`);
}

/** The stance's `id` or the key of a tie; in other graphs one that holds until the next load. */
function relationshipId(
  map: EngineMap,
  ends: { readonly type: string; readonly from: string; readonly to: string },
): string {
  const { _id, id, source } = map;
  if (ends.type === "STANCE" && typeof id === "string") return id;
  const isTie = typeof source === "string" && (TIE_TYPES as readonly string[]).includes(ends.type);
  return isTie ? tieKey({ ...ends, properties: map }) : opaqueId(`relationship ${_id as number}`);
}

interface EnginePath {
  readonly nodes: readonly EngineMap[];
  readonly edges: readonly EngineMap[];
}

/** A map of exactly `nodes` and `edges` that hang together as a path does, which the engine means by one. */
function isPath(map: EngineMap): map is EngineMap & EnginePath {
  const { nodes, edges } = map;
  if (nodes === undefined || edges === undefined || Object.keys(map).length !== 2) return false;
  if (!isList(nodes) || !isList(edges) || nodes.length !== edges.length + 1) return false;
  if (!nodes.every((node) => isMap(node) && isNode(node))) return false;
  if (!edges.every((edge) => isMap(edge) && isRelationship(edge))) return false;
  return edges.every((edge, index) => {
    const { _source, _target } = edge as EngineMap;
    const ends = [nodes[index], nodes[index + 1]].map((node) => (node as EngineMap)["_id"]);
    return ends.includes(_source) && ends.includes(_target);
  });
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
