import { z } from "zod";
import { ROLES } from "./role.ts";

/** Who the caller is to the server. */
export const SessionSchema = z
  .object({
    role: z.enum(ROLES).describe("What the caller may do."),
    name: z.string().nullable().describe("Name of the caller's token; null without one."),
    canLogIn: z.boolean().describe("Whether the server has tokens at all."),
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof SessionSchema>;
