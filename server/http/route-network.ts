import { z } from "zod";
import { textChunks } from "../export/text-chunks.ts";
import { inPace } from "../network/pace.ts";
import { isUnfiltered } from "../network/stance-filter.ts";
import { readFlatNetwork } from "../network/read-network.ts";
import { networkColumnsJson, networkJson } from "../network/write-network.ts";
import { compareText } from "../wire/compare-text.ts";
import type { FlatNetwork } from "../wire/flat-network.ts";
import { decodeNetwork } from "../wire/decode-network.ts";
import { encodeNetwork } from "../wire/encode-network.ts";
import { NETWORK_BYTES_TYPE } from "../wire/network-bytes.ts";
import { NETWORK_COLUMNS_TYPE, NetworkColumnsSchema } from "../wire/network-columns.ts";
import { StanceFilterSchema } from "../wire/network-filter.ts";
import { NetworkSchema, USUAL_NODES } from "../wire/network.ts";
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
    limit: limitField(USUAL_NODES, 250_000, "nodes"),
    also: z
      .array(SlugSchema)
      .max(1000)
      .optional()
      .describe(
        "Actors and issues to show beside these in any case, with the dyads between them and what is shown, whatever `actor`, `kind` and `minStances` say.",
      ),
    positions: z
      .enum(["omit", "whole"])
      .default("omit")
      .describe(
        "`whole`: nodes say where they are in the picture of the network without a filter and with the same `limit`, and in which bloc of that network. Both are computed once for a version of the data; who has a place keeps it when the data change, until much of them has.",
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
  handle: async ({ query, type, signal }, { facts, wholes }) => {
    const { minStances, limit, also = [], neighbors, positions, ...filter } = query;
    const countsNeighbors = neighbors === "count";
    const whole = positions === "whole" ? await wholes.get(limit, signal) : null;
    const isWhole = isUnfiltered(filter) && minStances <= 1 && also.length === 0;
    if (whole !== null && isWhole && countsNeighbors && type === NETWORK_BYTES_TYPE) {
      const { bytes, dataVersion } = whole;
      return new Reply(inPace(chunksOf(bytes), signal), { dataVersion });
    }
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
    const placed = whole === null ? flat : withPlaces(flat, decodeNetwork(whole.bytes));
    return new Reply(inPace(write(placed, type), signal), { dataVersion });
  },
});

const CHUNK_BYTES = 64 * 1_024;

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

/** A network with the places and blocs that its nodes have in another one. */
function withPlaces(flat: FlatNetwork, { nodes }: FlatNetwork): FlatNetwork {
  const rowOf = new Map(nodes.id.map((id, row) => [id, row]));
  const column = (places: Float64Array | null): Float64Array<ArrayBuffer> =>
    Float64Array.from(flat.nodes.id, (id) => places?.[rowOf.get(id) ?? -1] ?? NaN);
  const bloc = Uint32Array.from(flat.nodes.id, (id) => nodes.bloc?.[rowOf.get(id) ?? -1] ?? 0);
  return { ...flat, nodes: { ...flat.nodes, x: column(nodes.x), y: column(nodes.y), bloc } };
}

function write(flat: FlatNetwork, type: string): Iterable<string | Uint8Array> {
  if (type === NETWORK_BYTES_TYPE) return encodeNetwork(flat);
  return textChunks(type === NETWORK_COLUMNS_TYPE ? networkColumnsJson(flat) : networkJson(flat));
}
