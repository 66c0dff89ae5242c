/** Below this a polarity is called slight: a fifth of the way from neutral to the end of the scale. */
const SLIGHT = 0.2;

/**
 * The words for a polarity, such as "slightly hostile". The sign decides between hostile, neutral
 * and supportive, so the words never disagree with a dyad's counts; the size adds "slightly".
 */
export function polarityWords(polarity: number): string {
  if (polarity === 0) return "neutral";
  const word = polarity > 0 ? "supportive" : "hostile";
  return Math.abs(polarity) < SLIGHT ? `slightly ${word}` : word;
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

/** Number and words, such as `+0.5 (supportive)`. */
export function polarityPhrase(polarity: number): string {
  return `${formatPolarity(polarity)} (${polarityWords(polarity)})`;
}
