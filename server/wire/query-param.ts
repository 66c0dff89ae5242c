import { z } from "zod";
import { CalendarDateSchema } from "./calendar-date.ts";

/** Types of a parameter; each also as a list. */
export const PARAM_TYPES = ["string", "integer", "float", "boolean", "date"] as const;
export type ParamType = (typeof PARAM_TYPES)[number];

/** Most characters of a text, and most values of a list, that a parameter takes. */
export const MAX_PARAM_CHARS = 10_000;
export const MAX_PARAM_VALUES = 1000;

/** One value; a day is text as `YYYY-MM-DD`. */
export const ParamScalarSchema = z.union([z.string(), z.number(), z.boolean()]);
export type ParamScalar = z.infer<typeof ParamScalarSchema>;

/** A value of a parameter as JSON. Null: an optional parameter that is left out. */
export const ParamValueSchema = z.union([
  ParamScalarSchema,
  z.array(ParamScalarSchema).max(MAX_PARAM_VALUES),
  z.null(),
]);
export type ParamValue = z.infer<typeof ParamValueSchema>;

export const SUGGESTION_OPERATORS = ["=", ">=", "<="] as const;

/** A condition on suggestions: `where from = $actor`. */
export const SuggestionConditionSchema = z
  .object({
    property: z.string(),
    operator: z.enum(SUGGESTION_OPERATORS),
    /** Name of a parameter declared before. Without a value for it the condition is left out. */
    param: z.string(),
  })
  .meta({ id: "SuggestionCondition" });
export type SuggestionCondition = z.infer<typeof SuggestionConditionSchema>;

/** Where suggestions come from: the values of a property of all nodes or relationships of a name. */
export const SuggestionSourceSchema = z
  .object({
    /** Label of nodes, such as `Issue`, or type of relationships, such as `STANCE`. */
    of: z.string(),
    /** A property; of relationships also `from` and `to`, the ids of their ends. */
    property: z.string(),
    where: z.array(SuggestionConditionSchema),
  })
  .meta({ id: "SuggestionSource" });
export type SuggestionSource = z.infer<typeof SuggestionSourceSchema>;

/** A declared parameter: enough to make a form field of it, and to check a value. */
export const QueryParamSchema = z
  .object({
    name: z.string(),
    type: z.enum(PARAM_TYPES),
    /** True for `list<type>`: what follows holds for each value of the list. */
    list: z.boolean(),
    /** True: may be null, which is also what an absent value without a default becomes. */
    optional: z.boolean(),
    default: ParamValueSchema.optional(),
    /** The only values that are accepted. */
    values: z.array(ParamScalarSchema).optional(),
    /** Least and greatest value, inclusive; a day for dates. */
    min: z.union([z.number(), CalendarDateSchema]).optional(),
    max: z.union([z.number(), CalendarDateSchema]).optional(),
    suggest: SuggestionSourceSchema.optional(),
    /** What to write next to the field; empty where the file says nothing. */
    text: z.string(),
    /** True where an import guessed the type and nobody has confirmed it. */
    review: z.boolean(),
  })
  .meta({ id: "QueryParam" });
export type QueryParam = z.infer<typeof QueryParamSchema>;

/** A value to choose for a parameter. */
export const SuggestionSchema = z
  .object({
    value: ParamScalarSchema,
    /** What to show: the name where the value is an id, else the value itself. */
    label: z.string(),
    /** What tells equal labels apart, such as the kind and role of an actor. */
    detail: z.string().optional(),
    /**
     * How much the graph has of it: of an actor or issue its stances, of anything else the nodes or
     * relationships with this value. Under the conditions, where there are any.
     */
    count: z.int().min(0),
  })
  .meta({ id: "Suggestion" });
export type Suggestion = z.infer<typeof SuggestionSchema>;

/** Answer of `GET /api/queries/{id}/suggest`. */
export const SuggestionsSchema = z
  .object({
    param: z.string(),
    suggestions: z.array(SuggestionSchema),
    /** True where there are more than the answer holds: typing more narrows them. */
    more: z.boolean(),
    dataVersion: z.string(),
  })
  .meta({ id: "Suggestions" });
export type Suggestions = z.infer<typeof SuggestionsSchema>;
