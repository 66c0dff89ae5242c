import type { GraphItem } from "../wire/interchange.ts";
import type { RejectedRecord, RowPosition, SkippedRecord, SoundRecord } from "./import-format.ts";

const MAX_VALUE = 200;
const MAX_RAW = 10_000;

/** What is wrong with one cell, or with the row where `column` is empty. */
export interface CellFault {
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly remedy: string;
}

/** A fault found while a row is read; the reader makes a rejected record of it. */
export class RowRejection extends Error {
  readonly fault: CellFault;

  constructor(fault: CellFault) {
    super(fault.reason);
    this.fault = fault;
  }
}

/** The rejected record of a row. */
export function rejectRow(at: RowPosition, raw: string, fault: CellFault): RejectedRecord {
  return {
    kind: "rejected",
    at,
    ...fault,
    value: cut(fault.value, MAX_VALUE),
    raw: cut(raw, MAX_RAW),
  };
}

export function skipRow(at: RowPosition, reason: string): SkippedRecord {
  return { kind: "skipped", at, reason };
}

export function soundRow(
  kind: SoundRecord["kind"],
  at: RowPosition,
  items: readonly GraphItem[],
  named: readonly GraphItem[] = [],
): SoundRecord {
  return { kind, at, items, named };
}

/** A cut between the halves of a surrogate pair would leave a broken character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}
