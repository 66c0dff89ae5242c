import { readStances } from "../network/read-stances.ts";
import { StanceFilterSchema } from "../wire/network-filter.ts";
import { SlugSchema } from "../wire/slug.ts";
import { StancePageSchema } from "../wire/stance-view.ts";
import { CursorField, limitField } from "./request-fields.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

export const stancesRoute: Route = defineRoute({
  method: "get",
  path: "/api/stances",
  operationId: "getStances",
  summary: "Stances as evidence, newest first",
  description:
    "`from` and `to` together are one dyad. The order is by day, newest first, then by id.",
  params: NOTHING,
  query: StanceFilterSchema.safeExtend({
    from: SlugSchema.optional().describe("Id of the speaker."),
    to: SlugSchema.optional().describe("Id of the target, an actor or an issue."),
    limit: limitField(50, 500, "stances"),
    cursor: CursorField,
  }),
  answers: [{ type: "application/json", schema: StancePageSchema }],
  errors: STORE_ERRORS,
  cache: "data",
  handle: ({ query, signal }, { facts, actLabel }) => {
    const { from, to, limit, cursor, ...filter } = query;
    return readStances(facts, { filter, from, to, limit, cursor }, actLabel, signal);
  },
});
