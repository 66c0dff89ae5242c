import { z } from "zod";
import { ACTOR_KINDS, ActorKindSchema, ActorSchema } from "./actor.ts";
import { NODE_LABELS, DyadSchema, NetworkNodeSchema } from "./network.ts";
import { TieSchema } from "./tie.ts";

/** A line of the typeahead. Issues are found like actors: both are nodes of the network. */
export const ActorHitSchema = z
  .object({
    id: z.string(),
    label: z.enum(NODE_LABELS),
    name: z.string(),
    kind: ActorKindSchema.nullable(),
    role: z.string().optional(),
    /** The alias that matched, where it was not the name. */
    alias: z.string().optional(),
    /** Stances from or to it. */
    stances: z.int().min(0),
  })
  .meta({ id: "ActorHit" });
export type ActorHit = z.infer<typeof ActorHitSchema>;

export const ActorPageSchema = z
  .object({
    actors: z.array(ActorHitSchema),
    total: z.int().min(0),
    nextCursor: z.string().nullable(),
    dataVersion: z.string(),
  })
  .meta({ id: "ActorPage" });
export type ActorPage = z.infer<typeof ActorPageSchema>;

/** Everything about one actor that is not a stance. */
export const ActorCardSchema = z
  .object({
    actor: ActorSchema,
    stancesOut: z.int().min(0),
    stancesIn: z.int().min(0),
    first: z.string().nullable(),
    last: z.string().nullable(),
    /** Ties from or to the actor, with the names of the other ends. */
    ties: z.array(z.object({ tie: TieSchema, otherName: z.string() })),
    dataVersion: z.string(),
  })
  .meta({ id: "ActorCard" });
export type ActorCard = z.infer<typeof ActorCardSchema>;

/** What a neighbour can be: an actor of a kind, or an issue. */
export const NEIGHBOR_KINDS = [...ACTOR_KINDS, "issue"] as const;
export type NeighborKind = (typeof NEIGHBOR_KINDS)[number];

export const NEIGHBOR_DIRECTIONS = ["out", "in", "both"] as const;
export type NeighborDirection = (typeof NEIGHBOR_DIRECTIONS)[number];

export const NEIGHBOR_RANKS = ["stances", "recent", "strongest", "negative"] as const;
export type NeighborRank = (typeof NEIGHBOR_RANKS)[number];

/** The ego network of an actor: counts of all neighbours, then the best ranked of them. */
export const NeighborsSchema = z
  .object({
    /** Distinct neighbours under the filter, by kind (or `issue`) and direction. */
    counts: z.array(
      z.object({
        kind: z.enum(NEIGHBOR_KINDS),
        direction: z.enum(["out", "in"]),
        neighbors: z.int().min(1),
        stances: z.int().min(1),
      }),
    ),
    /** Distinct neighbours under the filter by kind alone: who speaks and is spoken of counts once. */
    kinds: z.array(
      z.object({
        kind: z.enum(NEIGHBOR_KINDS),
        neighbors: z.int().min(1),
        stances: z.int().min(1),
      }),
    ),
    total: z.int().min(0),
    nodes: z.array(NetworkNodeSchema),
    dyads: z.array(DyadSchema),
    dataVersion: z.string(),
  })
  .meta({ id: "Neighbors" });
export type Neighbors = z.infer<typeof NeighborsSchema>;
