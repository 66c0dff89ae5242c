import { geoEqualEarth, type GeoProjection } from "d3-geo";
import type { GeoPlace } from "./capitals.ts";
import type { MapGround } from "../wire/view-ground.ts";
import { extent } from "./extent.ts";
import type { Position } from "./layout.ts";

/** What of a ground says where on the page a point of the earth is. */
export type MapFrame = Pick<MapGround, "longitude" | "scale" | "origin">;

/**
 * The projection of a map.
 * Source: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", International Journal
 * of Geographical Information Science 33 (2019), as in d3-geo.
 */
export function mapProjection({ longitude, scale, origin }: MapFrame): GeoProjection {
  return geoEqualEarth()
    .rotate([-longitude, 0])
    .scale(scale)
    .translate([...origin]);
}

/** The meridian in the middle of a map of nothing: the usual one, which cuts no continent. */
const USUAL_LONGITUDE = 11;

/**
 * The frame in which places fill a page of the given size, with the widest empty stretch of the
 * globe at its edges.
 * @param size width and height in units of the layout, and the most that a radian may take.
 */
export function fitMap(
  places: readonly GeoPlace[],
  size: { readonly width: number; readonly height: number; readonly most: number },
): MapFrame {
  const longitude = middleLongitude(places.map(({ lon }) => lon));
  const unit = mapProjection({ longitude, scale: 1, origin: [0, 0] });
  const points = places.map((place) => projected(unit, place));
  const [left, right] = points.length === 0 ? [-1, 1] : extent(points.map(({ x }) => x));
  const [top, bottom] = points.length === 0 ? [-1, 1] : extent(points.map(({ y }) => y));
  const scale = Math.min(
    size.most,
    size.width / Math.max(right - left, 1e-6),
    size.height / Math.max(bottom - top, 1e-6),
  );
  const origin = [-((left + right) / 2) * scale, -((top + bottom) / 2) * scale];
  return { longitude, scale: round(scale), origin: [round(origin[0] ?? 0), round(origin[1] ?? 0)] };
}

export function projected(projection: GeoProjection, { lat, lon }: GeoPlace): Position {
  const [x, y] = projection([lon, lat]) ?? [0, 0];
  return { x, y };
}

/** The meridian opposite to the middle of the widest stretch without any of the longitudes. */
function middleLongitude(longitudes: readonly number[]): number {
  const sorted = [...new Set(longitudes)].sort((a, b) => a - b);
  const [first] = sorted;
  if (first === undefined) return USUAL_LONGITUDE;
  let [widest, middle] = [-1, first];
  sorted.forEach((start, at) => {
    const end = sorted[at + 1] ?? first + 360;
    if (end - start > widest) [widest, middle] = [end - start, (start + end) / 2];
  });
  return round(((middle + 360) % 360) - 180);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
