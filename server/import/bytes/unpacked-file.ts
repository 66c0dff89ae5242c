import { fileError, throwIfAborted } from "./import-error.ts";

/** One file to read, out of its archive. */
export interface UnpackedFile {
  /** `day.CSV`, or `day.zip/day.CSV` for one of an archive. */
  readonly name: string;
  /** May be read once, and before the next file is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface UnpackOptions {
  /** Default: the last part of the path. */
  readonly name?: string;
  readonly signal?: AbortSignal;
  /** Called with the bytes of the packed file that have been read. */
  readonly onProgress?: (bytes: number) => void;
}

/** An archive that unpacks to more than this many times its size is refused, past the first bytes. */
const MAX_RATIO = 200;
const RATIO_FROM_BYTES = 64 << 20;

/** Passes bytes on while they stay within the ratio of what was read for them. */
export async function* withinRatio(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  packedBytes: () => number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > RATIO_FROM_BYTES && size > MAX_RATIO * packedBytes()) {
      throw fileError(
        name,
        `unpacks to more than ${MAX_RATIO} times its size, as archives made to fill a disk do`,
        "If you trust it, unpack it yourself and import the files in it.",
      );
    }
    yield chunk;
  }
}

/** Passes bytes on until the signal is raised. @throws EntenteError `cancelled`. */
export async function* abortable(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  throwIfAborted(signal);
  for await (const chunk of bytes) {
    throwIfAborted(signal);
    yield chunk;
  }
}

/** A fault of zlib in words; every other error as it is. */
export function unpackingError(name: string, error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  if (code === "Z_BUF_ERROR") {
    return fileError(name, "ends too early", "Download or copy it again, it is cut off.", error);
  }
  if (typeof code === "string" && code.startsWith("Z_")) {
    return fileError(
      name,
      "is damaged and cannot be unpacked",
      "Download or copy it again.",
      error,
    );
  }
  return error;
}
