import { GRAPH_COLORS, LABEL_FONT, type Theme } from "../../server/picture/graph-style.ts";
import type { Box } from "../../server/picture/label-placement.ts";
import { shapeExtent } from "../../server/picture/node-shape.ts";
import type { SceneNode } from "../../server/picture/network-scene.ts";
import { screenEnd, type Viewport } from "../../server/picture/viewport.ts";

/** What is written beside nodes: how many neighbours are not shown, and who is pinned. */
export interface NodeNotes {
  /** By id; who has none is not in it. */
  readonly unshown: ReadonlyMap<string, number>;
  readonly pinned: ReadonlySet<string>;
}

export const NO_NOTES: NodeNotes = { unshown: new Map(), pinned: new Set() };

/** Smaller nodes than this, in px, have no badge: it would be larger than they. */
const LEAST_RADIUS = 7;
const HEIGHT = 15;
const CHARACTER = 6.6;

interface Badge {
  readonly text: string;
  readonly box: Box;
}

/** The badge at the upper right of a node; null for none. */
export function badgeOf(viewport: Viewport, node: SceneNode, { unshown }: NodeNotes): Badge | null {
  const count = unshown.get(node.id) ?? 0;
  const { x, y, radius } = screenEnd(viewport, node);
  if (count === 0 || radius < LEAST_RADIUS) return null;
  const text = `+${count < 1000 ? count : `${Math.floor(count / 1000)}k`}`;
  const [halfWidth, halfHeight] = shapeExtent(node.shape, radius);
  const width = text.length * CHARACTER + 8;
  const left = x + halfWidth * 0.62;
  const top = y - halfHeight * 0.72 - HEIGHT / 2;
  return { text, box: { left, top, right: left + width, bottom: top + HEIGHT } };
}

/** Draws a badge on paper, so that no line runs through the number. */
export function drawBadge(
  context: CanvasRenderingContext2D,
  { text, box }: Badge,
  theme: Theme,
): void {
  const { paper, label } = GRAPH_COLORS[theme];
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  context.beginPath();
  context.roundRect(box.left, box.top, width, height, height / 2);
  context.fillStyle = paper;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = label;
  context.stroke();
  context.font = `600 11px ${LABEL_FONT.family}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = label;
  context.fillText(text, box.left + width / 2, box.top + height / 2 + 0.5);
}

/** Draws a pin that is stuck into the upper left of a node. */
export function drawPin(
  context: CanvasRenderingContext2D,
  viewport: Viewport,
  node: SceneNode,
  theme: Theme,
): void {
  const { paper, label } = GRAPH_COLORS[theme];
  const { x, y, radius } = screenEnd(viewport, node);
  const [halfWidth, halfHeight] = shapeExtent(node.shape, radius);
  const [footX, footY] = [x - halfWidth * 0.6, y - halfHeight * 0.6];
  const [headX, headY] = [footX - 5, footY - 8];
  context.lineCap = "round";
  for (const [color, wide] of [
    [paper, 2],
    [label, 0],
  ] as const) {
    context.beginPath();
    context.moveTo(footX, footY);
    context.lineTo(headX, headY);
    context.lineWidth = 1.6 + wide;
    context.strokeStyle = color;
    context.stroke();
    context.beginPath();
    context.arc(headX, headY, 3.6 + wide / 2, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
  }
}
