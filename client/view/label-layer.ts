import { badgeOf, drawBadge, drawPin, type NodeNotes } from "./badge-layer.ts";
import {
  FADED_INK,
  GRAPH_COLORS,
  LABEL_FONT,
  type GraphColors,
  type Theme,
} from "../../server/picture/graph-style.ts";
import {
  boxAt,
  MUST_SHOW_RANK,
  overlaps,
  placeLabels,
  type Box,
  type LabelSide,
  type LabelWish,
  type PlacedLabel,
} from "../../server/picture/label-placement.ts";
import {
  bodyBox,
  glyphPlace,
  isOnScreen,
  LABEL_HALO,
  labelLines,
  linePoints,
  MAX_LABELS,
  MAX_LINES,
  toLabelWish,
  typeScale,
} from "../../server/picture/label-scene.ts";
import { toLabelText, type LabelText } from "../../server/picture/label-text.ts";
import type { SceneNode } from "../../server/picture/network-scene.ts";
import type { Point } from "../../server/picture/dyad-curve.ts";
import { screenEnd, type Viewport } from "../../server/picture/viewport.ts";
import { busiest } from "./busiest.ts";
import type { DrawnNetwork } from "./drawn-network.ts";
import type { InkTransition } from "./emphasis.ts";

/** What one frame of labels depends on. */
export interface LabelFrame {
  readonly drawn: DrawnNetwork;
  readonly viewport: Viewport;
  readonly theme: Theme;
  readonly ink: InkTransition;
  /** Nodes whose label goes before all others and is set in a stronger weight. */
  readonly strong: ReadonlySet<string>;
  /** Whether names keep to the sides on which they stand, as while a large picture moves. */
  readonly isMoving: boolean;
  /** Whether something else stands for the nodes: then only what is in front has a name. */
  readonly isCovered: boolean;
  readonly notes: NodeNotes;
  /** Where no name may stand, in px. */
  readonly obstacles: readonly Box[];
}

