import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { fileError } from "./import-error.ts";
import { isGzip, isZip } from "./packed-kind.ts";
import { peekBytes } from "./peek-bytes.ts";
import {
  abortable,
  unpackingError,
  withinRatio,
  type UnpackedFile,
  type UnpackOptions,
} from "./unpacked-file.ts";
import { unpackZip } from "./unpack-zip.ts";

/**
 * The files in a file on disk: itself, what a `.gz` holds, or the files of a `.zip` in their order.
 * What it is, is told by its first bytes, not by its name. Memory does not grow with the size.
 * @throws EntenteError `invalid-file` for a damaged, truncated or hostile archive, and for a file that
 *   grew or shrank while it was read; `cancelled`.
 */
export async function* unpackFile(
  filePath: string,
  options: UnpackOptions = {},
): AsyncGenerator<UnpackedFile> {
  const name = options.name ?? path.basename(filePath);
  const head = await readHead(filePath);
  if (isZip(head)) {
    yield* unpackZip(filePath, { ...options, name });
    return;
  }
  const source = readSnapshot(filePath, name, options);
  try {
    yield await unpackStream(source, { ...options, name });
  } finally {
    // Closes the file also where nobody read it to its end.
    await source.return(undefined);
  }
}

/**
 * The file in a stream of bytes, such as standard input: itself, or what a `.gz` holds.
 * @throws EntenteError `invalid-file` for a `.zip`, whose list of files is at its end.
 */
export async function unpackStream(
  bytes: AsyncIterable<Uint8Array>,
  options: UnpackOptions & { readonly name: string },
): Promise<UnpackedFile> {
  const { name, signal } = options;
  const peeked = await peekBytes(bytes, 4);
  if (isZip(peeked.head)) {
    throw fileError(
      name,
      "is a zip archive in a stream, whose list of files comes last",
      "Save it to a file and import that, or unpack it first.",
    );
  }
  if (!isGzip(peeked.head)) return { name, bytes: abortable(peeked.bytes, signal) };
  const inner = name.replace(/\.gz$/i, "");
  return { name: inner, bytes: abortable(gunzip(peeked.bytes, name), signal) };
}

async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array> {
  let packedBytes = 0;
  const counted = (async function* () {
    for await (const chunk of packed) {
      packedBytes += chunk.length;
      yield chunk;
    }
  })();
  const source = Readable.from(counted, { objectMode: false });
  const unpacked = createGunzip();
  source.on("error", (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  try {
    yield* withinRatio(unpacked as AsyncIterable<Uint8Array>, name, () => packedBytes);
  } catch (error) {
    throw unpackingError(name, error);
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

async function readHead(filePath: string): Promise<Buffer> {
  const file = await open(filePath, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * The bytes that the file had when it was opened. A file that somebody still writes to may end in
 * the middle of a row, so one whose size changes meanwhile does not end but fails: the row that
 * stands at its end is then never read as a whole one.
 */
async function* readSnapshot(
  filePath: string,
  name: string,
  options: UnpackOptions,
): AsyncGenerator<Uint8Array, undefined> {
  const file = await open(filePath, "r");
  try {
    const { size } = await file.stat();
    let read = 0;
    if (size > 0) {
      const stream = createReadStream("", { fd: file, end: size - 1, autoClose: false });
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        read += chunk.length;
        options.onProgress?.(read);
        yield chunk;
      }
    }
    const now = (await file.stat()).size;
    if (now !== size || read !== size) {
      throw fileError(
        name,
        now > size ? "grew while it was read" : "became shorter while it was read",
        "Import it again when nothing writes to it any more; what is in the graph already stays as it is.",
      );
    }
  } finally {
    await file.close();
  }
}
