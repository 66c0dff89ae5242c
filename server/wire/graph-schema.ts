import { z } from "zod";
import { IssueSchema } from "./issue.ts";
import { SourceSchema } from "./source.ts";

/** Sources in the schema. */
export const MOST_SOURCES = 2_000;

/** What the graph holds: for the filters of the explorer and for query writers. */
export const GraphSchemaSchema = z
  .object({
    engine: z.object({ name: z.enum(["embedded", "neo4j"]), version: z.string() }),
    labels: z.array(
      z.object({ name: z.string(), count: z.int().min(0), properties: z.array(z.string()) }),
    ),
    relationshipTypes: z.array(
      z.object({ name: z.string(), count: z.int().min(0), properties: z.array(z.string()) }),
    ),
    issues: z.array(IssueSchema.extend({ stances: z.int().min(0) })),
    /** By id. Of more than 2,000, those with most stances. */
    sources: z.array(SourceSchema.extend({ stances: z.int().min(0) })),
    /** First and last day of any stance; null for an empty graph. */
    dates: z.object({ first: z.string(), last: z.string() }).nullable(),
    totals: z.object({ nodes: z.int().min(0), dyads: z.int().min(0), stances: z.int().min(0) }),
    dataVersion: z.string(),
  })
  .meta({ id: "GraphSchema" });
export type GraphSchema = z.infer<typeof GraphSchemaSchema>;
