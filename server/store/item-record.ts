import { hash } from "node:crypto";
import { foldText } from "../wire/fold-text.ts";
import type { GraphItem } from "../wire/interchange.ts";
import type { Stance } from "../wire/stance.ts";
import type { Tie, TieType } from "../wire/tie.ts";

/** What a property of the graph can be. Absent properties are left out, never null. */
export type RecordValue = string | number | readonly string[];
export type RecordProperties = Readonly<Record<string, RecordValue>>;

/** A node as every engine stores it. */
export interface NodeRecord {
  readonly shape: "node";
  readonly label: "Actor" | "Issue" | "Source";
  /** The second label of an actor, such as `Person`. */
  readonly kindLabel: string | null;
  readonly id: string;
  readonly properties: RecordProperties;
}

/** A relationship as every engine stores it. `key` tells it from all others of its type. */
export interface EdgeRecord {
  readonly shape: "edge";
  readonly type: "STANCE" | TieType;
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly properties: RecordProperties;
}

export type ItemRecord = NodeRecord | EdgeRecord;

/** Properties stored as DATE. */
export const DATE_PROPERTIES = ["date", "published", "since", "until"] as const;
/** The loader's own property of actors and issues: folded name and aliases, one per line. */
export const SEARCH_PROPERTY = "search";
/**
 * The property that holds the version of a graph in a database. A node of its own would be counted
 * and drawn by every query over all nodes, so one of the loader's nodes carries it.
 */
export const VERSION_PROPERTY = "ententeVersion";
/** Properties that are the loader's and no data. */
export const HELPER_PROPERTIES: readonly string[] = [SEARCH_PROPERTY, VERSION_PROPERTY];

/** The second label of an actor of a kind. */
export const KIND_LABELS = {
  person: "Person",
  state: "State",
  organization: "Organization",
  group: "Group",
} as const;

/** The record of an item, its defaults filled in. A stance without goldstein has been refused before. */
export function itemToRecord(item: GraphItem): ItemRecord {
  switch (item.kind) {
    case "actor":
      return {
        shape: "node",
        label: "Actor",
        kindLabel: KIND_LABELS[item.actor.kind],
        id: item.actor.id,
        properties: present({ ...item.actor, search: searchText(item.actor) }),
      };
    case "issue":
      return {
        shape: "node",
        label: "Issue",
        kindLabel: null,
        id: item.issue.id,
        properties: present({ ...item.issue, search: searchText(item.issue) }),
      };
    case "source":
      return {
        shape: "node",
        label: "Source",
        kindLabel: null,
        id: item.source.id,
        properties: present(item.source),
      };
    case "stance":
      return stanceRecord(item.stance);
    case "tie":
      return tieRecord(item.tie);
  }
}

/**
 * The text that two equal records share: JSON with sorted keys. It is compared to tell a changed
 * item from an unchanged one, and hashed into the data version.
 */
export function recordText(record: ItemRecord): string {
  const head =
    record.shape === "node"
      ? [record.label, record.id]
      : [record.type, record.key, record.from, record.to];
  const { properties } = record;
  const names = Object.keys(properties).sort();
  return JSON.stringify([...head, names.map((name) => [name, properties[name]])]);
}

/**
 * The hash by which changes tell contents apart: 16 hexadecimal digits.
 * @param sha256 of the record's text.
 */
export function recordHash(sha256: string): string {
  return sha256.slice(0, 16);
}

/** What tells a record from all others of a graph. */
export function recordKey(record: ItemRecord): string {
  return record.shape === "node" ? `${record.label} ${record.id}` : `${record.type} ${record.key}`;
}

/**
 * A record with the key and nothing else of its own: enough to find the one in the graph. Of a stance
 * the ends are empty, since its id tells it apart.
 */
export function recordOfKey(key: string): ItemRecord {
  const space = key.indexOf(" ");
  const [kind, id] = [key.slice(0, space), key.slice(space + 1)];
  if (kind === "Actor" || kind === "Issue" || kind === "Source") {
    return { shape: "node", label: kind, kindLabel: null, id, properties: {} };
  }
  const type = kind as EdgeRecord["type"];
  if (type === "STANCE") {
    return { shape: "edge", type, key: id, from: "", to: "", properties: { id } };
  }
  // Ids have no bars; the role comes last and may have some.
  const [, from = "", to = "", source = "", since = "", ...role] = id.split("|");
  const parts = { source, since, role: role.join("|") };
  const properties = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ""));
  return { shape: "edge", type, key: id, from, to, properties };
}

/**
 * What tells a tie from the others of its type. It is also the `id` of its relationship on the
 * wire, since ties have none of their own.
 */
export function tieKey(tie: {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, unknown>>;
}): string {
  const { source, role, since } = tie.properties;
  const part = (value: unknown): string => (typeof value === "string" ? value : "");
  return [tie.type, tie.from, tie.to, part(source), part(since), part(role)].join("|");
}

/**
 * The version of a graph: a sum over the hashes of its records, so that the same graph has the same
 * version in whatever order and however many loads it was made, and a removed change brings the
 * old version back.
 */
export class GraphDigest {
  #sum: bigint;

  /** @param text what `toString` gave; absent for an empty graph. */
  constructor(text = "0") {
    this.#sum = BigInt(`0x${text}`);
  }

  add(recordHash: string): void {
    this.#sum = BigInt.asUintN(256, this.#sum + BigInt(`0x${recordHash}`));
  }

  remove(recordHash: string): void {
    this.#sum = BigInt.asUintN(256, this.#sum - BigInt(`0x${recordHash}`));
  }

  /** 16 hexadecimal digits. */
  version(): string {
    return sha256(this.toString()).slice(0, 16);
  }

  toString(): string {
    return this.#sum.toString(16);
  }
}

/** The SHA-256 of a record's text, in hexadecimal. */
export function sha256(text: string): string {
  return hash("sha256", text);
}

function searchText(named: {
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
}): string {
  return [named.name, ...(named.aliases ?? [])].map(foldText).join("\n");
}

function stanceRecord(stance: Stance): EdgeRecord {
  const { from, to, ...rest } = stance;
  const goldstein = stance.goldstein ?? 0;
  const polarity = stance.polarity ?? goldstein / 10;
  const properties = present({ ...rest, goldstein, polarity, mentions: stance.mentions ?? 1 });
  return { shape: "edge", type: "STANCE", key: stance.id, from, to, properties };
}

function tieRecord(tie: Tie): EdgeRecord {
  const { type, from, to, ...rest } = tie;
  let properties: RecordProperties;
  if ("alliance" in rest) {
    const { alliance, ...others } = rest;
    properties = present({ ...others, type: alliance });
  } else {
    properties = present(rest);
  }
  return { shape: "edge", type, key: tieKey({ type, from, to, properties }), from, to, properties };
}

/** −0 becomes 0, which JSON would make of it anyway; an empty list stays, it is a value. */
function present(
  source: Readonly<Record<string, RecordValue | null | undefined>>,
): RecordProperties {
  const kept: Record<string, RecordValue> = {};
  for (const [key, value] of Object.entries(source)) {
    if (value !== undefined && value !== null) kept[key] = Object.is(value, -0) ? 0 : value;
  }
  return kept;
}
