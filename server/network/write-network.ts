import { dyadOf, nodeOf, tieOf, type FlatNetwork } from "../wire/flat-network.ts";
import type { NetworkColumns } from "../wire/network-columns.ts";

/** Rows, or values of a column, in a piece. */
const ROWS = 500;
const VALUES = 10_000;

/** A network as JSON of NetworkSchema, in pieces. */
export function* networkJson(flat: FlatNetwork): Generator<string, void, undefined> {
  const { nodes, dyads, ties, totals, dataVersion } = flat;
  yield '{"nodes":[';
  yield* rows(nodes.id.length, (row) => nodeOf(flat, row));
  yield '],"dyads":[';
  yield* rows(dyads.n.length, (row) => dyadOf(flat, row));
  yield '],"ties":[';
  yield* rows(ties.type.length, (row) => tieOf(flat, row));
  yield `],"totals":${JSON.stringify(totals)},"dataVersion":${JSON.stringify(dataVersion)}}`;
}

/** A network as JSON of NetworkColumnsSchema, in pieces. */
export function* networkColumnsJson(flat: FlatNetwork): Generator<string, void, undefined> {
  const { id, label, name, kind, stancesOut, stancesIn, neighbors, role, country, lat, lon } =
    flat.nodes;
  const { x, y, bloc } = flat.nodes;
  const { from, to, n, polarity, positive, negative, first, last, sources } = flat.dyads;
  // In the order of the schema, so that the text is the same as of a whole object.
  yield* table("nodes", {
    ...{ id, label, name, kind, stancesOut, stancesIn },
    ...(neighbors === null ? {} : { neighbors }),
    ...{ role, country, lat, lon },
    ...(x === null || y === null ? {} : { x, y }),
    ...(bloc === null ? {} : { bloc }),
  } satisfies Record<
    Exclude<keyof NetworkColumns["nodes"], "neighbors" | "x" | "y" | "bloc">,
    Values
  >);
  yield* table("dyads", {
    ...{ from, to, n, polarity, positive, negative, first, last, sources },
  } satisfies Record<keyof NetworkColumns["dyads"], Values>);
  yield* column("days", flat.days);
  yield ",";
  yield* table("ties", flat.ties);
  yield `"totals":${JSON.stringify(flat.totals)},"dataVersion":${JSON.stringify(flat.dataVersion)}}`;
}

type Values = ArrayLike<number | string | null>;

function* table(name: string, columns: Readonly<Record<string, Values>>): Generator<string> {
  yield `${name === "nodes" ? "{" : ""}"${name}":{`;
  let separator = "";
  for (const [key, values] of Object.entries(columns)) {
    yield separator;
    yield* column(key, values);
    separator = ",";
  }
  yield "},";
}

function* column(name: string, values: Values): Generator<string> {
  yield `"${name}":[`;
  for (let start = 0; start < values.length; start += VALUES) {
    const part = Array.prototype.slice.call(values, start, start + VALUES);
    yield `${start === 0 ? "" : ","}${JSON.stringify(part).slice(1, -1)}`;
  }
  yield "]";
}

function* rows(count: number, rowAt: (row: number) => unknown): Generator<string> {
  for (let start = 0; start < count; start += ROWS) {
    const part: unknown[] = [];
    for (let row = start; row < Math.min(count, start + ROWS); row += 1) part.push(rowAt(row));
    yield `${start === 0 ? "" : ","}${JSON.stringify(part).slice(1, -1)}`;
  }
}
