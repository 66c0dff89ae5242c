import { foldText } from "../wire/fold-text.ts";
import { editDistance } from "../wire/edit-distance.ts";
import { readRows, toText, toTextOrNull, type ReadContext } from "./row-values.ts";
import { compareText } from "../wire/compare-text.ts";

const MAX_CANDIDATES = 2000;
const MAX_CHARS = 100;

/**
 * Up to three names of actors and issues that a text may stand for: those of which the name, an alias
 * or a word differs from it in few letters, nearest first. Empty where nothing is near.
 */
export async function findNearNames(context: ReadContext, text: string): Promise<string[]> {
  const folded = foldText(text).slice(0, MAX_CHARS);
  const beginnings = folded
    .split(" ")
    .filter((word) => word.length > 2)
    .flatMap((word) => [word.slice(0, 3), word.slice(-3)])
    .slice(0, 8);
  if (beginnings.length === 0) return [];
  const rows = await readRows(
    context,
    "MATCH (n) WHERE (n:Actor OR n:Issue) AND any(part IN $beginnings WHERE n.search CONTAINS part) RETURN n.name AS name, n.search AS search, n.id AS id ORDER BY id LIMIT $max",
    { beginnings, max: MAX_CANDIDATES },
  );
  const near = rows
    .map(([name, search, id]) => ({
      name: toTextOrNull(name) ?? toText(id),
      distance: nearest(toText(search), folded),
    }))
    .filter(({ distance }) => distance <= Math.max(1, folded.length / 4))
    .sort(
      (x, y) =>
        x.distance - y.distance || x.name.length - y.name.length || compareText(x.name, y.name),
    );
  return [...new Set(near.map(({ name }) => name))].slice(0, 3);
}

/** Least distance to a folded name or alias, one a line, or to a word of one. */
function nearest(search: string, folded: string): number {
  const lines = search.split("\n");
  const texts = folded.includes(" ")
    ? lines
    : [...lines, ...lines.flatMap((line) => line.split(" "))];
  return Math.min(...texts.map((each) => editDistance(each.slice(0, MAX_CHARS), folded)));
}
