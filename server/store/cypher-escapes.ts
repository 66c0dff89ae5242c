const ESCAPE = /(\\+)u+([\da-f]{4})/giu;

/** A character that is written as an escape and would change where a text, name or comment ends. */
export interface HiddenCharacter {
  readonly text: string;
  /** UTF-16 offset into the query. */
  readonly offset: number;
}

/**
 * The query as Neo4j 5 reads it: `\u0041` stands for `A` anywhere, also outside of texts, before the
 * query is split into tokens. An even number of backslashes before the `u` is an escaped backslash.
 */
export function decodeUnicodeEscapes(cypher: string): string {
  return cypher.replace(ESCAPE, (all, slashes: string, hex: string) =>
    slashes.length % 2 === 0
      ? all
      : slashes.slice(1) + String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The first escape that stands for anything but a letter, a digit, a space or an underscore. */
export function findHiddenCharacter(cypher: string): HiddenCharacter | undefined {
  for (const match of cypher.matchAll(ESCAPE)) {
    const code = Number.parseInt(match[2] ?? "", 16);
    // Line separators end a comment for some engines.
    const isPlain = /[\p{L}\p{M}\p{N}_ ]/u.test(String.fromCharCode(code));
    if (!isPlain && (code < 0xa1 || code === 0x2028 || code === 0x2029)) {
      return { text: match[0], offset: match.index };
    }
  }
  return undefined;
}
