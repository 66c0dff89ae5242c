import type { Viewport } from "../../../server/picture/viewport.ts";

/** Whether the camera stands where it stood. */
export function isSameView(a: Viewport | null, b: Viewport | null): boolean {
  return (
    a !== null &&
    b !== null &&
    a.width === b.width &&
    a.height === b.height &&
    a.pxPerUnit === b.pxPerUnit &&
    a.origin.x === b.origin.x &&
    a.origin.y === b.origin.y
  );
}
