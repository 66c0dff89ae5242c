import { z } from "zod";
import { CalendarDateSchema } from "./calendar-date.ts";
import {
  FIGURE_SIZES,
  FIGURE_THEMES,
  FigureFilterSchema,
  FigureParamsSchema,
  FigureShowSchema,
} from "./figure.ts";
import { DyadSchema, NetworkNodeSchema, NetworkTieSchema, NetworkTotalsSchema } from "./network.ts";
import { SourceSchema } from "./source.ts";
import { StanceEndSchema, StanceViewSchema } from "./stance-view.ts";

/** What was asked of the graph. */
export const FigureOriginSchema = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("filter"), filter: FigureFilterSchema }),
    z.object({
      kind: z.literal("query"),
      /** Of the saved query, where it was one. */
      id: z.string().optional(),
      cypher: z.string(),
      params: FigureParamsSchema,
    }),
  ])
  .meta({ id: "FigureOrigin" });
export type FigureOrigin = z.infer<typeof FigureOriginSchema>;

/** A stance behind a figure: ends, via and source by id. */
export const FigureStanceSchema = StanceViewSchema.extend({
  from: z.string(),
  to: z.string(),
  via: z.string().optional(),
  source: z.string(),
}).meta({ id: "FigureStance" });
export type FigureStance = z.infer<typeof FigureStanceSchema>;

const rows = {
  dataVersion: z.string(),
  network: z.object({
    nodes: z.array(NetworkNodeSchema),
    dyads: z.array(DyadSchema),
    ties: z.array(NetworkTieSchema),
    totals: NetworkTotalsSchema,
  }),
  /** Those who spoke on behalf of others without being in the picture. */
  voices: z.array(StanceEndSchema),
  stances: z.array(FigureStanceSchema),
  sources: z.array(SourceSchema),
};

/** What the graph answered at one version of its data. */
export const FigureRowsSchema = z.object(rows).meta({ id: "FigureRows" });
export type FigureRows = z.infer<typeof FigureRowsSchema>;

/**
 * Everything that a figure is, frozen. Its canonical form (RFC 8785) is what `/figures/{id}.json`
 * serves, byte for byte, and the SHA-256 of that is its id.
 */
export const FigurePayloadSchema = z
  .object({
    format: z.literal("entente-figure/1"),
    /** Version of the program that froze it. */
    program: z.string(),
    title: z.string(),
    caption: z.string().optional(),
    alt: z.string(),
    language: z.string(),
    size: z.enum(FIGURE_SIZES),
    theme: z.enum(FIGURE_THEMES),
    show: FigureShowSchema,
    /** Day on which the graph was read, UTC. */
    asOf: CalendarDateSchema,
    /** Of a live figure: the time of that day, UTC. */
    asOfTime: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .optional(),
    origin: FigureOriginSchema,
    style: z.object({
      /** Version of shapes, colours and widths. */
      version: z.int(),
      /** Of the layout. */
      seed: z.int(),
      places: z.enum(["shared", "own"]),
    }),
    /** Place of each node, x to the right and y down, in units of the layout. */
    positions: z.record(z.string(), z.tuple([z.number(), z.number()])),
    ...rows,
  })
  .meta({ id: "FigurePayload" });
export type FigurePayload = z.infer<typeof FigurePayloadSchema>;
