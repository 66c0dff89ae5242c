import type { CurveEnd, Point } from "./dyad-curve.ts";
import { markScale } from "./graph-style.ts";
import type { Box } from "./label-placement.ts";
import type { Scene, SceneNode } from "./network-scene.ts";
import { shapeExtent } from "./node-shape.ts";

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

const FIT_MAX_PX_PER_UNIT = 1.6;
/** Room around the picture for labels, in px, but never more than this share of a side. */
const FIT_MARGIN = { x: 70, y: 46, share: 0.11 } as const;

/** Returns the px of one unit when a box of the layout fills a screen, with room for labels. */
export function fitPxPerUnit(box: Box, width: number, height: number): number {
  const room = {
    x: width - 2 * Math.min(FIT_MARGIN.x, width * FIT_MARGIN.share),
    y: height - 2 * Math.min(FIT_MARGIN.y, height * FIT_MARGIN.share),
  };
  return Math.min(
    FIT_MAX_PX_PER_UNIT,
    room.x / Math.max(1, box.right - box.left),
    room.y / Math.max(1, box.bottom - box.top),
  );
}

/** Returns the view that shows a box of the layout as large as there is room for. */
export function fitViewport(box: Box, width: number, height: number): Viewport {
  const pxPerUnit = fitPxPerUnit(box, width, height);
  const origin = {
    x: width / 2 - ((box.left + box.right) / 2) * pxPerUnit,
    y: height / 2 - ((box.top + box.bottom) / 2) * pxPerUnit,
  };
  return { width, height, pxPerUnit, origin, scale: markScale(pxPerUnit) };
}

/** Returns the box around the nodes, in units of the layout; null for none. */
export function nodesBox(nodes: readonly SceneNode[]): Box | null {
  if (nodes.length === 0) return null;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y, radius, shape } of nodes) {
    const [width, height] = shapeExtent(shape, radius);
    box.left = Math.min(box.left, x - width);
    box.right = Math.max(box.right, x + width);
    box.top = Math.min(box.top, y - height);
    box.bottom = Math.max(box.bottom, y + height);
  }
  return box;
}
