import { z } from "zod";
import { findNearIds } from "../network/near-ids.ts";
import { readActorCard } from "../network/read-actor-card.ts";
import { readActors } from "../network/read-actors.ts";
import { readNeighbors } from "../network/read-neighbors.ts";
import {
  ActorCardSchema,
  ActorPageSchema,
  NEIGHBOR_DIRECTIONS,
  NEIGHBOR_KINDS,
  NEIGHBOR_RANKS,
  NeighborsSchema,
} from "../wire/actor-card.ts";
import { checkFilterRanges, StanceFilterSchema } from "../wire/network-filter.ts";
import { ActorIdParams, CursorField, limitField } from "./request-fields.ts";
import { defineRoute, NOTHING, unknownActor, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

export const actorsRoute: Route = defineRoute({
  method: "get",
  path: "/api/actors",
  operationId: "findActors",
  summary: "Actors and issues by name or alias",
  description:
    "Holds what has every word of `q` in its name or aliases, without regard to accents, case or order. A whole name or alias comes first, then what begins with `q`, then what has a word that begins with it; then the most stances. Without `q`: all, most stances first.",
  params: NOTHING,
  query: z.strictObject({
    q: z.string().max(200).default("").describe("What was typed, in any script."),
    limit: limitField(20, 200, "actors and issues"),
    cursor: CursorField,
  }),
  answers: [{ type: "application/json", schema: ActorPageSchema }],
  errors: STORE_ERRORS,
  cache: "data",
  handle: ({ query, signal }, { facts }) => readActors(facts, query, signal),
});

export const actorRoute: Route = defineRoute({
  method: "get",
  path: "/api/actors/{id}",
  operationId: "getActor",
  summary: "One actor: names, role, ties, and how many stances there are",
  params: ActorIdParams,
  query: NOTHING,
  answers: [{ type: "application/json", schema: ActorCardSchema }],
  errors: ["not-found", ...STORE_ERRORS],
  cache: "data",
  handle: async ({ params: { id }, signal }, { facts, store }) => {
    const card = await readActorCard(facts, id, signal);
    if (card === null) throw unknownActor(id, await findNearIds({ store, signal }, id));
    return card;
  },
});

const { kind: _kind, ...FILTER_WITHOUT_KIND } = StanceFilterSchema.shape;

export const neighborsRoute: Route = defineRoute({
  method: "get",
  path: "/api/actors/{id}/neighbors",
  operationId: "getNeighbors",
  summary: "The neighbours of an actor or issue, counted by kind, the best ranked shown",
  description:
    "`counts` is of all neighbours under the filter, `total` of those of the wanted kind and direction; the actor itself is the first node. Takes the id of an issue as well.",
  params: ActorIdParams,
  query: z
    .strictObject({
      ...FILTER_WITHOUT_KIND,
      kind: z
        .array(z.enum(NEIGHBOR_KINDS))
        .max(NEIGHBOR_KINDS.length)
        .optional()
        .describe("Kinds of neighbours to show."),
      direction: z
        .enum(NEIGHBOR_DIRECTIONS)
        .default("both")
        .describe("`out`: whom the actor speaks about; `in`: who speaks about the actor."),
      rank: z
        .enum(NEIGHBOR_RANKS)
        .default("stances")
        .describe(
          "Which neighbours come first: with the most stances, the most recent stance, the mean polarity farthest from 0, or the lowest one.",
        ),
      limit: limitField(50, 1000, "neighbours"),
    })
    .superRefine(checkFilterRanges),
  answers: [{ type: "application/json", schema: NeighborsSchema }],
  errors: ["not-found", ...STORE_ERRORS],
  cache: "data",
  handle: async ({ params: { id }, query, signal }, { facts, store }) => {
    const { kind, direction, rank, limit, ...filter } = query;
    const request = { id, filter, kind, direction, rank, limit };
    const neighbors = await readNeighbors(facts, request, signal);
    if (neighbors === null) throw unknownActor(id, await findNearIds({ store, signal }, id));
    return neighbors;
  },
});
