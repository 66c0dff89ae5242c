const NUMBERS = new Intl.NumberFormat("en-GB");

/** The number as people read it, such as "12,034". */
export function formatCount(count: number): string {
  return NUMBERS.format(count);
}

/** The text with a capital at its start, as at the beginning of a line. */
export function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
}

/** Number and noun, such as "1 stance" or "2 stances". */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
