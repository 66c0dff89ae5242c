import { z } from "zod";
import { DyadSchema, NetworkNodeSchema } from "./network.ts";

/** Over any dyad; over supporting steps only; over opposing steps only. */
export const PATH_MODES = ["any", "support", "opposition"] as const;
export type PathMode = (typeof PATH_MODES)[number];

/** All that are shortest; or all of at most `maxSteps` that visit no node twice. */
export const PATH_EXTENTS = ["shortest", "all"] as const;
export type PathExtent = (typeof PATH_EXTENTS)[number];

/** Along dyads in either direction; or only from speaker to target. */
export const PATH_DIRECTIONS = ["both", "out"] as const;
export type PathDirection = (typeof PATH_DIRECTIONS)[number];

/** One step of a path: two nodes and the dyads between them that it uses. */
export const PathStepSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    /** Sign of the mean polarity of its stances; 0 neutral. */
    sign: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
    polarity: z.number().min(-1).max(1),
    n: z.int().min(1),
    /** One dyad, or both directions. */
    dyads: z.array(DyadSchema).min(1).max(2),
  })
  .meta({ id: "PathStep" });
export type PathStep = z.infer<typeof PathStepSchema>;

export const PathSchema = z
  .object({
    /** From the start to the end. */
    nodes: z.array(z.string()).min(1),
    steps: z.array(PathStepSchema),
    /** Product of the signs: what balance theory expects of the two ends. 0 with a neutral step. */
    sign: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
    /** Stances of the step with the fewest: what the whole path rests on. 0 for a path without steps. */
    weakest: z.int().min(0),
    /** The path in words. */
    sentence: z.string(),
  })
  .meta({ id: "Path" });
export type Path = z.infer<typeof PathSchema>;

export const PathsSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    mode: z.enum(PATH_MODES),
    extent: z.enum(PATH_EXTENTS),
    direction: z.enum(PATH_DIRECTIONS),
    maxSteps: z.int().min(1),
    /** Steps of the shortest; null where there is none within `maxSteps`. */
    shortest: z.int().min(0).nullable(),
    /** How many there are; of which `paths` are the first. */
    total: z.int().min(0),
    /** False where counting stopped early: there are at least `total`. */
    counted: z.boolean(),
    /** Shortest first; then those whose weakest step has most stances; then by ids. */
    paths: z.array(PathSchema),
    /** Every node of the paths, the two ends first. */
    nodes: z.array(NetworkNodeSchema),
    dataVersion: z.string(),
  })
  .meta({ id: "Paths" });
export type Paths = z.infer<typeof PathsSchema>;
