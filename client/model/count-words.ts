const NUMBERS = new Intl.NumberFormat("en-GB");

/** The number as people read it, such as "12,034". */
export function formatCount(count: number): string {
  return NUMBERS.format(count);
}

/** Number and noun, such as "1 stance" or "2 stances". */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
