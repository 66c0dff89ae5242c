import { z } from "zod";
import { CypherRequestSchema } from "./query-result.ts";

/** Cypher whose plan is wanted; it is not run. */
export const ExplainRequestSchema = CypherRequestSchema.omit({ limits: true }).meta({
  id: "ExplainRequest",
});

/** How the engine would answer a query. */
export const QueryPlanSchema = z
  .object({
    engine: z.object({ name: z.enum(["embedded", "neo4j"]), version: z.string() }),
    /** Names of the plan's operators, each once, in the order of the plan. */
    operators: z.array(z.string()),
    /** The engine's own rendering, for people. */
    text: z.string(),
  })
  .meta({ id: "QueryPlan" });
export type QueryPlan = z.infer<typeof QueryPlanSchema>;
