import { visiblePoints, type Point } from "../../server/picture/dyad-curve.ts";
import {
  FADED_INK,
  GRAPH_COLORS,
  LABEL_FONT,
  type GraphColors,
  type Theme,
} from "../../server/picture/graph-style.ts";
import {
  MUST_SHOW_RANK,
  overlaps,
  placeLabels,
  type Box,
  type LabelSide,
  type LabelWish,
  type PlacedLabel,
} from "../../server/picture/label-placement.ts";
import { toLabelText, type LabelText } from "../../server/picture/label-text.ts";
import type { Scene, SceneNode } from "../../server/picture/network-scene.ts";
import { shapeExtent } from "../../server/picture/node-shape.ts";
import { screenEnd, screenEnds, type Viewport } from "../../server/picture/viewport.ts";

/** What one frame of labels depends on. */
export interface LabelFrame {
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly theme: Theme;
  /** Ink of an item at this moment, 0–1. */
  readonly inkNow: (key: string) => number;
  /** Ink of an item at the end of the running transition: decides who gets a place first. */
  readonly inkGoal: (key: string) => number;
  /** Nodes whose label goes before all others and is set in a stronger weight. */
  readonly strong: ReadonlySet<string>;
}

const MAX_LABELS = 400;
const MAX_LINES = 800;
/** Distance in px of the points by which lines are felt. */
const LINE_PITCH = 7;
const MIN_GLYPH_PX = 7;
/** Room in px for the ring around a selected or focused node. */
const RING_ROOM = 5;

interface Candidate {
  readonly node: SceneNode;
  readonly wish: LabelWish;
  readonly text: LabelText;
}

/** Draws initials and names over the nodes and remembers the sides on which labels stand. */
export class LabelLayer {
  #sides: ReadonlyMap<string, LabelSide> = new Map();
  #placed: readonly PlacedLabel[] = [];
  readonly #texts = new Map<string, LabelText>();

  /** Boxes of the labels of the last frame. */
  get placed(): readonly PlacedLabel[] {
    return this.#placed;
  }

  /** Forgets measured widths; to be called when a font has arrived. */
  forgetWidths(): void {
    this.#texts.clear();
  }

