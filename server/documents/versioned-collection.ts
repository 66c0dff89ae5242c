import { EntenteError } from "../wire/entente-error.ts";
import type {
  CollectionOptions,
  DocumentCollection,
  DocumentVersion,
  SaveCondition,
  StoredDocument,
} from "./document-collection.ts";
import type { DocumentDriver } from "./document-driver.ts";
import {
  numberOf,
  toVersion,
  VersionLog,
  versionOf,
  type LogEntry,
  type NewEntry,
} from "./version-log.ts";

/** What is known of a document at a moment. */
interface DocumentState {
  /** What is there, as the log has it or would have it; null where nothing is. */
  readonly current: LogEntry | null;
  /** Number of the last entry of the log; 0 without any. */
  readonly last: number;
  /** True where the file holds what no entry does: somebody wrote it by hand. */
  readonly byHand: boolean;
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_ID_CHARS = 100;
const ATTEMPTS = 20;
const DEFAULT_HISTORY = 100;

/** True for what a document can be called. */
export function isDocumentId(text: string): boolean {
  return text.length <= MAX_ID_CHARS && ID.test(text);
}

/**
 * A collection whose truth is the log of versions, and whose newest contents are also there as plain
 * files, for people and their editors.
 *
 * A save creates an entry of the log, which is the moment that counts, and then replaces the plain
 * file. A file that lags behind, because its writer was killed in between, holds what an older entry
 * holds and counts for nothing. One that holds what no entry does was written by hand: it is the
 * current version, and becomes an entry of its own before anything replaces it.
 */
export class VersionedCollection implements DocumentCollection {
  readonly #driver: DocumentDriver;
  readonly #options: CollectionOptions;
  readonly #log: VersionLog;
  /** Deleted documents with the number of their last entry, so that they are read once. */
  readonly #deleted = new Map<string, number>();

  constructor(driver: DocumentDriver, options: CollectionOptions) {
    this.#driver = driver;
    this.#options = options;
    this.#log = new VersionLog(driver, options.name);
  }

