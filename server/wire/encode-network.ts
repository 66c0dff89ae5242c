import type { FlatNetwork } from "./flat-network.ts";
import {
  ARRAYS,
  BLOCK_HEAD,
  MAGIC,
  NO_NUMBER,
  paddedLength,
  PARTS,
  type NetworkHead,
} from "./network-bytes.ts";
import { toUtf8 } from "./utf8.ts";

/** About so many bytes are made at once, so that others can be served while the rest is made. */
const CHUNK_BYTES = 64 * 1_024;
/** Texts of a block at most. */
const ENTRIES = 4_096;
/** Numbers that are looked through before the next pause. */
const NUMBERS = 2 ** 17;
/** A chunk that says nothing: whoever sends chunks may do something else meanwhile. */
const PAUSE = new Uint8Array();

type Numbers = Uint8Array | Uint32Array;
type Column = { readonly name: string } & (
  | { readonly type: "list"; readonly values: readonly (string | number | null)[] }
  | { readonly type: keyof typeof PARTS; readonly values: Float64Array }
  | { readonly type: "int8"; readonly values: Int8Array }
  | { readonly type: "uint8" | "uint16" | "uint32"; readonly values: Numbers }
);

/**
 * The network as bytes, in chunks as they are made: `ENTNET1` and a line feed, then blocks. A block is
 * the number of its column (uint32), its length in bytes (uint32), so many bytes, and zeros up to the
 * next multiple of eight, all little-endian. Block 0 comes first and is JSON: the columns, the totals
 * and the version of the data. Each block after it has the next rows of one column. An empty block 0
 * is the end; without it the answer is cut off. Columns are named as in {@link FlatNetwork}. A chunk
 * without bytes comes after a few ms of looking through the columns.
 */
export function* encodeNetwork(flat: FlatNetwork): Generator<Uint8Array, void, undefined> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for (const piece of piecesOf(flat)) {
    if (piece === PAUSE) {
      yield PAUSE;
      continue;
    }
    waiting.push(piece);
    size += piece.length;
    if (size < CHUNK_BYTES) continue;
    yield joined(waiting, size);
    waiting = [];
    size = 0;
  }
  yield joined(waiting, size);
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  // Most are a block as long as a chunk.
  if (pieces.length === 1 && pieces[0] !== undefined) return pieces[0];
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function* piecesOf(flat: FlatNetwork): Generator<Uint8Array, void, undefined> {
  const columns = yield* columnsOf(flat);
  const head: NetworkHead = {
    columns: columns.map(({ name, type, values }) => ({ name, type, rows: values.length })),
    totals: flat.totals,
    dataVersion: flat.dataVersion,
  };
  yield toUtf8(MAGIC);
  yield textBlock(0, head);
  for (const [index, column] of columns.entries()) yield* blocksOf(column, index + 1);
  yield emptyBlock(0, 0);
}

