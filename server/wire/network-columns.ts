import { z } from "zod";
import { ACTOR_KINDS } from "./actor.ts";
import type { Dyad, Network, NetworkNode } from "./network.ts";
import { NetworkTotalsSchema, NODE_LABELS } from "./network.ts";
import { TIE_TYPES } from "./tie.ts";

/** Media type of the columnar network. Rows of objects cost five times the bytes and the parse time. */
export const NETWORK_COLUMNS_TYPE = "application/vnd.entente.network-columns+json";

const ints = z.array(z.int());

/**
 * The network as one array per attribute. Ends are row numbers into `nodes`; repeated strings are
 * numbers into a dictionary; optional texts are "" and optional numbers null where absent.
 */
export const NetworkColumnsSchema = z
  .object({
    nodes: z.object({
      id: z.array(z.string()),
      label: ints,
      name: z.array(z.string()),
      /** Number into ACTOR_KINDS, −1 for an issue. */
      kind: ints,
      stancesOut: ints,
      stancesIn: ints,
      /** Only where the request asked for it. */
      neighbors: ints.optional(),
      role: z.array(z.string()),
      country: z.array(z.string()),
      lat: z.array(z.number().nullable()),
      lon: z.array(z.number().nullable()),
    }),
    dyads: z.object({
      from: ints,
      to: ints,
      n: ints,
      polarity: z.array(z.number()),
      positive: ints,
      negative: ints,
      first: ints,
      last: ints,
      sources: ints,
    }),
    /** Dictionary of the days in `first` and `last`. */
    days: z.array(z.string()),
    ties: z.object({ from: ints, to: ints, type: ints, role: z.array(z.string()) }),
    totals: NetworkTotalsSchema,
    dataVersion: z.string(),
  })
  .meta({ id: "NetworkColumns" });
export type NetworkColumns = z.infer<typeof NetworkColumnsSchema>;

/** The columnar form of a network; {@link fromNetworkColumns} gives the same network back. */
export function toNetworkColumns(network: Network): NetworkColumns {
  const rowOf = new Map(network.nodes.map((node, row) => [node.id, row]));
  const days = new Map<string, number>();
  const dayNumber = (day: string): number => {
    const known = days.get(day);
    if (known !== undefined) return known;
    days.set(day, days.size);
    return days.size - 1;
  };
  const row = (id: string): number => {
    const found = rowOf.get(id);
    if (found === undefined) throw new Error(`${id} is an end of a dyad or tie but not a node`);
    return found;
  };
  const { nodes, dyads, ties } = network;
  const neighbors = nodes.flatMap((node) => node.neighbors ?? []);
  return {
    nodes: {
      id: nodes.map((node) => node.id),
      label: nodes.map((node) => NODE_LABELS.indexOf(node.label)),
      name: nodes.map((node) => node.name),
      kind: nodes.map((node) => (node.kind === null ? -1 : ACTOR_KINDS.indexOf(node.kind))),
      stancesOut: nodes.map((node) => node.stancesOut),
      stancesIn: nodes.map((node) => node.stancesIn),
      ...(neighbors.length === 0 ? {} : { neighbors }),
      role: nodes.map((node) => node.role ?? ""),
      country: nodes.map((node) => node.country ?? ""),
      lat: nodes.map((node) => node.lat ?? null),
      lon: nodes.map((node) => node.lon ?? null),
    },
    dyads: {
      from: dyads.map((dyad) => row(dyad.from)),
      to: dyads.map((dyad) => row(dyad.to)),
      n: dyads.map((dyad) => dyad.n),
      polarity: dyads.map((dyad) => dyad.polarity),
      positive: dyads.map((dyad) => dyad.positive),
      negative: dyads.map((dyad) => dyad.negative),
      first: dyads.map((dyad) => dayNumber(dyad.first)),
      last: dyads.map((dyad) => dayNumber(dyad.last)),
      sources: dyads.map((dyad) => dyad.sources),
    },
    days: [...days.keys()],
    ties: {
      from: ties.map((tie) => row(tie.from)),
      to: ties.map((tie) => row(tie.to)),
      type: ties.map((tie) => TIE_TYPES.indexOf(tie.type)),
      role: ties.map((tie) => tie.role ?? ""),
    },
    totals: network.totals,
    dataVersion: network.dataVersion,
  };
}

