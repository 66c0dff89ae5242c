import { z } from "zod";

/** The process is up. Says nothing of the store. */
export const HealthSchema = z
  .object({ status: z.literal("up"), version: z.string(), uptimeSeconds: z.int().min(0) })
  .meta({ id: "Health" });
export type Health = z.infer<typeof HealthSchema>;

/** The store answers. */
export const ReadySchema = z
  .object({
    status: z.literal("ready"),
    engine: z.object({ name: z.enum(["embedded", "neo4j"]), version: z.string() }),
    dataVersion: z.string(),
  })
  .meta({ id: "Ready" });
export type Ready = z.infer<typeof ReadySchema>;
