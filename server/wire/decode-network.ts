import { ACTOR_KINDS } from "./actor.ts";
import type { FlatNetwork } from "./flat-network.ts";
import {
  ARRAYS,
  BLOCK_HEAD,
  MAGIC,
  NetworkHeadSchema,
  NO_NUMBER,
  paddedLength,
  PARTS,
  type NetworkHead,
} from "./network-bytes.ts";
import { NODE_LABELS } from "./network.ts";
import { TIE_TYPES } from "./tie.ts";
import { fromUtf8 } from "./utf8.ts";

type HeadColumn = NetworkHead["columns"][number];

/**
 * The network that the bytes hold. Its typed arrays have memory of their own and can be handed to
 * another thread.
 * @throws Error for bytes that are cut off, of another form, or in which a number points nowhere.
 */
export function decodeNetwork(bytes: ArrayBuffer | Uint8Array): FlatNetwork {
  const blocks = readBlocks(bytes);
  const { columns, totals, dataVersion } = NetworkHeadSchema.parse(
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
    x: places(reader, "nodes.x", rows),
    y: places(reader, "nodes.y", rows),
    bloc: counts(reader, "nodes.bloc", rows),
    label: reader.fill("nodes.label", new Uint8Array(rows), NODE_LABELS.length),
    kind: reader.fill("nodes.kind", new Int8Array(rows), ACTOR_KINDS.length),
    stancesOut: reader.fill("nodes.stancesOut", new Uint32Array(rows)),
    stancesIn: reader.fill("nodes.stancesIn", new Uint32Array(rows)),
    neighbors: counts(reader, "nodes.neighbors", rows),
  };
}

function places(
  reader: ColumnReader,
  name: string,
  rows: number,
): Float64Array<ArrayBuffer> | null {
  return reader.has(name) ? reader.fill(name, new Float64Array(rows)) : null;
}

function counts(reader: ColumnReader, name: string, rows: number): Uint32Array<ArrayBuffer> | null {
  return reader.has(name) ? reader.fill(name, new Uint32Array(rows)) : null;
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
    const isParts = type === "millionths" || type === "thousandths";
    const factor = isParts ? PARTS[type] : 1;
    let row = 0;
    for (const block of blocks) {
      for (const value of new ARRAYS[type](block.slice().buffer)) {
        if (value >= below) throw new Error(`row ${row} of ${name} points to ${value} of ${below}`);
        into[row] = isParts && value === NO_NUMBER ? NaN : value / factor;
        row += 1;
      }
    }
    if (row !== into.length) throw cut(name);
    return into;
  }
}

/** The payloads of the blocks by column, in order. */
function readBlocks(given: ArrayBuffer | Uint8Array): Map<number, Uint8Array[]> {
  const bytes =
    given instanceof ArrayBuffer
      ? new Uint8Array(given)
      : // A Buffer is one too, but its slices share its memory.
        new Uint8Array(given.buffer, given.byteOffset, given.length);
  if (textOf([bytes.subarray(0, MAGIC.length)]) !== MAGIC) {
    throw new Error("the bytes are no network");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const blocks = new Map<number, Uint8Array[]>();
  let at = MAGIC.length;
  while (at + BLOCK_HEAD <= bytes.byteLength) {
    const [column, length] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    if (column === 0 && length === 0) return blocks;
    at += BLOCK_HEAD;
    if (at + length > bytes.byteLength) break;
    const payload = bytes.subarray(at, at + length);
    const known = blocks.get(column);
    if (known === undefined) blocks.set(column, [payload]);
    else known.push(payload);
    at += paddedLength(length);
  }
  throw cut("the end");
}

function textOf(parts: readonly Uint8Array[]): string {
  return parts.map(fromUtf8).join("");
}

function cut(name: string): Error {
  return new Error(`the network is cut off: ${name} is not whole`);
}
