import { createWriteStream, type ReadStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { EntenteError } from "../../wire/entente-error.ts";
import type { ImportProgress, ImportReport, ImportView } from "../../wire/import-report.ts";
import { newReport } from "./import-journal.ts";
import { findInputs } from "./import-parts.ts";
import type { ImportRequest } from "./import-request.ts";
import { dryRunImport, runImport, type ImportHost } from "./run-import.ts";
import { mergeActors } from "./merge-actors.ts";
import { undoImport } from "./undo-import.ts";

/** An upload, and how it is to be read. */
export interface Upload {
  /** The name that it came with. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly request: Omit<ImportRequest, "files" | "rejectedBeside">;
  readonly dryRun: boolean;
  /** Aborted when the caller hangs up before the upload is here. */
  readonly signal: AbortSignal;
}

interface Running {
  readonly controller: AbortController;
  view: ImportView;
  /** Settles with the last view, and never fails. */
  ended: Promise<void>;
  /** Called, and emptied, when the view changes. */
  waiting: (() => void)[];
}

/** Imports of a server: they run in the background, one after the other. */
export class ImportDesk {
  readonly #host: ImportHost;
  readonly #running = new Map<string, Running>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: ImportHost) {
    this.#host = host;
  }

  /**
   * Keeps an upload and begins to import it. A dry run is over when this settles.
   * @throws EntenteError as `dryRunImport` does; of an import, what befalls it is in its report.
   */
  async start(upload: Upload): Promise<ImportView> {
    const { journal } = this.#host;
    const id = await journal.create();
    const file = path.join(journal.folderOf(id), "input");
    try {
      const input = Readable.from(upload.bytes);
      await pipeline(input, createWriteStream(file), { signal: upload.signal });
      const [found] = await findInputs([file]);
      if (found === undefined) throw new EntenteError("internal", "The upload is not there.");
      const files = [{ ...found, name: upload.name }];
      const request: ImportRequest = { ...upload.request, files, rejectedBeside: false };
      if (!upload.dryRun) return await this.#begin(id, request);
      const report = await dryRunImport(this.#host, request, { signal: upload.signal });
      await journal.forget(id);
      return { report, progress: null };
    } catch (error) {
      await journal.forget(id);
      throw error;
    }
  }

  async list(): Promise<ImportReport[]> {
    const entries = await this.#host.journal.list();
    return entries.map(({ report }) => this.#running.get(report.id)?.view.report ?? report);
  }

  /** @throws EntenteError `not-found`. */
  async read(id: string): Promise<ImportView> {
    const running = this.#running.get(id);
    if (running !== undefined) return running.view;
    return { report: (await this.#host.journal.read(id)).report, progress: null };
  }

  /** What is told of an import while it runs, and at last its end. @throws EntenteError `not-found`. */
  async *follow(id: string, signal: AbortSignal): AsyncGenerator<ImportView> {
    let wake = (): void => undefined;
    signal.addEventListener("abort", () => {
      wake();
    });
    for (;;) {
      const running = this.#running.get(id);
      const view = await this.read(id);
      yield view;
      if (running === undefined || signal.aborted) return;
      // What came while the reader was busy with the last view wakes nobody any more.
      if (this.#running.get(id) !== running || running.view !== view) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
        running.waiting.push(resolve);
      });
    }
  }

  /**
   * Ends an import that runs, or takes back one that has ended.
   * @throws EntenteError as `undoImport` does.
   */
  async remove(id: string): Promise<ImportReport> {
    const running = this.#running.get(id);
    if (running !== undefined) {
      running.controller.abort();
      await running.ended;
      return (await this.read(id)).report;
    }
    return this.#next(() => undoImport(this.#host, id));
  }

  /** Makes one actor of two. @throws EntenteError as `mergeActors` does. */
  merge(from: string, into: string): Promise<ImportReport> {
    return this.#next(() => mergeActors(this.#host, from, into));
  }

  /**
   * Opens the rejected rows of a file of an import.
   * @param index of the file in the report.
   * @throws EntenteError `not-found` for none, and where they are gone from the disk.
   */
  async openRejected(id: string, index: number): Promise<{ name: string; rows: ReadStream }> {
    const { report } = await this.read(id);
    const file = report.files[index];
    const place = file?.rejectedFile ?? null;
    try {
      if (file === undefined || place === null) throw new Error("there are none");
      const handle = await open(place);
      return { name: path.basename(place), rows: handle.createReadStream() };
    } catch (cause) {
      throw new EntenteError(
        "not-found",
        `There are no rejected rows of file ${index} of import ${id}; its report says which files have some.`,
        { cause },
      );
    }
  }

  /** Ends what runs and waits for it. */
  async close(): Promise<void> {
    for (const { controller } of this.#running.values()) controller.abort();
    await this.#last;
  }

  /** Does something when all that was asked for before is over. */
  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #begin(id: string, request: ImportRequest): Promise<ImportView> {
    const report = newReport(id, "import", request.files.map(({ name }) => name).join(", "));
    await this.#host.journal.write({ report, request, pid: process.pid });
    const running: Running = {
      controller: new AbortController(),
      view: { report, progress: null },
      ended: Promise.resolve(),
      waiting: [],
    };
    const { view } = running;
    this.#running.set(id, running);
    running.ended = this.#last.then(() => this.#run(running, id, request));
    this.#last = running.ended;
    return view;
  }

  async #run(running: Running, id: string, request: ImportRequest): Promise<void> {
    const tell = (progress: ImportProgress): void => {
      running.view = { report: running.view.report, progress };
      for (const wake of running.waiting.splice(0)) wake();
    };
    try {
      const hooks = { signal: running.controller.signal, onProgress: tell };
      await runImport(this.#host, request, hooks, id);
      // What is in the graph needs no second copy; of a broken import it is what goes on from.
      for (const file of request.files) await rm(file.path, { force: true });
    } catch (error) {
      await this.#noteFailure(id, error);
    } finally {
      this.#running.delete(id);
      for (const wake of running.waiting.splice(0)) wake();
    }
  }

  /** What fails before its first row has no end in the journal yet. */
  async #noteFailure(id: string, error: unknown): Promise<void> {
    const entry = await this.#host.journal.read(id).catch(() => null);
    if (entry?.report.state !== "running") return;
    const isKnown = error instanceof EntenteError;
    const problem = isKnown
      ? { code: error.code, detail: error.message }
      : { code: "internal", detail: "The import failed for a reason that the server's log has." };
    const state = problem.code === "cancelled" ? "cancelled" : "failed";
    const ended = new Date().toISOString();
    const report: ImportReport = { ...entry.report, state, ended, problem };
    await this.#host.journal.write({ ...entry, report, pid: null }).catch(() => undefined);
  }
}
