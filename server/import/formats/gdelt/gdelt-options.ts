import { z } from "zod";
import { CountryCodeSchema } from "../../../wire/actor.ts";

/** What of a GDELT file to read. */
export const GdeltOptionsSchema = z.strictObject({
  /**
   * Only events with an actor of, or a place in, one of these countries; others are skipped. Default:
   * all events.
   */
  countries: z.array(CountryCodeSchema).min(1).optional(),
  /**
   * What to do with actors that are a role without a country, such as `GOV` for "the president". They
   * are many, and one actor for all of them says little. Default `keep`.
   */
  generic: z.enum(["keep", "skip"]).default("keep"),
});
export type GdeltOptions = z.infer<typeof GdeltOptionsSchema>;
