/**
 * Versioned documents: texts under an id, each with its whole history. Saved queries and figures are
 * such. Several servers may work on the same storage at the same time.
 *
 * ```ts
 * const documents = await openDocuments({ kind: "folder", folder: "./data" });
 * const figures = documents.collection({ name: "figures", extension: ".json" });
 * const first = await figures.save("talks", "{}", { ifVersion: null });      // must be new
 * const second = await figures.save("talks", "[]", { ifVersion: first.version });
 * await figures.save("talks", "{}", { ifVersion: first.version });           // throws changed-meanwhile
 * ```
 *
 * A save is whole or not there, also where the process is killed in the middle of it.
 */

/** A document as it is now. */
export interface StoredDocument {
  readonly id: string;
  /** Opaque; another one after every change, also after one by hand. */
  readonly version: string;
  /** ISO 8601 in UTC; null for a file that nobody has saved through this program. */
  readonly savedAt: string | null;
  readonly content: string;
}

export const DOCUMENT_ACTIONS = ["saved", "deleted", "restored", "found"] as const;

/** One version of a document. `found`: a file that was changed by hand, kept before it was replaced. */
export interface DocumentVersion {
  readonly version: string;
  readonly action: (typeof DOCUMENT_ACTIONS)[number];
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Of a deletion: what was deleted. */
  readonly content: string;
}

/** What the caller has seen, and thus replaces: a version, or null for a document that must be new. */
export interface SaveCondition {
  readonly ifVersion: string | null;
}

/** Documents of one kind. Ids: lower-case letters and digits, joined by single hyphens, at most 100 characters. */
export interface DocumentCollection {
  /** Ids of the documents that are there, in order. */
  ids(): Promise<readonly string[]>;
  /** Names of files that are no documents, because an id cannot be what they are called. */
  strayNames(): Promise<readonly string[]>;
  /** Null where there is none, or where it was deleted. */
  read(id: string): Promise<StoredDocument | null>;
  /**
   * Saves a version. The content that is there already makes no new one.
   * @throws EntenteError `changed-meanwhile` where another version is there than the caller has
   *   seen, `already-exists` where there should be none; both carry `details.current` with its
   *   `version` and `text` (null where the document was deleted).
   */
  save(id: string, content: string, condition: SaveCondition): Promise<StoredDocument>;
  /**
   * Deletes; the history stays.
   * @returns the deletion's own entry in it, with which the document can be restored.
   * @throws EntenteError `not-found`, `changed-meanwhile`.
   */
  remove(id: string, condition: { readonly ifVersion: string }): Promise<DocumentVersion>;
  /** Brings the content of an old version back, as a new version. @throws as `save`, `not-found`. */
  restore(id: string, version: string, condition: SaveCondition): Promise<StoredDocument>;
  /** Versions, newest first, at most `limit` (default 100); empty where there never was one. */
  history(id: string, limit?: number): Promise<readonly DocumentVersion[]>;
  /** Ids of deleted documents, which can be restored, in order. */
  deletedIds(): Promise<readonly string[]>;
}

/** What a collection is called and how its files end, such as `.cypher`. */
export interface CollectionOptions {
  readonly name: string;
  readonly extension: `.${string}`;
}

/** Opened storage. */
export interface Documents {
  collection(options: CollectionOptions): DocumentCollection;
  close(): Promise<void>;
}
