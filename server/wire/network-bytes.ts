import { z } from "zod";
import { ACTOR_KINDS } from "./actor.ts";
import type { FlatNetwork } from "./flat-network.ts";
import { NetworkTotalsSchema, NODE_LABELS } from "./network.ts";
import { TIE_TYPES } from "./tie.ts";
import { fromUtf8, toUtf8 } from "./utf8.ts";

/** Media type of the network as bytes. */
export const NETWORK_BYTES_TYPE = "application/vnd.entente.network";

/** The first eight bytes. */
const MAGIC = "ENTNET1\n";
const BLOCK_HEAD = 8;
/** Rows of a block at most, so that a reader can be served while the rest is made. */
const NUMBERS = 32_768;
const ENTRIES = 1_024;
const CHUNK_BYTES = 64 * 1_024;
const MILLION = 1_000_000;

/**
 * How the rows of a column are written, little-endian. `millionths`: int32, to be divided by a million.
 * `list`: JSON, of strings, or of numbers with null where absent.
 */
const COLUMN_TYPES = ["uint8", "uint16", "uint32", "int8", "millionths", "list"] as const;

const HeadSchema = z.object({
  /** In the order of their numbers, from 1. Columns in which everything is absent are left out. */
  columns: z.array(
    z.object({ name: z.string(), type: z.enum(COLUMN_TYPES), rows: z.int().min(0) }),
  ),
  totals: NetworkTotalsSchema,
  dataVersion: z.string(),
});

type HeadColumn = z.infer<typeof HeadSchema>["columns"][number];
type Numbers = Uint8Array | Uint32Array;
type Column = { readonly name: string } & (
  | { readonly type: "list"; readonly values: readonly (string | number | null)[] }
  | { readonly type: "millionths"; readonly values: Float64Array }
  | { readonly type: "int8"; readonly values: Int8Array }
  | { readonly type: "uint8" | "uint16" | "uint32"; readonly values: Numbers }
);

/**
 * The network as bytes, in chunks as they are made: `ENTNET1` and a line feed, then blocks. A block is
 * the number of its column (uint32), its length in bytes (uint32), so many bytes, and zeros up to the
 * next multiple of eight, all little-endian. Block 0 comes first and is JSON: the columns, the totals
 * and the version of the data. Each block after it has the next rows of one column. An empty block 0
 * is the end; without it the answer is cut off. Columns are named as in {@link FlatNetwork}.
 */
