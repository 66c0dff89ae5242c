import { z } from "zod";
import { CalendarDateSchema } from "./calendar-date.ts";
import { SlugSchema } from "./slug.ts";

/** From the strongest obligation to the weakest. An entente obliges to consult. */
export const ALLIANCE_TYPES = ["defense", "neutrality", "nonaggression", "entente"] as const;
export type AllianceType = (typeof ALLIANCE_TYPES)[number];
/** What a treaty may oblige to; datasets tell offense from defense. */
export const ALLIANCE_OBLIGATIONS = ["offense", ...ALLIANCE_TYPES] as const;
export type AllianceObligation = (typeof ALLIANCE_OBLIGATIONS)[number];

const role = z.string().trim().min(1).max(500).optional();
const period = { since: CalendarDateSchema.optional(), until: CalendarDateSchema.optional() };
const ends = { from: SlugSchema, to: SlugSchema, source: SlugSchema };

/** Person or group speaks and acts for a state or organisation. */
export const RepresentsSchema = z.strictObject({
  type: z.literal("REPRESENTS"),
  ...ends,
  role,
  ...period,
});
/** Actor belongs to an organisation; a co-chair is a member with that role. */
export const MemberOfSchema = z.strictObject({
  type: z.literal("MEMBER_OF"),
  ...ends,
  role,
  ...period,
});
/** State is bound to state by treaty. */
export const AlliedWithSchema = z.strictObject({
  type: z.literal("ALLIED_WITH"),
  ...ends,
  treaty: z.string().trim().min(1).max(500).optional(),
  /** The strongest obligation. */
  alliance: z.enum(ALLIANCE_TYPES).optional(),
  /** All obligations, where the source lists several. */
  obligations: z.array(z.enum(ALLIANCE_OBLIGATIONS)).min(1).max(5).optional(),
  ...period,
});
/** Actor is a party to an issue. */
export const PartyToSchema = z.strictObject({ type: z.literal("PARTY_TO"), ...ends, role });

export const TIE_TYPES = ["REPRESENTS", "MEMBER_OF", "ALLIED_WITH", "PARTY_TO"] as const;
export type TieType = (typeof TIE_TYPES)[number];

/** A standing relation between two actors (or an actor and an issue), as opposed to a stance. */
export const TieSchema = z
  .discriminatedUnion("type", [RepresentsSchema, MemberOfSchema, AlliedWithSchema, PartyToSchema])
  .meta({ id: "Tie" });
export type Tie = z.infer<typeof TieSchema>;
