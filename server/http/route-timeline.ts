import { z } from "zod";
import { readTimeline } from "../network/read-timeline.ts";
import { StanceFilterSchema } from "../wire/network-filter.ts";
import { SlugSchema } from "../wire/slug.ts";
import { TIME_BUCKETS } from "../wire/time-bucket.ts";
import { TimelineSchema } from "../wire/timeline.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

export const timelineRoute: Route = defineRoute({
  method: "get",
  path: "/api/timeline",
  operationId: "getTimeline",
  summary: "Stances under a filter by day, week, month or year, split by the sign of polarity",
  description:
    "Stretches without stances are left out. Weeks begin on Monday. `auto` takes the finest stretch of which at most 200 reach from the first to the last stance.",
  params: NOTHING,
  query: StanceFilterSchema.safeExtend({
    from: SlugSchema.optional().describe("Id of the speaker."),
    to: SlugSchema.optional().describe("Id of the target, an actor or an issue."),
    bucket: z
      .enum(["auto", ...TIME_BUCKETS])
      .default("auto")
      .describe("Length of a stretch."),
  }),
  answers: [{ type: "application/json", schema: TimelineSchema }],
  errors: STORE_ERRORS,
  cache: "data",
  isKept: true,
  handle: ({ query, signal }, { facts }) => {
    const { bucket, ...conditions } = query;
    return readTimeline(facts, { conditions, bucket }, signal);
  },
});
