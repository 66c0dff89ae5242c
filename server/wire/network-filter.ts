import { z } from "zod";
import { ActorKindSchema } from "./actor.ts";
import { CalendarDateSchema } from "./calendar-date.ts";
import { SlugSchema } from "./slug.ts";
import { PolaritySchema, StanceStatusSchema } from "./stance.ts";

/**
 * Which stances to look at. All parts must hold; a list holds when one of its members does. The
 * same names are the query string of `/api/network`, the state in the explorer's URL, and the
 * `filter` of a figure.
 */
export const StanceFilterSchema = z
  .strictObject({
    issue: z
      .array(SlugSchema)
      .max(100)
      .optional()
      .describe("Issues, of which the stance must name one or be aimed at one."),
    actor: z
      .array(SlugSchema)
      .max(500)
      .optional()
      .describe("Actors or issues, of which at least one end of the stance must be one."),
    kind: z
      .array(ActorKindSchema)
      .max(4)
      .optional()
      .describe("Kinds, of which every end that is an actor must be."),
    since: CalendarDateSchema.optional().describe("Earliest day, inclusive."),
    until: CalendarDateSchema.optional().describe("Latest day, inclusive."),
    polarityMin: PolaritySchema.optional().describe("Lowest polarity, inclusive."),
    polarityMax: PolaritySchema.optional().describe("Highest polarity, inclusive."),
    act: z
      .array(
        z.string().regex(/^\d{1,4}$/, {
          message: "is not the beginning of a CAMEO code; write one to four digits",
        }),
      )
      .max(50)
      .optional()
      .describe(
        "CAMEO codes or their beginnings: 05 holds for every act of diplomatic cooperation.",
      ),
    source: z.array(SlugSchema).max(200).optional().describe("Sources of the stance."),
    status: z
      .array(StanceStatusSchema)
      .max(4)
      .optional()
      .describe("How the source presents the stance."),
  })
  .superRefine(checkFilterRanges)
  .meta({ id: "StanceFilter" });
export type StanceFilter = z.infer<typeof StanceFilterSchema>;

interface FilterRanges {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly polarityMin?: number | undefined;
  readonly polarityMax?: number | undefined;
}

/** Finds reversed ranges. For schemas that hold the fields of a filter among others. */
export function checkFilterRanges(filter: FilterRanges, context: z.core.$RefinementCtx): void {
  const { since, until, polarityMin, polarityMax } = filter;
  if (since !== undefined && until !== undefined && since > until) {
    context.addIssue({
      code: "custom",
      path: ["until"],
      message: `is ${until}, before since (${since}); swap the two`,
    });
  }
  if (polarityMin !== undefined && polarityMax !== undefined && polarityMin > polarityMax) {
    context.addIssue({
      code: "custom",
      path: ["polarityMax"],
      message: `is ${String(polarityMax)}, below polarityMin (${String(polarityMin)}); swap the two`,
    });
  }
}
