import { geoPath, type GeoPermissibleObjects } from "d3-geo";
import { feature } from "topojson-client";
import { mapProjection, type MapFrame } from "./map-projection.ts";
import type { Box } from "./label-placement.ts";
import type { Viewport } from "./viewport.ts";

/**
 * The land of the earth as TopoJSON: `land-110m.json` of the package world-atlas, made from Natural
 * Earth, which is in the public domain.
 */
export type LandTopology = Parameters<typeof feature>[0];

/** The outlines of all land. @throws Error for a topology without an object `land`. */
export function landOf(topology: LandTopology): GeoPermissibleObjects {
  const { land } = topology.objects;
  if (land === undefined) throw new Error("The atlas has no land; use land-110m.json.");
  return feature(topology, land);
}

/** The land as SVG path data in units of the layout. */
export function landPath(land: GeoPermissibleObjects, frame: MapFrame): string {
  return geoPath(mapProjection(frame)).digits(2)(land) ?? "";
}

/** The land as SVG path data in px of a view, as much of it as lies in a box. */
export function landPathIn(
  land: GeoPermissibleObjects,
  { longitude, scale, origin: [x, y] }: MapFrame,
  { pxPerUnit, origin }: Viewport,
  { left, top, right, bottom }: Box,
): string {
  const projection = mapProjection({
    longitude,
    scale: scale * pxPerUnit,
    origin: [origin.x + x * pxPerUnit, origin.y + y * pxPerUnit],
  }).clipExtent([
    [left, top],
    [right, bottom],
  ]);
  return geoPath(projection).digits(2)(land) ?? "";
}
