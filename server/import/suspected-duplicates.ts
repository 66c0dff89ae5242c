import type { Actor } from "../wire/actor.ts";
import { foldText } from "../wire/fold-text.ts";
import { nameKey } from "./name-key.ts";

/** Two actors that may be one, and why. Whether they are is for people to say. */
export interface SuspectedDuplicate {
  readonly a: string;
  readonly b: string;
  /** Sentence parts, the strongest first. */
  readonly reasons: readonly string[];
}

interface Named {
  readonly actor: Actor;
  /** Folded, and normalised as by `nameKey`. */
  readonly names: readonly { readonly text: string; readonly key: string }[];
}

/** Within a group of names that begin alike more are not compared: they would be all of one kind. */
const MAX_GROUP = 200;
const DEFAULT_LIMIT = 1000;

/**
 * The pairs of actors that look like one: the same Wikidata item, a name or alias in common, the same
 * words in another order or with titles, initials for given names, or one letter of difference in a
 * long name. Pairs with more and stronger reasons come first. States are never suspected of being
 * anything but states, and actors of two countries only by their Wikidata item.
 * @param limit at most so many pairs; default 1,000.
 */
export function suspectedDuplicates(
  actors: Iterable<Actor>,
  limit = DEFAULT_LIMIT,
): SuspectedDuplicate[] {
  const groups = new Map<string, Named[]>();
  for (const actor of actors) {
    const named = toNamed(actor);
    for (const key of groupKeys(named)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [named]);
      else if (group.length < MAX_GROUP) group.push(named);
    }
  }
  const found = new Map<string, { pair: SuspectedDuplicate; weight: number }>();
  for (const group of groups.values()) {
    for (const [index, one] of group.entries()) {
      for (const other of group.slice(index + 1)) {
        const [a, b] = one.actor.id < other.actor.id ? [one, other] : [other, one];
        const key = `${a.actor.id} ${b.actor.id}`;
        if (a === b || found.has(key)) continue;
        const suspicion = compare(a, b);
        if (suspicion !== null) found.set(key, suspicion);
      }
    }
  }
  return [...found.entries()]
    .sort(([keyA, x], [keyB, y]) => y.weight - x.weight || (keyA < keyB ? -1 : 1))
    .slice(0, limit)
    .map(([, { pair }]) => pair);
}

function toNamed(actor: Actor): Named {
  const names = [actor.name, ...(actor.aliases ?? [])].map((name) => ({
    text: foldText(name),
    key: nameKey(name),
  }));
  return { actor, names };
}

/** What two actors must have in common to be compared at all. */
function groupKeys({ actor, names }: Named): Set<string> {
  const keys = new Set<string>();
  if (actor.wikidata !== undefined) keys.add(`wikidata ${actor.wikidata}`);
  for (const { text, key } of names) {
    keys.add(`text ${text}`);
    keys.add(`key ${key}`);
    const words = text.split(" ");
    if (words.length > 1) keys.add(`last ${words.at(-1) ?? ""}`);
    if (key.length >= LONG) {
      keys.add(`start ${key.slice(0, LONG / 2)}`);
      keys.add(`end ${key.slice(-LONG / 2)}`);
    }
  }
  return keys;
}

const LONG = 8;

function compare(a: Named, b: Named): { pair: SuspectedDuplicate; weight: number } | null {
  const reasons: { weight: number; text: string }[] = [];
  if (a.actor.wikidata !== undefined && a.actor.wikidata === b.actor.wikidata) {
    reasons.push({ weight: 10, text: `both are ${a.actor.wikidata} in Wikidata` });
  }
  const apart =
    (a.actor.kind === "state") !== (b.actor.kind === "state") ||
    (a.actor.country !== undefined &&
      b.actor.country !== undefined &&
      a.actor.country !== b.actor.country) ||
    (a.actor.wikidata !== undefined &&
      b.actor.wikidata !== undefined &&
      a.actor.wikidata !== b.actor.wikidata);
  if (!apart) {
    const alike = nameReason(a, b);
    if (alike !== null) reasons.push(alike);
    if (alike !== null && a.actor.country !== undefined && a.actor.country === b.actor.country) {
      reasons.push({ weight: 1, text: `both belong to ${a.actor.country}` });
    }
  }
  if (reasons.length === 0) return null;
  return {
    pair: { a: a.actor.id, b: b.actor.id, reasons: reasons.map(({ text }) => text) },
    weight: reasons.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** The strongest reason that two of their names give. */
function nameReason(a: Named, b: Named): { weight: number; text: string } | null {
  const pairs = a.names.flatMap((x) => b.names.map((y) => [x, y] as const));
  const same = pairs.find(([x, y]) => x.text === y.text);
  if (same !== undefined) return { weight: 6, text: `both are called “${same[0].text}”` };
  const ordered = pairs.find(([x, y]) => x.key === y.key);
  if (ordered !== undefined) {
    const [x, y] = ordered;
    return { weight: 5, text: `“${x.text}” and “${y.text}” have the same words` };
  }
  const initials = pairs.find(
    ([x, y]) => areInitials(x.text, y.text) || areInitials(y.text, x.text),
  );
  if (initials !== undefined) {
    const [x, y] = initials;
    return { weight: 3, text: `“${x.text}” and “${y.text}” fit by their initials` };
  }
  const close = pairs.find(([x, y]) => x.key.length >= LONG && differByOne(x.key, y.key));
  if (close === undefined) return null;
  return { weight: 2, text: `“${close[0].text}” and “${close[1].text}” differ by one letter` };
}

/** Whether "r. t. erdogan" shortens "recep tayyip erdogan". */
function areInitials(short: string, long: string): boolean {
  const [few, many] = [short.replace(/\./g, " ").trim().split(/\s+/), long.split(" ")];
  if (few.length !== many.length || few.length < 2 || few.at(-1) !== many.at(-1)) return false;
  const given = few.slice(0, -1);
  return (
    given.some((word, index) => word.length === 1 && many[index] !== word) &&
    given.every(
      (word, index) => many[index] === word || (word.length === 1 && many[index]?.startsWith(word)),
    )
  );
}

/** Whether one letter put in, left out or exchanged makes one text of the other. */
function differByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return Math.max(a.length, b.length) - start - end === 1;
}
