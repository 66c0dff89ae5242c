import { setTimeout as delay } from "node:timers/promises";
import type { DocumentCollection, DocumentVersion } from "../documents/document-collection.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { DeletedQuery, HistoryEntry, QueryFault, SavedQuery } from "../wire/saved-query.ts";
import { brokenQuery } from "./broken-query.ts";
import type { BuiltinQuery } from "./builtin-queries.ts";
import type { CheckedQuery } from "./check-saved-query.ts";
import type { CheckedTexts } from "./checked-texts.ts";
import { parseSavedQuery, withoutByteOrderMark } from "./parse-saved-query.ts";
import { isReservedId } from "./query-id.ts";
import { reservedFault, strayEntry, strayFile } from "./stray-queries.ts";

export interface LibraryParts {
  readonly builtin: ReadonlyMap<string, BuiltinQuery>;
  readonly documents: DocumentCollection;
  readonly texts: CheckedTexts;
}

/** Queries that are read at the same time. */
const AT_ONCE = 8;
/** How long a list waits for the engine, which needs seconds for its first plans. */
const LIST_MS = 2000;

/**
 * The saved queries: those of the program, and those that users keep as documents. A user's query
 * wins over a built-in one of the same id, so that a later version of the program takes nothing away.
 */
export class QueryLibrary {
  readonly #parts: LibraryParts;
  /**
   * Ids of users' queries as last listed, so that running a built-in query asks a storage far away
   * for nothing. None stands in the place of a built-in one but by hand or by a new program.
   */
  #ownIds: Promise<ReadonlySet<string>> | undefined;

  constructor(parts: LibraryParts) {
    this.#parts = parts;
  }

  /**
   * All queries by name, also broken ones and files that cannot be queries.
   * @param patienceMs how long to wait for the engine: what it has not said by then is unchecked, and
   *   still asked for. Default two seconds; null waits for all.
   */
  async all(patienceMs: number | null = LIST_MS): Promise<readonly SavedQuery[]> {
    const { builtin, documents } = this.#parts;
    const [ids, strays] = await Promise.all([documents.ids(), documents.strayNames()]);
    this.#ownIds = Promise.resolve(new Set(ids));
    const all = [...new Set([...ids, ...builtin.keys()])];
    const found: SavedQuery[] = [];
    const until = patienceMs === null ? undefined : delay(patienceMs, undefined, { ref: false });
    for (let at = 0; at < all.length; at += AT_ONCE) {
      const some = all.slice(at, at + AT_ONCE).map((id) => this.#readListed(id, until));
      found.push(...(await Promise.all(some)).filter((query) => query !== null));
    }
    const taken = new Set(all);
    for (const name of strays) {
      const stray = strayFile(name, (id) => taken.has(id));
      taken.add(stray.id);
      found.push(stray);
    }
    return found.sort((a, b) => a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1));
  }

