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
    issue: z.array(SlugSchema).max(100).optional(),
    /** Actors (or issues) of which at least one end of the stance must be one. */
    actor: z.array(SlugSchema).max(500).optional(),
    /** Both ends that are actors must be of one of these kinds. */
    kind: z.array(ActorKindSchema).max(4).optional(),
    /** Earliest day, inclusive. */
    since: CalendarDateSchema.optional(),
    /** Latest day, inclusive. */
    until: CalendarDateSchema.optional(),
    polarityMin: PolaritySchema.optional(),
    polarityMax: PolaritySchema.optional(),
    /** CAMEO code or its beginning: "05" holds for every act of diplomatic cooperation. */
    act: z
      .array(
        z
          .string()
          .regex(/^\d{1,4}$/, {
            message: "is not the beginning of a CAMEO code; write one to four digits",
          }),
      )
      .max(50)
      .optional(),
    source: z.array(SlugSchema).max(200).optional(),
    status: z.array(StanceStatusSchema).max(4).optional(),
  })
  .superRefine((filter, context) => {
    if (filter.since !== undefined && filter.until !== undefined && filter.since > filter.until) {
      context.addIssue({
        code: "custom",
        path: ["until"],
        message: `is ${filter.until}, before since (${filter.since}); swap the two`,
      });
    }
    if (
      filter.polarityMin !== undefined &&
      filter.polarityMax !== undefined &&
      filter.polarityMin > filter.polarityMax
    ) {
      context.addIssue({
        code: "custom",
        path: ["polarityMax"],
        message: `is ${String(filter.polarityMax)}, below polarityMin (${String(filter.polarityMin)}); swap the two`,
      });
    }
  })
  .meta({ id: "StanceFilter" });
export type StanceFilter = z.infer<typeof StanceFilterSchema>;
