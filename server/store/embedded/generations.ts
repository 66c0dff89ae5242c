import { statSync, readFileSync } from "node:fs";
import { access, constants, mkdir, open, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { EntenteError } from "../../wire/entente-error.ts";
import { fileSha256, renameDurably, syncFile } from "../durable-file.ts";
import type { WrittenGeneration } from "./engine-protocol.ts";
import { hasErrorCode, reasonOf } from "../system-error.ts";
import { takeWriterLock } from "../writer-lock.ts";

/** One immutable graph file and what it holds. */
export interface Generation extends WrittenGeneration {
  /** Name inside the graph folder, such as `graph-3.grafeo`. */
  readonly file: string;
}

const CURRENT = "current.json";
const GENERATION = /^graph-(\d+)\.grafeo$/;
const LEFTOVER = /^graph-\d+\.grafeo(?:\.wal)?$|^(?:load|current)-.*\.partial(?:\.wal)?$/;
const LOOK_EVERY_MS = 250;

/**
 * The graph folder: immutable graph files and `current.json`, which names the one that counts. A
 * load writes a new file beside it and then renames a new `current.json` over the old one, so at
 * any moment the graph is entirely the one before or entirely the one after.
 */
export class Generations {
  readonly folder: string;
  #current: Generation | undefined;
  #stamp = "";
  #lookedAt = -Infinity;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Makes the folder where it is absent. @throws EntenteError `unusable-folder`. */
  async prepare(): Promise<void> {
    try {
      await mkdir(this.folder, { recursive: true });
      await access(this.folder, constants.R_OK | constants.X_OK);
      await readdir(this.folder);
    } catch (cause) {
      throw unusable(this.folder, cause);
    }
  }

  /** The generation that counts, looked up at most every 250 ms; undefined in a new folder. */
  current(options: { readonly now?: boolean } = {}): Generation | undefined {
    const time = performance.now();
    if (options.now === true || time - this.#lookedAt >= LOOK_EVERY_MS) {
      this.#lookedAt = time;
      this.#look();
    }
    return this.#current;
  }

  pathOf(name: string): string {
    return path.join(this.folder, name);
  }

  /** @throws EntenteError `busy`, `unusable-folder`. */
  async lock(): Promise<() => Promise<void>> {
    try {
      return await takeWriterLock(this.pathOf("writer.lock"));
    } catch (error) {
      if (error instanceof EntenteError) throw error;
      throw unusable(this.folder, error);
    }
  }

  /** A name for scratch files that only this load uses. */
  scratchName(): string {
    return `load-${process.pid}-${Date.now().toString(36)}.partial`;
  }

  /** Makes a written scratch file the generation that counts. Only under the lock. */
  async commit(scratch: string, written: WrittenGeneration): Promise<Generation> {
    const number = Math.max(0, ...(await this.#numbers())) + 1;
    const generation = { file: `graph-${number}.grafeo`, ...written };
    await renameDurably(this.pathOf(scratch), this.pathOf(generation.file));
    const draft = this.pathOf(`current-${process.pid}.partial`);
    await writeFile(draft, `${JSON.stringify(generation, undefined, 2)}\n`);
    await syncFile(draft);
    await renameDurably(draft, this.pathOf(CURRENT));
    this.current({ now: true });
    return generation;
  }

  /** Removes other generations and what ended loads left. Only under the lock. */
  async removeStale(): Promise<void> {
    const current = this.current({ now: true })?.file;
    const names = (await readdir(this.folder)).filter((name) => LEFTOVER.test(name));
    for (const name of names) {
      if (name === current) continue;
      // A system that cannot remove open files does it at a later load.
      await rm(this.pathOf(name), { force: true, recursive: true }).catch(() => undefined);
    }
  }

  /** Compares the file that counts with what was written. @throws EntenteError `damaged-data`. */
  async verify(): Promise<void> {
    const generation = this.current({ now: true });
    if (generation === undefined) return;
    const file = this.pathOf(generation.file);
    let sha256: string;
    try {
      const handle = await open(file, "r");
      await handle.close();
      sha256 = await fileSha256(file);
    } catch (cause) {
      throw damagedFile(file, "cannot be read", cause);
    }
    if (sha256 !== generation.sha256) {
      throw damagedFile(file, "is not what was written to it");
    }
  }

  /** @throws EntenteError `damaged-data` for graph files that no `current.json` speaks of. */
  async refuseOrphans(): Promise<void> {
    const numbers = await this.#numbers();
    if (numbers.length > 0) {
      throw damagedFile(
        this.pathOf(CURRENT),
        "is missing although there are graph files beside it",
      );
    }
  }

  async #numbers(): Promise<readonly number[]> {
    const names = await readdir(this.folder);
    return names.map((name) => Number(GENERATION.exec(name)?.[1])).filter(Number.isInteger);
  }

  #look(): void {
    const file = this.pathOf(CURRENT);
    try {
      const { ino, mtimeNs, size } = statSync(file, { bigint: true });
      const stamp = [ino, mtimeNs, size].join();
      if (stamp === this.#stamp) return;
      this.#current = parseGeneration(readFileSync(file, "utf8"), file);
      this.#stamp = stamp;
    } catch (error) {
      if (error instanceof EntenteError) throw error;
      // Missing before the first load; a reader that has one keeps it.
      if (hasErrorCode(error, "ENOENT")) return;
      throw unusable(this.folder, error);
    }
  }
}

/** A damaged graph file or its description, with what to do about it. */
export function damagedFile(file: string, what: string, cause?: unknown): EntenteError {
  return new EntenteError(
    "damaged-data",
    `The graph file ${file} ${what}; restore its folder ${path.dirname(file)} from a backup, or move that folder away and import again.`,
    { details: { file }, cause },
  );
}

function parseGeneration(text: string, file: string): Generation {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw damagedFile(file, "is not JSON", cause);
  }
  if (!isGeneration(value)) throw damagedFile(file, "does not describe a graph file");
  return value;
}

function isGeneration(value: unknown): value is Generation {
  if (typeof value !== "object" || value === null) return false;
  const { file, digest, dataVersion, items, bytes, sha256 } = value as Record<string, unknown>;
  const isText = [digest, dataVersion, sha256].every(
    (text) => typeof text === "string" && /^[\da-f]+$/.test(text),
  );
  const isCount = [items, bytes].every((count) => typeof count === "number");
  // The name is joined to the folder, so it must not lead out of it.
  return typeof file === "string" && GENERATION.test(file) && isText && isCount;
}

function unusable(folder: string, cause: unknown): EntenteError {
  return new EntenteError(
    "unusable-folder",
    `The data folder ${folder} cannot be used (${reasonOf(cause)}); give this user the right to read and write it, or choose another folder.`,
    { details: { folder }, cause },
  );
}
