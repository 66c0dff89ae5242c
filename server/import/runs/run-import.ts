import { stat } from "node:fs/promises";
import type { GraphLoader, GraphStore } from "../../store/graph-store.ts";
import { reasonOf } from "../../store/system-error.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import type { ImportProgress, ImportReport } from "../../wire/import-report.ts";
import { fileError } from "../bytes/import-error.ts";
import { GraphDirectory } from "../graph-directory.ts";
import { ChangeLog } from "./change-log.ts";
import { GraphTally } from "./import-counts.ts";
import { newReport, type ImportJournal, type JournalEntry } from "./import-journal.ts";
import { findParts, type ImportPart } from "./import-parts.ts";
import { isSameRequest, type ImportRequest } from "./import-request.ts";
import { addTo, openDirectory, readKnownItems } from "./known-items.ts";
import { PartReader } from "./read-parts.ts";

/** What imports work with. */
export interface ImportHost {
  readonly store: GraphStore;
  readonly loader: GraphLoader;
  readonly journal: ImportJournal;
}

export interface ImportHooks {
  readonly signal?: AbortSignal;
  /** Called with the id before the first row is read. */
  readonly onStart?: (id: string, isResumed: boolean) => void;
  /** Called at most five times a second. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

const UNFINISHED: readonly ImportReport["state"][] = ["interrupted", "failed", "cancelled"];

/**
 * Imports files. Where an import of the same files with the same options did not end, it goes on as
 * that one: it is read again, what is in the graph already is found there, and the end is the same as
 * without the break.
 * @param id of an import to go on with, or that was created for this request, as for an upload.
 * @throws EntenteError `busy`, `invalid-file`, `invalid-request`, `unusable-folder`, `cancelled`, and
 *   what the loader throws. The journal says what state the import is in.
 */
export async function runImport(
  host: ImportHost,
  request: ImportRequest,
  hooks: ImportHooks = {},
  id?: string,
): Promise<ImportReport> {
  const release = await host.journal.takeTurn();
  try {
    const entries = await host.journal.list();
    refuseHalfUndone(entries);
    const parts = await findParts(request, hooks.signal);
    const open = entries.filter(({ report }) => UNFINISHED.includes(report.state));
    const unfinished =
      open.find(({ report }) => report.id === id) ??
      open.find(({ request: other }) => other !== null && isSameRequest(other, request));
    const entry = unfinished ?? {
      report: newReport(id ?? (await host.journal.create()), "import", titleOf(request)),
      request,
      pid: null,
    };
    return await work(host, { ...entry, request, pid: process.pid }, parts, hooks);
  } finally {
    await release();
  }
}

/**
 * Goes on with an import that did not end.
 * @throws EntenteError `not-found`; `invalid-request` for one that has ended; `invalid-file` where a
 *   file is not what it was; and as `runImport` does.
 */
export async function resumeImport(
  host: ImportHost,
  id: string,
  hooks: ImportHooks = {},
  maxErrors?: number,
): Promise<ImportReport> {
  const { request, report } = await host.journal.read(id);
  if (request === null || !UNFINISHED.includes(report.state)) {
    throw new EntenteError(
      "invalid-request",
      `Import ${id} is ${report.state}, so there is nothing to go on with; import the files again.`,
    );
  }
  for (const file of request.files) {
    const now = await stat(file.path).catch(() => null);
    if (now?.size === file.size && Math.trunc(now.mtimeMs) === file.modifiedMs) continue;
    const what = now === null ? "is not there any more" : "has changed since the import began";
    const remedy = `Take the import back with "entente import undo ${id}", then import what is there now.`;
    throw fileError(file.path, what, remedy);
  }
  return runImport(host, { ...request, maxErrors: maxErrors ?? request.maxErrors }, hooks, id);
}

/**
 * Finds out what an import would do, and does nothing: no journal, no rejected rows on the disk.
 * @throws EntenteError as `runImport` does.
 */
export async function dryRunImport(
  { store, loader }: Omit<ImportHost, "journal">,
  request: ImportRequest,
  hooks: ImportHooks = {},
): Promise<ImportReport> {
  const parts = await findParts(request, hooks.signal);
  const known = new GraphDirectory();
  for await (const item of readKnownItems(store)) addTo(known, item);
  const reader = new PartReader({ request, parts, known, folder: null, ...hooks });
  const tally = new GraphTally();
  await loader.edit(reader.batches(), {
    dryRun: true,
    ...(hooks.signal === undefined ? {} : { signal: hooks.signal }),
    onDone: (batch) => {
      tally.take(batch);
      reader.answer(batch);
    },
  });
  const files = await reader.finish();
  const report = newReport("dry-run", "import", titleOf(request));
  const ended = new Date().toISOString();
  const stated = reader.stated();
  return { ...report, state: "done", ended, files, graph: tally.counts, stated };
}

/** Nothing else may begin while an import is half taken back: it would build on what is about to go. */
export function refuseHalfUndone(entries: readonly JournalEntry[], id?: string): void {
  const half = entries.find(({ report }) => report.state === "undoing" && report.id !== id);
  if (half === undefined) return;
  throw new EntenteError(
    "busy",
    `Import ${half.report.id} is half taken back; finish that first with "entente import undo ${half.report.id}".`,
  );
}

async function work(
  { store, loader, journal }: ImportHost,
  entry: JournalEntry & { readonly request: ImportRequest },
  parts: readonly ImportPart[],
  hooks: ImportHooks,
): Promise<ImportReport> {
  const { request } = entry;
  const running: ImportReport = { ...entry.report, state: "running", problem: null, ended: null };
  await journal.write({ ...entry, report: running });
  const folder = journal.folderOf(running.id);
  const log = new ChangeLog(folder);
  const tally = new GraphTally();
  let reader: PartReader | undefined;
  const end = async (change: Partial<ImportReport>): Promise<ImportReport> => {
    const ended = new Date().toISOString();
    const files = reader?.report() ?? [];
    const stated = reader?.stated() ?? null;
    const report = { ...running, ended, files, graph: { ...tally.counts }, stated, ...change };
    await journal.write({ ...entry, report, pid: null });
    return report;
  };
  try {
    for await (const change of log.changes()) tally.remember(change);
    const isResumed = entry.report.state !== "running";
    hooks.onStart?.(running.id, isResumed);
    const known = await openDirectory(folder, store);
    reader = new PartReader({ request, parts, known, folder, ...hooks });
    const reading = reader;
    await loader.edit(reading.batches(), {
      ...(hooks.signal === undefined ? {} : { signal: hooks.signal }),
      onPlan: ({ changes }) => log.add(changes.filter(({ did }) => did !== "kept")),
      onDone: (batch) => {
        tally.take(batch);
        reading.answer(batch);
      },
    });
    await reading.finish();
    return await end({ state: "done" });
  } catch (error) {
    const code = error instanceof EntenteError ? error.code : "internal";
    const state = code === "cancelled" ? "cancelled" : "failed";
    // What made it fail matters more than that the journal cannot be written.
    await end({ state, problem: { code, detail: reasonOf(error) } }).catch(() => undefined);
    throw error;
  } finally {
    await log.close();
  }
}

function titleOf({ files, aggregate }: ImportRequest): string {
  const [first, second] = files.map(({ name }) => name);
  const names =
    files.length === 0
      ? "no files"
      : second === undefined
        ? (first ?? "")
        : `${first ?? ""} and ${files.length - 1} more`;
  return aggregate === null ? names : `${names}, one stance a day`;
}
