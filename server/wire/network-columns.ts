import { z } from "zod";
import { ACTOR_KINDS } from "./actor.ts";
import type { Network } from "./network.ts";
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

/**
 * The network that the columns hold.
 * @throws Error when a row number or dictionary number points nowhere.
 */
export function fromNetworkColumns(columns: NetworkColumns): Network {
  const { nodes, dyads, ties, days } = columns;
  const id = (row: number | undefined): string => at(nodes.id, row);
  return {
    nodes: nodes.id.map((nodeId, i) => ({
      id: nodeId,
      label: at(NODE_LABELS, nodes.label[i]),
      name: at(nodes.name, i),
      kind: nodes.kind[i] === -1 ? null : at(ACTOR_KINDS, nodes.kind[i]),
      stancesOut: at(nodes.stancesOut, i),
      stancesIn: at(nodes.stancesIn, i),
      ...(nodes.neighbors === undefined ? {} : { neighbors: at(nodes.neighbors, i) }),
      ...text("role", nodes.role[i]),
      ...text("country", nodes.country[i]),
      ...number("lat", nodes.lat[i]),
      ...number("lon", nodes.lon[i]),
    })),
    dyads: dyads.n.map((n, i) => {
      const positive = at(dyads.positive, i);
      const negative = at(dyads.negative, i);
      return {
        from: id(dyads.from[i]),
        to: id(dyads.to[i]),
        n,
        polarity: at(dyads.polarity, i),
        positive,
        negative,
        neutral: n - positive - negative,
        first: at(days, dyads.first[i]),
        last: at(days, dyads.last[i]),
        sources: at(dyads.sources, i),
      };
    }),
    ties: ties.type.map((type, i) => ({
      from: id(ties.from[i]),
      to: id(ties.to[i]),
      type: at(TIE_TYPES, type),
      ...text("role", ties.role[i]),
    })),
    totals: columns.totals,
    dataVersion: columns.dataVersion,
  };
}

function at<T>(list: readonly T[], index: number | undefined): T {
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
