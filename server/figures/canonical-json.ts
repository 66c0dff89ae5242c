/**
 * Returns JSON in the one form that RFC 8785 allows: members sorted by the UTF-16 code units of
 * their names, no white space, numbers and escapes as ECMAScript writes them. Members that are
 * undefined are left out.
 *
 * @throws TypeError for what JSON cannot hold: NaN, infinities, half of a surrogate pair, and values
 *   that are no data.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return canonicalNumber(value);
  if (typeof value === "string") return canonicalText(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`JSON has no form for ${typeof value}.`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${canonicalText(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON has no form for ${String(value)}.`);
  return JSON.stringify(value);
}

function canonicalText(text: string): string {
  if (/\p{Surrogate}/u.test(text)) {
    throw new TypeError("A text holds half of a surrogate pair, which no UTF-8 file can.");
  }
  return JSON.stringify(text);
}
