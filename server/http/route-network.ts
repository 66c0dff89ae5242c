import { z } from "zod";
import { textChunks } from "../export/text-chunks.ts";
import { inPace } from "../network/pace.ts";
import { readFlatNetwork } from "../network/read-network.ts";
import { networkColumnsJson, networkJson } from "../network/write-network.ts";
import { compareText } from "../wire/compare-text.ts";
import type { FlatNetwork } from "../wire/flat-network.ts";
import { encodeNetwork, NETWORK_BYTES_TYPE } from "../wire/network-bytes.ts";
import { NETWORK_COLUMNS_TYPE, NetworkColumnsSchema } from "../wire/network-columns.ts";
import { StanceFilterSchema } from "../wire/network-filter.ts";
import { NetworkSchema } from "../wire/network.ts";
import { SlugSchema } from "../wire/slug.ts";
import { Reply } from "./reply.ts";
import { limitField, MinStancesField } from "./request-fields.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

const NetworkBytesSchema = z.string().meta({
  id: "NetworkBytes",
  format: "binary",
  description: "Columns as little-endian numbers in blocks; docs/api.md has the format.",
});

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
    limit: limitField(300, 250_000, "nodes"),
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
    { type: NETWORK_BYTES_TYPE, schema: NetworkBytesSchema },
  ],
  errors: STORE_ERRORS,
  cache: "data",
  isKept: true,
  handle: async ({ query, type, signal }, { facts }) => {
    const { minStances, limit, also = [], neighbors, ...filter } = query;
    const countsNeighbors = neighbors === "count";
    // The order in which they are named is no part of the entity tag, so neither is it of the answer.
    const request = {
      filter,
      minStances,
      limit,
      also: also.toSorted(compareText),
      countsNeighbors,
    };
    const flat = await readFlatNetwork(facts, request, signal);
    const { dataVersion } = flat;
    return new Reply(inPace(write(flat, type), signal), { dataVersion });
  },
});

function write(flat: FlatNetwork, type: string): Iterable<string | Uint8Array> {
  if (type === NETWORK_BYTES_TYPE) return encodeNetwork(flat);
  return textChunks(type === NETWORK_COLUMNS_TYPE ? networkColumnsJson(flat) : networkJson(flat));
}
