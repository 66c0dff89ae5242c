import { z } from "zod";
import { ActorSchema, type Actor } from "./actor.ts";
import { IssueSchema, type Issue } from "./issue.ts";
import { SourceSchema, type Source } from "./source.ts";
import { StanceSchema, type Stance } from "./stance.ts";
import { TieSchema, type Tie } from "./tie.ts";

/** The interchange file, `*.entente.json`. What export writes, import reads back to an equal graph. */
export const InterchangeSchema = z
  .strictObject({
    actors: z.array(ActorSchema),
    issues: z.array(IssueSchema),
    sources: z.array(SourceSchema),
    stances: z.array(StanceSchema),
    ties: z.array(TieSchema),
  })
  .meta({ id: "Interchange" });
export type Interchange = z.infer<typeof InterchangeSchema>;

/** One thing of a graph on its way into a store. */
export type GraphItem =
  | { readonly kind: "actor"; readonly actor: Actor }
  | { readonly kind: "issue"; readonly issue: Issue }
  | { readonly kind: "source"; readonly source: Source }
  | { readonly kind: "stance"; readonly stance: Stance }
  | { readonly kind: "tie"; readonly tie: Tie };
