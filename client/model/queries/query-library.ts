import { foldText } from "../../../server/wire/fold-text.ts";
import type { SavedQueryEntry } from "../../../server/wire/saved-query.ts";

/** What the reader asks of the library. */
export interface LibraryWish {
  readonly search: string;
  /** Only queries with this tag; null: all. */
  readonly tag: string | null;
}

/** A part of the list under a heading of its own. */
export interface LibrarySection {
  readonly title: string;
  readonly queries: readonly SavedQueryEntry[];
}

/** What this browser remembers of the library. */
export interface LibraryMemory {
  /** Ids, in the order in which they were marked. */
  readonly favourites: readonly string[];
  /** Ids, latest first. */
  readonly recent: readonly string[];
}

const RECENT_SHOWN = 5;

/**
 * The library in the order in which it is read. Every query stands once: under favourites, under
 * recently run, or by where it comes from. A search or a tag leaves one section of what fits.
 */
export function librarySections(
  queries: readonly SavedQueryEntry[],
  wish: LibraryWish,
  memory: LibraryMemory,
): readonly LibrarySection[] {
  const found = queries.filter((query) => fits(query, wish));
  if (wish.search.trim() !== "" || wish.tag !== null) {
    const ranked = [...found].sort((a, b) => rank(b, wish.search) - rank(a, wish.search));
    return [{ title: "Found", queries: ranked }];
  }
  const byId = new Map(found.map((query) => [query.id, query]));
  const take = (ids: readonly string[]): SavedQueryEntry[] =>
    ids.flatMap((id) => {
      const query = byId.get(id);
      byId.delete(id);
      return query ?? [];
    });
  const favourites = take(memory.favourites);
  const recent = take(memory.recent.filter((id) => byId.has(id)).slice(0, RECENT_SHOWN));
  const rest = [...byId.values()];
  return [
    { title: "Favourites", queries: favourites },
    { title: "Recently run", queries: recent },
    { title: "Saved here", queries: rest.filter(({ origin }) => origin === "user") },
    { title: "Built in", queries: rest.filter(({ origin }) => origin === "builtin") },
  ].filter((section) => section.queries.length > 0);
}

/** The tags of the queries with how many have each, most first, equal ones by name. */
export function tagCounts(
  queries: readonly SavedQueryEntry[],
): readonly { readonly tag: string; readonly queries: number }[] {
  const counts = new Map<string, number>();
  for (const tag of queries.flatMap(({ tags }) => tags))
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, queries: count }))
    .sort((a, b) => b.queries - a.queries || (a.tag < b.tag ? -1 : 1));
}

function fits(query: SavedQueryEntry, { search, tag }: LibraryWish): boolean {
  if (tag !== null && !query.tags.includes(tag)) return false;
  const words = foldText(search).split(" ").filter(Boolean);
  const text = foldText([query.name, query.summary, query.id, ...query.tags].join("\n"));
  return words.every((word) => text.includes(word));
}

function rank({ name }: SavedQueryEntry, search: string): number {
  const wanted = foldText(search);
  const title = foldText(name);
  if (wanted === "") return 0;
  if (title.startsWith(wanted)) return 3;
  if (title.includes(wanted)) return 2;
  return wanted.split(" ").every((word) => title.includes(word)) ? 1 : 0;
}
