import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { FormerFile, PlacedBytes } from "./place-worker.ts";

/** Of a name: most nodes, nodes of the last whole layout, what the rest depends on. */
const NAME = /^(\d+)-(\d+)-([\w-]{22})\.network$/;
const MOST_FILES = 6;
const DRAFT = ".tmp";
/** Counts up when a file has to hold more than before, so that those without it are made again. */
const CONTENT = 2;
/** Nobody writes one for so long. */
const DRAFT_MS = 60 * 60_000;

interface PlacedFile extends FormerFile {
  readonly key: string;
  readonly madeMs: number;
}

/**
 * Whole networks with places, in a folder, so that they outlive the process. Whatever is lost there
 * can be made again.
 */
export class PlacedFiles {
  readonly #folder: string;
  readonly #program: string;

  /** @param program its version: another one may lay out otherwise. */
  constructor(folder: string, program: string) {
    this.#folder = folder;
    this.#program = program;
  }

  /**
   * The network of a version of the data with at most so many nodes; null when it is not there.
   * @param mostAgeMs an older one does not count.
   */
  async find(limit: number, dataVersion: string, mostAgeMs: number): Promise<Uint8Array | null> {
    const key = this.#key(dataVersion);
    const known = (await this.#list(limit)).find((each) => each.key === key);
    if (known === undefined || Date.now() - known.madeMs > mostAgeMs) return null;
    const bytes = await readFile(known.file).catch(() => null);
    return bytes !== null && isWhole(bytes) ? bytes : null;
  }

  /** The one that was kept last for as many nodes, of whatever version of the data. */
  async latest(limit: number): Promise<FormerFile | null> {
    const [newest] = await this.#list(limit);
    return newest === undefined ? null : { file: newest.file, laidOut: newest.laidOut };
  }

  /** Keeps a network; of all, the six newest stay. @throws Error when the folder cannot be written. */
  async keep(limit: number, dataVersion: string, { bytes, laidOut }: PlacedBytes): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const name = `${limit}-${laidOut}-${this.#key(dataVersion)}.network`;
    const draft = path.join(this.#folder, `${randomUUID()}${DRAFT}`);
    try {
      await writeFile(draft, bytes);
      await rename(draft, path.join(this.#folder, name));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    const old = (await this.#list(null)).slice(MOST_FILES).map(({ file }) => file);
    for (const file of [...old, ...(await this.#leftDrafts())]) await rm(file, { force: true });
  }

  /** What processes left that ended while they wrote. */
  async #leftDrafts(): Promise<string[]> {
    const drafts = (await readdir(this.#folder)).filter((name) => name.endsWith(DRAFT));
    const files = drafts.map((name) => path.join(this.#folder, name));
    const ages = await Promise.all(
      files.map(async (file) => Date.now() - ((await stat(file).catch(() => null))?.mtimeMs ?? 0)),
    );
    return files.filter((_, at) => (ages[at] ?? 0) > DRAFT_MS);
  }

  #key(dataVersion: string): string {
    const hash = createHash("sha256").update(JSON.stringify([CONTENT, this.#program, dataVersion]));
    return hash.digest("base64url").slice(0, 22);
  }

  /** Newest first. @param limit null for those of any number of nodes. */
  async #list(limit: number | null): Promise<PlacedFile[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const files: PlacedFile[] = [];
    for (const name of names) {
      const [, most, laidOut, key = ""] = NAME.exec(name) ?? [];
      if (most === undefined || (limit !== null && Number(most) !== limit)) continue;
      const file = path.join(this.#folder, name);
      const madeMs = (await stat(file).catch(() => null))?.mtimeMs;
      if (madeMs !== undefined) files.push({ file, laidOut: Number(laidOut), key, madeMs });
    }
    return files.sort((a, b) => b.madeMs - a.madeMs);
  }
}

/** Whether the last block is there: eight zeros. A crash can leave a file without its end. */
function isWhole(bytes: Uint8Array): boolean {
  return bytes.length > 8 && bytes.subarray(-8).every((byte) => byte === 0);
}
