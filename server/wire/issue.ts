import { z } from "zod";
import { SlugSchema } from "./slug.ts";

/** What a stance is about. Its id is not also an actor's: both are ends of stances. */
export const IssueSchema = z
  .strictObject({
    id: SlugSchema,
    name: z.string().trim().min(1).max(500),
    aliases: z.array(z.string().trim().min(1).max(500)).max(200).optional(),
    summary: z.string().min(1).max(5000).optional(),
  })
  .meta({ id: "Issue" });
export type Issue = z.infer<typeof IssueSchema>;
