import { z } from "zod";

/** A sentence about a network and the stances that it rests on. */
export const GroundedSentenceSchema = z
  .object({
    text: z.string(),
    /** Ids of the stances, newest first, at most 200. */
    stances: z.array(z.string()).min(1),
    /** How many there are; more than are listed only in sentences about very much at once. */
    total: z.int().min(1),
  })
  .meta({ id: "GroundedSentence" });
export type GroundedSentence = z.infer<typeof GroundedSentenceSchema>;

/** A view in words: what it shows, and how its actors stand to each other. */
export const DescriptionSchema = z
  .object({
    /** Two for any view with stances; none for one without, since nothing would carry a sentence. */
    paragraphs: z.array(z.array(GroundedSentenceSchema)).max(2),
    dataVersion: z.string(),
  })
  .meta({ id: "Description" });
export type Description = z.infer<typeof DescriptionSchema>;
