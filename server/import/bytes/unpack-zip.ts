import { crc32 } from "node:zlib";
import yauzl from "yauzl";
import { fileError, throwIfAborted } from "./import-error.ts";
import {
  abortable,
  unpackingError,
  withinRatio,
  type UnpackedFile,
  type UnpackOptions,
} from "./unpacked-file.ts";

const MAX_FILES = 10_000;
const ENCRYPTED = 0x1;

/**
 * The files of a zip archive in the order of its list, one open at a time. The whole list is checked
 * before the first byte is unpacked. Folders, hidden files and what macOS adds are left out.
 * @throws EntenteError `invalid-file` for an archive that is cut off, damaged, encrypted, empty, too
 *   long a list, or that names a file outside itself.
 */
export async function* unpackZip(
  filePath: string,
  options: UnpackOptions & { readonly name: string },
): AsyncGenerator<UnpackedFile> {
  const { name, signal, onProgress } = options;
  const archive = await openArchive(filePath, name);
  try {
    const entries = await listEntries(archive, name);
    let before = 0;
    for (const entry of entries) {
      throwIfAborted(signal);
      const member = `${name}/${entry.fileName}`;
      const bytes = withinRatio(unpackEntry(archive, entry, member), member, () =>
        Math.max(1, entry.compressedSize),
      );
      yield { name: member, bytes: abortable(bytes, signal) };
      before += entry.compressedSize;
      onProgress?.(before);
    }
  } finally {
    archive.close();
  }
}

async function openArchive(filePath: string, name: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(filePath, { autoClose: false, lazyEntries: true });
  } catch (error) {
    if ((error as { code?: unknown }).code !== undefined) throw error;
    throw archiveError(name, error);
  }
}

async function listEntries(archive: yauzl.ZipFile, name: string): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = [];
  try {
    for await (const entry of archive.eachEntry()) {
      if (isLeftOut(entry.fileName)) continue;
      if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) {
        throw fileError(
          name,
          `is encrypted at ${entry.fileName}`,
          "Unpack it with its password first.",
        );
      }
      entries.push(entry);
      if (entries.length > MAX_FILES) {
        const limit = MAX_FILES.toLocaleString("en");
        throw fileError(name, `holds more than ${limit} files`, "Unpack it and import the folder.");
      }
    }
  } catch (error) {
    throw archiveError(name, error);
  }
  if (entries.length === 0) throw fileError(name, "holds no files", "Check the archive.");
  return entries;
}

function isLeftOut(fileName: string): boolean {
  return fileName.endsWith("/") || /(?:^|\/)(?:\.|__MACOSX\/)/.test(fileName);
}

async function* unpackEntry(
  archive: yauzl.ZipFile,
  entry: yauzl.Entry,
  member: string,
): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    const stream = await archive.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw archiveError(member, unpackingError(member, error));
  }
  if (sum !== entry.crc32) {
    throw fileError(
      member,
      "does not have the checksum that its archive gives",
      "Download it again.",
    );
  }
}

/** What yauzl found, in words. Its own errors are plain ones with a sentence each. */
function archiveError(name: string, error: unknown): unknown {
  if (!(error instanceof Error) || error.constructor !== Error) return error;
  const [, outside] = /^(?:invalid relative path|absolute path): (.*)$/s.exec(error.message) ?? [];
  if (outside !== undefined) {
    return fileError(
      name,
      `names a file outside itself, ${JSON.stringify(outside)}`,
      "Do not trust this archive; nothing of it was read.",
      error,
    );
  }
  return fileError(name, "is damaged or cut off", "Download or copy it again.", error);
}