  /** @throws EntenteError `not-found`. */
  async read(id: string): Promise<SavedQuery> {
    const found = (await this.#find(id)) ?? (await this.#findStray(id));
    if (found !== undefined) return found;
    throw new EntenteError(
      "not-found",
      `There is no query ${id.slice(0, 100)}; /api/queries lists them, and its deleted ones with deleted=true.`,
    );
  }

  /** A query that may be run. @throws EntenteError `not-found`, `broken-query`. */
  async readRunnable(id: string): Promise<SavedQuery> {
    const query = await this.read(id);
    if (query.status === "broken") throw brokenQuery(`The query ${id} cannot be run`, query.faults);
    return query;
  }

  check(text: string): Promise<CheckedQuery> {
    return this.#parts.texts.check(withoutByteOrderMark(text));
  }

  /**
   * Saves a query.
   * @param ifVersion the version that the caller has seen, or null for a new one
   * @throws EntenteError `read-only` for a built-in query, `broken-query` with its faults,
   *   `changed-meanwhile` and `already-exists` with the other text.
   */
  async save(id: string, text: string, ifVersion: string | null): Promise<SavedQuery> {
    await this.#requireWritable(id);
    const plain = withoutByteOrderMark(text);
    const checked = await this.#parts.texts.check(plain);
    if (checked.status === "broken") {
      throw brokenQuery(`The query ${id.slice(0, 100)} is not saved`, checked.faults);
    }
    const saved = await this.#parts.documents.save(id, plain, { ifVersion });
    return toSavedQuery(checked, { ...saved, origin: "user", text: saved.content });
  }

  /** Saves a query as it is, also with faults, which its entry then tells. */
  async saveUnchecked(id: string, text: string): Promise<SavedQuery> {
    await this.#requireWritable(id);
    await this.#parts.documents.save(id, text, { ifVersion: null });
    return this.read(id);
  }

  /** @throws EntenteError `read-only`, `not-found`, `changed-meanwhile`. */
  async remove(id: string, ifVersion: string): Promise<DeletedQuery> {
    await this.#requireWritable(id);
    return toDeleted(id, await this.#parts.documents.remove(id, { ifVersion }));
  }

  /**
   * Brings an old version back, also of a deleted query.
   * @throws EntenteError `read-only`, `not-found`, `changed-meanwhile`, `already-exists`.
   */
  async restore(id: string, version: string, ifVersion: string | null): Promise<SavedQuery> {
    await this.#requireWritable(id);
    await this.#parts.documents.restore(id, version, { ifVersion });
    return this.read(id);
  }

  /** Versions, newest first. @throws EntenteError `not-found` where there never was one. */
  async history(id: string): Promise<readonly HistoryEntry[]> {
    const versions = await this.#parts.documents.history(id);
    // A file by hand and a built-in query have no history, which is not the same as being unknown.
    if (versions.length === 0) await this.read(id);
    return versions.map(({ version, action, at, content }) => {
      return { version, action, at, name: nameOf(id, content), text: content };
    });
  }

  /** Queries that can be restored, by id. */
  async deleted(): Promise<readonly DeletedQuery[]> {
    const { documents } = this.#parts;
    const deleted: DeletedQuery[] = [];
    for (const id of await documents.deletedIds()) {
      const [last] = await documents.history(id, 1);
      if (last !== undefined) deleted.push(toDeleted(id, last));
    }
    return deleted;
  }

  /** @param until when to stop waiting for the engine; absent: when it has answered. */
  async #find(id: string, until?: Promise<unknown>): Promise<SavedQuery | undefined> {
    const { texts } = this.#parts;
    const check = (text: string): Promise<CheckedQuery> =>
      until === undefined ? texts.check(text) : texts.checkUntil(text, until);
    const own = this.#parts.builtin.get(id);
    const isOwn = own === undefined || (await this.#isReplaced(id));
    const stored = isOwn ? await this.#parts.documents.read(id) : null;
    if (stored !== null) {
      const checked = await check(stored.content);
      const query = toSavedQuery(checked, { ...stored, origin: "user", text: stored.content });
      return isReservedId(id) ? withFault(query, reservedFault(id)) : query;
    }
    if (own === undefined) return undefined;
    return toSavedQuery(await check(own.text), {
      ...own,
      origin: "builtin",
      savedAt: null,
    });
  }

  /** True for a built-in query in whose place a user's stands. */
  async #isReplaced(id: string): Promise<boolean> {
    this.#ownIds ??= this.#parts.documents.ids().then(
      (ids) => new Set(ids),
      () => {
        // A built-in query does not wait for a storage that does not answer.
        this.#ownIds = undefined;
        return new Set();
      },
    );
    return (await this.#ownIds).has(id);
  }

  /** One whose file cannot be read is listed with the reason. */
  async #readListed(id: string, until: Promise<unknown> | undefined): Promise<SavedQuery | null> {
    try {
      return (await this.#find(id, until)) ?? null;
    } catch (error) {
      if (!(error instanceof EntenteError) || error.code !== "unusable-folder") throw error;
      return strayEntry(id, id, {
        expected: "a file that can be read",
        found: `${id}.cypher`,
        remedy: "make it readable for the server",
      });
    }
  }

  async #findStray(id: string): Promise<SavedQuery | undefined> {
    if ((await this.#parts.documents.strayNames()).length === 0) return undefined;
    return (await this.all()).find((query) => query.id === id);
  }

  async #requireWritable(id: string): Promise<void> {
    if (isReservedId(id)) {
      throw new EntenteError("invalid-request", `${id} cannot be an id; choose another one.`);
    }
    if (!this.#parts.builtin.has(id)) return;
    this.#ownIds = undefined;
    if ((await this.#parts.documents.read(id)) !== null) return;
    throw new EntenteError(
      "read-only",
      `${id} is a built-in query and stays as it is; save yours under another id.`,
    );
  }
}

function toDeleted(id: string, { content, version, at }: DocumentVersion): DeletedQuery {
  return { id, name: nameOf(id, content), version, deletedAt: at };
}

function nameOf(id: string, text: string): string {
  const { name } = parseSavedQuery(text).front;
  return name === "" ? id : name;
}

function toSavedQuery(
  { front, faults, status }: CheckedQuery,
  {
    id,
    version,
    savedAt,
    origin,
    text,
  }: Pick<SavedQuery, "id" | "version" | "origin" | "text"> & { readonly savedAt: string | null },
): SavedQuery {
  return {
    id,
    ...front,
    name: front.name === "" ? id : front.name,
    origin,
    status,
    faults: [...faults],
    version,
    ...(savedAt === null ? {} : { savedAt }),
    text,
  };
}

function withFault(query: SavedQuery, fault: QueryFault): SavedQuery {
  return { ...query, status: "broken", faults: [fault, ...query.faults] };
}
