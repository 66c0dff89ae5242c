import { z } from "zod";
import { SlugSchema } from "./slug.ts";

export const ACTOR_KINDS = ["person", "state", "organization", "group"] as const;
export const ActorKindSchema = z.enum(ACTOR_KINDS).meta({ id: "ActorKind" });
export type ActorKind = z.infer<typeof ActorKindSchema>;

/** ISO 3166-1 alpha-3, or ISO 3166-3 for a dissolved state, in lower case. */
export const CountryCodeSchema = z.string().regex(/^[a-z]{3}$/, {
  message: "is not a country code; use ISO 3166-1 alpha-3 in lower case, such as aze",
});

/** Somebody who takes stances: a person, a state, an organisation, or a group. */
export const ActorSchema = z
  .strictObject({
    id: SlugSchema,
    kind: ActorKindSchema,
    name: z.string().trim().min(1).max(500),
    /** Other names and spellings, searched like the name. */
    aliases: z.array(z.string().trim().min(1).max(500)).max(200).optional(),
    /** What the actor is or does, as the source puts it, such as "Secretary General of NATO". */
    role: z.string().min(1).max(500).optional(),
    /** The state that the actor belongs to. */
    country: CountryCodeSchema.optional(),
    wikidata: z
      .string()
      .regex(/^Q[1-9]\d*$/, { message: "is not a Wikidata item; write it like Q7747" })
      .optional(),
    /** Degrees north, WGS 84. */
    lat: z.number().min(-90).max(90).optional(),
    /** Degrees east, WGS 84. */
    lon: z.number().min(-180).max(180).optional(),
    summary: z.string().min(1).max(5000).optional(),
  })
  .meta({ id: "Actor" });
export type Actor = z.infer<typeof ActorSchema>;
