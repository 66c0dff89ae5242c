import type { WireTagged, WireValue } from "../wire/wire-value.ts";

/**
 * What makes a spreadsheet run a text as a formula when it stands first.
 * Source: OWASP, CSV Injection; the wide forms are what East Asian spreadsheets read as the plain ones.
 */
const FORMULA_STARTS = "=+-@\t\r\n\0＝＋－＠";

/**
 * A record of a CSV file with its line end, as RFC 4180 has it (comma, double quotes, CRLF).
 *
 * Texts as they are, numbers and booleans as in JSON, null as nothing and an empty text as `""`;
 * temporal values in ISO 8601; points as `SRID=4326;POINT(x y)`; bytes in base64; lists, maps, nodes,
 * relationships and paths as JSON. A text that a spreadsheet would run as a formula has an apostrophe
 * before it; a reader that wants the text back removes one from what matches `^'+[=+\-@…]`.
 */
export function csvRecord(values: readonly WireValue[]): string {
  return `${values.map(csvField).join(",")}\r\n`;
}

function csvField(value: WireValue): string {
  if (value === null) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return textField(value);
  if (!isTagged(value)) return quoted(JSON.stringify(value));
  switch (value.$) {
    case "integer":
      return value.value;
    case "float":
    case "date":
    case "datetime":
    case "localdatetime":
    case "time":
    case "localtime":
    case "duration":
      return textField(value.value);
    case "point":
      return quoted(pointText(value));
    case "bytes":
      return textField(value.base64);
    case "map":
      return quoted(JSON.stringify(value));
  }
}

function textField(text: string): string {
  // Also behind apostrophes, or a text with one of its own could not be told from one that got it here.
  const first = text.replace(/^'+/, "").charAt(0);
  return quoted(first !== "" && FORMULA_STARTS.includes(first) ? `'${text}` : text);
}

/** Quotes where they are needed, and for an empty text, which would be no value without them. */
function quoted(text: string): string {
  const isPlain = text !== "" && !/[",\r\n]|^\s|\s$/.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

function pointText({ srid, x, y, z }: Extract<WireTagged, { $: "point" }>): string {
  return z === undefined ? `SRID=${srid};POINT(${x} ${y})` : `SRID=${srid};POINT Z(${x} ${y} ${z})`;
}

const STRUCTURES = ["node", "relationship", "path"];

/** True for the scalars among the tagged values. */
function isTagged(value: WireValue & object): value is WireTagged {
  return "$" in value && typeof value.$ === "string" && !STRUCTURES.includes(value.$);
}
