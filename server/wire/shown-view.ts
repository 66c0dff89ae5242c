import { z } from "zod";
import { FIGURE_LIMITS, FigureShowSchema } from "./figure.ts";
import { checkFilterRanges, StanceFilterSchema } from "./network-filter.ts";
import { SlugSchema } from "./slug.ts";
import { LaneAxisSchema, MapGroundSchema, PlaceSchema } from "./view-ground.ts";

/** The filter of a view: the fields of `/api/network` without its limit. */
export const ViewFilterSchema = z
  .strictObject({
    ...StanceFilterSchema.shape,
    minStances: z.int().min(1).max(1_000_000).optional(),
  })
  .superRefine(checkFilterRanges)
  .meta({ id: "ViewFilter" });
export type ViewFilter = z.infer<typeof ViewFilterSchema>;

/** Place of each actor and issue that is drawn, x to the right and y down, in units of the layout. */
const PlacesSchema = z
  .record(SlugSchema, PlaceSchema)
  .refine((places) => Object.keys(places).length <= FIGURE_LIMITS.nodes, {
    message: `holds more than ${FIGURE_LIMITS.nodes} places; hide some actors, or narrow the filter`,
  });

/** The body of `POST /api/pictures`: what the explorer draws, for a picture of it. */
export const PictureRequestSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(500),
    caption: z.string().trim().max(4000).optional(),
    filter: ViewFilterSchema.prefault({}),
    positions: PlacesSchema,
    ground: MapGroundSchema.optional().describe("What lies under the network. Absent: paper."),
    lanes: LaneAxisSchema.optional().describe(
      "Draws stances over these days on lanes instead of the network.",
    ),
    show: FigureShowSchema.prefault({}),
    theme: z.enum(["light", "dark"]).default("light"),
    /** Pixels for each px of a picture 1200 px wide; for PNG. */
    scale: z.int().min(1).max(4).default(2),
  })
  .meta({ id: "PictureRequest" });
export type PictureRequest = z.infer<typeof PictureRequestSchema>;

/** The body of `POST /api/extract`: what of the graph is wanted as a file. */
export const ExtractRequestSchema = z
  .strictObject({
    filter: ViewFilterSchema.prefault({}),
    nodes: z
      .array(SlugSchema)
      .max(FIGURE_LIMITS.nodes)
      .describe("Actors and issues between which stances and ties are wanted."),
  })
  .meta({ id: "ExtractRequest" });
