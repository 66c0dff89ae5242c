import {
  FADED_INK,
  GRAPH_COLORS,
  LABEL_FONT,
  type GraphColors,
  type Theme,
} from "../../server/picture/graph-style.ts";
import {
  MUST_SHOW_RANK,
  placeLabels,
  type Box,
  type LabelSide,
  type LabelWish,
  type PlacedLabel,
} from "../../server/picture/label-placement.ts";
import {
  bodyBox,
  dyadPoints,
  glyphPlace,
  isOnScreen,
  LABEL_HALO,
  labelLines,
  MAX_LABELS,
  toLabelWish,
  typeScale,
} from "../../server/picture/label-scene.ts";
import { toLabelText, type LabelText } from "../../server/picture/label-text.ts";
import type { Scene, SceneNode } from "../../server/picture/network-scene.ts";
import { screenEnd, type Viewport } from "../../server/picture/viewport.ts";

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
  /** Where no name may stand, in px. */
  readonly obstacles: readonly Box[];
}

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
    frame.obstacles.forEach((box, at) => bodies.set(`obstacle ${at}`, box));
    const candidates = this.#candidates(context, frame, visible);
    this.#placed = placeLabels(
      candidates.map(({ wish }) => wish),
      bodies,
      // Faded lines do not disturb a label.
      dyadPoints(frame.viewport, frame.scene, ({ key }) => frame.inkGoal(key) !== 0),
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
      const ring = frame.strong.has(node.id) ? RING_ROOM : 0;
      const text = this.#textOf(context, node.name, frame.strong.has(node.id));
      const wish = toLabelWish(frame.viewport, node, text, { rank: rank(node), ring });
      return { node, text, wish };
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

function labelFont(scale: number, strong: boolean): string {
  const weight = strong ? LABEL_FONT.strongWeight : LABEL_FONT.weight;
  return `${weight} ${LABEL_FONT.size * scale}px ${LABEL_FONT.family}`;
}

function drawGlyph(
  context: CanvasRenderingContext2D,
  frame: LabelFrame,
  node: SceneNode,
  colors: GraphColors,
): void {
  const { x, y, radius } = screenEnd(frame.viewport, node);
  const place = glyphPlace(node, radius);
  if (place === null) return;
  context.font = `650 ${place.size}px ${LABEL_FONT.family}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.globalAlpha = FADED_INK.node + (1 - FADED_INK.node) * frame.inkNow(node.id);
  context.fillStyle = colors.nodes[node.kind].glyph;
  context.fillText(node.glyph, x, y + place.down);
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
  context.lineWidth = LABEL_HALO;
  context.strokeStyle = colors.paper;
  context.fillStyle = colors.label;
  context.globalAlpha = FADED_INK.label + (1 - FADED_INK.label) * frame.inkNow(node.id);
  const { x, anchor, baselines } = labelLines(frame.viewport, text, side, box);
  context.textAlign = anchor === "middle" ? "center" : anchor;
  for (const pass of ["halo", "ink"] as const) {
    text.lines.forEach((line, index) => {
      const y = baselines[index] ?? 0;
      if (pass === "halo") context.strokeText(line, x, y);
      else context.fillText(line, x, y);
    });
  }
  context.globalAlpha = 1;
}
