import { unzipSync } from "fflate";
import { EntenteError } from "../wire/entente-error.ts";

/** A text file of an import. */
export interface QueryFile {
  /** With its folders, joined by slashes. */
  readonly path: string;
  /** Null where the bytes are no text. */
  readonly text: string | null;
}

const MAX_FILES = 500;
const MAX_FILE_BYTES = 1024 * 1024;
const MAX_TOTAL_BYTES = 16 * 1024 * 1024;
const QUERY_FILE = /\.(?:cypher|cql|cyp)$/i;

/**
 * The query files of an upload: itself, or those in the archive that it is.
 * @throws EntenteError `invalid-file` for an archive that is damaged, too large or without a query.
 */
export function readQueryFiles(name: string, bytes: Uint8Array): readonly QueryFile[] {
  if (!isZip(bytes)) return [{ path: name, text: toText(bytes) }];
  const files = unzip(name, bytes);
  if (files.length > 0) return files;
  throw new EntenteError(
    "invalid-file",
    `${name} holds no queries; their names end in .cypher or .cql.`,
  );
}

function unzip(name: string, bytes: Uint8Array): readonly QueryFile[] {
  let [files, total] = [0, 0];
  try {
    const entries = unzipSync(bytes, {
      // Sizes are checked before anything is unpacked: a small archive can claim gigabytes.
      filter: (entry) => {
        if (!QUERY_FILE.test(entry.name) || isHidden(entry.name)) return false;
        files += 1;
        total += entry.originalSize;
        if (files > MAX_FILES) throw tooLarge(name, `more than ${MAX_FILES} queries`);
        if (entry.originalSize > MAX_FILE_BYTES) {
          throw tooLarge(
            name,
            `${entry.name} of over ${MAX_FILE_BYTES.toLocaleString("en")} bytes`,
          );
        }
        if (total > MAX_TOTAL_BYTES) {
          throw tooLarge(name, `over ${MAX_TOTAL_BYTES.toLocaleString("en")} bytes of queries`);
        }
        return true;
      },
    });
    return Object.entries(entries)
      .map(([path, content]) => ({ path, text: toText(content) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch (error) {
    if (error instanceof EntenteError) throw error;
    throw new EntenteError(
      "invalid-file",
      `${name} is a damaged archive (${error instanceof Error ? error.message : String(error)}); export it again.`,
      { cause: error },
    );
  }
}

function tooLarge(name: string, what: string): EntenteError {
  return new EntenteError("invalid-file", `${name} holds ${what}; import it in parts.`);
}

/** Files that an operating system puts beside others. */
function isHidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");
}

function isZip(bytes: Uint8Array): boolean {
  const [p, k, three, four] = bytes;
  return p === 0x50 && k === 0x4b && (three === 0x03 || three === 0x05) && four === three + 1;
}

/** UTF-8, or UTF-16 with its byte order mark; null for anything else. */
function toText(bytes: Uint8Array): string | null {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
