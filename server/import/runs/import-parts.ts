import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { EntenteError } from "../../wire/entente-error.ts";
import { fileError } from "../bytes/import-error.ts";
import { peekBytes } from "../bytes/peek-bytes.ts";
import { unpackFile } from "../bytes/unpack-file.ts";
import type { UnpackedFile } from "../bytes/unpacked-file.ts";
import { SAMPLE_BYTES, toFileSample } from "../file-sample.ts";
import { detectFormats, FORMATS, type DetectedFormat } from "../formats.ts";
import type { FormatName, ImportFormat } from "../import-format.ts";
import type { ImportRequest, InputFile } from "./import-request.ts";

/** One file to read, out of its archive. */
export interface ImportPart {
  readonly file: InputFile;
  /** As people know it: `day.zip/day.CSV`. */
  readonly name: string;
  /** Null for a file of a folder that is of no format. */
  readonly format: ImportFormat | null;
  /** Why it is taken for that, or left out. */
  readonly reason: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Below it a format is a guess, which nobody confirmed. */
const SURE = 0.5;
/** What this program itself puts beside data. */
const OWN_FILES = /\.(?:rejected\.csv|mapping\.json)$/;
/** What people put beside data. */
const NOTES = /^(?:readme|license|licence|changelog|manifest)\b/i;

/**
 * The files that paths name: themselves, and the files in folders, in the order of their names.
 * @throws EntenteError `invalid-file` for a path that leads nowhere.
 */
export async function findInputs(paths: readonly string[]): Promise<InputFile[]> {
  const found: InputFile[] = [];
  for (const each of paths) found.push(...(await inputsAt(path.resolve(each), true)));
  const seen = new Set<string>();
  return found.filter((file) => !seen.has(file.path) && seen.add(file.path));
}

async function inputsAt(place: string, isNamed: boolean): Promise<InputFile[]> {
  let status;
  try {
    status = await stat(place);
  } catch (cause) {
    throw fileError(place, "is not there or may not be read", "Check its name and rights.", cause);
  }
  if (!status.isDirectory()) {
    const { size, mtimeMs } = status;
    const name = path.basename(place);
    return [{ path: place, name, isNamed, size, modifiedMs: Math.trunc(mtimeMs) }];
  }
  const names = (await readdir(place)).filter(
    (name) => !name.startsWith(".") && !OWN_FILES.test(name) && !NOTES.test(name),
  );
  const found: InputFile[] = [];
  for (const name of names.sort()) found.push(...(await inputsAt(path.join(place, name), false)));
  return found;
}

/**
 * The parts of an import, each with its format.
 * @throws EntenteError `invalid-file` for a named file of no format and for an archive that cannot be
 *   read, `invalid-request` for an option that none of the formats has.
 */
export async function findParts(
  request: ImportRequest,
  signal?: AbortSignal,
): Promise<ImportPart[]> {
  const parts: ImportPart[] = [];
  for (const file of request.files) {
    const options = { name: file.name, ...(signal === undefined ? {} : { signal }) };
    for await (const member of unpackFile(file.path, options)) {
      parts.push(await toPart(file, member, request));
    }
  }
  refuseUnknownOptions(parts, request);
  return parts;
}

async function toPart(
  file: InputFile,
  member: UnpackedFile,
  request: ImportRequest,
): Promise<ImportPart> {
  const { head, complete, bytes } = await peekBytes(member.bytes, SAMPLE_BYTES);
  // Lets go of the file: a generator that never ran would keep it.
  for await (const chunk of bytes) if (chunk.length >= 0) break;
  const sample = await toFileSample(member.name, head, complete);
  const { name } = member;
  if (request.format !== null) {
    const format = FORMATS[request.format];
    return { file, name, format, reason: "as asked for", options: optionsFor(format, request) };
  }
  const detected = detectFormats(sample);
  const [found] = detected.filter((each) => isUsable(each, request));
  if (found !== undefined) {
    const { format } = found;
    const isMapped = format.name === "table" && "mapping" in request.options;
    const reason = isMapped ? "by the mapping that was given" : found.reason;
    return { file, name, format, reason, options: optionsFor(format, request) };
  }
  const guess = detected[0];
  const reason = head.length === 0 ? "it is empty" : (guess?.reason ?? "it is of no known format");
  if (file.isNamed && head.length > 0) throw unknownFormat(name, guess);
  return { file, name, format: null, reason, options: {} };
}

/** With a mapping of its own a table needs no guess. */
function isUsable({ format, confidence }: DetectedFormat, { options }: ImportRequest): boolean {
  return (
    confidence >= SURE || (format.name === "table" && ("mapping" in options || "set" in options))
  );
}

/** Those of the options that a format has. */
export function optionsFor(
  format: ImportFormat,
  { options }: Pick<ImportRequest, "options">,
): Readonly<Record<string, unknown>> {
  const known = Object.keys(format.options.shape);
  return Object.fromEntries(Object.entries(options).filter(([name]) => known.includes(name)));
}

function refuseUnknownOptions(parts: readonly ImportPart[], { options }: ImportRequest): void {
  const used = new Set(parts.flatMap((part) => Object.keys(part.options)));
  const unused = Object.keys(options).filter((name) => !used.has(name));
  if (unused.length === 0 || parts.length === 0) return;
  const formats = [...new Set(parts.flatMap(({ format }) => format?.title ?? []))].join(", ");
  throw new EntenteError(
    "invalid-request",
    `None of the files has a use for ${unused.join(", ")}; they are ${formats}. Leave it out, or name the format.`,
  );
}

/**
 * The parts with their bytes, one after the other.
 * @param onBytes called with the bytes of the packed file that were read so far.
 */
export async function* openParts(
  parts: readonly ImportPart[],
  onBytes: (file: InputFile, bytes: number) => void,
  signal?: AbortSignal,
): AsyncGenerator<ImportPart & { readonly bytes: AsyncIterable<Uint8Array> }> {
  for (const file of new Set(parts.map((part) => part.file))) {
    const members = unpackFile(file.path, {
      name: file.name,
      onProgress: (bytes) => {
        onBytes(file, bytes);
      },
      ...(signal === undefined ? {} : { signal }),
    });
    for await (const { name, bytes } of members) {
      const part = parts.find((each) => each.file === file && each.name === name);
      if (part !== undefined) yield { ...part, bytes };
    }
  }
}

/** Another part of the same import by its format, from its first byte; null where there is none. */
export function companionOf(
  parts: readonly ImportPart[],
  format: FormatName,
): AsyncIterable<Uint8Array> | null {
  const part = parts.find((each) => each.format?.name === format);
  return part === undefined ? null : bytesOf(part);
}

async function* bytesOf({ file, name }: ImportPart): AsyncGenerator<Uint8Array> {
  for await (const member of unpackFile(file.path, { name: file.name })) {
    if (member.name === name) yield* member.bytes;
  }
}

function unknownFormat(name: string, guess: DetectedFormat | undefined): EntenteError {
  if (guess === undefined) {
    const remedy = "Name the format with --format, or bring it into one of docs/importing.md.";
    return fileError(name, "is of no format that Entente knows", remedy);
  }
  return fileError(
    name,
    `seems to be ${guess.format.title} (${guess.reason}), which is not certain enough`,
    "Say what its columns are with a mapping, or name the format.",
  );
}
