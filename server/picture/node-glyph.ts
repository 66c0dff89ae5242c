import type { NetworkNode } from "../wire/network.ts";

const SMALL_WORDS = new Set([
  "of",
  "the",
  "and",
  "for",
  "in",
  "on",
  "de",
  "la",
  "al",
  "von",
  "van",
]);

/** Script-aware first letter: a grapheme, so that a combining accent stays on its letter. */
function firstLetter(word: string): string {
  const letter = /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? "";
  return letter.toLocaleUpperCase("und");
}

/**
 * Returns up to five letters to stand inside a node: the alpha-3 code of a state, an acronym as it
 * is, otherwise initials. Never a flag. Empty when the name has no letter or digit.
 */
export function nodeGlyph(node: Pick<NetworkNode, "id" | "kind" | "name" | "country">): string {
  if (node.kind === "state") {
    const code = node.country ?? node.id;
    if (/^[a-z]{3}$/.test(code)) return code.toUpperCase();
  }
  const words = node.name.split(/[\s\-–—/.,()]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [only] = words;
  if (only === undefined) return "";
  if (words.length === 1) {
    return /^\p{Lu}{2,5}$/u.test(only) ? only : firstLetter(only);
  }
  if (node.kind === "person") return personInitials(words);
  const telling = words.filter((word) => !isSmall(word));
  return (telling.length > 1 ? telling : words).slice(0, 3).map(firstLetter).join("");
}

/** First and last name; of an unnamed person with a title ("Prime Minister of …") the title's. */
function personInitials(words: readonly string[]): string {
  const of = words.findIndex(isSmall);
  if (of > 1) return words.slice(0, Math.min(of, 3)).map(firstLetter).join("");
  return [words[0] ?? "", words[words.length - 1] ?? ""].map(firstLetter).join("");
}

function isSmall(word: string): boolean {
  return SMALL_WORDS.has(word.toLocaleLowerCase("und"));
}
