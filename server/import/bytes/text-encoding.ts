/** Encodings of text files that can be read. */
export const TEXT_ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

export interface EncodingFinding {
  readonly encoding: TextEncoding;
  /** Bytes of the byte order mark at the beginning: 0, 2 or 3. */
  readonly markBytes: number;
  /** Why, for people: "a byte order mark", "every second byte is zero". */
  readonly reason: string;
}

/**
 * The encoding of a text by its first bytes: a byte order mark, else the zeros of UTF-16, else UTF-8
 * where the bytes are valid UTF-8, else Windows-1252, in which every byte means something.
 * @param complete whether these are all bytes; if not, a character cut off at the end is forgiven.
 */
export function detectEncoding(head: Uint8Array, complete: boolean): EncodingFinding {
  const mark = byteOrderMark(head);
  if (mark !== null) return mark;
  const { even, odd } = countZeros(head);
  const pairs = head.length >> 1;
  // Western text in UTF-16 has a zero in nearly every pair; one stray NUL in UTF-8 text has not.
  if (pairs > 0 && odd > pairs * 0.4 && even < pairs * 0.1) {
    return { encoding: "utf-16le", markBytes: 0, reason: "every second byte is zero" };
  }
  if (pairs > 0 && even > pairs * 0.4 && odd < pairs * 0.1) {
    return { encoding: "utf-16be", markBytes: 0, reason: "every other byte is zero" };
  }
  if (head.every((byte) => byte < 0x80)) {
    return { encoding: "utf-8", markBytes: 0, reason: "plain ASCII so far" };
  }
  if (isUtf8(head, complete)) {
    return { encoding: "utf-8", markBytes: 0, reason: "all characters are valid UTF-8" };
  }
  return { encoding: "windows-1252", markBytes: 0, reason: "the bytes are not valid UTF-8" };
}

function byteOrderMark(head: Uint8Array): EncodingFinding | null {
  const reason = "a byte order mark";
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
    return { encoding: "utf-8", markBytes: 3, reason };
  }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", markBytes: 2, reason };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", markBytes: 2, reason };
  return null;
}

function countZeros(head: Uint8Array): { even: number; odd: number } {
  let [even, odd] = [0, 0];
  for (const [index, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  return { even, odd };
}

function isUtf8(head: Uint8Array, complete: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: !complete });
    return true;
  } catch {
    return false;
  }
}

/**
 * The bytes of a text without its byte order mark, UTF-16 turned into UTF-8. UTF-8 and Windows-1252
 * pass as they are: in both a line end is one byte, so that rows can be told apart before they are
 * decoded, and offsets are those of the file.
 */
export async function* withoutMark(
  bytes: AsyncIterable<Uint8Array>,
  finding: Pick<EncodingFinding, "encoding" | "markBytes">,
): AsyncGenerator<Buffer> {
  const wide = finding.encoding === "utf-16le" || finding.encoding === "utf-16be";
  const decoder = wide ? new TextDecoder(finding.encoding, { ignoreBOM: true }) : null;
  let toDrop = finding.markBytes;
  for await (const chunk of bytes) {
    const dropped = Math.min(toDrop, chunk.length);
    toDrop -= dropped;
    const rest = chunk.subarray(dropped);
    if (rest.length === 0) continue;
    yield decoder === null
      ? Buffer.from(rest.buffer, rest.byteOffset, rest.byteLength)
      : Buffer.from(decoder.decode(rest, { stream: true }));
  }
  if (decoder !== null) {
    const last = decoder.decode();
    if (last !== "") yield Buffer.from(last);
  }
}

/** Turns the bytes of one row into text. What is not valid becomes U+FFFD. */
export function rowDecoder(encoding: TextEncoding): (bytes: Buffer) => string {
  return encoding === "windows-1252" ? decodeWindows1252 : (bytes) => bytes.toString("utf8");
}

/** What Windows-1252 has from 0x80 on, where Latin-1 has control characters. */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/**
 * Bytes of Windows-1252 as text. The TextDecoder of Node.js 20 decodes this encoding as Latin-1, which
 * loses quotation marks and dashes.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return text.replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char);
}
