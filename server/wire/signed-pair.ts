import { z } from "zod";

/**
 * Two nodes and all stances between them, in whichever direction: an edge of the signed graph on
 * which balance, blocs and mediation are defined. `a` comes before `b` by code unit.
 */
export const SignedPairSchema = z
  .object({
    a: z.string(),
    b: z.string(),
    /** Sign of the mean polarity over both directions. A pair whose mean is 0 is no edge. */
    sign: z.union([z.literal(1), z.literal(-1)]),
    /** Mean over the stances of both directions, −1…+1, rounded to six decimals; never 0. */
    polarity: z.number().min(-1).max(1),
    /** Stances in both directions. */
    n: z.int().min(1),
    /** True where the two directions have opposite signs: one supports, the other opposes. */
    discordant: z.boolean(),
  })
  .meta({ id: "SignedPair" });
export type SignedPair = z.infer<typeof SignedPairSchema>;
