import { z } from "zod";
import { comparisonCsv } from "../network/comparison-csv.ts";
import { readComparison } from "../network/read-comparison.ts";
import { readDropout } from "../network/read-dropout.ts";
import { CalendarDateSchema } from "../wire/calendar-date.ts";
import {
  COMPARISON_CSV_TYPE,
  ComparisonCsvSchema,
  ComparisonSchema,
  DropoutSchema,
  DYAD_CHANGES,
  type Comparison,
  type Dropout,
} from "../wire/comparison.ts";
import { checkFilterRanges, StanceFilterSchema } from "../wire/network-filter.ts";
import { SlugSchema } from "../wire/slug.ts";
import { Reply } from "./reply.ts";
import { limitField, MinStancesField } from "./request-fields.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

const COMPARISON_FIELDS = {
  minStances: MinStancesField,
  step: z
    .number()
    .min(0)
    .max(2)
    .default(0.1)
    .describe("Least shift of mean polarity that counts as strengthened or weakened."),
  change: z
    .array(z.enum(DYAD_CHANGES))
    .max(DYAD_CHANGES.length)
    .optional()
    .describe("Kinds of change to list. `counts` has all of them in any case."),
  limit: limitField(500, 5000, "dyads"),
};

const CSV = { type: COMPARISON_CSV_TYPE, schema: ComparisonCsvSchema } as const;

const { since: _since, until: _until, ...FILTER_WITHOUT_DAYS } = StanceFilterSchema.shape;

export const compareRoute: Route = defineRoute({
  method: "get",
  path: "/api/compare",
  operationId: "comparePeriods",
  summary:
    "What became of the dyads of one period in another: added, dropped, flipped, stronger, weaker",
  description:
    "Takes the filter without its days, and two periods instead; a bound that is left out leaves that end open. Periods may overlap.",
  params: NOTHING,
  query: z
    .strictObject({
      ...FILTER_WITHOUT_DAYS,
      beforeSince: CalendarDateSchema.optional().describe("First day of the earlier period."),
      beforeUntil: CalendarDateSchema.optional().describe("Last day of the earlier period."),
      afterSince: CalendarDateSchema.optional().describe("First day of the later period."),
      afterUntil: CalendarDateSchema.optional().describe("Last day of the later period."),
      ...COMPARISON_FIELDS,
    })
    .superRefine(checkFilterRanges)
    .superRefine((query, context) => {
      checkPeriod(context, query.beforeSince, query.beforeUntil, "before");
      checkPeriod(context, query.afterSince, query.afterUntil, "after");
    }),
  answers: [{ type: "application/json", schema: ComparisonSchema }, CSV],
  errors: STORE_ERRORS,
  cache: "data",
  handle: async ({ query, type, signal }, { facts }) => {
    const { beforeSince, beforeUntil, afterSince, afterUntil, ...rest } = query;
    const { minStances, step, change, limit, ...filter } = rest;
    const before = { since: beforeSince ?? null, until: beforeUntil ?? null };
    const after = { since: afterSince ?? null, until: afterUntil ?? null };
    const request = { filter, before, after, minStances, step, change, limit };
    return inForm(type, await readComparison(facts, request, signal));
  },
});

export const dropoutRoute: Route = defineRoute({
  method: "get",
  path: "/api/dropout",
  operationId: "getDropout",
  summary: "What is left of the dyads without some sources, and what rests on each source alone",
  description:
    "`before` is the network under the filter, `after` the same without the stances of the sources in `without`. Without any, nothing is left out and `sources` tells what would be.",
  params: NOTHING,
  query: StanceFilterSchema.safeExtend({
    without: z.array(SlugSchema).max(200).default([]).describe("Sources to leave out."),
    ...COMPARISON_FIELDS,
  }),
  answers: [{ type: "application/json", schema: DropoutSchema }, CSV],
  errors: STORE_ERRORS,
  cache: "data",
  handle: async ({ query, type, signal }, { facts }) => {
    const { without, minStances, step, change, limit, ...filter } = query;
    const request = { filter, without, minStances, step, change, limit };
    return inForm(type, await readDropout(facts, request, signal));
  },
});

function inForm(type: string, comparison: Comparison | Dropout): Comparison | Dropout | Reply {
  return type === CSV.type ? new Reply(comparisonCsv(comparison)) : comparison;
}

function checkPeriod(
  context: z.core.$RefinementCtx,
  since: string | undefined,
  until: string | undefined,
  name: "before" | "after",
): void {
  if (since !== undefined && until !== undefined && since > until) {
    context.addIssue({
      code: "custom",
      path: [`${name}Until`],
      message: `is ${until}, before ${name}Since (${since}); swap the two`,
    });
    return;
  }
  if (since === undefined && until === undefined) {
    context.addIssue({
      code: "custom",
      path: [name === "before" ? "beforeUntil" : "afterSince"],
      message: `is missing, as is the other bound of the period; give one of ${name}Since and ${name}Until`,
    });
  }
}
