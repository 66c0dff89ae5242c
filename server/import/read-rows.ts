import { throwIfAborted } from "./bytes/import-error.ts";
import { peekBytes } from "./bytes/peek-bytes.ts";
import { splitCells } from "./bytes/split-cells.ts";
import { splitRows } from "./bytes/split-rows.ts";
import {
  rowDecoder,
  withoutMark,
  type EncodingFinding,
  type TextEncoding,
} from "./bytes/text-encoding.ts";
import { SAMPLE_BYTES, toFileSample, type FileSample } from "./file-sample.ts";
import type { ReadInput, RejectedRecord, RowPosition } from "./import-format.ts";
import { rejectRow } from "./row-records.ts";

/** One row of a delimited text. */
export interface CellRow {
  readonly kind: "row";
  readonly at: RowPosition;
  readonly cells: readonly string[];
  /** The row as it is in the file. */
  readonly raw: string;
}

export interface TableShape {
  readonly delimiter: string;
  /** Whether cells may be in double quotes. */
  readonly quotes: boolean;
  readonly lineEnd?: "lf" | "cr";
  /** Default: as found. */
  readonly encoding?: TextEncoding;
}

/** The beginning of an input, and the input from its first byte all the same. */
export async function sampleInput(
  input: ReadInput,
): Promise<{ readonly sample: FileSample; readonly input: ReadInput }> {
  const peeked = await peekBytes(input.bytes, SAMPLE_BYTES);
  const sample = await toFileSample(input.name, peeked.head, peeked.complete);
  return { sample, input: { ...input, bytes: peeked.bytes } };
}

/**
 * The rows of a delimited text in batches as they arrive, the header among them. Rows that cannot be
 * told apart from their neighbours, or hold NUL bytes, come as rejected.
 */
export async function* readRows(
  input: ReadInput,
  finding: EncodingFinding,
  shape: TableShape,
): AsyncGenerator<readonly (CellRow | RejectedRecord)[]> {
  const encoding = shape.encoding ?? finding.encoding;
  const markBytes = encoding === finding.encoding ? finding.markBytes : 0;
  const decode = rowDecoder(encoding);
  const batches = splitRows(withoutMark(input.bytes, { encoding, markBytes }), {
    offset: markBytes,
    ...(shape.quotes ? { quotedBy: shape.delimiter.charCodeAt(0) } : {}),
    ...(shape.lineEnd === undefined ? {} : { lineEnd: shape.lineEnd }),
  });
  for await (const batch of batches) {
    throwIfAborted(input.signal);
    yield batch.map(({ at, bytes, fault }) => {
      const raw = decode(bytes);
      if (fault !== null) return rejectRow(at, raw, { column: "", value: "", ...fault });
      return { kind: "row", at, cells: splitCells(raw, shape.delimiter, shape.quotes), raw };
    });
  }
}