/** The columns; pauses while it looks for the widths of their numbers. */
function* columnsOf({
  nodes,
  dyads,
  days,
  ties,
}: FlatNetwork): Generator<Uint8Array, Column[], undefined> {
  const list = (name: string, values: readonly (string | number | null)[]): Column => ({
    ...{ name, type: "list", values },
  });
  const parts = (name: string, type: keyof typeof PARTS, values: Float64Array | null): Column[] =>
    values === null ? [] : [{ name, type, values }];
  function* counts(name: string, values: Numbers): Generator<Uint8Array, Column, undefined> {
    return { name, type: yield* narrowest(values), values };
  }
  const { from, to, n, positive, negative, first, last, sources } = dyads;
  const columns = [
    list("nodes.id", nodes.id),
    list("nodes.name", nodes.name),
    list("nodes.role", nodes.role),
    list("nodes.country", nodes.country),
    list("nodes.lat", nodes.lat),
    list("nodes.lon", nodes.lon),
    ...parts("nodes.x", "thousandths", nodes.x),
    ...parts("nodes.y", "thousandths", nodes.y),
    ...(nodes.bloc === null ? [] : [yield* counts("nodes.bloc", nodes.bloc)]),
    yield* counts("nodes.label", nodes.label),
    { name: "nodes.kind", type: "int8" as const, values: nodes.kind },
    yield* counts("nodes.stancesOut", nodes.stancesOut),
    yield* counts("nodes.stancesIn", nodes.stancesIn),
    ...(nodes.neighbors === null ? [] : [yield* counts("nodes.neighbors", nodes.neighbors)]),
    list("days", days),
  ];
  for (const [name, values] of Object.entries({
    ...{ from, to, n, positive, negative, first, last, sources },
  })) {
    columns.push(yield* counts(`dyads.${name}`, values));
  }
  columns.push(
    ...parts("dyads.polarity", "millionths", dyads.polarity),
    yield* counts("ties.from", Uint32Array.from(ties.from)),
    yield* counts("ties.to", Uint32Array.from(ties.to)),
    yield* counts("ties.type", Uint32Array.from(ties.type)),
    list("ties.role", ties.role),
  );
  return columns.filter(({ values, type }) => type !== "list" || !values.every(isAbsent));
}

function isAbsent(value: string | number | null): boolean {
  return value === "" || value === null;
}

function* narrowest(
  values: Numbers,
): Generator<Uint8Array, "uint8" | "uint16" | "uint32", undefined> {
  if (values instanceof Uint8Array) return "uint8";
  let bits = 0;
  for (let start = 0; start < values.length; start += NUMBERS) {
    bits = bitsOf(values, start, Math.min(values.length, start + NUMBERS), bits);
    if (start + NUMBERS <= values.length) yield PAUSE;
  }
  return bits < 256 ? "uint8" : bits < 65_536 ? "uint16" : "uint32";
}

/** The bits that any number has. Not in the generator, whose loops stay slow for long. */
function bitsOf(values: Uint32Array, start: number, end: number, known: number): number {
  let bits = known;
  for (let row = start; row < end; row += 1) bits |= values[row] ?? 0;
  return bits >>> 0;
}

function* blocksOf(column: Column, number: number): Generator<Uint8Array, void, undefined> {
  const { type, values } = column;
  if (type === "list") {
    for (let start = 0; start < values.length; start += ENTRIES) {
      yield textBlock(number, values.slice(start, start + ENTRIES));
    }
    return;
  }
  const step = CHUNK_BYTES / ARRAYS[type].BYTES_PER_ELEMENT;
  for (let start = 0; start < values.length; start += step) {
    yield numbersBlock(number, column, start, Math.min(values.length, start + step));
  }
}

function textBlock(number: number, value: unknown): Uint8Array {
  const payload = toUtf8(JSON.stringify(value));
  const bytes = emptyBlock(number, payload.length);
  bytes.set(payload, BLOCK_HEAD);
  return bytes;
}

function numbersBlock(
  number: number,
  { type, values }: Exclude<Column, { readonly type: "list" }>,
  start: number,
  end: number,
): Uint8Array {
  const room = (end - start) * ARRAYS[type].BYTES_PER_ELEMENT;
  const bytes = emptyBlock(number, room);
  const rows = new ARRAYS[type](bytes.buffer, BLOCK_HEAD, end - start);
  if (type === "millionths" || type === "thousandths") {
    writeParts(rows, values.subarray(start, end), PARTS[type]);
  } else {
    rows.set(values.subarray(start, end));
  }
  return bytes;
}

function writeParts(
  rows: Int8Array | Uint16Array | Int32Array | Numbers,
  values: Float64Array | Numbers | Int8Array,
  parts: number,
): void {
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? NaN;
    rows[row] = Number.isNaN(value) ? NO_NUMBER : Math.round(value * parts);
  }
}

/** Its head, and zeros for so many bytes. */
function emptyBlock(number: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BLOCK_HEAD + paddedLength(length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, number, true);
  view.setUint32(4, length, true);
  return bytes;
}
