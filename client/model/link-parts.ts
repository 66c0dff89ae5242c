/** What a link's parameter means among some words; null, and a notice, for any other text. */
export function oneOf<T extends string>(
  params: URLSearchParams,
  name: string,
  values: readonly T[],
  notices: string[],
): T | null {
  const value = params.get(name);
  if (value === null) return null;
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) notices.push(leftOut(name, value));
  return found ?? null;
}

/** The sentence about a part of a link that could not be used. */
export function leftOut(name: string, value: string): string {
  return `The link's ${name} ${quoted(value)} means nothing here and was left out.`;
}

/** A text of unknown length, between quotation marks. */
export function quoted(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}