  draw(context: CanvasRenderingContext2D, frame: LabelFrame): void {
    const colors = GRAPH_COLORS[frame.theme];
    const bodies = new Map<string, Box>();
    const visible: SceneNode[] = [];
    for (const node of frame.scene.nodes.values()) {
      const body = bodyBox(frame.viewport, node);
      if (!isOnScreen(frame.viewport, body)) continue;
      bodies.set(node.id, body);
      visible.push(node);
      drawGlyph(context, frame, node, colors);
    }
    const candidates = this.#candidates(context, frame, visible);
    this.#placed = placeLabels(
      candidates.map(({ wish }) => wish),
      bodies,
      linePoints(frame),
      this.#sides,
      { left: 0, top: 0, right: frame.viewport.width, bottom: frame.viewport.height },
    );
    this.#sides = new Map(this.#placed.map(({ id, side }) => [id, side]));
    const byId = new Map(candidates.map((candidate) => [candidate.node.id, candidate]));
    for (const { id, side, box } of this.#placed) {
      const candidate = byId.get(id);
      if (candidate !== undefined) drawLabel(context, frame, candidate, side, box, colors);
    }
  }

  #candidates(
    context: CanvasRenderingContext2D,
    frame: LabelFrame,
    visible: readonly SceneNode[],
  ): Candidate[] {
    const rank = (node: SceneNode): number =>
      (frame.strong.has(node.id) ? MUST_SHOW_RANK : 0) + (frame.inkGoal(node.id) > 0 ? 1 : 0);
    const ordered = [...visible].sort(
      (a, b) => rank(b) - rank(a) || b.stances - a.stances || (a.id < b.id ? -1 : 1),
    );
    return ordered.slice(0, MAX_LABELS).map((node) => {
      const { x, y, radius } = screenEnd(frame.viewport, node);
      const ring = frame.strong.has(node.id) ? RING_ROOM : 0;
      const [halfWidth, halfHeight] = shapeExtent(node.shape, radius + ring);
      const text = this.#textOf(context, node.name, frame.strong.has(node.id));
      const scale = typeScale(frame.viewport);
      const [width, height] = [text.width * scale + 2, text.height * scale];
      const wish = { id: node.id, x, y, halfWidth, halfHeight, width, height };
      return { node, text, wish: { ...wish, rank: rank(node), importance: node.stances } };
    });
  }

  #textOf(context: CanvasRenderingContext2D, name: string, strong: boolean): LabelText {
    const key = `${strong ? "strong" : "plain"} ${name}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    context.font = labelFont(1, strong);
    const text = toLabelText(name, (part) => context.measureText(part).width);
    this.#texts.set(key, text);
    return text;
  }
}

/** Type hardly shrinks with the map: below 12 px nobody reads it. */
function typeScale(viewport: Viewport): number {
  return Math.min(1.2, Math.max(0.9, viewport.scale));
}

function labelFont(scale: number, strong: boolean): string {
  const weight = strong ? LABEL_FONT.strongWeight : LABEL_FONT.weight;
  return `${weight} ${LABEL_FONT.size * scale}px ${LABEL_FONT.family}`;
}

function bodyBox(viewport: Viewport, node: SceneNode): Box {
  const { x, y, radius } = screenEnd(viewport, node);
  const [width, height] = shapeExtent(node.shape, radius);
  return { left: x - width - 2, right: x + width + 2, top: y - height - 2, bottom: y + height + 2 };
}

function isOnScreen({ width, height }: Viewport, box: Box): boolean {
  return overlaps(box, { left: 0, top: 0, right: width, bottom: height });
}

function linePoints({ scene, viewport, inkGoal }: LabelFrame): Point[] {
  const points: Point[] = [];
  let lines = 0;
  for (const dyad of scene.dyads.values()) {
    if (lines >= MAX_LINES) break;
    // Faded lines do not disturb a label.
    if (inkGoal(dyad.key) === 0) continue;
    const ends = screenEnds(viewport, scene, dyad);
    if (ends === undefined) continue;
    lines += 1;
    const length = Math.hypot(ends[1].x - ends[0].x, ends[1].y - ends[0].y);
    const steps = Math.min(120, Math.max(8, Math.ceil(length / LINE_PITCH)));
    points.push(...visiblePoints(...ends, dyad.bow, steps));
  }
  return points;
}

function drawGlyph(
  context: CanvasRenderingContext2D,
  frame: LabelFrame,
  node: SceneNode,
  colors: GraphColors,
): void {
  const { x, y, radius, shape } = screenEnd(frame.viewport, node);
  if (node.glyph === "") return;
  const [halfWidth] = shapeExtent(shape, radius);
  const letters = Array.from(node.glyph).length;
  const room = (shape === "triangle" ? 1.15 : 1.62) * halfWidth;
  const size = Math.min(radius * 0.86, room / (0.62 * Math.max(letters, 1)));
  if (size < MIN_GLYPH_PX) return;
  context.font = `650 ${size}px ${LABEL_FONT.family}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.globalAlpha = FADED_INK.node + (1 - FADED_INK.node) * frame.inkNow(node.id);
  context.fillStyle = colors.nodes[node.kind].glyph;
  // Capitals of the family are 0.66 of the type size high.
  const down = shape === "triangle" ? radius * 0.2 : 0;
  context.fillText(node.glyph, x, y + size * 0.33 + down);
  context.globalAlpha = 1;
}

function drawLabel(
  context: CanvasRenderingContext2D,
  frame: LabelFrame,
  { node, text }: Candidate,
  side: LabelSide,
  box: Box,
  colors: GraphColors,
): void {
  const scale = typeScale(frame.viewport);
  context.font = labelFont(scale, frame.strong.has(node.id));
  context.direction = text.direction;
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = colors.paper;
  context.fillStyle = colors.label;
  context.globalAlpha = FADED_INK.label + (1 - FADED_INK.label) * frame.inkNow(node.id);
  const toLeft = side.endsWith("right");
  const toRight = side.endsWith("left");
  context.textAlign = toLeft ? "left" : toRight ? "right" : "center";
  const x = toLeft ? box.left + 1 : toRight ? box.right - 1 : (box.left + box.right) / 2;
  const lineHeight = LABEL_FONT.lineHeight * scale;
  for (const pass of ["halo", "ink"] as const) {
    text.lines.forEach((line, index) => {
      const y = box.top + lineHeight * (index + 0.76);
      if (pass === "halo") context.strokeText(line, x, y);
      else context.fillText(line, x, y);
    });
  }
  context.globalAlpha = 1;
}
