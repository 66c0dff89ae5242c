import { captionOf } from "../wire/result-graph.ts";
import type { WireTagged, WireValue } from "../wire/wire-value.ts";

/** Decimals that a table shows of a number. The other formats have all of them. */
const DECIMALS = 4;
/** What a terminal would obey, or what would move the text around it. */
const UNSHOWN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Format characters that belong to the writing of languages and emoji. */
const KEPT = ["\u200c", "\u200d"];

/** A value as one line of text for people, safe to print on a terminal. */
export function cellText(value: WireValue): string {
  return printable(plainText(value));
}

/** A text on one line: white space as spaces, what a terminal would obey left out. */
export function printable(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(UNSHOWN, (character) => (KEPT.includes(character) ? character : ""))
    .trim();
}

/** True for what a table aligns to the right. */
export function isNumeric(value: WireValue): boolean {
  if (typeof value === "number") return true;
  if (typeof value !== "object" || value === null || !("$" in value)) return false;
  return value.$ === "integer" || value.$ === "float";
}

function plainText(value: WireValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Number(value.toFixed(DECIMALS)));
  if (typeof value !== "object") return String(value);
  if (isList(value)) return value.map(plainText).join(", ");
  if (!isTagged(value)) return mapText(value);
  switch (value.$) {
    case "node":
      return captionOf(value);
    case "relationship":
      return relationshipText(value);
    case "path":
      return value.nodes.map(plainText).join(" → ");
    case "point":
      return [value.x, value.y, ...(value.z === undefined ? [] : [value.z])].join(", ");
    case "bytes":
      return value.base64;
    case "map":
      return mapText(value.entries);
    case "integer":
    case "float":
    case "date":
    case "datetime":
    case "localdatetime":
    case "time":
    case "localtime":
    case "duration":
      return value.value;
  }
}

/** What it says, else what it is: `Has a good word for Cedar. (0.34)`, or `MEMBER_OF (founder)`. */
function relationshipText({ type, properties }: Relationship): string {
  const { summary, role, polarity } = properties;
  if (typeof summary === "string") {
    return typeof polarity === "number" ? `${summary} (${plainText(polarity)})` : summary;
  }
  return typeof role === "string" ? `${type} (${role})` : type;
}

function mapText(map: Readonly<Record<string, WireValue>>): string {
  const entries = Object.entries(map).map(([key, value]) => `${key}: ${plainText(value)}`);
  return entries.join(", ");
}

type Tagged = Extract<WireValue, { readonly $: string }> | WireTagged;
type Relationship = Extract<Tagged, { readonly $: "relationship" }>;

function isList(value: WireValue): value is readonly WireValue[] {
  return Array.isArray(value);
}

function isTagged(value: WireValue & object): value is Tagged {
  return "$" in value;
}
