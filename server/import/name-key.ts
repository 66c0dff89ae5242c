import { createHash } from "node:crypto";
import { foldText } from "../wire/fold-text.ts";

/** Titles before a name that are not part of it. Offices without a name ("President of …") stay. */
const HONORIFICS: ReadonlySet<string> = new Set(
  (
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sister hon " +
    "honourable honorable he excellency gen general lt col colonel maj major capt captain sgt adm " +
    "admiral marshal cmdr commander president premier chancellor minister senator sen rep " +
    "congressman congresswoman governor gov ambassador judge justice king queen prince princess " +
    "emir sheikh shaikh sheik sultan shah haji hajji ayatollah imam mullah pope cardinal bishop " +
    "archbishop patriarch rabbi comrade herr frau monsieur madame mme mlle senor senora don dona"
  ).split(" "),
);

/**
 * What two spellings of one name have in common: no accents, case or punctuation, no titles in
 * front, words in the order of the alphabet, so that "Dr. Kim Min" and "Min, Kim" are one.
 * Initials and words are otherwise kept: what is merely similar is for people to judge.
 */
export function nameKey(name: string): string {
  const words = foldText(name)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ");
  return words.slice(titleCount(words)).sort().join(" ");
}

/** A title counts as one only before a name of its own: not in "President of Armenia", nor alone. */
function titleCount(words: readonly string[]): number {
  let count = 0;
  while (count < words.length - 2 && HONORIFICS.has(words[count] ?? "")) count += 1;
  return NO_NAME.has(words[count] ?? "") ? 0 : count;
}

const NO_NAME: ReadonlySet<string> = new Set(["of", "for", "and", "in", "de", "du", "der", "von"]);

/**
 * An id made of a name: `Tayyip Erdoğan` gives `tayyip-erdogan`. Where letters get lost, as those
 * of other scripts do, or the name is long, a hash of the name makes up for it.
 */
export function slugOf(name: string): string {
  const folded = foldText(name);
  const slug = folded.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const lost = /[^\p{ASCII}\p{M}\p{P}\p{S}\p{Z}]/u.test(folded);
  if (slug !== "" && !lost && slug.length <= MAX_SLUG) return slug;
  const start = slug.slice(0, MAX_SLUG).replace(/-$/, "");
  return [start === "" ? "n" : start, shortHash(name)].join("-");
}

const MAX_SLUG = 80;

/** 12 hexadecimal digits that stand for a text. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
