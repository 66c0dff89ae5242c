import { z } from "zod";
import { CalendarDateSchema } from "./calendar-date.ts";
import { SlugSchema } from "./slug.ts";

export const SOURCE_KINDS = ["article", "dataset", "treaty", "transcript"] as const;

const UrlSchema = z
  .url({
    protocol: /^https?$/,
    message: "is not a web address; it must start with http:// or https://",
  })
  .max(2000);

/** Where a stance or a tie is documented. */
export const SourceSchema = z
  .strictObject({
    id: SlugSchema,
    title: z.string().trim().min(1).max(1000),
    kind: z.enum(SOURCE_KINDS),
    publisher: z.string().min(1).max(500).optional(),
    url: UrlSchema.optional(),
    published: CalendarDateSchema.optional(),
    /** BCP 47 language tag, such as en. */
    language: z.string().min(2).max(35).optional(),
    /** A copy in a web archive. */
    archive: UrlSchema.optional(),
  })
  .meta({ id: "Source" });
export type Source = z.infer<typeof SourceSchema>;