/** Numbers by row; `number[]` and typed arrays alike. */
type Column = ArrayLike<number>;

/** The columns as whatever holds numbers, such as what a worker hands over. */
export interface ColumnParts {
  readonly nodes: Readonly<
    Record<"label" | "kind" | "stancesOut" | "stancesIn", Column> &
      Record<"id" | "name" | "role" | "country", readonly string[]> &
      Record<"lat" | "lon", readonly (number | null)[]>
  > & { readonly neighbors?: Column | undefined };
  readonly dyads: Readonly<
    Record<
      "from" | "to" | "n" | "polarity" | "positive" | "negative" | "first" | "last" | "sources",
      Column
    >
  >;
  readonly days: readonly string[];
}

/**
 * The network that the columns hold.
 * @throws Error when a row number or dictionary number points nowhere.
 */
export function fromNetworkColumns(columns: NetworkColumns): Network {
  const { nodes, dyads, ties } = columns;
  return {
    nodes: nodes.id.map((_, row) => nodeOfColumns(columns, row)),
    dyads: dyads.n.map((_, row) => dyadOfColumns(columns, row)),
    ties: tiesOfColumns(nodes.id, ties),
    totals: columns.totals,
    dataVersion: columns.dataVersion,
  };
}

/** One node of the columns. @throws Error as {@link fromNetworkColumns} does. */
export function nodeOfColumns({ nodes }: ColumnParts, row: number): NetworkNode {
  return {
    id: at(nodes.id, row),
    label: at(NODE_LABELS, nodes.label[row]),
    name: at(nodes.name, row),
    kind: nodes.kind[row] === -1 ? null : at(ACTOR_KINDS, nodes.kind[row]),
    stancesOut: at(nodes.stancesOut, row),
    stancesIn: at(nodes.stancesIn, row),
    ...(nodes.neighbors === undefined ? {} : { neighbors: at(nodes.neighbors, row) }),
    ...text("role", nodes.role[row]),
    ...text("country", nodes.country[row]),
    ...number("lat", nodes.lat[row]),
    ...number("lon", nodes.lon[row]),
  };
}

/** One dyad of the columns. @throws Error as {@link fromNetworkColumns} does. */
export function dyadOfColumns({ nodes, dyads, days }: ColumnParts, row: number): Dyad {
  const n = at(dyads.n, row);
  const positive = at(dyads.positive, row);
  const negative = at(dyads.negative, row);
  return {
    from: at(nodes.id, dyads.from[row]),
    to: at(nodes.id, dyads.to[row]),
    n,
    polarity: at(dyads.polarity, row),
    positive,
    negative,
    neutral: n - positive - negative,
    first: at(days, dyads.first[row]),
    last: at(days, dyads.last[row]),
    sources: at(dyads.sources, row),
  };
}

/** All standing ties of the columns. @throws Error as {@link fromNetworkColumns} does. */
export function tiesOfColumns(
  ids: readonly string[],
  ties: NetworkColumns["ties"],
): Network["ties"] {
  return ties.type.map((type, row) => ({
    from: at(ids, ties.from[row]),
    to: at(ids, ties.to[row]),
    type: at(TIE_TYPES, type),
    ...text("role", ties.role[row]),
  }));
}

function at<T>(list: ArrayLike<T>, index: number | undefined): T {
  const value = index === undefined ? undefined : list[index];
  if (value === undefined)
    throw new Error(`row ${String(index)} is outside a column of ${list.length}`);
  return value;
}

function text<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined || value === "" ? {} : ({ [key]: value } as Record<K, string>);
}

function number<K extends string>(
  key: K,
  value: number | null | undefined,
): Partial<Record<K, number>> {
  return value === undefined || value === null ? {} : ({ [key]: value } as Record<K, number>);
}
