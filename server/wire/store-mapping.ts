import { z } from "zod";
import { ActorKindSchema } from "./actor.ts";
import { TableMappingSchema } from "./table-mapping.ts";

/**
 * How a property graph of somebody else's becomes actors and stances: which labels are actors, which
 * relationship types are stances or ties, and what their properties mean.
 */
export const StoreMappingSchema = z
  .strictObject({
    actors: z
      .array(
        z.strictObject({
          label: z.string().min(1),
          /** Absent: guessed by the name. */
          kind: ActorKindSchema.optional(),
          /** The property with the name. */
          name: z.string().min(1).default("name"),
          /** The property with the country, as ISO 3166-1 alpha-3. */
          country: z.string().min(1).optional(),
        }),
      )
      .min(1),
    /** Types of the relationships to read. */
    relationships: z.array(z.string().min(1)).min(1),
    /** What their properties mean; columns are properties, and `type` is the relationship's type. */
    mapping: TableMappingSchema,
  })
  .meta({ id: "StoreMapping" });
export type StoreMapping = z.infer<typeof StoreMappingSchema>;
