import type { QueryFault } from "../wire/saved-query.ts";
import { charCount, queryFault, type TextPlace } from "./query-fault.ts";

/** Ends the reading of one line; `parseParam` and its like turn it into a value. */
export class FaultFound extends Error {
  readonly fault: QueryFault;

  constructor(fault: QueryFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** Reads a line of the front matter piece by piece and knows where each piece stands. */
export class LineScanner {
  readonly #text: string;
  readonly #line: number;
  #at: number;

  /** @param at UTF-16 offset into the line at which reading begins. */
  constructor(text: string, line: number, at: number) {
    this.#text = text;
    this.#line = line;
    this.#at = at;
  }

  /** UTF-16 offset of what comes next. */
  get offset(): number {
    return this.#at;
  }

  skipSpaces(): void {
    while (/\s/u.test(this.#text.charAt(this.#at))) this.#at += 1;
  }

  /** What is left of the line, without spaces around. */
  rest(): string {
    return this.#text.slice(this.#at).trim();
  }

  /** The text at this place that a sticky expression matches, or undefined; nothing is taken. */
  peek(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0];
  }

  /** Takes what a sticky expression matches; undefined, and nothing taken, where it does not. */
  take(pattern: RegExp): string | undefined {
    const piece = this.peek(pattern);
    if (piece !== undefined) this.#at += piece.length;
    return piece;
  }

  /** Takes what must stand here. @throws FaultFound. */
  need(pattern: RegExp, expected: string, remedy: string): string {
    const piece = this.take(pattern);
    if (piece === undefined) throw this.unexpected(expected, remedy);
    return piece;
  }

  /** The place of what was taken since an offset. */
  placeFrom(offset: number): TextPlace {
    return this.#place(offset, this.#text.slice(offset, this.#at));
  }

  /** The fault of the word that stands here. */
  unexpected(expected: string, remedy: string): FaultFound {
    const word = this.peek(/"(?:[^"\\]|\\.)*"?|[^\s,()[\]]+|\S/uy) ?? "";
    return new FaultFound(
      queryFault("front-matter", this.#place(this.#at, word), { expected, found: word, remedy }),
    );
  }

  /** The fault of what was taken since an offset. */
  wrong(offset: number, expected: string, remedy: string): FaultFound {
    const found = this.#text.slice(offset, this.#at);
    return new FaultFound(
      queryFault("front-matter", this.placeFrom(offset), { expected, found, remedy }),
    );
  }

  #place(offset: number, piece: string): TextPlace {
    return {
      line: this.#line,
      column: charCount(this.#text.slice(0, offset)) + 1,
      length: charCount(piece),
    };
  }
}
