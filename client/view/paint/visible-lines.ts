import type { Viewport } from "../../../server/picture/viewport.ts";
import type { DrawnNetwork } from "../drawn-network.ts";

/**
 * Returns the lines of which something may be on the screen, in order; null when there are more
 * than `most`.
 */
export function visibleLines(
  drawn: DrawnNetwork,
  { width, height, origin, pxPerUnit }: Viewport,
  most: number,
): Uint32Array | null {
  const { count, from, to } = drawn.lines;
  const found = new Uint32Array(Math.min(count, most));
  let length = 0;
  for (let line = 0; line < count; line += 1) {
    const [a, b] = [from[line] ?? 0, to[line] ?? 0];
    const x0 = origin.x + (drawn.x[a] ?? 0) * pxPerUnit;
    const y0 = origin.y + (drawn.y[a] ?? 0) * pxPerUnit;
    const x1 = origin.x + (drawn.x[b] ?? 0) * pxPerUnit;
    const y1 = origin.y + (drawn.y[b] ?? 0) * pxPerUnit;
    // The bow is less than a fifth of the length; a loop is within 120 px of its node.
    const room = 0.2 * (Math.abs(x1 - x0) + Math.abs(y1 - y0)) + (a === b ? 220 : 20);
    if (Math.max(x0, x1) < -room || Math.min(x0, x1) > width + room) continue;
    if (Math.max(y0, y1) < -room || Math.min(y0, y1) > height + room) continue;
    if (length === most) return null;
    found[length] = line;
    length += 1;
  }
  return found.subarray(0, length);
}

/** Returns the nodes on the screen, in order; null when there are more than `most`. */
export function visibleNodes(
  drawn: DrawnNetwork,
  { width, height, origin, pxPerUnit, scale }: Viewport,
  most: number,
): Uint32Array | null {
  const found = new Uint32Array(Math.min(drawn.count, most));
  let length = 0;
  for (let row = 0; row < drawn.count; row += 1) {
    const x = origin.x + (drawn.x[row] ?? 0) * pxPerUnit;
    const y = origin.y + (drawn.y[row] ?? 0) * pxPerUnit;
    // With the ring around it.
    const room = (drawn.radius[row] ?? 0) * scale * 1.4 + 8;
    if (x < -room || x > width + room || y < -room || y > height + room) continue;
    if (length === most) return null;
    found[length] = row;
    length += 1;
  }
  return found.subarray(0, length);
}
