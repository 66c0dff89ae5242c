import { captionOf } from "../../../server/wire/result-graph.ts";
import type { WireMap, WireNode, WireRow, WireValue } from "../../../server/wire/wire-value.ts";
import { formatDay } from "../../../server/words/format-day.ts";
import { formatPolarity } from "../../../server/words/polarity-words.ts";
import type { ResultTarget } from "./queries-state.ts";

/** How a cell is shown and compared. */
export type CellKind =
  | "empty"
  | "number"
  | "boolean"
  | "text"
  | "day"
  | "time"
  | "node"
  | "relationship"
  | "path"
  | "list"
  | "map"
  | "other";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const COLLATOR = new Intl.Collator("en", { sensitivity: "base", numeric: true });

export function cellKind(value: WireValue): CellKind {
  if (value === null) return "empty";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return DAY.test(value) ? "day" : "text";
  if (Array.isArray(value)) return "list";
  const tag = tagOf(value);
  switch (tag) {
    case "node":
    case "relationship":
    case "path":
      return tag;
    case "date":
      return "day";
    case "datetime":
    case "localdatetime":
    case "time":
    case "localtime":
    case "duration":
      return "time";
    case "integer":
    case "float":
      return "number";
    case "point":
    case "bytes":
      return "other";
    default:
      return "map";
  }
}

/** The kind of a column: that of its cells where they agree, `text` where they do not. */
export function columnKind(rows: readonly WireRow[], column: number): CellKind {
  const kinds = new Set<CellKind>();
  for (const row of rows) kinds.add(cellKind(row[column] ?? null));
  kinds.delete("empty");
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : "text";
}

/** A cell as people read it, in one line. */
export function cellText(value: WireValue): string {
  if (value === null) return "";
  if (typeof value === "string") return DAY.test(value) ? formatDay(value, "short") : value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(cellText).join(", ");
  if (tagOf(value) !== null) return taggedText(value as Tagged);
  return mapText(value as WireMap);
}

function mapText(map: WireMap): string {
  return Object.entries(map)
    .map(([key, each]: [string, WireValue]) => `${key}: ${cellText(each)}`)
    .join(", ");
}

/** A cell as another program reads it: numbers and days unformatted, structures as JSON. */
export function cellPlain(value: WireValue): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return JSON.stringify(value);
  const object = value as Tagged;
  if ("value" in object && object.$ !== undefined) return object.value;
  if (object.$ === "node" || object.$ === "relationship") return object.id;
  return JSON.stringify(value);
}

/** Below 0, 0 or above 0, as a sort wants it; empty cells are last in both directions. */
export function compareCells(
  a: WireValue,
  b: WireValue,
  direction: "ascending" | "descending",
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const sign = direction === "ascending" ? 1 : -1;
  const [x, y] = [sortKey(a), sortKey(b)];
  if (typeof x === "number" && typeof y === "number") return sign * (x - y);
  if (typeof x === "bigint" || typeof y === "bigint") return sign * compareBig(x, y);
  if (typeof x === "number") return -sign;
  if (typeof y === "number") return sign;
  return sign * COLLATOR.compare(x, y);
}

/** What a node or relationship opens beside the result; null for any other value. */
export function resultTarget(value: WireValue): ResultTarget | null {
  if (typeof value !== "object" || value === null || !("$" in value)) return null;
  const { $, id, from, to } = value as Readonly<Record<string, WireValue | undefined>>;
  if ($ === "node" && typeof id === "string") return { kind: "node", id };
  const isRelationship = $ === "relationship" && typeof from === "string" && typeof to === "string";
  return isRelationship ? { kind: "dyad", from, to } : null;
}

/** Whether a number is a polarity, which has its own colours and words: by the name of its column. */
export function isPolarity(column: string, value: number): boolean {
  return /polarity$/i.test(column) && value >= -1 && value <= 1;
}

// The union of wire values is too wide to narrow by its tag where a map may hold any key.
interface Tagged {
  readonly $: string | undefined;
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly value: string;
  readonly x: number;
  readonly y: number;
  readonly z?: number;
  readonly base64: string;
  readonly labels: readonly string[];
  readonly nodes: readonly WireNode[];
  readonly entries: WireMap;
  readonly properties: Record<string, WireValue>;
}

function tagOf(value: WireValue): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const tag = (value as Partial<Tagged>).$;
  return typeof tag === "string" ? tag : null;
}

function taggedText(value: Tagged): string {
  switch (value.$) {
    case "node":
      return captionOf(value);
    case "relationship":
      return relationshipText(value);
    case "path":
      return value.nodes.map(captionOf).join(" → ");
    case "date":
      return formatDay(value.value, "short");
    case "float":
      return value.value.replace("-", "−");
    case "point":
      return [value.x, value.y, value.z].filter((part) => part !== undefined).join(", ");
    case "bytes":
      return `${Math.floor((value.base64.length * 3) / 4)} bytes`;
    case "map":
      return mapText(value.entries);
    default:
      return value.value;
  }
}

/** What a stance says, or the type of anything else and the role in it. */
function relationshipText({ type, properties }: Pick<Tagged, "type" | "properties">): string {
  const { polarity, summary, role } = properties;
  if (typeof polarity === "number" && typeof summary === "string") {
    return `${formatPolarity(polarity)} ${summary}`;
  }
  return typeof role === "string" ? `${type}, ${role}` : type;
}

const PLAIN = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6, useGrouping: "min2" });

function numberText(value: number): string {
  return PLAIN.format(value).replace("-", "−");
}

function sortKey(value: Exclude<WireValue, null>): number | bigint | string {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") return value;
  const tagged = value as Tagged;
  if (tagged.$ === "integer") return BigInt(tagged.value);
  if (tagged.$ === "float") return Number(tagged.value.replace("NaN", "-Infinity"));
  if (tagged.$ === "date" || tagged.$?.endsWith("time") === true) return tagged.value;
  return cellText(value);
}

function compareBig(x: number | bigint | string, y: number | bigint | string): number {
  if (typeof x === "string" || typeof y === "string") return COLLATOR.compare(String(x), String(y));
  return x < y ? -1 : x > y ? 1 : 0;
}
