import { z } from "zod";
import { CalendarDateSchema } from "./calendar-date.ts";
import { SlugSchema } from "./slug.ts";

const CoordinateSchema = z.number().min(-1e7).max(1e7);

/** A place, x to the right and y down, in units of the layout. */
export const PlaceSchema = z.tuple([CoordinateSchema, CoordinateSchema]);

/** The map of the world under a network, in the Equal Earth projection. */
export const MapGroundSchema = z
  .strictObject({
    kind: z.literal("map"),
    /** Degrees east of the meridian in the middle. */
    longitude: z.number().min(-180).max(180),
    /** Units of the layout for a radian at the equator. */
    scale: z.number().min(1).max(1e6),
    /** Where the equator crosses that meridian. */
    origin: PlaceSchema,
    /** The point on the map of each actor that has one. It may stand beside it, where it is crowded. */
    points: z.record(SlugSchema, PlaceSchema),
    /** Those who have no place on the map, and stand beside it. */
    beside: z.array(SlugSchema).max(10_000),
  })
  .meta({ id: "MapGround" });
/** Days from the left to the right edge of a chart over time, both inclusive. */
export const LaneAxisSchema = z
  .strictObject({ first: CalendarDateSchema, last: CalendarDateSchema })
  .refine(({ first, last }) => first <= last, { message: "ends before it begins; swap its days" })
  .meta({ id: "LaneAxis" });
export type LaneAxis = z.infer<typeof LaneAxisSchema>;

export type MapGround = z.infer<typeof MapGroundSchema>;
