/**
 * The text as search compares it: without accents, case or repeated spaces. Letters that have no
 * canonical decomposition but that searchers type plainly (ı, ø, ł, ß, ə …) are mapped by hand.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[ıøłđðßæœəþħŋ]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[’ʼ`´]/gu, "'")
    .replace(/\s+/gu, " ")
    .trim();
}

const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ı: "i",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ə: "a",
  þ: "th",
  ħ: "h",
  ŋ: "n",
};
