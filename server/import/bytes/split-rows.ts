import type { RowPosition } from "../import-format.ts";

/** One row as bytes, without its line end. */
export interface RawRow {
  readonly at: RowPosition;
  /** For a faulty row its first line, at most 10,000 bytes of it. */
  readonly bytes: Buffer;
  readonly fault: RowFault | null;
}

/** Why a row cannot be told apart from its neighbours. */
export interface RowFault {
  readonly reason: string;
  readonly remedy: string;
}

export interface RowShape {
  /** `cr` for files of old spreadsheets, where a carriage return alone ends a line. Default `lf`. */
  readonly lineEnd?: "lf" | "cr";
  /** The byte between cells of a format in which cells may be in double quotes. Absent: no quotes. */
  readonly quotedBy?: number;
  /** A longer row is faulty. Default 1 MiB. */
  readonly maxRowBytes?: number;
  /** Offset of the first byte in the file. Default 0. */
  readonly offset?: number;
}

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const RAW_BYTES = 10_000;

const TOO_LONG = {
  remedy: "look whether a line end or a closing quote is missing",
};
const OPEN_QUOTE = {
  reason: "a quote is opened and never closed",
  remedy: "close it, or write a quote inside a quoted cell twice",
};
const STRAY_QUOTE = {
  reason: "there is text after a closing quote",
  remedy: "write a quote inside a quoted cell twice",
};
const NUL_BYTE = {
  reason: "the row holds a NUL byte",
  remedy: "remove it; text has none",
};

/**
 * The rows of a delimited text, in the batches in which they arrive. Empty lines are passed over. No
 * row is lost to a faulty neighbour: where a quote is not closed properly, only the line in which it
 * opens is faulty, and the next line is a row again.
 */
export async function* splitRows(
  bytes: AsyncIterable<Uint8Array>,
  shape: RowShape = {},
): AsyncGenerator<readonly RawRow[]> {
  const splitter = new RowSplitter(shape);
  for await (const chunk of bytes) {
    const rows = splitter.push(chunk);
    if (rows.length > 0) yield rows;
  }
  const rows = splitter.end();
  if (rows.length > 0) yield rows;
}

/** Where a row ends in the buffer, and where the next begins; or that more bytes are needed. */
type RowEnd =
  { readonly end: number; readonly next: number; readonly fault: RowFault | null } | "needs more";

class RowSplitter {
  readonly #lineEnd: number;
  readonly #quotedBy: number | undefined;
  readonly #maxBytes: number;
  readonly #rawBytes: number;
  readonly #tooLong: RowFault;
  #buffer: Buffer = Buffer.alloc(0);
  /** Offset of the buffer's first byte in the file. */
  #offset: number;
  #line = 1;
  /** True in the rest of a line whose beginning was reported as too long. */
  #dropping = false;

  constructor(shape: RowShape) {
    this.#lineEnd = shape.lineEnd === "cr" ? CR : LF;
    this.#quotedBy = shape.quotedBy;
    this.#maxBytes = shape.maxRowBytes ?? 1 << 20;
    this.#rawBytes = Math.min(RAW_BYTES, this.#maxBytes);
    this.#offset = shape.offset ?? 0;
    const limit = this.#maxBytes.toLocaleString("en");
    this.#tooLong = { reason: `the row is longer than ${limit} bytes`, ...TOO_LONG };
  }

