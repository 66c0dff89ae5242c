/** A piece of a query. `value` is the meaning: unescaped text, a name without its backticks, digits. */
export interface CypherToken {
  /**
   * `word`: keyword or plain name. `quoted`: name in backticks. `invalid`: an unfinished string,
   * name or comment, or a character that Cypher has no use for.
   */
  readonly kind: "word" | "quoted" | "string" | "number" | "parameter" | "symbol" | "invalid";
  readonly text: string;
  readonly value: string;
  /** UTF-16 offsets into the query, `end` exclusive. */
  readonly offset: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters (a surrogate pair is one). */
  readonly column: number;
}

/** Where an error is, as it goes into `EntenteError.details`. */
export interface QueryPosition {
  readonly line: number;
  readonly column: number;
  readonly token: string;
}

const SKIP = /(?:[\s\u0085\u180e]+|\/\/[^\n\r]*|\/\*[^]*?\*\/)+/uy;
const WORD = /[\p{ID_Start}\p{Pc}][\p{ID_Continue}\p{Sc}]*/uy;
const BACKTICKED = /`(?:[^`]|``)*`/uy;
const STRING = /'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"/uy;
const NUMBER =
  /0x[\p{ID_Continue}]*|0o[\p{ID_Continue}]*|\d[\d_]*(?:\.\d[\d_]*)?(?:e[+-]?\d+)?[\p{ID_Continue}]*/iuy;
const PARAMETER = /\$(?:`(?:[^`]|``)*`|[\p{ID_Continue}\p{Pc}]+)/uy;
const SYMBOL = /<=|>=|<>|!=|=~|\+=|\|\||::|\.\.|[-+*/%^=<>()[\]{}.,:;|&!$?]/uy;
const UNFINISHED = /['"`][^]*|\/\*[^]*/uy;
const ONE_CHARACTER = /[^]/uy;

const KINDS: readonly (readonly [CypherToken["kind"], RegExp])[] = [
  ["word", WORD],
  ["quoted", BACKTICKED],
  ["string", STRING],
  ["number", NUMBER],
  ["parameter", PARAMETER],
  ["invalid", UNFINISHED],
  ["symbol", SYMBOL],
  ["invalid", ONE_CHARACTER],
];

/**
 * The tokens of a query, without spaces and comments. Never throws: what is not Cypher becomes an
 * `invalid` token. Arrows come as single symbols (`-`, `>`), because `a<-1` and `(a)<-[r]-(b)` are
 * told apart only by a parser.
 */
export function tokenizeCypher(text: string): readonly CypherToken[] {
  const tokens: CypherToken[] = [];
  const position = positionCounter(text);
  let offset = 0;
  while (offset < text.length) {
    const skipped = matchAt(SKIP, text, offset);
    if (skipped !== undefined) {
      offset += skipped.length;
      continue;
    }
    const [kind, piece] = nextPiece(text, offset);
    const end = offset + piece.length;
    tokens.push({
      kind,
      text: piece,
      value: meaning(kind, piece),
      offset,
      end,
      ...position(offset),
    });
    offset = end;
  }
  return tokens;
}

/** True for a word that is this keyword, in any case. */
export function isWord(token: CypherToken | undefined, ...keywords: readonly string[]): boolean {
  return token?.kind === "word" && keywords.includes(token.text.toUpperCase());
}

/** True for exactly this operator or bracket. */
export function isSymbol(token: CypherToken | undefined, ...symbols: readonly string[]): boolean {
  return token?.kind === "symbol" && symbols.includes(token.text);
}

/** True for a name: a plain word or one in backticks. */
export function isName(token: CypherToken | undefined): token is CypherToken {
  return token?.kind === "word" || token?.kind === "quoted";
}

/** The position of a token, its text cut to 80 characters. */
export function tokenPosition(token: CypherToken): QueryPosition {
  return {
    line: token.line,
    column: token.column,
    token: Array.from(token.text).slice(0, 80).join(""),
  };
}

/** The index of the bracket that closes the one at `open`, or the number of tokens if none does. */
export function closingIndex(tokens: readonly CypherToken[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (isSymbol(tokens[index], "(", "[", "{")) depth += 1;
    else if (isSymbol(tokens[index], ")", "]", "}")) depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
}

function nextPiece(text: string, offset: number): readonly [CypherToken["kind"], string] {
  for (const [kind, pattern] of KINDS) {
    const piece = matchAt(pattern, text, offset);
    if (piece !== undefined) return [kind, piece];
  }
  return ["invalid", text.slice(offset)];
}

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  const piece = pattern.exec(text)?.[0];
  return piece === "" ? undefined : piece;
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

function meaning(kind: CypherToken["kind"], piece: string): string {
  if (kind === "string") {
    return piece
      .slice(1, -1)
      .replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([^]))/gu, (_, four, eight, one: string) => {
        const hex = (four ?? eight) as string | undefined;
        return hex === undefined ? (ESCAPES[one] ?? one) : codePoint(Number.parseInt(hex, 16));
      });
  }
  if (kind === "quoted") return piece.slice(1, -1).replaceAll("``", "`");
  if (kind === "parameter") {
    const name = piece.slice(1);
    return name.startsWith("`") ? name.slice(1, -1).replaceAll("``", "`") : name;
  }
  return piece;
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

/** Line and column of ever larger offsets, each character looked at once. */
function positionCounter(text: string): (offset: number) => { line: number; column: number } {
  let [at, line, column] = [0, 1, 1];
  return (offset) => {
    while (at < offset) {
      const code = text.codePointAt(at) ?? 0;
      const isBreak = code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a);
      [line, column] = isBreak ? [line + 1, 1] : [line, column + 1];
      at += code > 0xffff ? 2 : 1;
    }
    return { line, column };
  };
}
