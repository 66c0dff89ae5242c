import path from "node:path";
import type { EditedBatch, GraphEdit } from "../../store/graph-edit.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import type { ImportedFile, ImportProgress, StatedThings } from "../../wire/import-report.ts";
import { aggregateDays } from "../aggregate-days.ts";
import type { GraphDirectory } from "../graph-directory.ts";
import type { ImportFormat, ImportRecord, SoundRecord } from "../import-format.ts";
import { rejectRow } from "../row-records.ts";
import { distinctRows } from "./distinct-rows.ts";
import { FileCounts } from "./import-counts.ts";
import { companionOf, openParts, type ImportPart } from "./import-parts.ts";
import type { ImportRequest, InputFile } from "./import-request.ts";
import { RejectedRows } from "./rejected-rows.ts";
import { RowBatches } from "./row-batches.ts";
import { StatedTally } from "./stated-tally.ts";

const PROGRESS_MS = 200;

export interface ReadOptions {
  readonly request: ImportRequest;
  readonly parts: readonly ImportPart[];
  readonly known: GraphDirectory;
  /** Where rejected rows go that may not go beside their file; null in a dry run, which keeps none. */
  readonly folder: string | null;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

interface PartState {
  readonly counts: FileCounts;
  readonly rejected: RejectedRows | null;
}

/** Reads the parts of an import into batches of edits, and accounts for each row. */
export class PartReader {
  readonly #options: ReadOptions;
  readonly #states: PartState[] = [];
  readonly #rows = new RowBatches();
  /** The part of each batch that was not answered yet. */
  readonly #under: PartState[] = [];
  /** Rows that the graph refused and that are not set aside yet. */
  #refused: { readonly state: PartState; readonly row: SoundRecord; readonly why: string }[] = [];
  readonly #stated = new StatedTally();
  readonly #bytesRead = new Map<InputFile, number>();
  readonly #started = performance.now();
  #toldAt = 0;

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  /** @throws EntenteError `invalid-file` past the limit of rejected rows, and what readers throw. */
  async *batches(): AsyncGenerator<readonly GraphEdit[]> {
    const { parts, signal } = this.#options;
    const onBytes = (file: InputFile, bytes: number): void => {
      this.#bytesRead.set(file, bytes);
    };
    for await (const part of openParts(parts, onBytes, signal)) {
      const { format } = part;
      const state = this.#begin(part);
      if (format === null) continue;
      for await (const record of this.#records(format, part)) {
        state.counts.take(record);
        this.#stated.take(record);
        if (record.kind === "rejected") await this.#setAside(state, record);
        const batch = this.#rows.add(record);
        if (batch !== null) yield this.#handOut(batch, state);
        this.#tell(part.name);
      }
      const rest = this.#rows.finish();
      if (rest !== null) yield this.#handOut(rest, state);
      await this.#setRefusedAside();
    }
  }

  /** Takes the answer to the oldest batch that has none. */
  answer(batch: EditedBatch): void {
    const state = this.#under.shift();
    for (const { row, why } of this.#rows.answered(batch)) {
      if (state === undefined) continue;
      state.counts.turnDown(row.kind);
      this.#refused.push({ state, row, why });
    }
  }

  /** Writes what is left to write, and gives what became of each file. */
  async finish(): Promise<ImportedFile[]> {
    await this.#setRefusedAside();
    for (const { rejected } of this.#states) await rejected?.flush();
    return this.report();
  }

  report(): ImportedFile[] {
    return this.#states.map(({ counts, rejected }) => counts.toReport(rejected?.file ?? null));
  }

  /** What the rows were about so far. */
  stated(): StatedThings {
    return this.#stated.summary();
  }

  #begin({ file, name, format, reason }: ImportPart): PartState {
    const { folder, request } = this.#options;
    const beside = request.rejectedBeside ? [path.dirname(file.path)] : [];
    const state = {
      counts: new FileCounts(name, format?.name ?? null, reason),
      rejected: folder === null ? null : new RejectedRows(name, [...beside, folder]),
    };
    this.#states.push(state);
    return state;
  }

  #records(
    format: ImportFormat,
    part: ImportPart & { readonly bytes: AsyncIterable<Uint8Array> },
  ): AsyncIterable<ImportRecord> {
    const { known, parts, request, signal } = this.#options;
    const input = {
      name: part.name,
      bytes: part.bytes,
      known,
      companion: (wanted: ImportFormat["name"]) => companionOf(parts, wanted),
      ...(signal === undefined ? {} : { signal }),
    };
    // Before days are folded: a row that is there twice must not count twice.
    const records = distinctRows(format.read(input, part.options));
    return request.aggregate === "day" ? aggregateDays(records) : records;
  }

  #handOut(batch: readonly GraphEdit[], state: PartState): readonly GraphEdit[] {
    this.#under.push(state);
    return batch;
  }

  async #setAside({ rejected }: PartState, record: ImportRecord): Promise<void> {
    if (record.kind === "rejected") await rejected?.add(record);
    const { maxErrors } = this.#options.request;
    const total = this.#states.reduce((sum, { counts }) => sum + counts.rejected, 0);
    if (total <= maxErrors) return;
    await rejected?.flush();
    throw tooManyErrors(total, maxErrors, rejected?.file ?? null, record);
  }

  async #setRefusedAside(): Promise<void> {
    const refused = this.#refused;
    this.#refused = [];
    for (const { state, row, why } of refused) {
      const remedy = "bring what it names in the same file or an earlier one";
      await this.#setAside(
        state,
        rejectRow(row.at, "", { column: "", value: "", reason: why, remedy }),
      );
    }
  }

  #tell(file: string): void {
    const now = performance.now();
    const { onProgress, request } = this.#options;
    if (onProgress === undefined || now - this.#toldAt < PROGRESS_MS) return;
    this.#toldAt = now;
    const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);
    onProgress({
      bytesRead: sum(this.#bytesRead.values()),
      bytes: sum(request.files.map(({ size }) => size)),
      rows: sum(this.#states.map(({ counts }) => counts.rows)),
      rejected: sum(this.#states.map(({ counts }) => counts.rejected)),
      seconds: (now - this.#started) / 1000,
      file,
    });
  }
}

function tooManyErrors(
  total: number,
  limit: number,
  file: string | null,
  record: ImportRecord,
): EntenteError {
  const place = file === null ? "" : ` They are in ${file}.`;
  const example =
    record.kind === "rejected" ? ` The last: line ${record.at.line}, ${record.reason}.` : "";
  return new EntenteError(
    "invalid-file",
    `${total} rows were rejected, more than the ${limit} that --max-errors allows.${place}${example} Correct them, or allow more.`,
    { details: { rejected: total } },
  );
}
