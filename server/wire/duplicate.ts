import { z } from "zod";
import { ActorSchema } from "./actor.ts";
import { SlugSchema } from "./slug.ts";

/** So many pairs are looked for, and given, at most. */
export const MOST_DUPLICATES = 1000;

/** Two actors that may be one, and why. Whether they are is for people to say. */
export const DuplicateSchema = z
  .object({
    /** What of an actor tells it from others: id, kind, name, aliases, country, Wikidata item. */
    a: ActorSchema,
    b: ActorSchema,
    /** Sentence parts, the strongest first. */
    reasons: z.array(z.string()),
  })
  .meta({ id: "Duplicate" });
export type Duplicate = z.infer<typeof DuplicateSchema>;

/** The likeliest pairs first. */
export const DuplicatesSchema = z
  .object({
    duplicates: z.array(DuplicateSchema),
    /** How many were found; at most 1,000 are looked for. */
    total: z.int().min(0),
    dataVersion: z.string(),
  })
  .meta({ id: "Duplicates" });
export type Duplicates = z.infer<typeof DuplicatesSchema>;

/** Which actor goes, and which one stays and gets its names and stances. */
export const MergeRequestSchema = z
  .strictObject({ from: SlugSchema, into: SlugSchema })
  .meta({ id: "MergeRequest" });
