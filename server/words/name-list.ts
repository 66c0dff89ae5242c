/** What an actor or issue is called; an id without a name stands for itself. */
export type NameOf = (id: string) => string;

/** Names as a list in a sentence, such as "Armenia, France and 3 others". */
export function nameList(names: readonly string[], most = 4): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const hidden = names.length - shown.length;
  const parts = hidden > 0 ? [...shown, `${hidden} others`] : shown;
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
