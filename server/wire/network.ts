import { z } from "zod";
import { ActorKindSchema } from "./actor.ts";
import { CalendarDateSchema } from "./calendar-date.ts";
import { TIE_TYPES } from "./tie.ts";

export const NODE_LABELS = ["actor", "issue"] as const;

/** Most nodes of a network unless more or fewer are asked for. */
export const USUAL_NODES = 300;

/** An actor or issue of the network, with its weight in the current filter. */
export const NetworkNodeSchema = z
  .object({
    id: z.string(),
    label: z.enum(NODE_LABELS),
    name: z.string(),
    /** null for an issue. */
    kind: ActorKindSchema.nullable(),
    /** Stances of which this is the speaker. */
    stancesOut: z.int().min(0),
    /** Stances of which this is the target. */
    stancesIn: z.int().min(0),
    /**
     * Others that share a dyad with it, shown or not, whatever the filter says of actors, kinds and
     * sizes of dyads. Only where the request asked for it.
     */
    neighbors: z.int().min(0).optional(),
    role: z.string().optional(),
    country: z.string().optional(),
    lat: z.number().optional(),
    lon: z.number().optional(),
    /**
     * Where it is in the picture of the whole network, in px at scale 1, y down. Only where the
     * request asked for it, and absent for a node that is not in that picture.
     */
    x: z.number().optional(),
    y: z.number().optional(),
    /**
     * Number of the bloc of the whole network that it is in. Comes with the places; absent for a node
     * that is in none. The blocs of an analysis are those of a view, and have other numbers.
     */
    bloc: z.int().min(1).optional(),
  })
  .meta({ id: "NetworkNode" });
export type NetworkNode = z.infer<typeof NetworkNodeSchema>;

/** The ordered pair (from, to) with all its stances in the current filter. */
export const DyadSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    n: z.int().min(1),
    /** Mean polarity, −1…+1, rounded to six decimals so that it is the same on every engine. */
    polarity: z.number().min(-1).max(1),
    /** Stances with polarity > 0, < 0 and = 0. A dyad with both signs is contested. */
    positive: z.int().min(0),
    negative: z.int().min(0),
    neutral: z.int().min(0),
    first: CalendarDateSchema,
    last: CalendarDateSchema,
    /** Distinct sources. */
    sources: z.int().min(1),
  })
  .meta({ id: "Dyad" });
export type Dyad = z.infer<typeof DyadSchema>;

export const NetworkTieSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    type: z.enum(TIE_TYPES),
    role: z.string().optional(),
  })
  .meta({ id: "NetworkTie" });
export type NetworkTie = z.infer<typeof NetworkTieSchema>;

const counts = { nodes: z.int().min(0), dyads: z.int().min(0), stances: z.int().min(0) };

/** Counts under the filter, of what is shown of them, and of the whole graph. */
export const NetworkTotalsSchema = z
  .object({
    ...counts,
    /** What this answer holds after its limit on nodes. */
    shown: z.object(counts),
    /** The whole graph, no filter. */
    all: z.object(counts),
  })
  .meta({ id: "NetworkTotals" });
export type NetworkTotals = z.infer<typeof NetworkTotalsSchema>;

export const NetworkSchema = z
  .object({
    nodes: z.array(NetworkNodeSchema),
    dyads: z.array(DyadSchema),
    ties: z.array(NetworkTieSchema),
    totals: NetworkTotalsSchema,
    dataVersion: z.string(),
  })
  .meta({ id: "Network" });
export type Network = z.infer<typeof NetworkSchema>;

/** Tells whether the record of a dyad holds both support and opposition. */
export function isContested(dyad: Pick<Dyad, "positive" | "negative">): boolean {
  return dyad.positive > 0 && dyad.negative > 0;
}
