import { z } from "zod";
import { findNearIds } from "../network/near-ids.ts";
import { readPaths } from "../network/read-paths.ts";
import { StanceFilterSchema } from "../wire/network-filter.ts";
import { PATH_DIRECTIONS, PATH_EXTENTS, PATH_MODES, PathsSchema } from "../wire/paths.ts";
import { SlugSchema } from "../wire/slug.ts";
import { limitField } from "./request-fields.ts";
import { defineRoute, NOTHING, unknownActor, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

export const pathsRoute: Route = defineRoute({
  method: "get",
  path: "/api/paths",
  operationId: "getPaths",
  summary: "Paths between two nodes, shortest first, each in words",
  description:
    "All shortest paths, or all of at most `maxSteps` steps that visit no node twice; over any dyads, over support only or over opposition only. Of equally long paths those come first whose weakest step has most stances.",
  params: NOTHING,
  query: StanceFilterSchema.safeExtend({
    from: SlugSchema.describe("Id of the start, an actor or an issue."),
    to: SlugSchema.describe("Id of the end, an actor or an issue."),
    mode: z
      .enum(PATH_MODES)
      .default("any")
      .describe("Which steps: `any`; `support`: mean polarity above 0; `opposition`: below 0."),
    extent: z
      .enum(PATH_EXTENTS)
      .default("shortest")
      .describe("`shortest`: all of the fewest steps; `all`: all of at most `maxSteps`."),
    direction: z
      .enum(PATH_DIRECTIONS)
      .default("both")
      .describe(
        "`both`: a step is all that two nodes say of each other; `out`: only from speaker to target.",
      ),
    maxSteps: z.int().min(1).max(10).default(6).describe("Most steps of a path."),
    issues: z
      .enum(["exclude", "include"])
      .default("exclude")
      .describe("Whether paths may lead over issues. The ends may be issues in any case."),
    limit: limitField(20, 500, "paths"),
  }),
  answers: [{ type: "application/json", schema: PathsSchema }],
  errors: ["not-found", ...STORE_ERRORS],
  cache: "data",
  handle: async ({ query, signal }, { facts, store }) => {
    const { from, to, mode, extent, direction, maxSteps, issues, limit, ...filter } = query;
    const rules = { mode, extent, direction, maxSteps, issues, limit };
    const found = await readPaths(facts, { from, to, filter, ...rules }, signal);
    if ("missing" in found) {
      throw unknownActor(found.missing, await findNearIds({ store, signal }, found.missing));
    }
    return found;
  },
});
