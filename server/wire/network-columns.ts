import { z } from "zod";
import { NetworkTotalsSchema } from "./network.ts";

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
      /** Only where the request asked for it; null for a node without a place. */
      x: z.array(z.number().nullable()).optional(),
      y: z.array(z.number().nullable()).optional(),
      /** With the places; 0 for a node that is in no bloc of the whole network. */
      bloc: ints.optional(),
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