export function* encodeNetwork(flat: FlatNetwork): Generator<Uint8Array, void, undefined> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for (const piece of piecesOf(flat)) {
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
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function* piecesOf(flat: FlatNetwork): Generator<Uint8Array, void, undefined> {
  const columns = columnsOf(flat);
  const head: z.infer<typeof HeadSchema> = {
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

function columnsOf({ nodes, dyads, days, ties }: FlatNetwork): Column[] {
  const list = (name: string, values: readonly (string | number | null)[]): Column => ({
    ...{ name, type: "list", values },
  });
  const counts = (name: string, values: Numbers): Column => ({
    name,
    type: narrowest(values),
    values,
  });
  const { from, to, n, positive, negative, first, last, sources } = dyads;
  return [
    list("nodes.id", nodes.id),
    list("nodes.name", nodes.name),
    list("nodes.role", nodes.role),
    list("nodes.country", nodes.country),
    list("nodes.lat", nodes.lat),
    list("nodes.lon", nodes.lon),
    counts("nodes.label", nodes.label),
    { name: "nodes.kind", type: "int8" as const, values: nodes.kind },
    counts("nodes.stancesOut", nodes.stancesOut),
    counts("nodes.stancesIn", nodes.stancesIn),
    ...(nodes.neighbors === null ? [] : [counts("nodes.neighbors", nodes.neighbors)]),
    list("days", days),
    ...Object.entries({ from, to, n, positive, negative, first, last, sources }).map(
      ([name, values]) => counts(`dyads.${name}`, values),
    ),
    { name: "dyads.polarity", type: "millionths" as const, values: dyads.polarity },
    counts("ties.from", Uint32Array.from(ties.from)),
    counts("ties.to", Uint32Array.from(ties.to)),
    counts("ties.type", Uint32Array.from(ties.type)),
    list("ties.role", ties.role),
  ].filter(({ values, type }) => type !== "list" || !values.every(isAbsent));
}

function isAbsent(value: string | number | null): boolean {
  return value === "" || value === null;
}

function narrowest(values: Numbers): "uint8" | "uint16" | "uint32" {
  let most = 0;
  // By number, since an iterator takes ten times as long over a column of half a million.
  for (let row = values.length - 1; row >= 0; row -= 1) {
    const value = values[row] ?? 0;
    if (value > most) most = value;
  }
  return most < 256 ? "uint8" : most < 65_536 ? "uint16" : "uint32";
}

function* rowsOf(column: Column): Generator<Uint8Array, void, undefined> {
  const { length } = column.values;
  const step = column.type === "list" ? ENTRIES : NUMBERS;
  for (let start = 0; start < length; start += step) yield partOf(column, start, start + step);
}

function partOf({ type, values }: Column, start: number, end: number): Uint8Array {
  if (type === "list") return jsonBytes(values.slice(start, end));
  if (type !== "millionths") {
    return new Uint8Array(new ARRAYS[type](values.subarray(start, end)).buffer);
  }
  const part = values.subarray(start, end);
  const rows = new Int32Array(part.length);
  for (let row = 0; row < part.length; row += 1) {
    rows[row] = Math.round((part[row] ?? 0) * MILLION);
  }
  return new Uint8Array(rows.buffer);
}

const ARRAYS = {
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  int8: Int8Array,
  millionths: Int32Array,
} as const;

function jsonBytes(value: unknown): Uint8Array {
  return toUtf8(JSON.stringify(value));
}

function block(column: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(BLOCK_HEAD + padded(payload.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, column, true);
  view.setUint32(4, payload.length, true);
  bytes.set(payload, BLOCK_HEAD);
  return bytes;
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/**
 * The network that the bytes hold. Its typed arrays have memory of their own and can be handed to
 * another thread.
 * @throws Error for bytes that are cut off, of another form, or in which a number points nowhere.
 */
export function decodeNetwork(bytes: ArrayBuffer): FlatNetwork {
  const blocks = readBlocks(bytes);
  const { columns, totals, dataVersion } = HeadSchema.parse(
    JSON.parse(textOf(blocks.get(0) ?? [])),
  );
  const reader = new ColumnReader(columns, blocks);
  const days = reader.list("days", reader.rows("days"), "");
  const nodes = readNodes(reader);
  return {
    nodes,
    dyads: readDyads(reader, nodes.id.length, days.length),
    days,
    ties: readTies(reader, nodes.id.length),
    totals,
    dataVersion,
  };
}

function readNodes(reader: ColumnReader): FlatNetwork["nodes"] {
  const rows = reader.rows("nodes.id");
  return {
    id: reader.list("nodes.id", rows, ""),
    name: reader.list("nodes.name", rows, ""),
    role: reader.list("nodes.role", rows, ""),
    country: reader.list("nodes.country", rows, ""),
    lat: reader.list<number | null>("nodes.lat", rows, null),
    lon: reader.list<number | null>("nodes.lon", rows, null),
    label: reader.fill("nodes.label", new Uint8Array(rows), NODE_LABELS.length),
    kind: reader.fill("nodes.kind", new Int8Array(rows), ACTOR_KINDS.length),
    stancesOut: reader.fill("nodes.stancesOut", new Uint32Array(rows)),
    stancesIn: reader.fill("nodes.stancesIn", new Uint32Array(rows)),
    neighbors: reader.has("nodes.neighbors")
      ? reader.fill("nodes.neighbors", new Uint32Array(rows))
      : null,
  };
}

function readDyads(reader: ColumnReader, nodes: number, days: number): FlatNetwork["dyads"] {
  const rows = reader.rows("dyads.n");
  const numbers = (name: string, below?: number): Uint32Array<ArrayBuffer> =>
    reader.fill(`dyads.${name}`, new Uint32Array(rows), below);
  return {
    from: numbers("from", nodes),
    to: numbers("to", nodes),
    n: numbers("n"),
    polarity: reader.fill("dyads.polarity", new Float64Array(rows)),
    positive: numbers("positive"),
    negative: numbers("negative"),
    first: numbers("first", days),
    last: numbers("last", days),
    sources: numbers("sources"),
  };
}

function readTies(reader: ColumnReader, nodes: number): FlatNetwork["ties"] {
  const rows = reader.rows("ties.from");
  const numbers = (name: string, below: number): number[] =>
    Array.from(reader.fill(`ties.${name}`, new Uint32Array(rows), below));
  return {
    from: numbers("from", nodes),
    to: numbers("to", nodes),
    type: numbers("type", TIE_TYPES.length),
    role: reader.list("ties.role", rows, ""),
  };
}

/** The columns of an answer by name. */
class ColumnReader {
  readonly #columns = new Map<string, HeadColumn & { readonly blocks: readonly Uint8Array[] }>();

  constructor(columns: readonly HeadColumn[], blocks: ReadonlyMap<number, readonly Uint8Array[]>) {
    for (const [index, column] of columns.entries()) {
      this.#columns.set(column.name, { ...column, blocks: blocks.get(index + 1) ?? [] });
    }
  }

  has(name: string): boolean {
    return this.#columns.has(name);
  }

  rows(name: string): number {
    return this.#columns.get(name)?.rows ?? 0;
  }

  /** A column that is a list. @param absent what a column that was left out is full of. */
  list<T>(name: string, rows: number, absent: T): T[] {
    const column = this.#columns.get(name);
    if (column === undefined) return Array.from({ length: rows }, () => absent);
    const values = column.blocks.flatMap((block) => JSON.parse(fromUtf8(block)) as T[]);
    if (values.length !== rows) throw cut(name);
    return values;
  }

  /** A column of numbers, each of which must be below the bound. */
  fill<A extends Uint8Array | Int8Array | Uint32Array | Float64Array>(
    name: string,
    into: A,
    below = Infinity,
  ): A {
    const { type, blocks } = this.#columns.get(name) ?? { type: "list", blocks: [] };
    if (type === "list") throw cut(name);
    const factor = type === "millionths" ? MILLION : 1;
    let row = 0;
    for (const block of blocks) {
      for (const value of new ARRAYS[type](block.slice().buffer)) {
        if (value >= below) throw new Error(`row ${row} of ${name} points to ${value} of ${below}`);
        into[row] = value / factor;
        row += 1;
      }
    }
    if (row !== into.length) throw cut(name);
    return into;
  }
}

/** The payloads of the blocks by column, in order. */
function readBlocks(bytes: ArrayBuffer): Map<number, Uint8Array[]> {
  if (textOf([new Uint8Array(bytes, 0, Math.min(8, bytes.byteLength))]) !== MAGIC) {
    throw new Error("the bytes are no network");
  }
  const view = new DataView(bytes);
  const blocks = new Map<number, Uint8Array[]>();
  let at = MAGIC.length;
  while (at + BLOCK_HEAD <= bytes.byteLength) {
    const [column, length] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    if (column === 0 && length === 0) return blocks;
    at += BLOCK_HEAD;
    if (at + length > bytes.byteLength) break;
    const payload = new Uint8Array(bytes, at, length);
    const known = blocks.get(column);
    if (known === undefined) blocks.set(column, [payload]);
    else known.push(payload);
    at += padded(length);
  }
  throw cut("the end");
}

function textOf(parts: readonly Uint8Array[]): string {
  return parts.map(fromUtf8).join("");
}

function cut(name: string): Error {
  return new Error(`the network is cut off: ${name} is not whole`);
}
