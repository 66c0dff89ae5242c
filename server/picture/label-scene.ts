import { visiblePoints, type CurveEnd, type Point } from "./dyad-curve.ts";
import { LABEL_FONT } from "./graph-style.ts";
import { overlaps, type Box, type LabelSide, type LabelWish } from "./label-placement.ts";
import type { LabelText } from "./label-text.ts";
import type { Scene, SceneDyad, SceneNode } from "./network-scene.ts";
import { shapeExtent } from "./node-shape.ts";
import { screenEnd, screenEnds, type Viewport } from "./viewport.ts";

/** Most names that are placed in one picture. */
export const MAX_LABELS = 400;
/** Most dyads that names keep clear of. */
export const MAX_LINES = 800;
/** Distance in px of the points by which lines are felt. */
const LINE_PITCH = 7;
const MIN_GLYPH_PX = 7;
/** Rim of paper around the letters of a name, in px, half of it outside. */
export const LABEL_HALO = 3.5;

/** Factor on the type of names. It hardly shrinks with the map: below 12 px nobody reads it. */
export function typeScale(viewport: Viewport): number {
  return Math.min(1.2, Math.max(0.9, viewport.scale));
}

/** Returns what a node covers, with 2 px around it. */
export function bodyBox(viewport: Viewport, node: SceneNode): Box {
  const { x, y, radius } = screenEnd(viewport, node);
  const [width, height] = shapeExtent(node.shape, radius);
  return { left: x - width - 2, right: x + width + 2, top: y - height - 2, bottom: y + height + 2 };
}

export function isOnScreen({ width, height }: Viewport, box: Box): boolean {
  return overlaps(box, { left: 0, top: 0, right: width, bottom: height });
}

/** Returns points along the dyads that a name should not cover, at most 800 dyads. */
export function dyadPoints(
  viewport: Viewport,
  scene: Scene,
  disturbs: (dyad: SceneDyad) => boolean = () => true,
): Point[] {
  const points: Point[] = [];
  let lines = 0;
  for (const dyad of scene.dyads.values()) {
    if (lines >= MAX_LINES) break;
    if (!disturbs(dyad)) continue;
    const ends = screenEnds(viewport, scene, dyad);
    if (ends === undefined) continue;
    lines += 1;
    points.push(...linePoints(ends, dyad.bow));
  }
  return points;
}

/** Returns points along one dyad, close enough that a name does not slip between them. */
export function linePoints(ends: readonly [CurveEnd, CurveEnd], bow: number): Point[] {
  const [dx, dy] = [ends[1].x - ends[0].x, ends[1].y - ends[0].y];
  const length = Math.sqrt(dx * dx + dy * dy);
  const steps = Math.min(120, Math.max(8, Math.ceil(length / LINE_PITCH)));
  return visiblePoints(...ends, bow, steps);
}

/**
 * Returns the wish for a node's name.
 * @param ring room in px for a ring around the node.
 */
export function toLabelWish(
  viewport: Viewport,
  node: SceneNode,
  text: LabelText,
  { rank, ring }: { readonly rank: number; readonly ring: number },
): LabelWish {
  const { x, y, radius } = screenEnd(viewport, node);
  const [halfWidth, halfHeight] = shapeExtent(node.shape, radius + ring);
  const scale = typeScale(viewport);
  const [width, height] = [text.width * scale + 2, text.height * scale];
  const { id, stances: importance } = node;
  return { id, x, y, halfWidth, halfHeight, width, height, rank, importance };
}

/** Where the lines of a placed name stand. */
export interface LabelLines {
  readonly x: number;
  readonly anchor: "left" | "middle" | "right";
  readonly baselines: readonly number[];
}

/** @param scale factor on the type beside that of the view. */
export function labelLines(
  viewport: Viewport,
  { lines }: LabelText,
  side: LabelSide,
  box: Box,
  scale = 1,
): LabelLines {
  const lineHeight = LABEL_FONT.lineHeight * typeScale(viewport) * scale;
  const baselines = lines.map((_, index) => box.top + lineHeight * (index + 0.76));
  if (side.endsWith("right")) return { x: box.left + 1, anchor: "left", baselines };
  if (side.endsWith("left")) return { x: box.right - 1, anchor: "right", baselines };
  return { x: (box.left + box.right) / 2, anchor: "middle", baselines };
}

/**
 * Returns the type size of the initials in a node of `radius` px and how far their baseline is below
 * its centre; null where they would be too small to read.
 */
export function glyphPlace(
  node: Pick<SceneNode, "glyph" | "shape">,
  radius: number,
): { readonly size: number; readonly down: number } | null {
  const largest = radius * 0.86;
  // Before it is looked at, since the letters of thousands of small nodes are not worth finding.
  if (largest < MIN_GLYPH_PX) return null;
  const { glyph, shape } = node;
  if (glyph === "") return null;
  const [halfWidth] = shapeExtent(shape, radius);
  const room = (shape === "triangle" ? 1.15 : 1.62) * halfWidth;
  const size = Math.min(largest, room / (0.62 * Array.from(glyph).length));
  if (size < MIN_GLYPH_PX) return null;
  // Capitals of the family are 0.66 of the type size high.
  return { size, down: size * 0.33 + (shape === "triangle" ? radius * 0.2 : 0) };
}
