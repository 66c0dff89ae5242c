export const POLARITY_WORDS = ["hostile", "neutral", "supportive"] as const;
export type PolarityWord = (typeof POLARITY_WORDS)[number];

/** The word for a polarity, by its sign alone, so that it never disagrees with a dyad's counts. */
export function polarityWord(polarity: number): PolarityWord {
  if (polarity > 0) return "supportive";
  return polarity < 0 ? "hostile" : "neutral";
}

/**
 * The polarity with its sign, a true minus, and one decimal, such as `+0.5`, `−0.3` or `0`; with two
 * decimals where one would round it, such as `+0.34`.
 */
export function formatPolarity(polarity: number): string {
  if (polarity === 0) return "0";
  const size = Math.abs(polarity);
  const isTenth = Math.abs(size * 10 - Math.round(size * 10)) < 0.005;
  return `${polarity < 0 ? "−" : "+"}${size.toFixed(isTenth && size >= 0.05 ? 1 : 2)}`;
}

/** Number and word, such as `+0.5 (supportive)`. */
export function polarityPhrase(polarity: number): string {
  return `${formatPolarity(polarity)} (${polarityWord(polarity)})`;
}
