import { walkJson, type JsonPath } from "./json-walk.ts";

/** Line and column of an offset, both from 1; the column in UTF-16 units, as editors count. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

/** The line of each path's value in a sound JSON text; for a value that is absent, of its parent. */
export function linesOfPaths(text: string, paths: readonly JsonPath[]): number[] {
  const offsets = new Map<string, number>();
  const wanted = new Set(paths.flatMap((path) => prefixes(path).map(pathKey)));
  const deepest = Math.max(0, ...paths.map((path) => path.length));
  walkJson(text, (path, offset) => {
    if (path.length > deepest) return;
    const key = pathKey(path);
    if (wanted.has(key)) offsets.set(key, offset);
  });
  return paths.map((path) => {
    const known = prefixes(path).findLast((prefix) => offsets.has(pathKey(prefix))) ?? [];
    return lineAndColumn(text, offsets.get(pathKey(known)) ?? 0).line;
  });
}

/** The path as people write it: `stances[4].act`. */
export function pathText(path: JsonPath): string {
  return path
    .map((step, depth) =>
      typeof step === "number" ? `[${step}]` : depth === 0 ? step : `.${step}`,
    )
    .join("");
}

function prefixes(path: JsonPath): JsonPath[] {
  return Array.from({ length: path.length + 1 }, (_, length) => path.slice(0, length));
}

function pathKey(path: JsonPath): string {
  return JSON.stringify(path);
}
