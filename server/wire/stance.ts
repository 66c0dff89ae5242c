import { z } from "zod";
import { CalendarDateSchema } from "./calendar-date.ts";
import { SlugSchema } from "./slug.ts";

export const STANCE_STATUSES = ["stated", "reported", "claimed", "denied"] as const;
export const StanceStatusSchema = z.enum(STANCE_STATUSES).meta({ id: "StanceStatus" });
export type StanceStatus = z.infer<typeof StanceStatusSchema>;

/** −1 hostile … 0 neutral … +1 supportive. */
export const PolaritySchema = z.number().min(-1).max(1);

const OriginalSchema = z.string().trim().min(1).max(500).optional();

/** One documented act or statement of one actor about one other actor or one issue. */
export const StanceSchema = z
  .strictObject({
    id: SlugSchema,
    /** Actor id: whose stance it is. */
    from: SlugSchema,
    /** Actor or issue id: about whom or what. */
    to: SlugSchema,
    /** Absent: goldstein / 10. Set by an analyst where the act's average does not fit the words. */
    polarity: PolaritySchema.optional(),
    /** CAMEO event code, leading zeros kept, such as "051". */
    act: z.string().regex(/^\d{2,4}$/, {
      message: 'is not a CAMEO code; write two to four digits as text, such as "051"',
    }),
    /** Goldstein scale of the act. Absent: taken from the code table. */
    goldstein: z.number().min(-10).max(10).optional(),
    issue: SlugSchema.nullish(),
    date: CalendarDateSchema,
    /** What was said or done, in the analyst's own words. */
    summary: z.string().trim().min(1).max(5000),
    /** The speaker's own words. */
    quote: z.string().trim().min(1).max(2000).optional(),
    /** Where in the source, such as "paragraph 13". */
    locator: z.string().trim().min(1).max(500),
    source: SlugSchema,
    /** Up to four further sources that report the same act of the same day. */
    otherSources: z.array(SlugSchema).min(1).max(4).optional(),
    status: StanceStatusSchema,
    /** Actor id: who said it on the actor's behalf. */
    via: SlugSchema.optional(),
    /** Stance id: the stance that this one denies or contradicts. */
    disputes: SlugSchema.optional(),
    /** How often the source reports it. Default 1. */
    mentions: z.int().min(1).optional(),
    /** Mean tone of the reports as a dataset measures it, −100 … 100. It describes the texts, not the act. */
    tone: z.number().min(-100).max(100).optional(),
    /** The speaker's code in the dataset, such as "AZEGOV"; kept when actors are merged. */
    fromCode: OriginalSchema,
    /** The speaker as the dataset writes it, such as "PRESIDENT". */
    fromName: OriginalSchema,
    /** The same two of the target. */
    toCode: OriginalSchema,
    toName: OriginalSchema,
  })
  .meta({ id: "Stance" });
export type Stance = z.infer<typeof StanceSchema>;
