import { z } from "zod";
import { ActorHitSchema } from "./actor-card.ts";
import { StanceFilterSchema } from "./network-filter.ts";

/** A part of what was asked, by its place: characters from `start` up to, not including, `end`. */
const part = { text: z.string(), start: z.int().min(0), end: z.int().min(0) };

/** A name in a question, and what it was taken for. */
export const QuestionNameSchema = z
  .object({
    ...part,
    /** The actor or issue; null where nothing has that name. */
    hit: ActorHitSchema.nullable(),
    /** What else has that name, best first, at most four. */
    others: z.array(ActorHitSchema),
  })
  .meta({ id: "QuestionName" });
export type QuestionName = z.infer<typeof QuestionNameSchema>;

/** A form of question, for those who want to know what can be asked. */
export const QuestionFormSchema = z
  .object({ form: z.string(), example: z.string(), meaning: z.string() })
  .meta({ id: "QuestionForm" });
export type QuestionForm = z.infer<typeof QuestionFormSchema>;

/** How a question was understood. */
export const QuestionReadingSchema = z
  .object({
    q: z.string(),
    /** False where a name is not known or the words have no known form: then there is no query. */
    understood: z.boolean(),
    /** What is looked for, in words; null where it was not understood. */
    reading: z.string().nullable(),
    names: z.array(QuestionNameSchema),
    /** What nothing is known of, with names that may have been meant. */
    unknown: z.array(z.object({ ...part, suggestions: z.array(z.string()) })),
    /** The same as Cypher that both engines run, its parameters beside it. */
    cypher: z.string().nullable(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    /** The filter of the network around it; null where it was not understood. */
    filter: StanceFilterSchema.nullable(),
    /** Exactly the stances: each with the filter is a request to `/api/stances`. */
    evidence: z.array(z.object({ from: z.string().optional(), to: z.string().optional() })),
    /** What to select in the network; null for nothing in particular. */
    selection: z
      .union([
        z.object({ kind: z.literal("node"), id: z.string() }),
        z.object({ kind: z.literal("dyad"), from: z.string(), to: z.string() }),
      ])
      .nullable(),
    /** Stances that it holds for. */
    total: z.int().min(0),
    /** The forms of questions, where this one was not understood. */
    forms: z.array(QuestionFormSchema),
    dataVersion: z.string(),
  })
  .meta({ id: "QuestionReading" });
export type QuestionReading = z.infer<typeof QuestionReadingSchema>;
