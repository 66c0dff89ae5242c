import { foldText } from "../../../server/wire/fold-text.ts";
import type { QueryParam } from "../../../server/wire/query-param.ts";
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

/** What of the explorer is opened: ids of actors, in order, or of an issue. */
export interface QuerySubject {
  readonly actors: readonly string[];
  readonly issue: string | null;
}

/** A query that can be run on a subject, with its fields filled in. */
export interface QueryOffer {
  readonly query: SavedQueryEntry;
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/**
 * The queries that ask for what is opened: an actor for one that asks for an actor, two actors for
 * one that asks for both, an issue for one that asks for an issue. Every other field must have a
 * default or be optional.
 */
export function queryOffers(
  queries: readonly SavedQueryEntry[],
  subject: QuerySubject,
): readonly QueryOffer[] {
  return queries.flatMap((query) => {
    if (query.status === "broken") return [];
    const texts = fillFields(query.params, subject);
    return texts === null ? [] : [{ query, texts }];
  });
}

function fillFields(
  params: readonly QueryParam[],
  { actors, issue }: QuerySubject,
): Record<string, readonly string[]> | null {
  const texts: Record<string, readonly string[]> = {};
  const askedFor = params.filter((param) => asksFor(param, actors.length > 0 ? "actor" : "issue"));
  const ids = actors.length > 0 ? actors : issue === null ? [] : [issue];
  const lists = askedFor.filter(({ list }) => list);
  const single = askedFor.filter(({ list }) => !list);
  if (ids.length === 0 || askedFor.length === 0) return null;
  const [list] = lists;
  if (list !== undefined && single.length === 0 && ids.length > 1) texts[list.name] = ids;
  else {
    if (single.length < ids.length) return null;
    ids.forEach((id, place) => {
      const param = single[place];
      if (param !== undefined) texts[param.name] = [id];
    });
  }
  // A query about a pair says nothing about one of them, unless it can do without the other.
  const missing = params.some(
    (param) => !(param.name in texts) && !param.optional && isOpen(param, askedFor),
  );
  return missing ? null : texts;
}

/** Whether a field would be left to chance: without a default, or with one for somebody else. */
function isOpen(param: QueryParam, askedFor: readonly QueryParam[]): boolean {
  return param.default === undefined || askedFor.includes(param);
}

function asksFor({ suggest, type }: QueryParam, what: "actor" | "issue"): boolean {
  if (suggest === undefined || type !== "string") return false;
  const { of, property } = suggest;
  if (what === "actor") {
    const isNode = property === "id" && ACTOR_LABELS.has(of);
    return isNode || (of === "STANCE" && property === "from");
  }
  return (property === "id" && of === "Issue") || (of === "STANCE" && property === "issue");
}

const ACTOR_LABELS: ReadonlySet<string> = new Set([
  "Actor",
  "Person",
  "State",
  "Organization",
  "Group",
]);