/** Room in px for the ring around a selected or focused node. */
const RING_ROOM = 5;
/** Nodes that a name must not cover: on a fuller screen those with the most stances. */
const MOST_BODIES = 1500;
/** Names that are tried where the screen is fuller than that. */
const MOST_CROWDED = 150;
/** Beyond this many nodes on the screen nobody can follow a single line past a name. */
const MOST_UNCROWDED = 600;

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
    const visible = nodesOnScreen(frame);
    for (const node of visible) drawGlyph(context, frame, node);
    if (frame.isMoving) this.#move(context, frame);
    else this.#place(context, frame, visible);
    // On a full screen badges would hide the picture, but for what is asked for.
    const isCrowded = visible.length > MOST_UNCROWDED;
    for (const node of visible) {
      if (!isCrowded || frame.strong.has(node.id)) drawNotes(context, frame, node);
    }
  }

  /** The names of the last frame where their nodes are now. */
  #move(context: CanvasRenderingContext2D, frame: LabelFrame): void {
    const moved: PlacedLabel[] = [];
    for (const { id, side } of this.#placed) {
      const node = frame.drawn.find(id);
      if (node === null) continue;
      const candidate = this.#candidate(context, frame, node);
      const box = boxAt(candidate.wish, side);
      moved.push({ id, side, box });
      drawLabel(context, frame, candidate, side, box);
    }
    this.#placed = moved;
  }

  #place(
    context: CanvasRenderingContext2D,
    frame: LabelFrame,
    visible: readonly SceneNode[],
  ): void {
    const isCrowded = visible.length > MOST_UNCROWDED;
    const wishing = inRank(frame, visible).slice(0, isCrowded ? MOST_CROWDED : MAX_LABELS);
    const candidates = wishing.map((node) => this.#candidate(context, frame, node));
    const wishes = candidates.map(({ wish }) => wish);
    const screen = { left: 0, top: 0, right: frame.viewport.width, bottom: frame.viewport.height };
    const points = isCrowded ? [] : disturbing(frame);
    const placed = placeLabels(wishes, bodiesOf(frame, visible), points, this.#sides, screen);
    this.#placed = isCrowded ? withStrong(placed, wishes, screen) : placed;
    this.#sides = new Map(this.#placed.map(({ id, side }) => [id, side]));
    const byId = new Map(candidates.map((candidate) => [candidate.node.id, candidate]));
    for (const { id, side, box } of this.#placed) {
      const candidate = byId.get(id);
      if (candidate !== undefined) drawLabel(context, frame, candidate, side, box);
    }
  }

  #candidate(context: CanvasRenderingContext2D, frame: LabelFrame, node: SceneNode): Candidate {
    const isStrong = frame.strong.has(node.id);
    const text = this.#textOf(context, node.name, isStrong);
    const about = { rank: rankOf(frame, node), ring: isStrong ? RING_ROOM : 0 };
    return { node, text, wish: toLabelWish(frame.viewport, node, text, about) };
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

/**
 * Adds the names that were asked for and found no room, since nodes stand on all their sides: they
 * cover nodes, and take the place of lesser names, but never cover each other.
 */
function withStrong(
  placed: readonly PlacedLabel[],
  wishes: readonly LabelWish[],
  screen: Box,
): readonly PlacedLabel[] {
  const strong = wishes.filter(({ rank }) => rank >= MUST_SHOW_RANK);
  const isStrong = new Set(strong.map(({ id }) => id));
  const added = placed.filter(({ id }) => isStrong.has(id));
  for (const wish of strong) {
    if (added.some(({ id }) => id === wish.id)) continue;
    const side = boxAt(wish, "right").right > screen.right ? "left" : "right";
    const box = boxAt(wish, side);
    if (!added.some((other) => overlaps(other.box, box))) added.push({ id: wish.id, side, box });
  }
  const isFree = ({ box }: PlacedLabel): boolean => !added.some((each) => overlaps(each.box, box));
  return [...placed.filter((label) => !isStrong.has(label.id) && isFree(label)), ...added];
}

/** Nodes on the screen, those in front and those with the most stances first, and no more than count. */
function nodesOnScreen(frame: LabelFrame): readonly SceneNode[] {
  const { drawn, viewport, ink, strong, isCovered } = frame;
  const found = new Set<number>();
  const take = (row: number): boolean => {
    if (found.size >= MOST_BODIES) return false;
    if (row >= 0 && isNear(drawn, viewport, row)) found.add(row);
    return true;
  };
  for (const id of strong) take(drawn.rowOf(id));
  if (ink.front !== null) for (const row of ink.front.nodes) take(row);
  if (isCovered) return [...found].map((row) => drawn.node(row));
  for (const row of busiest(drawn, nearRows(drawn, viewport), MOST_BODIES)) if (!take(row)) break;
  const nodes = [...found].map((row) => drawn.node(row));
  return nodes.filter((node) => isOnScreen(viewport, bodyBox(viewport, node)));
}

function nearRows(drawn: DrawnNetwork, viewport: Viewport): Uint32Array {
  const rows = new Uint32Array(drawn.count);
  let length = 0;
  for (let row = 0; row < drawn.count; row += 1) {
    if (!isNear(drawn, viewport, row)) continue;
    rows[length] = row;
    length += 1;
  }
  return rows.subarray(0, length);
}

function isNear(drawn: DrawnNetwork, viewport: Viewport, row: number): boolean {
  const { origin, pxPerUnit, width, height, scale } = viewport;
  const x = origin.x + (drawn.x[row] ?? 0) * pxPerUnit;
  const y = origin.y + (drawn.y[row] ?? 0) * pxPerUnit;
  const room = (drawn.radius[row] ?? 0) * scale * 1.4 + 2;
  return x > -room && x < width + room && y > -room && y < height + room;
}

function rankOf({ drawn, ink, strong }: LabelFrame, node: SceneNode): number {
  const isFront = ink.isFrontNode(drawn.rowOf(node.id));
  return (strong.has(node.id) ? MUST_SHOW_RANK : 0) + (isFront ? 1 : 0);
}

function inRank(frame: LabelFrame, visible: readonly SceneNode[]): readonly SceneNode[] {
  const ranks = new Map(visible.map((node) => [node, rankOf(frame, node)]));
  return visible.toSorted(
    (a, b) =>
      (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0) || b.stances - a.stances || (a.id < b.id ? -1 : 1),
  );
}

/** What a name must not cover: nodes and their badges, and what lies under the network. */
function bodiesOf(
  { viewport, notes, obstacles }: LabelFrame,
  visible: readonly SceneNode[],
): ReadonlyMap<string, Box> {
  const bodies = new Map<string, Box>(obstacles.map((box, at) => [`obstacle ${at}`, box]));
  for (const node of visible) {
    bodies.set(node.id, bodyBox(viewport, node));
    const badge = visible.length > MOST_UNCROWDED ? null : badgeOf(viewport, node, notes);
    if (badge !== null) bodies.set(`badge ${node.id}`, badge.box);
  }
  return bodies;
}

/** Points along the dyads that a name should not cover. Faded lines do not disturb it. */
function disturbing({ drawn, viewport, ink }: LabelFrame): readonly Point[] {
  const { from, to, bow, tieCount, count } = drawn.lines;
  const points: Point[] = [];
  let lines = 0;
  for (let line = tieCount; line < count && lines < MAX_LINES; line += 1) {
    if (!ink.isFrontLine(line)) continue;
    lines += 1;
    const [source, target] = [drawn.node(from[line] ?? 0), drawn.node(to[line] ?? 0)];
    const ends = [screenEnd(viewport, source), screenEnd(viewport, target)] as const;
    points.push(...linePoints(ends, bow[line] ?? 0));
  }
  return points;
}

function labelFont(scale: number, strong: boolean): string {
  const weight = strong ? LABEL_FONT.strongWeight : LABEL_FONT.weight;
  return `${weight} ${LABEL_FONT.size * scale}px ${LABEL_FONT.family}`;
}

function drawGlyph(context: CanvasRenderingContext2D, frame: LabelFrame, node: SceneNode): void {
  const { x, y, radius } = screenEnd(frame.viewport, node);
  const place = glyphPlace(node, radius);
  if (place === null) return;
  const colors: GraphColors = GRAPH_COLORS[frame.theme];
  const ink = frame.ink.node(frame.drawn.rowOf(node.id));
  context.font = `650 ${place.size}px ${LABEL_FONT.family}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.globalAlpha = FADED_INK.node + (1 - FADED_INK.node) * ink;
  context.fillStyle = colors.nodes[node.kind].glyph;
  context.fillText(node.glyph, x, y + place.down);
  context.globalAlpha = 1;
}

function drawNotes(context: CanvasRenderingContext2D, frame: LabelFrame, node: SceneNode): void {
  const { viewport, theme, notes } = frame;
  const ink = frame.ink.node(frame.drawn.rowOf(node.id));
  context.globalAlpha = FADED_INK.label + (1 - FADED_INK.label) * ink;
  const badge = badgeOf(viewport, node, notes);
  if (badge !== null) drawBadge(context, badge, theme);
  if (notes.pinned.has(node.id)) drawPin(context, viewport, node, theme);
  context.globalAlpha = 1;
}

function drawLabel(
  context: CanvasRenderingContext2D,
  frame: LabelFrame,
  { node, text }: Candidate,
  side: LabelSide,
  box: Box,
): void {
  const colors: GraphColors = GRAPH_COLORS[frame.theme];
  const scale = typeScale(frame.viewport);
  context.font = labelFont(scale, frame.strong.has(node.id));
  context.direction = text.direction;
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  context.lineWidth = LABEL_HALO;
  context.strokeStyle = colors.paper;
  context.fillStyle = colors.label;
  const ink = frame.ink.node(frame.drawn.rowOf(node.id));
  context.globalAlpha = FADED_INK.label + (1 - FADED_INK.label) * ink;
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
