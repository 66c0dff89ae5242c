import { z } from "zod";

/** An id of ours: lower-case letters, digits and single hyphens (or dots) between them, 1 to 200 characters. */
export const SlugSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[a-z0-9]+(?:[-.:][a-z0-9]+)*$/, {
    message:
      "is not an id; use lower-case letters and digits joined by single hyphens, such as tayyip-erdogan",
  })
  .meta({ example: "tayyip-erdogan" });
