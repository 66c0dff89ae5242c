import { createRequire } from "node:module";
import type { GeoPermissibleObjects } from "d3-geo";
import { GRAPH_COLORS, LABEL_FONT } from "../../picture/graph-style.ts";
import type { Box } from "../../picture/label-placement.ts";
import { LABEL_HALO } from "../../picture/label-scene.ts";
import { landOf, landPathIn, type LandTopology } from "../../picture/map-land.ts";
import { BESIDE_TITLE, MAP_FORM, type MapScene } from "../../picture/map-scene.ts";
import { shapePath } from "../../picture/node-shape.ts";
import type { Viewport } from "../../picture/viewport.ts";
import type { MapGround } from "../../wire/view-ground.ts";
import type { Ink, Mark } from "./drawing.ts";
import { INKS } from "./inks.ts";
import { linePath, rectanglePath } from "./path-data.ts";

const load = createRequire(import.meta.url);
let land: GeoPermissibleObjects | null = null;

const inkOf = (name: "land" | "coast" | "stem"): Ink => ({
  light: GRAPH_COLORS.light[name],
  dark: GRAPH_COLORS.dark[name],
});

/** The map under a network, as much of it as lies in a box of the view. */
export function groundMarks(
  ground: MapGround,
  map: MapScene,
  viewport: Viewport,
  box: Box,
): readonly Mark[] {
  land ??= landOf(load("world-atlas/land-110m.json") as LandTopology);
  const coast = { ink: inkOf("coast"), width: MAP_FORM.coast };
  const stem = inkOf("stem");
  const d = landPathIn(land, ground, viewport, box);
  return [
    ...(d === "" ? [] : [{ kind: "path", d, fill: inkOf("land"), stroke: coast } as const]),
    ...map.stems.map(({ from, to }): Mark => ({
      kind: "path",
      d: linePath([from, to]),
      stroke: { ink: stem, width: MAP_FORM.stem },
    })),
    ...map.dots.map(({ x, y }): Mark => ({
      ...{ kind: "group", x, y },
      marks: [{ kind: "path", d: shapePath("circle", MAP_FORM.dot), fill: stem }],
    })),
    ...(map.beside === null ? [] : [frameMark(map.beside.box)]),
  ];
}

function frameMark({ left, top, right, bottom }: Box): Mark {
  return {
    kind: "path",
    d: rectanglePath(left, top, right - left, bottom - top),
    fill: INKS.paper,
    stroke: { ink: inkOf("coast"), width: 1 },
  };
}

/** The title beside the map, above the lines of the network. */
export function besideTitle({ left, bottom }: Box): Mark {
  return {
    kind: "text",
    x: left,
    y: bottom - MAP_FORM.title * 0.3,
    text: BESIDE_TITLE,
    font: { size: MAP_FORM.title, weight: LABEL_FONT.weight },
    ink: INKS.text,
    anchor: "left",
    direction: "ltr",
    halo: { ink: INKS.paper, width: LABEL_HALO / 2 },
  };
}
