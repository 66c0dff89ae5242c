import { hairlineColor } from "../hairlines.ts";
import { over, premultiplied } from "./pixel-colors.ts";
import type { RasterScene, RasterView } from "./raster-message.ts";

/** Draws some of the hairlines of a scene: one pixel wide, each over those before it. */
export function rasterLines(
  pixels: Int32Array,
  { x, y, lines }: RasterScene,
  { viewport, theme, pixelRatio, width, height, band }: RasterView,
  first: number,
  end: number,
): void {
  const { origin, pxPerUnit } = viewport;
  const scale = pxPerUnit * pixelRatio;
  const left = origin.x * pixelRatio;
  // Rows of a texture go up.
  const bottom = height - band.first - origin.y * pixelRatio;
  const { rows } = band;
  for (let line = first; line < end; line += 1) {
    const [from, to] = [lines.from[line] ?? 0, lines.to[line] ?? 0];
    const x0 = left + (x[from] ?? 0) * scale;
    const x1 = left + (x[to] ?? 0) * scale;
    const y0 = bottom - (y[from] ?? 0) * scale;
    const y1 = bottom - (y[to] ?? 0) * scale;
    if ((y0 < 0 && y1 < 0) || (y0 > rows && y1 > rows)) continue;
    const color = premultiplied(hairlineColor(lines, line, theme));
    if (Math.abs(x1 - x0) >= Math.abs(y1 - y0)) {
      drawAlong(pixels, x0, y0, x1, y1, width, rows, 1, width, color);
    } else drawAlong(pixels, y0, x0, y1, x1, rows, width, width, 1, color);
  }
}

/** Parts of a pixel in which a line goes aside, so that whole numbers do. */
const PARTS = 65_536;

/**
 * One pixel for each step along the longer axis, where the line crosses the middle of the step. The
 * arguments are numbers and not objects: this runs half a million times for a picture.
 */
function drawAlong(
  pixels: Int32Array,
  u0: number,
  v0: number,
  u1: number,
  v1: number,
  most: number,
  mostAside: number,
  stride: number,
  strideAside: number,
  color: number,
): void {
  const span = u1 - u0;
  if (span === 0) return;
  const slope = (v1 - v0) / span;
  let low = Math.min(u0, u1);
  let high = Math.max(u0, u1);
  if (slope === 0) {
    if (v0 < 0 || v0 >= mostAside) return;
  } else {
    // What lies aside of the picture is never stepped along.
    const [a, b] = [u0 - v0 / slope, u0 + (mostAside - v0) / slope];
    low = Math.max(low, Math.min(a, b));
    high = Math.min(high, Math.max(a, b));
  }
  const start = Math.ceil(Math.max(0, low) - 0.5);
  const end = Math.min(most, Math.ceil(high - 0.5));
  const rest = 255 - (color >>> 24);
  const step = Math.round(slope * PARTS) | 0;
  let aside = Math.round((v0 + (start + 0.5 - u0) * slope) * PARTS) | 0;
  for (let along = start | 0; along < end; along += 1) {
    const across = aside >> 16;
    aside = (aside + step) | 0;
    if (across < 0 || across >= mostAside) continue;
    const at = (Math.imul(along, stride) + Math.imul(across, strideAside)) | 0;
    pixels[at] = rest === 0 ? color : over(color, pixels[at] ?? 0, rest);
  }
}