  async ids(): Promise<readonly string[]> {
    const [files, gone] = await Promise.all([this.#fileNames(), this.#readWithoutFile()]);
    return [...files.ids, ...gone.lost].sort();
  }

  async strayNames(): Promise<readonly string[]> {
    return (await this.#fileNames()).strays;
  }

  async deletedIds(): Promise<readonly string[]> {
    return (await this.#readWithoutFile()).deleted;
  }

  async read(id: string): Promise<StoredDocument | null> {
    if (!isDocumentId(id)) return null;
    const { current } = await this.#state(id);
    return current === null ? null : toDocument(id, current);
  }

  async save(id: string, content: string, condition: SaveCondition): Promise<StoredDocument> {
    return toDocument(
      id,
      await this.#append(id, { action: "saved", content }, condition.ifVersion),
    );
  }

  async remove(
    id: string,
    { ifVersion }: { readonly ifVersion: string },
  ): Promise<DocumentVersion> {
    const current = await this.read(id);
    if (current === null) throw notFound(id);
    const { content } = current;
    return toVersion(await this.#append(id, { action: "deleted", content }, ifVersion));
  }

  async restore(id: string, version: string, condition: SaveCondition): Promise<StoredDocument> {
    const number = numberOf(version);
    const entry =
      number === undefined || !isDocumentId(id) ? null : await this.#log.read(id, number);
    if (entry === null || versionOf(entry) !== version) {
      throw new EntenteError(
        "not-found",
        `${id} has no version ${version.slice(0, 40)}; its history lists those that there are.`,
      );
    }
    const { content } = entry;
    const restored = { action: "restored", content } as const;
    return toDocument(id, await this.#append(id, restored, condition.ifVersion));
  }

  async history(id: string, limit = DEFAULT_HISTORY): Promise<readonly DocumentVersion[]> {
    if (!isDocumentId(id)) return [];
    const { current, byHand } = await this.#state(id);
    const versions: DocumentVersion[] = [];
    if (byHand && current !== null) {
      versions.push({ ...toVersion(current), at: await this.#fileTime(id) });
    }
    for (const number of await this.#log.numbers(id)) {
      if (versions.length >= limit) break;
      const entry = await this.#log.read(id, number);
      if (entry !== null) versions.push(toVersion(entry));
    }
    return versions;
  }

  async #state(id: string): Promise<DocumentState> {
    for (;;) {
      const state = await this.#look(id);
      // A save in the middle of the look may have made its file seem written by hand.
      if (!state.byHand || (await this.#log.numbers(id))[0] === (state.last || undefined)) {
        return state;
      }
    }
  }

  async #look(id: string): Promise<DocumentState> {
    const numbers = await this.#log.numbers(id);
    const file = await this.#driver.getItem(this.#fileKey(id));
    const entry = await this.#log.readFirst(id, numbers);
    const last = numbers[0] ?? 0;
    const logged = entry?.action === "deleted" ? null : entry;
    const isKnown =
      file === null ||
      file === logged?.content ||
      (await this.#lagsBehind(id, file, entry, numbers));
    if (isKnown) return { current: logged, last, byHand: false };
    const found = { number: last + 1, action: "found", at: "", content: file } as const;
    return { current: found, last, byHand: true };
  }

  /** True for a file whose writer was killed, or has not come to it yet. */
  async #lagsBehind(
    id: string,
    file: string,
    entry: LogEntry | null,
    numbers: readonly number[],
  ): Promise<boolean> {
    // Somebody may put a deleted file back as it was.
    if (entry?.action === "deleted" && entry.content === file) {
      return (await this.#fileTime(id)) <= entry.at;
    }
    for (const number of numbers) {
      if ((await this.#log.read(id, number))?.content === file) return true;
    }
    return false;
  }

  /** The one way in which a document changes. */
  async #append(
    id: string,
    change: Pick<NewEntry, "action" | "content">,
    ifVersion: string | null,
  ): Promise<LogEntry> {
    requireId(id);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { current, last, byHand } = await this.#state(id);
      requireVersion(id, current, ifVersion);
      if (current?.content === change.content && change.action !== "deleted") return current;
      if (byHand && current !== null) {
        const { action, content } = current;
        const at = (await this.#fileTime(id)) || now();
        if ((await this.#log.create(id, last + 1, { action, at, content })) === null) continue;
      }
      const entry = { ...change, at: now() };
      const created = await this.#log.create(id, byHand ? last + 2 : last + 1, entry);
      // Another one was first; now it is the version that is there.
      if (created === null) continue;
      await this.#writeFile(id);
      return created;
    }
    throw new EntenteError(
      "busy",
      `${id} is being changed by others all the time; try again in a moment.`,
    );
  }

  /** Makes the plain file what the log says, whoever else does the same. */
  async #writeFile(id: string): Promise<void> {
    let written = 0;
    for (;;) {
      const numbers = await this.#log.numbers(id);
      if (numbers[0] === undefined || numbers[0] === written) return;
      written = numbers[0];
      const entry = await this.#log.readFirst(id, numbers);
      if (entry === null || entry.action === "deleted") {
        await this.#driver.removeItem(this.#fileKey(id));
      } else await this.#driver.setItem(this.#fileKey(id), entry.content);
    }
  }

  /** Documents with a history and without a file: deleted, or saved by a process that was killed. */
  async #readWithoutFile(): Promise<{
    readonly deleted: readonly string[];
    readonly lost: readonly string[];
  }> {
    const [last, files] = await Promise.all([this.#log.lastNumbers(), this.#fileNames()]);
    const [deleted, lost]: [string[], string[]] = [[], []];
    for (const [id, number] of last) {
      if (files.ids.has(id)) continue;
      const isGone = this.#deleted.get(id) === number || (await this.#state(id)).current === null;
      if (isGone) this.#deleted.set(id, number);
      (isGone ? deleted : lost).push(id);
    }
    return { deleted: deleted.sort(), lost };
  }

  async #fileNames(): Promise<{
    readonly ids: ReadonlySet<string>;
    readonly strays: readonly string[];
  }> {
    const { name, extension } = this.#options;
    const [ids, strays] = [new Set<string>(), [] as string[]];
    for (const key of await this.#driver.getKeys(name)) {
      const file = key.slice(name.length + 1);
      if (!file.toLowerCase().endsWith(extension)) continue;
      const id = file.slice(0, -extension.length);
      if (isDocumentId(id) && file.endsWith(extension)) ids.add(id);
      else strays.push(file.replaceAll(":", "/"));
    }
    return { ids, strays: strays.sort() };
  }

  async #fileTime(id: string): Promise<string> {
    const meta = await this.#driver.getMeta?.(this.#fileKey(id), {});
    // Without a time nobody can have written it by hand.
    return meta?.mtime?.toISOString() ?? "";
  }

  #fileKey(id: string): string {
    return `${this.#options.name}:${id}${this.#options.extension}`;
  }
}

function toDocument(id: string, entry: LogEntry): StoredDocument {
  const savedAt = entry.at === "" ? null : entry.at;
  return { id, version: versionOf(entry), savedAt, content: entry.content };
}

function now(): string {
  return new Date().toISOString();
}

function requireId(id: string): void {
  if (isDocumentId(id)) return;
  throw new EntenteError(
    "invalid-request",
    `${JSON.stringify(id.slice(0, 80))} cannot be an id; use at most ${MAX_ID_CHARS} lower-case letters and digits joined by single hyphens, such as who-backs-whom.`,
  );
}

function requireVersion(id: string, current: LogEntry | null, ifVersion: string | null): void {
  const version = current === null ? null : versionOf(current);
  if (version === ifVersion) return;
  const details = { current: current === null ? null : { version, text: current.content } };
  if (ifVersion === null) {
    throw new EntenteError(
      "already-exists",
      `There is already a ${id}; choose another id, or send its version to replace it.`,
      { details },
    );
  }
  throw new EntenteError(
    "changed-meanwhile",
    current === null
      ? `${id} was deleted since version ${ifVersion.slice(0, 40)}; save it as new to bring it back.`
      : `${id} was changed since version ${ifVersion.slice(0, 40)}; look at the other text and save on version ${version ?? ""}.`,
    { details },
  );
}

function notFound(id: string): EntenteError {
  return new EntenteError(
    "not-found",
    `There is no ${id.slice(0, 100)}; the list says what there is.`,
  );
}
