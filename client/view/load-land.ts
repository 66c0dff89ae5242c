import type { MapFrame } from "../../server/picture/map-projection.ts";

type LandPath = (frame: MapFrame) => string;

let land: Promise<LandPath> | null = null;

/**
 * What gives the outlines of all land as SVG path data in units of the layout. Outlines and
 * projection are fetched when the first map asks for them.
 */
export function loadLand(): Promise<LandPath> {
  land ??= load();
  land.catch(() => {
    // The server is away; the next map asks again.
    land = null;
  });
  return land;
}

async function load(): Promise<LandPath> {
  const [{ landOf, landPath }, atlas] = await Promise.all([
    import("../../server/picture/map-land.ts"),
    import("world-atlas/land-110m.json"),
  ]);
  const outlines = landOf(atlas.default);
  return (frame) => landPath(outlines, frame);
}
