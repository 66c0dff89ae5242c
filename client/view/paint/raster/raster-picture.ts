import { NodePaint } from "./node-paint.ts";
import { rasterLines } from "./raster-lines.ts";
import type { RasterScene, RasterView } from "./raster-message.ts";
import { rasterNodes } from "./raster-nodes.ts";

/** Lines and nodes between two pauses, a few ms of work. */
const STEP = { lines: 1_500, nodes: 1_000 } as const;

/** Draws what a band of the picture shows: all hairlines, nodes above them. Pauses every few ms. */
export function* rasterPicture(
  scene: RasterScene,
  view: RasterView,
): Generator<void, Int32Array<ArrayBuffer>> {
  const pixels = new Int32Array(view.width * view.band.rows);
  const { count } = scene.lines;
  for (let first = 0; first < count; first += STEP.lines) {
    rasterLines(pixels, scene, view, first, Math.min(count, first + STEP.lines));
    yield;
  }
  const nodes = scene.x.length;
  const paint = new NodePaint(view.theme, view.pixelRatio);
  for (let first = 0; first < nodes; first += STEP.nodes) {
    rasterNodes(pixels, scene, view, paint, first, Math.min(nodes, first + STEP.nodes));
    yield;
  }
  return pixels;
}
