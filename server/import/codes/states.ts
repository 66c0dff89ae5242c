import { createRequire } from "node:module";
import { iso31661, iso31663 } from "iso-3166";
import countries, { type LocaleData } from "i18n-iso-countries";
import type { Actor } from "../../wire/actor.ts";
import { foldText } from "../../wire/fold-text.ts";
import { HISTORIC_STATES, SHORT_NAMES, STATE_ALIASES } from "./state-names.ts";

/** A state or territory by its id: ISO 3166-1 alpha-3 in lower case, or ISO 3166-3 where dissolved. */
export interface StateEntry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** False for a state that was gone before there was an ISO 3166. */
  readonly iso: boolean;
}

/** Languages in which names of countries in tables are understood. English comes first. */
const LANGUAGES = ["en", "fr", "es", "pt", "de", "it", "ru", "uk", "tr", "az", "hy", "ar", "zh"];

const load = createRequire(import.meta.url);

/**
 * Sources: `iso-3166` for the codes of ISO 3166-1 and 3166-3, `i18n-iso-countries` for names; both
 * under the MIT licence. Kosovo has no ISO code; `xkx` is the one that others use for it.
 */
const STATES: ReadonlyMap<string, StateEntry> = new Map(
  [...currentStates(), ...dissolvedStates(), ...historicStates()].map((state) => [state.id, state]),
);

const BY_ALPHA2: ReadonlyMap<string, string> = new Map([
  ...renamedStates().map(({ alpha2, id }) => [alpha2, id] as const),
  ...dissolved().map(({ from }) => [from.alpha2, from.alpha3.toLowerCase()] as const),
  ...iso31661.map(({ alpha2, alpha3 }) => [alpha2, alpha3.toLowerCase()] as const),
  ["XK", "xkx"] as const,
]);

let byName: ReadonlyMap<string, string> | null = null;

/** The state with this id; null where there is none. */
export function stateById(id: string): StateEntry | null {
  return STATES.get(id) ?? null;
}

/**
 * The id for an ISO 3166-1 alpha-2 code in capitals, also for one that was withdrawn; null for
 * unknown ones. Codes that were given out twice stand for what they stand for today.
 */
export function stateByAlpha2(alpha2: string): string | null {
  return BY_ALPHA2.get(alpha2) ?? null;
}

/**
 * The id for a name in one of 13 languages, or an alias; null for none. Accents and case do not
 * matter, nor does what stands in brackets or "Kingdom of" in front.
 */
export function stateByName(name: string): string | null {
  const index = (byName ??= indexNames());
  const bare = name.replace(/\s*\([^)]*\)\s*$/, "");
  const candidates = [name, bare, bare.replace(/^(?:Kingdom|Republic) of /i, "")];
  for (const candidate of candidates) {
    const id = index.get(countryKey(candidate));
    if (id !== undefined) return id;
  }
  return null;
}

/** The state as an actor; null for an id that no state has. */
export function stateActor(id: string): Actor | null {
  const state = STATES.get(id);
  if (state === undefined) return null;
  return {
    id,
    kind: "state",
    name: state.name,
    ...(state.aliases.length === 0 ? {} : { aliases: [...state.aliases] }),
    ...(state.iso ? { country: id } : {}),
  };
}

/** The name as it stands in a sentence: "the United States", "Azerbaijan". */
export function nameInSentence(state: StateEntry): string {
  return /^(?:United |Netherlands|Philippines|Bahamas|Maldives|Comoros|Seychelles|Gambia|Czech Rep|Dominican Rep|Central African Rep|Democratic Rep|Republic of|.* Islands$|Soviet Union|Holy See|.* Republic$)/.test(
    state.name,
  )
    ? `the ${state.name}`
    : state.name;
}

function currentStates(): StateEntry[] {
  countries.registerLocale(load("i18n-iso-countries/langs/en.json") as LocaleData);
  const names = countries.getNames("en", { select: "all" });
  const former = renamedStates();
  const codes = iso31661.map(({ alpha2, alpha3, name }) => ({
    alpha2,
    id: alpha3.toLowerCase(),
    name,
  }));
  return [...codes, { alpha2: "XK", id: "xkx", name: "Kosovo" }].map(({ alpha2, id, name }) => {
    const english = names[alpha2] ?? [name];
    return entry(id, SHORT_NAMES.get(id) ?? english[0] ?? name, [
      name,
      ...english,
      ...former.flatMap((earlier) => (earlier.id === id ? [earlier.name] : [])),
    ]);
  });
}

function dissolvedStates(): StateEntry[] {
  return dissolved().map(({ from }) => {
    const id = from.alpha3.toLowerCase();
    return entry(id, SHORT_NAMES.get(id) ?? from.name, [from.name]);
  });
}

/** What ISO 3166-3 lists for a new name only is still there; Yugoslavia, listed so too, is not. */
function dissolved(): typeof iso31663 {
  return iso31663.filter(({ type, alpha4 }) => type !== "change" || alpha4 === "YUCS");
}

/** States under an earlier name: Burma, Zaire, Upper Volta. */
function renamedStates(): { alpha2: string; id: string; name: string }[] {
  return iso31663.flatMap(({ type, alpha4, from, to }) => {
    const [successor] = to;
    if (type !== "change" || alpha4 === "YUCS" || successor === undefined) return [];
    return [{ alpha2: from.alpha2, id: successor.alpha3.toLowerCase(), name: from.name }];
  });
}

function historicStates(): StateEntry[] {
  return [...HISTORIC_STATES].map(([id, name]) => ({ ...entry(id, name, []), iso: false }));
}

function entry(id: string, name: string, others: readonly string[]): StateEntry {
  const all = new Set([...others, ...(STATE_ALIASES[id] ?? [])]);
  all.delete(name);
  // Both Congos are listed under it; alone it means the other one.
  if (id === "cod") all.delete("Congo");
  return { id, name, aliases: [...all], iso: true };
}

/** Names in earlier languages and of present states come first, so they win. */
function indexNames(): Map<string, string> {
  const index = new Map<string, string>();
  const note = (name: string, id: string): void => {
    const key = countryKey(name);
    if (key !== "" && !index.has(key)) index.set(key, id);
  };
  for (const state of STATES.values()) note(state.name, state.id);
  for (const state of STATES.values()) for (const alias of state.aliases) note(alias, state.id);
  for (const language of LANGUAGES) {
    countries.registerLocale(load(`i18n-iso-countries/langs/${language}.json`) as LocaleData);
    for (const [alpha2, names] of Object.entries(countries.getNames(language, { select: "all" }))) {
      const id = BY_ALPHA2.get(alpha2);
      if (id !== undefined) for (const name of names) note(name, id);
    }
  }
  return index;
}

/** "Bahamas, The", "The Bahamas" and "bahamas" are one; so are "St." and "Saint", "&" and "and". */
function countryKey(name: string): string {
  return foldText(name)
    .replace(/&/g, " and ")
    .replace(/\bst\b\.?/g, "saint")
    .replace(/\brep\b\.?/g, "republic")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\bthe\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
