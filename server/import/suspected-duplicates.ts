import type { Actor } from "../wire/actor.ts";
import { MOST_DUPLICATES } from "../wire/duplicate.ts";
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
  readonly names: readonly Name[];
}

interface Name {
  readonly text: string;
  readonly key: string;
  readonly words: readonly string[];
  /** The words of "r.t. erdogan" as of "r t erdogan". */
  readonly initials: readonly string[];
}

interface Suspicion {
  readonly pair: SuspectedDuplicate;
  readonly weight: number;
}

/** Within a group of names that begin alike more are not compared: they would be all of one kind. */
const MAX_GROUP = 200;

/**
 * The pairs of actors that look like one: the same Wikidata item, a name or alias in common, the same
 * words in another order or with titles, initials for given names, or one letter of difference in a
 * long name. Pairs with more and stronger reasons come first. States are never suspected of being
 * anything but states, and actors of two countries only by their Wikidata item.
 * @param limit at most so many pairs; default `MOST_DUPLICATES`.
 * @yields nothing, in small steps, for a process that has other things to do in between.
 */
export function* searchDuplicates(
  actors: Iterable<Actor>,
  limit: number = MOST_DUPLICATES,
): Generator<undefined, SuspectedDuplicate[]> {
  const groups = new Map<string, Named[]>();
  for (const actor of actors) {
    const named = toNamed(actor);
    for (const key of groupKeys(named)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [named]);
      else if (group.length < MAX_GROUP) group.push(named);
    }
    yield undefined;
  }
  const found = new Map<string, Suspicion>();
  for (const group of groups.values()) {
    for (const [index, one] of group.entries()) {
      for (let next = index + 1; next < group.length; next += 1) {
        const other = group[next] ?? one;
        const [a, b] = one.actor.id < other.actor.id ? [one, other] : [other, one];
        const suspicion = a === b ? null : compare(a, b);
        if (suspicion !== null) found.set(`${a.actor.id} ${b.actor.id}`, suspicion);
      }
      yield undefined;
    }
  }
  return [...found.entries()]
    .sort(([keyA, x], [keyB, y]) => y.weight - x.weight || (keyA < keyB ? -1 : 1))
    .slice(0, limit)
    .map(([, { pair }]) => pair);
}

function toNamed(actor: Actor): Named {
  const names = [actor.name, ...(actor.aliases ?? [])].map((name) => {
    const text = foldText(name);
    const initials = text.replace(/\./g, " ").trim().split(/\s+/);
    return { text, key: nameKey(name), words: text.split(" "), initials };
  });
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

function compare(a: Named, b: Named): Suspicion | null {
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
  let best: { weight: number; x: Name; y: Name } | null = null;
  for (const x of a.names) {
    for (const y of b.names) {
      const weight = likeness(x, y);
      if (weight > (best?.weight ?? 0)) best = { weight, x, y };
    }
  }
  if (best === null) return null;
  const { weight, x, y } = best;
  return { weight, text: LIKENESS_WORDS[weight]?.(x.text, y.text) ?? "" };
}

const SAME = 6;
const SAME_WORDS = 5;
const INITIALS = 3;
const CLOSE = 2;

const LIKENESS_WORDS: Readonly<Record<number, (x: string, y: string) => string>> = {
  [SAME]: (x) => `both are called “${x}”`,
  [SAME_WORDS]: (x, y) => `“${x}” and “${y}” have the same words`,
  [INITIALS]: (x, y) => `“${x}” and “${y}” fit by their initials`,
  [CLOSE]: (x, y) => `“${x}” and “${y}” differ by one letter`,
};

/** How much two names tell that they are of one; 0 for nothing. */
function likeness(x: Name, y: Name): number {
  if (x.text === y.text) return SAME;
  if (x.key === y.key) return SAME_WORDS;
  if (areInitials(x.initials, y.words) || areInitials(y.initials, x.words)) return INITIALS;
  return x.key.length >= LONG && differByOne(x.key, y.key) ? CLOSE : 0;
}

/** Whether "r. t. erdogan" shortens "recep tayyip erdogan". */
function areInitials(few: readonly string[], many: readonly string[]): boolean {
  const last = few.length - 1;
  if (few.length !== many.length || last < 1 || few[last] !== many[last]) return false;
  let shortened = false;
  for (let index = 0; index < last; index += 1) {
    const [word = "", full = ""] = [few[index], many[index]];
    if (word === full) continue;
    if (word.length !== 1 || !full.startsWith(word)) return false;
    shortened = true;
  }
  return shortened;
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
