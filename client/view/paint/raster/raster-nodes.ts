import { KIND_SHAPES, NODE_KINDS } from "../../../../server/picture/graph-style.ts";
import { shapeDistance } from "../../../../server/picture/node-shape.ts";
import { placeIn, type NodePaint } from "./node-paint.ts";
import { over } from "./pixel-colors.ts";
import type { RasterScene, RasterView } from "./raster-message.ts";

const SHAPES = NODE_KINDS.map((kind) => KIND_SHAPES[kind]);
/** No shape reaches farther, in radii. */
const WIDEST = 1.25;

/** Draws some of the nodes of a scene as the shader of nodes does, none of them faded. */
export function rasterNodes(
  pixels: Int32Array,
  scene: RasterScene,
  { viewport, pixelRatio, width, height, band, halos }: RasterView,
  paint: NodePaint,
  first: number,
  end: number,
): void {
  const { origin, pxPerUnit, scale } = viewport;
  // Rows of a texture go up: the lowest of the band is the last here.
  const last = height - band.first;
  const topmost = last - band.rows;
  for (let row = first; row < end; row += 1) {
    const kind = scene.kind[row] ?? 0;
    const shape = SHAPES[kind] ?? "circle";
    const x = origin.x + (scene.x[row] ?? 0) * pxPerUnit;
    const y = origin.y + (scene.y[row] ?? 0) * pxPerUnit;
    const radius = (scene.radius[row] ?? 0) * scale;
    const halo = halos[row] ?? 0;
    const table = paint.table(kind, radius, halo);
    const reach = radius * WIDEST + paint.reach(halo);
    const top = Math.max(topmost, firstPixel(y - reach, pixelRatio));
    const bottom = Math.min(last, firstPixel(y + reach, pixelRatio));
    for (let down = top; down < bottom; down += 1) {
      const dy = (down + 0.5) / pixelRatio - y;
      const half = Math.sqrt(Math.max(0, reach * reach - dy * dy));
      const left = firstPixel(x - half, pixelRatio);
      const right = Math.min(width, firstPixel(x + half, pixelRatio));
      const start = Math.imul(last - 1 - down, width);
      for (let across = left; across < right; across += 1) {
        const dx = (across + 0.5) / pixelRatio - x;
        const color = table[placeIn(shapeDistance(shape, dx, dy, radius))] ?? 0;
        const alpha = color >>> 24;
        if (alpha === 0) continue;
        const at = start + across;
        pixels[at] = alpha === 255 ? color : over(color, pixels[at] ?? 0, 255 - alpha);
      }
    }
  }
}

/** The first pixel whose middle lies at a place, in px, or after it. */
function firstPixel(place: number, pixelRatio: number): number {
  return Math.max(0, Math.ceil(place * pixelRatio - 0.5));
}
