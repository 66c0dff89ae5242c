import type { Theme } from "../../../server/picture/graph-style.ts";
import type { DrawnNetwork } from "../drawn-network.ts";
import type { DrawnLines } from "../drawn-parts.ts";
import { lineColor } from "./line-colors.ts";

/** Of one end: x, y, and a colour of four bytes. */
const WORDS = 3;
/** Where many lines lie close, the thin ones are to let the strong ones through. */
const INK = { least: 90, perPx: 45, most: 255 } as const;

/** The colour of a hairline as bytes red, green, blue and ink, in the order of memory. */
export function hairlineColor(
  lines: Pick<DrawnLines, "form" | "polarity" | "width">,
  line: number,
  theme: Theme,
): number {
  const ink = Math.min(INK.most, INK.least + INK.perPx * (lines.width[line] ?? 1));
  return (lineColor(lines, line, theme) | (ink << 24)) >>> 0;
}

/** Both ends of the first lines, in units of the layout. */
export function hairlineVertices(drawn: DrawnNetwork, theme: Theme, count: number): ArrayBuffer {
  const { lines, x, y } = drawn;
  const places = new Float32Array(2 * WORDS * count);
  const colors = new Uint32Array(places.buffer);
  for (let line = 0; line < count; line += 1) {
    const [from, to] = [lines.from[line] ?? 0, lines.to[line] ?? 0];
    const color = hairlineColor(lines, line, theme);
    const at = 2 * WORDS * line;
    places[at] = x[from] ?? 0;
    places[at + 1] = y[from] ?? 0;
    colors[at + 2] = color;
    places[at + 3] = x[to] ?? 0;
    places[at + 4] = y[to] ?? 0;
    colors[at + 5] = color;
  }
  return places.buffer;
}
