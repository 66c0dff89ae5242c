import { z } from "zod";
import { CalendarDateSchema } from "./calendar-date.ts";
import { DyadSchema, NetworkNodeSchema } from "./network.ts";

/**
 * What became of a dyad. flipped: support became opposition or the reverse. added, dropped: it is on
 * one side only. strengthened, weakened: its mean polarity moved away from 0, or towards it, by at
 * least the wanted step. steady: none of these.
 */
export const DYAD_CHANGES = [
  "flipped",
  "added",
  "dropped",
  "strengthened",
  "weakened",
  "steady",
] as const;
export type DyadChange = (typeof DYAD_CHANGES)[number];

export const ComparedDyadSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    change: z.enum(DYAD_CHANGES),
    before: DyadSchema.nullable(),
    after: DyadSchema.nullable(),
    /** Mean polarity after less before; null where one is missing. */
    shift: z.number().min(-2).max(2).nullable(),
    /** The change in words. */
    sentence: z.string(),
  })
  .meta({ id: "ComparedDyad" });
export type ComparedDyad = z.infer<typeof ComparedDyadSchema>;

const count = z.int().min(0);
const side = z.object({ dyads: count, stances: count });

/** Every kind of change and how many dyads it came to, whatever is listed. */
const changeCounts = z.object({
  flipped: count,
  added: count,
  dropped: count,
  strengthened: count,
  weakened: count,
  steady: count,
});

const comparison = {
  counts: changeCounts,
  before: side,
  after: side,
  /** Flipped first, then added, dropped, strengthened, weakened, steady; the most stances first. */
  dyads: z.array(ComparedDyadSchema),
  /** The ends of the listed dyads, by id; weights are those of both sides together. */
  nodes: z.array(NetworkNodeSchema),
  dataVersion: z.string(),
};

/** Days of a period, both inclusive; null leaves that end open. */
export const PeriodSchema = z
  .object({ since: CalendarDateSchema.nullable(), until: CalendarDateSchema.nullable() })
  .meta({ id: "Period" });
export type Period = z.infer<typeof PeriodSchema>;

/** The dyads of one period against those of another. */
export const ComparisonSchema = z
  .object({ periods: z.object({ before: PeriodSchema, after: PeriodSchema }), ...comparison })
  .meta({ id: "Comparison" });
export type Comparison = z.infer<typeof ComparisonSchema>;

/** A source and what rests on it alone under the filter. */
export const SoleSourceSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    /** Its stances, and the dyads that have them. */
    stances: count,
    dyads: count,
    /** Dyads with no stance from any other source. */
    soleDyads: count,
  })
  .meta({ id: "SoleSource" });
export type SoleSource = z.infer<typeof SoleSourceSchema>;

/** All dyads under a filter (before) against those that are left without some sources (after). */
export const DropoutSchema = z
  .object({
    without: z.array(z.string()),
    /** Those with most sole dyads first, at most 100. */
    sources: z.array(SoleSourceSchema),
    /** Dyads under the filter that rest on a single source, whichever. */
    singleSourceDyads: count,
    ...comparison,
  })
  .meta({ id: "Dropout" });
export type Dropout = z.infer<typeof DropoutSchema>;

/** Media type of a comparison for spreadsheets. */
export const COMPARISON_CSV_TYPE = "text/csv";

/** A comparison as CSV: a line of column names, then one for each listed dyad. */
export const ComparisonCsvSchema = z.string().meta({ id: "ComparisonCsv" });
