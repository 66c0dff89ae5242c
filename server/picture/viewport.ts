import type { CurveEnd, Point } from "./dyad-curve.ts";
import type { Scene, SceneNode } from "./network-scene.ts";

/** Where the scene lies on the screen at this moment, in CSS px from the container's corner. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly pxPerUnit: number;
  /** Screen place of the layout's origin. */
  readonly origin: Point;
  /** Factor on radii and widths. */
  readonly scale: number;
}

export function toScreen(viewport: Viewport, place: Point): Point {
  return {
    x: viewport.origin.x + place.x * viewport.pxPerUnit,
    y: viewport.origin.y + place.y * viewport.pxPerUnit,
  };
}

export function screenEnd(viewport: Viewport, node: SceneNode): CurveEnd {
  return { ...toScreen(viewport, node), radius: node.radius * viewport.scale, shape: node.shape };
}

/** Returns the ends of a dyad on the screen; undefined when the scene has lost one of them. */
export function screenEnds(
  viewport: Viewport,
  scene: Scene,
  { from, to }: { readonly from: string; readonly to: string },
): readonly [CurveEnd, CurveEnd] | undefined {
  const [source, target] = [scene.nodes.get(from), scene.nodes.get(to)];
  if (source === undefined || target === undefined) return undefined;
  return [screenEnd(viewport, source), screenEnd(viewport, target)];
}
