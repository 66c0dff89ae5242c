import { editDistance } from "../wire/edit-distance.ts";

const MAX_CHARS = 60;

/**
 * The name that was probably meant, whatever its case, for "did you mean"; undefined where none is
 * near. Two letters that changed places count as two, as far as a name has room for that.
 */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  const lower = text.toLowerCase().slice(0, MAX_CHARS);
  return names
    .map((name) => ({ name, distance: editDistance(name.toLowerCase(), lower) }))
    .filter(({ name, distance }) => distance <= 2 && distance < name.length / 2 + 0.5)
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}
