import { createReadStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { ChangeOutcome, GraphChange } from "../../store/graph-edit.ts";
import type { ItemRecord } from "../../store/item-record.ts";
import { hasErrorCode } from "../../store/system-error.ts";
import { folderError } from "./folder-error.ts";

/** One line of a change log: what an import did to one item, or that it found it as it states it. */
export interface LoggedChange {
  readonly key: string;
  readonly did: ChangeOutcome;
  readonly after: string | null;
  /** Absent: nothing was there, or nothing changed. */
  readonly before?: ItemRecord;
}

const CHANGES = "changes.ndjson";
const INHERITED = "inherited.ndjson";
const CHUNK = 256 * 1024;

/**
 * What an import changed, one JSON object a line, written before the graph has it: after whatever end
 * it holds at least what was changed. A line whose change did not come to be does no harm, since
 * taking back looks whether the graph has what the change left.
 *
 * Beside it is what the import inherited: changes of imports that were taken back, of things that this
 * one states too.
 */
export class ChangeLog {
  readonly #file: string;
  readonly #inherited: string;
  #handle: FileHandle | undefined;

  constructor(folder: string) {
    this.#file = path.join(folder, CHANGES);
    this.#inherited = path.join(folder, INHERITED);
  }

  /** Adds changes and waits until they are on the disk. @throws EntenteError `unusable-folder`. */
  async add(changes: readonly GraphChange[]): Promise<void> {
    try {
      this.#handle ??= await openToAppend(this.#file);
      await append(this.#handle, changes.map(toLogged));
    } catch (cause) {
      throw folderError(this.#file, cause);
    }
  }

  /** Adds changes of an import that is being taken back. */
  async inherit(changes: readonly LoggedChange[]): Promise<void> {
    if (changes.length === 0) return;
    try {
      const handle = await openToAppend(this.#inherited);
      try {
        await append(handle, changes);
      } finally {
        await handle.close();
      }
    } catch (cause) {
      throw folderError(this.#inherited, cause);
    }
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = undefined;
  }

  /** All changes, oldest first. */
  async *changes(): AsyncGenerator<LoggedChange> {
    yield* linesOf(this.#file);
  }

  /** Keys of everything that the import states or names, also of what it inherited. */
  async *keys(): AsyncGenerator<string> {
    for await (const { key } of linesOf(this.#file)) yield key;
    for await (const { key } of linesOf(this.#inherited)) yield key;
  }

  /** The changes in the order in which they are to be taken back. */
  async *backwards(): AsyncGenerator<LoggedChange> {
    yield* linesBackwards(this.#file);
    // These were added in the order of taking back already.
    yield* linesOf(this.#inherited);
  }
}

function toLogged({ key, did, after, before }: GraphChange): LoggedChange {
  return before === null ? { key, did, after } : { key, did, after, before };
}

/** A process that died may have left half a line, which must not run into the next one. */
async function openToAppend(file: string): Promise<FileHandle> {
  const handle = await open(file, "a");
  await handle.appendFile("\n");
  return handle;
}

async function append(handle: FileHandle, changes: readonly LoggedChange[]): Promise<void> {
  await handle.appendFile(changes.map((change) => `${JSON.stringify(change)}\n`).join(""));
  await handle.datasync();
}

async function* linesOf(file: string): AsyncGenerator<LoggedChange> {
  const input = createReadStream(file);
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      const change = parseLine(line);
      if (change !== null) yield change;
    }
  } catch (error) {
    if (!hasErrorCode(error, "ENOENT")) throw error;
  }
}

/** Lines from the last to the first, without holding more than a piece of the file. */
async function* linesBackwards(file: string): AsyncGenerator<LoggedChange> {
  let handle: FileHandle;
  try {
    handle = await open(file, "r");
  } catch (error) {
    if (hasErrorCode(error, "ENOENT")) return;
    throw error;
  }
  try {
    let end = (await handle.stat()).size;
    let rest = Buffer.alloc(0);
    while (end > 0) {
      const start = Math.max(0, end - CHUNK);
      const piece = Buffer.alloc(end - start);
      await handle.read(piece, 0, piece.length, start);
      const text = Buffer.concat([piece, rest]);
      // The first line may begin in the piece before.
      const first = start === 0 ? 0 : text.indexOf(10) + 1;
      rest = text.subarray(0, first);
      const lines =
        first === 0 && start > 0 ? [] : text.subarray(first).toString("utf8").split("\n");
      if (lines.length === 0) rest = text;
      for (const line of lines.toReversed()) {
        const change = parseLine(line);
        if (change !== null) yield change;
      }
      end = start;
    }
  } finally {
    await handle.close();
  }
}

/** Null for an empty line, and for one that a dying process did not finish: its batch never counted. */
function parseLine(line: string): LoggedChange | null {
  if (!line.endsWith("}")) return null;
  try {
    return JSON.parse(line) as LoggedChange;
  } catch {
    return null;
  }
}
