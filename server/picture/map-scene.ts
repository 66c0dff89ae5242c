import type { MapGround } from "../wire/view-ground.ts";
import type { Point } from "./dyad-curve.ts";
import type { Box } from "./label-placement.ts";
import { typeScale } from "./label-scene.ts";
import type { SceneNode } from "./network-scene.ts";
import { nodesBox, screenEnd, toScreen, type Viewport } from "./viewport.ts";

/** Measures of what lies on a map under the network, in px. */
export const MAP_FORM = {
  /** Radius of the dot at a point of the map. */
  dot: 2.4,
  /** Width of the line from a node to its point. */
  stem: 1,
  coast: 0.8,
  /** Type size of the title beside the map. */
  title: 13,
} as const;

/** What stands in the frame of those who have no place on the map. */
export const BESIDE_TITLE = "Not on the map";

/** Room around the nodes beside the map for their names and the title, in px at type scale 1. */
const FRAME_ROOM = { side: 124, above: 44, below: 34, edge: 6 } as const;

/** What of a map has to do with the network on it, in px. */
export interface MapScene {
  /** From each node that stepped aside to its point. */
  readonly stems: readonly { readonly from: Point; readonly to: Point }[];
  /** Points of the map at which somebody is, each once. */
  readonly dots: readonly Point[];
  /** The frame of those beside the map, and its title; null where nobody is. */
  readonly beside: { readonly box: Box; readonly title: Box } | null;
}

/** @param nodeOf a node that is drawn; null for one that is not. */
export function toMapScene(
  { points, beside }: MapGround,
  nodeOf: (id: string) => SceneNode | null,
  viewport: Viewport,
): MapScene {
  const stems: { from: Point; to: Point }[] = [];
  const dots = new Map<string, Point>();
  for (const [id, point] of Object.entries(points)) {
    const node = nodeOf(id);
    if (node === null) continue;
    const to = toScreen(viewport, { x: point[0], y: point[1] });
    const { x, y, radius } = screenEnd(viewport, node);
    dots.set(point.join(" "), to);
    if (Math.hypot(to.x - x, to.y - y) > radius) stems.push({ from: { x, y }, to });
  }
  return { stems, dots: [...dots.values()], beside: besideOf(beside, nodeOf, viewport) };
}

function besideOf(
  ids: readonly string[],
  nodeOf: (id: string) => SceneNode | null,
  viewport: Viewport,
): MapScene["beside"] {
  const box = nodesBox(ids.flatMap((id) => nodeOf(id) ?? []));
  if (box === null) return null;
  const type = typeScale(viewport);
  const corner = toScreen(viewport, { x: box.left, y: box.top });
  const other = toScreen(viewport, { x: box.right, y: box.bottom });
  const { side, above, below, edge } = FRAME_ROOM;
  const left = Math.min(corner.x, Math.max(edge, corner.x - side * type));
  const right = Math.max(other.x, Math.min(viewport.width - edge, other.x + side * type));
  const top = corner.y - above * type;
  return {
    box: { left, right, top, bottom: other.y + below * type },
    title: {
      left: left + 10,
      right: left + 10 + BESIDE_TITLE.length * MAP_FORM.title * 0.52,
      top: top + 6,
      bottom: top + 6 + MAP_FORM.title * 1.3,
    },
  };
}
