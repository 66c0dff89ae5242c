import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { syncFolder } from "../../store/durable-file.ts";
import { isAlive, ownMark, type ProcessMark } from "../../store/process-mark.ts";
import { hasErrorCode } from "../../store/system-error.ts";
import { takeWriterLock } from "../../store/writer-lock.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import { ImportReportSchema, type ImportReport } from "../../wire/import-report.ts";
import { folderError } from "./folder-error.ts";
import { ImportRequestSchema } from "./import-request.ts";

const JOURNAL = "journal.json";
/** The process that made the folder, and how long one without it may still be at work. */
const MAKER = "maker.json";
const UNMARKED_MS = 24 * 60 * 60 * 1000;
/** What there is of an import before it has a journal. */
const BEFORE_JOURNAL = ["input", MAKER, `${JOURNAL}.partial`];
const ID = /^\d{8}-\d{6}-[0-9a-f]{4}$/;

/** What the journal of an import holds. */
const JournalEntrySchema = z.object({
  report: ImportReportSchema,
  /** What was asked for, to do it again; null for a merge. */
  request: ImportRequestSchema.nullable(),
  /** Process that works on it, while it does. */
  pid: z.int().nullable(),
});
export type JournalEntry = z.infer<typeof JournalEntrySchema>;

/** The imports of a data folder: one folder each, with its journal, its changes and what it was given. */
export class ImportJournal {
  readonly #folder: string;

  /** @param dataFolder made where it is absent. */
  constructor(dataFolder: string) {
    this.#folder = path.resolve(dataFolder, "imports");
  }

  /**
   * Lets one import, undo or merge work at a time.
   * @returns what gives the turn back.
   * @throws EntenteError `busy`, naming the process that works; `unusable-folder`.
   */
  async takeTurn(): Promise<() => Promise<void>> {
    try {
      await mkdir(this.#folder, { recursive: true });
      return await takeWriterLock(path.join(this.#folder, "import.lock"));
    } catch (cause) {
      if (cause instanceof EntenteError) throw cause;
      throw folderError(this.#folder, cause);
    }
  }

  /** A new id and its folder. */
  async create(now = new Date()): Promise<string> {
    const time = now.toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
    const id = `${time}-${randomBytes(2).toString("hex")}`;
    try {
      await mkdir(path.join(this.#folder, id), { recursive: true });
      await writeFile(path.join(this.#folder, id, MAKER), JSON.stringify(ownMark()));
    } catch (cause) {
      throw folderError(this.#folder, cause);
    }
    return id;
  }

  /** The folder of an import. @throws EntenteError `not-found` for what is no id. */
  folderOf(id: string): string {
    // The id comes from outside and is joined to a path.
    if (!ID.test(id)) throw unknownImport(id);
    return path.join(this.#folder, id);
  }

  /** Writes an entry in one step, and waits until it is on the disk. */
  async write(entry: JournalEntry): Promise<void> {
    const folder = this.folderOf(entry.report.id);
    const draft = path.join(folder, `${JOURNAL}.partial`);
    try {
      const handle = await open(draft, "w");
      try {
        await handle.writeFile(`${JSON.stringify(entry, undefined, 2)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, path.join(folder, JOURNAL));
      await syncFolder(folder);
    } catch (cause) {
      throw folderError(folder, cause);
    }
  }

  /** @throws EntenteError `not-found`. */
  async read(id: string): Promise<JournalEntry> {
    const entry = await this.#readEntry(this.folderOf(id));
    if (entry === null) throw unknownImport(id);
    return entry;
  }

  /** All imports, newest first. */
  async list(): Promise<JournalEntry[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const ids = names.filter((name) => ID.test(name));
    const entries: JournalEntry[] = [];
    for (const id of ids) {
      const entry = await this.#readEntry(path.join(this.#folder, id));
      if (entry !== null) entries.push(entry);
    }
    // Not by their ids, whose time is exact to the second only.
    return entries.sort((a, b) => (isLater(a.report, b.report) ? -1 : 1));
  }

  /** Removes an import that left nothing in the graph. */
  async forget(id: string): Promise<void> {
    await rm(this.folderOf(id), { recursive: true, force: true });
  }

  /**
   * Removes what processes left that ended while a file was on its way to them: its folder has no
   * journal yet, so nothing of it is in the graph and nobody could take it back or go on with it.
   * @returns the ids of what was removed.
   */
  async sweep(now = Date.now()): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const removed: string[] = [];
    for (const id of names.filter((name) => ID.test(name))) {
      const folder = path.join(this.#folder, id);
      if (!(await isAbandoned(folder, now))) continue;
      await rm(folder, { recursive: true, force: true });
      removed.push(id);
    }
    return removed;
  }

  async #readEntry(folder: string): Promise<JournalEntry | null> {
    let text: string;
    try {
      text = await readFile(path.join(folder, JOURNAL), "utf8");
    } catch (error) {
      if (hasErrorCode(error, "ENOENT")) return null;
      throw folderError(folder, error);
    }
    const entry = parseEntry(text, path.join(folder, JOURNAL));
    const { report, pid } = entry;
    const isDead = report.state === "running" && (pid === null || !isAlive({ pid, started: "" }));
    return isDead ? { ...entry, report: { ...report, state: "interrupted" } } : entry;
  }
}

async function isAbandoned(folder: string, now: number): Promise<boolean> {
  const names = await readdir(folder).catch(() => null);
  // Whatever else is there tells of work that began, so a journal that is lost is for people to see to.
  if (names?.every((name) => BEFORE_JOURNAL.includes(name)) !== true) return false;
  const maker = await readMaker(path.join(folder, MAKER));
  if (maker !== null) return !isAlive(maker);
  const times = await Promise.all(
    [folder, path.join(folder, "input")].map((each) => stat(each).catch(() => null)),
  );
  return times.every((each) => each === null || now - each.mtimeMs > UNMARKED_MS);
}

async function readMaker(file: string): Promise<ProcessMark | null> {
  try {
    const { pid, started } = JSON.parse(await readFile(file, "utf8")) as Partial<ProcessMark>;
    return typeof pid === "number" && typeof started === "string" ? { pid, started } : null;
  } catch {
    return null;
  }
}

function parseEntry(text: string, file: string): JournalEntry {
  try {
    return JournalEntrySchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new EntenteError(
      "damaged-data",
      `${file} is not the journal of an import; restore its folder from a backup, or move it away.`,
      { cause },
    );
  }
}

/** Whether an import began after another one. */
export function isLater(one: ImportReport, other: ImportReport): boolean {
  if (one.started !== other.started) return one.started > other.started;
  return one.id > other.id;
}

function unknownImport(id: string): EntenteError {
  return new EntenteError(
    "not-found",
    `There is no import ${id.slice(0, 80)}; list them with "entente import list" or GET /api/imports.`,
  );
}

/** The report of something that begins. */
export function newReport(id: string, kind: ImportReport["kind"], title: string): ImportReport {
  return {
    id,
    kind,
    state: "running",
    started: new Date().toISOString(),
    ended: null,
    title,
    files: [],
    graph: { created: 0, changed: 0, same: 0, left: 0, removed: 0 },
    stated: null,
    undo: null,
    problem: null,
  };
}
