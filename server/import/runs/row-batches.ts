import type { EditedBatch, GraphEdit } from "../../store/graph-edit.ts";
import type { GraphItem } from "../../wire/interchange.ts";
import type { ImportRecord, SoundRecord } from "../import-format.ts";

/** What a batch is ended by. Items of a megabyte of text are a few thousand stances. */
const BATCH_BYTES = 1 << 20;
const BATCH_EDITS = 5_000;
/** Stances that dispute others and wait for the end of their file. */
const MAX_WAITING = 20_000;

/** The row that an edit comes from; null where it only names something. */
type EditRow = SoundRecord | null;

/**
 * Gathers records into batches of edits by their size, and remembers for each batch from which rows its
 * edits come. Stances that dispute another wait for the end of their file, for the other may come
 * later.
 */
export class RowBatches {
  #edits: GraphEdit[] = [];
  #rows: EditRow[] = [];
  #bytes = 0;
  readonly #waiting: SoundRecord[] = [];
  /** Rows of batches that were handed out and not answered yet. */
  readonly #under: (readonly EditRow[])[] = [];

  /** Adds a record; gives a batch where one is full. */
  add(record: ImportRecord): readonly GraphEdit[] | null {
    if (!("items" in record)) return null;
    for (const item of record.named) this.#put(item, null);
    if (record.items.some(disputes) && this.#waiting.length < MAX_WAITING) {
      this.#waiting.push(record);
      return null;
    }
    for (const item of record.items) this.#put(item, record);
    const isFull = this.#bytes >= BATCH_BYTES || this.#edits.length >= BATCH_EDITS;
    return isFull ? this.#take() : null;
  }

  /** What is left at the end of a file; null for nothing. */
  finish(): readonly GraphEdit[] | null {
    for (const record of this.#waiting.splice(0)) {
      for (const item of record.items) this.#put(item, record);
    }
    return this.#edits.length === 0 ? null : this.#take();
  }

  /** The rows of which something was refused in the batch that was answered, oldest batch first. */
  answered({ refused }: EditedBatch): { readonly row: SoundRecord; readonly why: string }[] {
    const rows = this.#under.shift() ?? [];
    const found = new Map<SoundRecord, string>();
    for (const { index, fault } of refused) {
      const row = rows[index];
      const value = fault.value === undefined ? "" : ` (${fault.value})`;
      if (row !== null && row !== undefined && !found.has(row)) {
        found.set(row, `${fault.place}${value} ${fault.message}`);
      }
    }
    return [...found].map(([row, why]) => ({ row, why }));
  }

  #put(item: GraphItem, row: EditRow): void {
    this.#edits.push(row === null ? { kind: "put", item, ifAbsent: true } : { kind: "put", item });
    this.#rows.push(row);
    this.#bytes += approximateBytes(item);
  }

  #take(): readonly GraphEdit[] {
    const edits = this.#edits;
    this.#under.push(this.#rows);
    this.#edits = [];
    this.#rows = [];
    this.#bytes = 0;
    return edits;
  }
}

function disputes(item: GraphItem): boolean {
  return item.kind === "stance" && item.stance.disputes !== undefined;
}

/** About as long as its JSON, without making it. */
function approximateBytes(item: GraphItem): number {
  const fields: Readonly<Record<string, unknown>> =
    item.kind === "stance"
      ? item.stance
      : item.kind === "tie"
        ? item.tie
        : item.kind === "actor"
          ? item.actor
          : item.kind === "issue"
            ? item.issue
            : item.source;
  let bytes = 16;
  for (const name in fields) {
    const value = fields[name];
    bytes += name.length + 8 + (typeof value === "string" ? value.length : 8);
    if (Array.isArray(value)) bytes += value.length * 32;
  }
  return bytes;
}
