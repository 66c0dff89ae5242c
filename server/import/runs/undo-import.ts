import type { GraphEdit } from "../../store/graph-edit.ts";
import { recordOfKey } from "../../store/item-record.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import type { ImportReport } from "../../wire/import-report.ts";
import { ChangeLog, type LoggedChange } from "./change-log.ts";
import { FingerprintTable } from "./fingerprint-table.ts";
import { isLater, type JournalEntry } from "./import-journal.ts";
import { refuseHalfUndone, type ImportHost } from "./run-import.ts";

/** Edits a batch. Nodes come in larger ones, since each batch of them looks through all stances. */
const BATCH = 5_000;
const NODE_BATCH = 50_000;

export interface UndoHooks {
  readonly signal?: AbortSignal;
  /** Called with the number of changes that were looked at. */
  readonly onProgress?: (changes: number) => void;
}

/**
 * Takes an import back: what it created goes, and what it changed is as before. What a later import
 * states too passes to that one. What somebody changed since, and actors, issues and sources that
 * something else needs, stay. One that broke off is done to its end by the same call.
 * @throws EntenteError `not-found`; `invalid-request` for one that was taken back already; `busy`,
 *   `unusable-folder`, and what the loader throws.
 */
export async function undoImport(
  host: ImportHost,
  id: string,
  hooks: UndoHooks = {},
): Promise<ImportReport> {
  const { journal, loader } = host;
  const release = await journal.takeTurn();
  try {
    const entries = await journal.list();
    refuseHalfUndone(entries, id);
    const entry = await journal.read(id);
    if (entry.report.state === "undone") {
      throw new EntenteError("invalid-request", `Import ${id} was taken back already.`);
    }
    await journal.write({ ...entry, report: { ...entry.report, state: "undoing" } });
    const undo = new Undo(host, entry, entries);
    await loader.edit(undo.batches(hooks.onProgress), {
      ...(hooks.signal === undefined ? {} : { signal: hooks.signal }),
      onDone: ({ changes }) => {
        for (const change of changes) undo.count(change);
      },
    });
    const report: ImportReport = { ...entry.report, state: "undone", undo: undo.counts };
    await journal.write({ ...entry, report, pid: null });
    return report;
  } finally {
    await release();
  }
}

/** The passes: nodes that come back hold up relationships, and go only when nothing hangs on them. */
const PASSES = ["nodes that come back", "relationships", "nodes that go"] as const;
type Pass = (typeof PASSES)[number];

class Undo {
  readonly counts = { removed: 0, restored: 0, passed: 0, kept: 0 };
  readonly #log: ChangeLog;
  readonly #id: string;
  /** Later imports, oldest first. */
  readonly #later: readonly ChangeLog[];
  /** By key, which of the later ones states it first. */
  readonly #claims = new FingerprintTable();
  /** Keys that were taken back; entries of broken attempts come to them again. */
  readonly #handled = new FingerprintTable();

  constructor({ journal }: ImportHost, { report }: JournalEntry, entries: readonly JournalEntry[]) {
    this.#id = report.id;
    this.#log = new ChangeLog(journal.folderOf(report.id));
    this.#later = entries
      .filter((other) => other.report.state !== "undone" && isLater(other.report, report))
      .map((other) => new ChangeLog(journal.folderOf(other.report.id)))
      .reverse();
  }

  async *batches(onProgress?: (changes: number) => void): AsyncGenerator<readonly GraphEdit[]> {
    await this.#readClaims();
    let seen = 0;
    for (const pass of PASSES) {
      const limit = pass === "nodes that go" ? NODE_BATCH : BATCH;
      let edits: GraphEdit[] = [];
      const passed = new Map<number, LoggedChange[]>();
      let waiting = 0;
      for await (const change of this.#log.backwards()) {
        if (passOf(change) !== pass) continue;
        seen += 1;
        onProgress?.(seen);
        const heir = this.#claims.get(change.key);
        if (heir === undefined) edits.push(takeBack(change));
        else {
          const changes = passed.get(heir);
          if (changes === undefined) passed.set(heir, [change]);
          else changes.push(change);
        }
        waiting += 1;
        if (waiting < limit) continue;
        waiting = 0;
        await this.#handOver(passed);
        if (edits.length > 0) yield edits;
        edits = [];
      }
      await this.#handOver(passed);
      if (edits.length > 0) yield edits;
    }
  }

  count({ key, did, after }: { key: string; did: string; after: string | null }): void {
    if (did === "kept") {
      if (after !== null && !this.#handled.has(key)) this.counts.kept += 1;
      return;
    }
    this.#handled.set(key);
    if (did === "removed") this.counts.removed += 1;
    else this.counts.restored += 1;
  }

  async #readClaims(): Promise<void> {
    if (this.#later.length === 0) return;
    const own = new FingerprintTable();
    for await (const key of this.#log.keys()) own.set(key);
    for (const [index, log] of this.#later.entries()) {
      for await (const key of log.keys()) {
        if (own.has(key) && !this.#claims.has(key)) this.#claims.set(key, index);
      }
    }
  }

  async #handOver(passed: Map<number, LoggedChange[]>): Promise<void> {
    for (const [heir, changes] of passed) {
      const log = this.#later[heir];
      if (log === undefined) throw new Error(`import ${this.#id} has no heir ${heir}`);
      await log.inherit(changes);
      for (const { key } of changes) {
        if (!this.#handled.has(key)) this.counts.passed += 1;
        this.#handled.set(key);
      }
    }
    passed.clear();
  }
}

/** Null for a change that changed nothing. */
function passOf({ key, did, before }: LoggedChange): Pass | null {
  if (did !== "created" && did !== "changed" && did !== "removed") return null;
  if (recordOfKey(key).shape === "edge") return "relationships";
  return before === undefined ? "nodes that go" : "nodes that come back";
}

function takeBack({ key, after, before }: LoggedChange): GraphEdit {
  return { kind: "take-back", key, left: after, before: before ?? null };
}
