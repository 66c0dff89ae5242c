import { z } from "zod";
import {
  FIGURE_SIZES,
  FIGURE_THEMES,
  FigureAccessSchema,
  FigureFilterSchema,
  FigureIdSchema,
  FigureQuerySchema,
  FigureShowSchema,
} from "../../wire/figure.ts";
import { FigureStateSchema, FigureCountsSchema } from "../../wire/figure-meta.ts";
import { FigureOriginSchema } from "../../wire/figure-payload.ts";

/** What a figure was asked to be, so that it can be read anew. */
export const FigureDefinitionSchema = z.object({
  title: z.string(),
  caption: z.string().optional(),
  alt: z.string().optional(),
  filter: FigureFilterSchema.optional(),
  query: FigureQuerySchema.optional(),
  size: z.enum(FIGURE_SIZES),
  theme: z.enum(FIGURE_THEMES),
  language: z.string(),
  show: FigureShowSchema,
  places: z.enum(["shared", "own"]).optional(),
});

/** What is kept of a figure beside its payload. */
export const FigureRecordSchema = z.object({
  format: z.literal("entente-figure-record/1"),
  id: FigureIdSchema,
  series: FigureIdSchema,
  version: z.int().min(1),
  created: z.iso.datetime(),
  mode: z.enum(["frozen", "live"]),
  everyMinutes: z.int().min(1),
  definition: FigureDefinitionSchema,
  access: FigureAccessSchema,
  frameAncestors: z.array(z.string()),
  /** Whether the newest version of the series is shown under this id. */
  follow: z.boolean(),
  state: FigureStateSchema,
  /** What lists need of the payload, which is long. */
  alt: z.string(),
  asOf: z.string(),
  origin: FigureOriginSchema,
  dataVersion: z.string(),
  program: z.string(),
  counts: FigureCountsSchema,
  width: z.number(),
  height: z.number(),
  /** Measures of the drawing for narrow screens. */
  narrow: z.object({ width: z.number(), height: z.number() }),
});
export type FigureRecord = z.infer<typeof FigureRecordSchema>;

/** The versions of a figure, oldest first; its id is that of the first. */
export const FigureSeriesSchema = z.object({
  format: z.literal("entente-figure-series/1"),
  versions: z.array(FigureIdSchema).min(1),
});

/** Views of a figure by the origin of the page around it. */
export const FigureUsesFileSchema = z.object({
  format: z.literal("entente-figure-uses/1"),
  uses: z.record(
    z.string(),
    z.object({ views: z.int().min(1), first: z.string(), last: z.string() }),
  ),
});
