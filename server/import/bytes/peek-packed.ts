import { constants, createGunzip, createInflateRaw, type Gunzip, type InflateRaw } from "node:zlib";
import { isGzip, isZip } from "./packed-kind.ts";
import { peekBytes } from "./peek-bytes.ts";

/** The beginning of a file that may be packed. */
export interface PeekedFile {
  /** `day.CSV`, or `day.zip/day.CSV` for one of an archive. */
  readonly name: string;
  readonly head: Uint8Array;
  /** Whether `head` is the whole of it. */
  readonly complete: boolean;
}

const ZIP_ENTRY = 0x04034b50;
const ENTRY_HEAD = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * The beginning of the file in a packed one, seen from the beginning of the packed one alone: of a
 * `.zip` its first file. A file that is not packed is given as it is.
 * @param atMost bytes to unpack, however much is packed into little.
 * @returns null where it cannot be unpacked from its beginning.
 */
export async function peekPacked(file: PeekedFile, atMost: number): Promise<PeekedFile | null> {
  const { name, head, complete } = file;
  if (isGzip(head)) {
    const unpacked = await inflate(createGunzip(PARTIAL), head, atMost);
    if (unpacked === null) return null;
    const isWhole = complete && unpacked.head.length < atMost;
    return { name: name.replace(/\.gz$/i, ""), head: unpacked.head, complete: isWhole };
  }
  return isZip(head) ? peekZip(file, atMost) : file;
}

/** Ends without an error where the input is cut off. */
const PARTIAL = { finishFlush: constants.Z_SYNC_FLUSH } as const;

async function peekZip({ name, head }: PeekedFile, atMost: number): Promise<PeekedFile | null> {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  let at = 0;
  while (at + ENTRY_HEAD <= bytes.length && bytes.readUInt32LE(at) === ZIP_ENTRY) {
    const flags = bytes.readUInt16LE(at + 6);
    const method = bytes.readUInt16LE(at + 8);
    const packedSize = bytes.readUInt32LE(at + 18);
    const nameEnd = at + ENTRY_HEAD + bytes.readUInt16LE(at + 26);
    const start = nameEnd + bytes.readUInt16LE(at + 28);
    const entry = bytes.subarray(at + ENTRY_HEAD, nameEnd).toString("utf8");
    const [isEncrypted, sizesFollow] = [(flags & 1) !== 0, (flags & 8) !== 0];
    if (isEncrypted) return null;
    if (!isData(entry)) {
      if (sizesFollow && packedSize === 0 && !entry.endsWith("/")) return null;
      at = start + packedSize;
      continue;
    }
    const packed = sizesFollow ? bytes.subarray(start) : bytes.subarray(start, start + packedSize);
    const isHere = !sizesFollow && start + packedSize <= bytes.length;
    const inner = `${name}/${entry}`;
    if (method === STORED && !sizesFollow) return { name: inner, head: packed, complete: isHere };
    if (method !== DEFLATED) return null;
    const unpacked = await inflate(createInflateRaw(PARTIAL), packed, atMost);
    if (unpacked === null) return null;
    const isWhole = unpacked.head.length < atMost && (isHere || unpacked.taken < packed.length);
    return { name: inner, head: unpacked.head, complete: isWhole };
  }
  return null;
}

/** Whether an entry is a file that an import would read. */
function isData(entry: string): boolean {
  return !/\/$|^__MACOSX\/|(?:^|\/)\.[^/]*$/.test(entry);
}

async function inflate(
  stream: Gunzip | InflateRaw,
  packed: Uint8Array,
  atMost: number,
): Promise<{ readonly head: Uint8Array; readonly taken: number } | null> {
  try {
    stream.end(packed);
    const { head } = await peekBytes(stream as AsyncIterable<Uint8Array>, atMost);
    return { head: head.subarray(0, atMost), taken: stream.bytesWritten };
  } catch {
    return null;
  } finally {
    stream.destroy();
  }
}