  push(chunk: Uint8Array): RawRow[] {
    this.#buffer =
      this.#buffer.length === 0
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
        : Buffer.concat([this.#buffer, chunk]);
    return this.#take(false);
  }

  end(): RawRow[] {
    return this.#take(true);
  }

  #take(last: boolean): RawRow[] {
    const rows: RawRow[] = [];
    let start = 0;
    while (start < this.#buffer.length) {
      if (this.#dropping) {
        const end = this.#buffer.indexOf(this.#lineEnd, start);
        start = end === -1 ? this.#buffer.length : end + 1;
        if (end === -1) break;
        this.#dropping = false;
        this.#line += 1;
        continue;
      }
      const found = this.#rowEnd(start, last);
      if (found === "needs more") break;
      this.#add(rows, start, found.end, found.fault);
      start = found.next;
    }
    this.#offset += start;
    // A copy, so that a large chunk is not kept alive by the few bytes at its end.
    this.#buffer = Buffer.from(this.#buffer.subarray(start));
    return rows;
  }

  #add(rows: RawRow[], start: number, end: number, fault: RowFault | null): void {
    const at = { line: this.#line, offset: this.#offset + start };
    let stop = end;
    if (this.#lineEnd === LF && stop > start && this.#buffer[stop - 1] === CR) stop -= 1;
    const bytes = this.#buffer.subarray(
      start,
      fault === null ? stop : Math.min(stop, start + this.#rawBytes),
    );
    if (this.#quotedBy === undefined || fault !== null) this.#line += this.#dropping ? 0 : 1;
    else this.#line += 1 + countOf(bytes, this.#lineEnd);
    if (fault === null && bytes.length === 0) return;
    const nul = fault === null && bytes.includes(0);
    rows.push({ at, bytes, fault: nul ? NUL_BYTE : fault });
  }

  #rowEnd(start: number, last: boolean): RowEnd {
    const lineEnd = this.#buffer.indexOf(this.#lineEnd, start);
    const end = lineEnd === -1 ? this.#buffer.length : lineEnd;
    if (this.#quotedBy !== undefined) {
      const quote = this.#buffer.subarray(start, end).indexOf(QUOTE);
      if (quote !== -1) return this.#quotedRowEnd(start, last);
    }
    if (lineEnd === -1 && end - start <= this.#maxBytes && !last) return "needs more";
    if (end - start > this.#maxBytes) return this.#dropLine(start);
    return { end, next: end + 1, fault: null };
  }

  #quotedRowEnd(start: number, last: boolean): RowEnd {
    const buffer = this.#buffer;
    const limit = Math.min(buffer.length, start + this.#maxBytes + 1);
    let quoted = false;
    let cellStart = true;
    for (let at = start; at < limit; at += 1) {
      const byte = buffer[at];
      if (quoted) {
        if (byte !== QUOTE) continue;
        // Two bytes ahead decide: a second quote, or the carriage return of a line end.
        if (at + 2 >= buffer.length && !last) return "needs more";
        if (buffer[at + 1] === QUOTE) at += 1;
        else if (this.#closesCell(at + 1)) quoted = false;
        else return this.#firstLine(start, STRAY_QUOTE, last);
      } else if (byte === QUOTE && cellStart) {
        quoted = true;
        cellStart = false;
      } else if (byte === this.#lineEnd) {
        return { end: at, next: at + 1, fault: null };
      } else {
        cellStart = byte === this.#quotedBy;
      }
    }
    if (limit === buffer.length) {
      if (!last) return "needs more";
      if (!quoted) return { end: limit, next: limit, fault: null };
    }
    return quoted ? this.#firstLine(start, OPEN_QUOTE, last) : this.#dropLine(start);
  }

  #closesCell(at: number): boolean {
    const [byte, next] = [this.#buffer[at], this.#buffer[at + 1]];
    if (byte === undefined || byte === this.#quotedBy || byte === this.#lineEnd) return true;
    return byte === CR && (next === undefined || next === LF);
  }

  /** Ends a faulty row after its first line; what follows is read anew. */
  #firstLine(start: number, fault: RowFault, last: boolean): RowEnd {
    const lineEnd = this.#buffer.indexOf(this.#lineEnd, start);
    if (lineEnd === -1) {
      // Only with its end is it known where to read on, unless that is too far away.
      const more = !last && this.#buffer.length - start <= this.#maxBytes;
      return more ? "needs more" : this.#dropLine(start, fault);
    }
    return { end: lineEnd, next: lineEnd + 1, fault };
  }

  #dropLine(start: number, fault: RowFault = this.#tooLong): RowEnd {
    const lineEnd = this.#buffer.indexOf(this.#lineEnd, start);
    if (lineEnd !== -1) return { end: lineEnd, next: lineEnd + 1, fault };
    this.#dropping = true;
    return { end: this.#buffer.length, next: this.#buffer.length, fault };
  }
}

function countOf(bytes: Buffer, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
}

/** The rows of bytes that are all there, as `splitRows` would give them. */
export function rowsOf(bytes: Uint8Array, shape: RowShape = {}): readonly RawRow[] {
  const splitter = new RowSplitter(shape);
  return [...splitter.push(bytes), ...splitter.end()];
}
