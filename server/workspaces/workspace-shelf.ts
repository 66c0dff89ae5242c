import type { DocumentCollection, StoredDocument } from "../documents/document-collection.ts";
import { EntenteError } from "../wire/entente-error.ts";
import {
  parseWorkspace,
  type SavedWorkspace,
  type Workspace,
  type WorkspaceEntry,
} from "../wire/workspace.ts";

/** The workspaces that are kept on the server. */
export class WorkspaceShelf {
  readonly #documents: DocumentCollection;

  constructor(documents: DocumentCollection) {
    this.#documents = documents;
  }

  /** All of them, last saved first; those that cannot be read say why. */
  async list(): Promise<readonly WorkspaceEntry[]> {
    const ids = await this.#documents.ids();
    const found = await Promise.all(ids.map((id) => this.#documents.read(id)));
    return found
      .filter((document) => document !== null)
      .map(toEntry)
      .sort((a, b) => ((a.savedAt ?? "") < (b.savedAt ?? "") ? 1 : -1));
  }

  /** @throws EntenteError `not-found`; `invalid-file` for one that this program cannot read. */
  async read(id: string): Promise<SavedWorkspace> {
    const document = await this.#documents.read(id);
    if (document === null) throw unknown(id);
    return toSaved(document);
  }

  /** @throws EntenteError `not-found`. */
  async versionOf(id: string): Promise<string> {
    const document = await this.#documents.read(id);
    if (document === null) throw unknown(id);
    return document.version;
  }

  /**
   * Saves one.
   * @param version what the caller has seen; null for one that must be new.
   * @throws EntenteError `already-exists`, `changed-meanwhile`.
   */
  async save(id: string, workspace: Workspace, version: string | null): Promise<SavedWorkspace> {
    const text = `${JSON.stringify(workspace)}\n`;
    return toSaved(await this.#documents.save(id, text, { ifVersion: version }));
  }

  /** Deletes one; its history stays in the data folder. @throws EntenteError `not-found`, `changed-meanwhile`. */
  async remove(id: string, version: string): Promise<void> {
    await this.#documents.remove(id, { ifVersion: version });
  }
}

function toEntry({ id, version, savedAt, content }: StoredDocument): WorkspaceEntry {
  const parsed = parseWorkspace(content);
  return "workspace" in parsed
    ? { id, version, savedAt, name: parsed.workspace.name, problem: null }
    : { id, version, savedAt, name: id, problem: parsed.problem };
}

function toSaved({ id, version, savedAt, content }: StoredDocument): SavedWorkspace {
  const parsed = parseWorkspace(content);
  if ("workspace" in parsed) return { id, version, savedAt, workspace: parsed.workspace };
  throw new EntenteError(
    "invalid-file",
    `The workspace ${id} cannot be opened. ${parsed.problem} It is kept as it is in the data folder.`,
  );
}

function unknown(id: string): EntenteError {
  return new EntenteError(
    "not-found",
    `There is no workspace with the id ${id}; /api/workspaces lists those that there are.`,
  );
}
