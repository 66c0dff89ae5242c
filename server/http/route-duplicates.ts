import { z } from "zod";
import { readAtOneVersion } from "../network/versioned-read.ts";
import { DuplicatesSchema, MergeRequestSchema, MOST_DUPLICATES } from "../wire/duplicate.ts";
import { ImportReportSchema } from "../wire/import-report.ts";
import { Reply } from "./reply.ts";
import { deskOf } from "./route-imports.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

export const duplicatesRoute: Route = defineRoute({
  method: "get",
  path: "/api/duplicates",
  operationId: "getDuplicates",
  summary: "Pairs of actors that may be one, the likeliest first, and why",
  description:
    "The same Wikidata item, a name or alias in common, the same words in another order or with titles, initials, or one letter of difference. Nobody is merged but by `POST /api/merges`.",
  params: NOTHING,
  query: z.strictObject({
    limit: z
      .number()
      .int()
      .min(1)
      .max(MOST_DUPLICATES)
      .default(100)
      .describe("At most so many pairs."),
  }),
  answers: [{ type: "application/json", schema: DuplicatesSchema }],
  errors: STORE_ERRORS,
  cache: "data",
  handle: ({ query: { limit } }, { store, duplicates }) =>
    readAtOneVersion(store, async (dataVersion) => {
      const found = await duplicates(dataVersion);
      return { duplicates: found.slice(0, limit), total: found.length, dataVersion };
    }),
});

export const mergeActorsRoute: Route = defineRoute({
  method: "post",
  path: "/api/merges",
  role: "editor",
  operationId: "mergeActors",
  summary: "Make one actor of two",
  description:
    "What is said by and about `from` is then said by and about `into`, which gets the names of `from` as aliases; what the two said about each other goes. Stances keep the code and name of their dataset. A merge is in the list of imports, and `DELETE /api/imports/{id}` takes it back.",
  params: NOTHING,
  query: NOTHING,
  body: { kind: "json", schema: MergeRequestSchema },
  answers: [{ type: "application/json", schema: ImportReportSchema }],
  creates: true,
  errors: ["not-found", "busy", "unusable-folder", "database-unavailable"],
  cache: "never",
  handle: async ({ body: { from, into } }, services) => {
    const report = await deskOf(services).merge(from, into);
    const headers = { Location: `/api/imports/${report.id}` };
    return new Reply(JSON.stringify(report), { status: 201, headers });
  },
});
