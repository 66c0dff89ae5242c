import { z } from "zod";
import { readNetwork } from "../network/read-network.ts";
import {
  NETWORK_COLUMNS_TYPE,
  NetworkColumnsSchema,
  toNetworkColumns,
} from "../wire/network-columns.ts";
import { StanceFilterSchema } from "../wire/network-filter.ts";
import { NetworkSchema } from "../wire/network.ts";
import { SlugSchema } from "../wire/slug.ts";
import { limitField, MinStancesField } from "./request-fields.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

export const networkRoute: Route = defineRoute({
  method: "get",
  path: "/api/network",
  operationId: "getNetwork",
  summary: "Dyads under a filter, between the most involved actors and issues",
  description:
    "All parts of the filter must hold; a list (repeat the parameter) holds when one of its members does. The most involved nodes come first, `limit` of them; dyads and ties are those between shown nodes, and `totals` says what was left out. Without any filter, actors and issues without stances follow where there is room.",
  params: NOTHING,
  query: StanceFilterSchema.safeExtend({
    minStances: MinStancesField,
    limit: limitField(300, 100_000, "nodes"),
    also: z
      .array(SlugSchema)
      .max(1000)
      .optional()
      .describe(
        "Actors and issues to show beside these in any case, with the dyads between them and what is shown, whatever `actor`, `kind` and `minStances` say.",
      ),
    neighbors: z
      .enum(["omit", "count"])
      .default("omit")
      .describe("`count`: nodes say how many neighbours they have, shown or not."),
  }),
  answers: [
    { type: "application/json", schema: NetworkSchema },
    { type: NETWORK_COLUMNS_TYPE, schema: NetworkColumnsSchema },
  ],
  errors: STORE_ERRORS,
  cache: "data",
  handle: async ({ query, type, signal }, { facts }) => {
    const { minStances, limit, also = [], neighbors, ...filter } = query;
    const request = { filter, minStances, limit, also, countsNeighbors: neighbors === "count" };
    const network = await readNetwork(facts, request, signal);
    return type === NETWORK_COLUMNS_TYPE ? toNetworkColumns(network) : network;
  },
});
