import { foldText } from "../wire/fold-text.ts";
import { editDistance } from "../wire/edit-distance.ts";
import { readRows, toText, type ReadContext } from "./row-values.ts";
import { compareText } from "../wire/compare-text.ts";

const MAX_CANDIDATES = 2000;

/**
 * Up to three ids of actors that an unknown id may stand for: those that share a word with it and
 * differ in few letters, nearest first. Empty where nothing is near.
 */
export async function findNearIds(context: ReadContext, unknown: string): Promise<string[]> {
  const words = foldText(unknown)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
  if (words.length === 0) return [];
  const beginnings = words.map((word) => word.slice(0, 3)).slice(0, 8);
  const rows = await readRows(
    context,
    "MATCH (n:Actor) WHERE any(beginning IN $beginnings WHERE n.id CONTAINS beginning OR n.search CONTAINS beginning) RETURN n.id AS id ORDER BY id LIMIT $max",
    { beginnings, max: MAX_CANDIDATES },
  );
  const text = unknown.toLowerCase().slice(0, 200);
  return rows
    .map(([id]) => toText(id))
    .map((id) => ({ id, distance: distanceTo(id, text, words) }))
    .filter(({ id, distance }) => distance <= Math.max(2, id.length / 3))
    .sort((a, b) => a.distance - b.distance || compareText(a.id, b.id))
    .slice(0, 3)
    .map(({ id }) => id);
}

/** A whole word in common counts as near: `putin` stands for `vladimir-putin`. */
function distanceTo(id: string, text: string, words: readonly string[]): number {
  if (words.every((word) => id.split("-").includes(word))) return 1;
  return editDistance(id, text);
}
