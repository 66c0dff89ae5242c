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

/** Rows of a block at most, so that a reader can be served while the rest is made. */
const NUMBERS = 8_192;
const ENTRIES = 1_024;
const CHUNK_BYTES = 64 * 1_024;
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
    waiting.push(piece);
    size += piece.length;
    if (piece === PAUSE) yield PAUSE;
    if (size < CHUNK_BYTES) continue;
    yield joined(waiting, size);
    waiting = [];
    size = 0;
  }
  yield joined(waiting, size);
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
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
  yield block(0, jsonBytes(head));
  for (const [index, column] of columns.entries()) {
    for (const bytes of rowsOf(column)) yield block(index + 1, bytes);
  }
  yield block(0, new Uint8Array());
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
  let most = 0;
  for (let start = 0; start < values.length; start += NUMBERS) {
    most = largest(values, start, Math.min(values.length, start + NUMBERS), most);
    if (start + NUMBERS <= values.length) yield PAUSE;
  }
  return most < 256 ? "uint8" : most < 65_536 ? "uint16" : "uint32";
}

/** Not in the generator, whose loops stay slow for long; by number, since an iterator is slower still. */
function largest(values: Numbers, start: number, end: number, least: number): number {
  let most = least;
  for (let row = start; row < end; row += 1) {
    const value = values[row] ?? 0;
    if (value > most) most = value;
  }
  return most;
}

function* rowsOf(column: Column): Generator<Uint8Array, void, undefined> {
  const { length } = column.values;
  const step = column.type === "list" ? ENTRIES : NUMBERS;
  for (let start = 0; start < length; start += step) yield partOf(column, start, start + step);
}

function partOf({ type, values }: Column, start: number, end: number): Uint8Array {
  if (type === "list") return jsonBytes(values.slice(start, end));
  if (type !== "millionths" && type !== "thousandths") {
    return new Uint8Array(new ARRAYS[type](values.subarray(start, end)).buffer);
  }
  const part = values.subarray(start, end);
  const rows = new Int32Array(part.length);
  for (let row = 0; row < part.length; row += 1) {
    const value = part[row] ?? NaN;
    rows[row] = Number.isNaN(value) ? NO_NUMBER : Math.round(value * PARTS[type]);
  }
  return new Uint8Array(rows.buffer);
}

function jsonBytes(value: unknown): Uint8Array {
  return toUtf8(JSON.stringify(value));
}

function block(column: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(BLOCK_HEAD + paddedLength(payload.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, column, true);
  view.setUint32(4, payload.length, true);
  bytes.set(payload, BLOCK_HEAD);
  return bytes;
}
