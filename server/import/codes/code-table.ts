/** A table written as `code:value` pairs between spaces; `_` in a value stands for a space. */
export function parseCodeTable(text: string): ReadonlyMap<string, string> {
  const pairs = text.trim().split(/\s+/);
  return new Map(
    pairs.map((pair) => {
      const colon = pair.indexOf(":");
      return [pair.slice(0, colon), pair.slice(colon + 1).replaceAll("_", " ")];
    }),
  );
}
