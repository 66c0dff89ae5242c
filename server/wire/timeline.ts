import { z } from "zod";
import { CalendarDateSchema } from "./calendar-date.ts";
import { TIME_BUCKETS } from "./time-bucket.ts";

/** The stances of one stretch of time. Stretches without stances are left out. */
export const TimelineBucketSchema = z
  .object({
    /** First and last day of the stretch, both inclusive. */
    start: CalendarDateSchema,
    end: CalendarDateSchema,
    n: z.int().min(1),
    positive: z.int().min(0),
    negative: z.int().min(0),
    neutral: z.int().min(0),
    /** Mean, −1…+1, rounded to six decimals. */
    polarity: z.number().min(-1).max(1),
  })
  .meta({ id: "TimelineBucket" });
export type TimelineBucket = z.infer<typeof TimelineBucketSchema>;

/** Stances under a filter by time. */
export const TimelineSchema = z
  .object({
    bucket: z.enum(TIME_BUCKETS),
    /** In order of time. */
    buckets: z.array(TimelineBucketSchema),
    total: z.int().min(0),
    /** Days of the first and last stance; null without any. */
    first: CalendarDateSchema.nullable(),
    last: CalendarDateSchema.nullable(),
    dataVersion: z.string(),
  })
  .meta({ id: "Timeline" });
export type Timeline = z.infer<typeof TimelineSchema>;
