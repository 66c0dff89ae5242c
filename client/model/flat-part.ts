import type { FlatNetwork } from "../../server/wire/flat-network.ts";

/** Which rows of a network stay. Default of each: all. */
export interface FlatChoice {
  readonly node?: (row: number) => boolean;
  /** Dyads and ties go with their ends in any case. */
  readonly dyad?: (row: number) => boolean;
}

const GONE = 0xffffffff;

/** A part of a network, as columns again; its totals stay those of the whole. */
export function flatPart(flat: FlatNetwork, { node, dyad }: FlatChoice): FlatNetwork {
  const { nodes, dyads, ties } = flat;
  const count = nodes.id.length;
  const place = new Uint32Array(count).fill(GONE);
  const kept = rowsWhere(count, node);
  kept.forEach((row, at) => (place[row] = at));
  const stays = (row: number | undefined): boolean => place[row ?? count] !== GONE;
  const lines = rowsWhere(
    dyads.n.length,
    (row) => stays(dyads.from[row]) && stays(dyads.to[row]) && (dyad?.(row) ?? true),
  );
  const tied = ties.type.flatMap((_, row) =>
    stays(ties.from[row]) && stays(ties.to[row]) ? [row] : [],
  );
  const counts = (column: Uint32Array): Uint32Array<ArrayBuffer> =>
    picked(column, lines, new Uint32Array(lines.length));
  const moved = (ends: Uint32Array): Uint32Array<ArrayBuffer> =>
    picked(place, counts(ends), new Uint32Array(lines.length));
  return {
    ...flat,
    nodes: node === undefined ? nodes : nodesAt(nodes, kept),
    dyads: {
      from: moved(dyads.from),
      to: moved(dyads.to),
      n: counts(dyads.n),
      polarity: picked(dyads.polarity, lines, new Float64Array(lines.length)),
      positive: counts(dyads.positive),
      negative: counts(dyads.negative),
      first: counts(dyads.first),
      last: counts(dyads.last),
      sources: counts(dyads.sources),
    },
    ties: {
      from: tied.map((row) => place[ties.from[row] ?? 0] ?? 0),
      to: tied.map((row) => place[ties.to[row] ?? 0] ?? 0),
      type: tied.map((row) => ties.type[row] ?? 0),
      role: tied.map((row) => ties.role[row] ?? ""),
    },
  };
}

function nodesAt(
  nodes: FlatNetwork["nodes"],
  rows: Uint32Array<ArrayBuffer>,
): FlatNetwork["nodes"] {
  const of = <T>(column: readonly T[], absent: T): readonly T[] =>
    Array.from(rows, (row) => column[row] ?? absent);
  const counts = (column: Uint32Array): Uint32Array<ArrayBuffer> =>
    picked(column, rows, new Uint32Array(rows.length));
  return {
    id: of(nodes.id, ""),
    name: of(nodes.name, ""),
    role: of(nodes.role, ""),
    country: of(nodes.country, ""),
    label: Uint8Array.from(rows, (row) => nodes.label[row] ?? 0),
    kind: Int8Array.from(rows, (row) => nodes.kind[row] ?? 0),
    stancesOut: counts(nodes.stancesOut),
    stancesIn: counts(nodes.stancesIn),
    neighbors: nodes.neighbors === null ? null : counts(nodes.neighbors),
    lat: of(nodes.lat, null),
    lon: of(nodes.lon, null),
    x: places(nodes.x, rows),
    y: places(nodes.y, rows),
    bloc: nodes.bloc === null ? null : counts(nodes.bloc),
  };
}

function places(column: Float64Array | null, rows: Uint32Array): Float64Array<ArrayBuffer> | null {
  return column && picked(column, rows, new Float64Array(rows.length));
}

/** The values of some rows. By number: `map` and `from` take five times as long over half a million. */
function picked<Into extends Uint32Array | Float64Array>(
  column: Uint32Array | Float64Array,
  rows: Uint32Array,
  into: Into,
): Into {
  for (let at = 0; at < rows.length; at += 1) into[at] = column[rows[at] ?? 0] ?? 0;
  return into;
}

function rowsWhere(
  count: number,
  stays: (row: number) => boolean = () => true,
): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(count);
  let length = 0;
  for (let row = 0; row < count; row += 1) {
    if (!stays(row)) continue;
    rows[length] = row;
    length += 1;
  }
  return rows.slice(0, length);
}
