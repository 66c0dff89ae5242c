import type { RowBatch } from "../store/row-batch.ts";

/** What of a batch fits into what is left of the limits. */
export interface FittedBatch {
  /** The first rows; null where not one fits. */
  readonly fitting: RowBatch | null;
  /** UTF-8 bytes of these rows as lines of JSON. */
  readonly bytes: number;
  /** The limit that keeps the others out; null where all fit. */
  readonly cutBy: "rows" | "bytes" | null;
}

/** Takes as many rows of a batch, from its beginning, as there is room for. */
export function fitBatch(
  batch: RowBatch,
  room: { readonly rows: number; readonly bytes: number },
): FittedBatch {
  if (room.rows <= 0) return { fitting: null, bytes: 0, cutBy: "rows" };
  const taken = batch.take(room.rows);
  const lines = taken.lines();
  const bytes = Buffer.byteLength(lines);
  if (bytes <= room.bytes) {
    return { fitting: taken, bytes, cutBy: taken.length < batch.length ? "rows" : null };
  }
  const fit = countFitting(lines, room.bytes);
  return {
    fitting: fit.rows === 0 ? null : taken.take(fit.rows),
    bytes: fit.bytes,
    cutBy: "bytes",
  };
}

/** How many of the lines fit into so many bytes. */
function countFitting(lines: string, room: number): { rows: number; bytes: number } {
  let [rows, bytes, start] = [0, 0, 0];
  for (;;) {
    const end = lines.indexOf("\n", start) + 1;
    const size = Buffer.byteLength(lines.slice(start, end));
    if (end === 0 || bytes + size > room) return { rows, bytes };
    rows += 1;
    bytes += size;
    start = end;
  }
}
