import { LABEL_FONT } from "../../picture/graph-style.ts";
import type { Point } from "../../picture/dyad-curve.ts";
import {
  placeLabels,
  type Box,
  type LabelSide,
  type PlacedLabel,
} from "../../picture/label-placement.ts";
import {
  bodyBox,
  dyadPoints,
  LABEL_HALO,
  labelLines,
  MAX_LABELS,
  toLabelWish,
  typeScale,
} from "../../picture/label-scene.ts";
import { toLabelText, type LabelText } from "../../picture/label-text.ts";
import { toMapScene } from "../../picture/map-scene.ts";
import type { Scene, SceneNode } from "../../picture/network-scene.ts";
import { toScreen, type Viewport } from "../../picture/viewport.ts";
import { textWidth } from "../fonts/text-runs.ts";
import { dyadMarks, tieMarks } from "./dyad-marks.ts";
import { changeMarks } from "./change-marks.ts";
import type { GroupMark, Mark } from "./drawing.ts";
import { besideTitle, groundMarks } from "./ground-marks.ts";
import { INKS } from "./inks.ts";
import { nodeMarks } from "./node-marks.ts";
import type { PageContext } from "./page-context.ts";
import { plainText } from "./plain-text.ts";

/** What is said of a part of the network where it is pointed at. */
export interface PartTitles {
  readonly node: (id: string) => string;
  readonly dyad: (key: string) => string;
}

export interface NetworkMarks {
  readonly marks: readonly GroupMark[];
  /** Names that had no room. */
  readonly unnamed: number;
  /** Actors and issues that found no lane. */
  readonly leftOut: number;
  /** What of the view is covered, in px from its top. */
  readonly top: number;
  readonly bottom: number;
}

/** Half of the widest line with its head. */
const LINE_ROOM = 6;

/**
 * Draws a network as the browser does: ground, ties, dyads, lozenges, nodes, names, from below to
 * above.
 */
export function networkMarks(
  scene: Scene,
  viewport: Viewport,
  titles: PartTitles,
  { ground, changes }: Pick<PageContext, "ground" | "changes">,
): NetworkMarks {
  const ties = [...scene.ties.values()].flatMap((tie) => tieMarks(viewport, scene, tie));
  const lines: Mark[] = [];
  const lozenges: Mark[] = [];
  for (const dyad of scene.dyads.values()) {
    const { line, lozenge } = dyadMarks(viewport, scene, dyad);
    if (line.length === 0) continue;
    const part = { kind: "dyad", key: dyad.key } as const;
    lines.push({ kind: "group", part, title: titles.dyad(dyad.key), marks: line });
    if (lozenge.length > 0) lozenges.push({ kind: "group", marks: lozenge });
  }
  const nodes = [...scene.nodes.values()].map((node): GroupMark => {
    const part = { kind: "node", key: node.id } as const;
    const place = toScreen(viewport, node);
    return {
      kind: "group",
      part,
      ...place,
      title: titles.node(node.id),
      marks: nodeMarks(viewport, node),
    };
  });
  const map =
    ground === null ? null : toMapScene(ground, (id) => scene.nodes.get(id) ?? null, viewport);
  const marked = changeMarks(scene, viewport, changes);
  const names = nameMarks(scene, viewport, [
    ...(map?.beside ? [map.beside.title] : []),
    ...marked.boxes,
  ]);
  const extent = verticalExtent(scene, viewport, [
    ...names.boxes,
    ...(map?.beside ? [map.beside.box] : []),
  ]);
  const { top, bottom } = ground === null ? extent : widened(extent, MAP_ROOM);
  const paper = { left: 0, right: viewport.width, top, bottom };
  return {
    marks: [
      ...(ground === null || map === null
        ? []
        : [{ kind: "group", marks: groundMarks(ground, map, viewport, paper) } as const]),
      { kind: "group", marks: ties },
      { kind: "group", marks: lines },
      { kind: "group", marks: lozenges },
      { kind: "group", marks: nodes },
      { kind: "group", marks: marked.marks },
      ...(map?.beside ? [{ kind: "group", marks: [besideTitle(map.beside.title)] } as const] : []),
      { kind: "group", part: { kind: "names" }, marks: names.marks },
    ],
    unnamed: names.unnamed,
    leftOut: 0,
    top,
    bottom,
  };
}

/** Map above the highest and below the lowest that is drawn on it, in px. */
const MAP_ROOM = 24;

function widened(
  { top, bottom }: { readonly top: number; readonly bottom: number },
  by: number,
): { readonly top: number; readonly bottom: number } {
  return { top: top - by, bottom: bottom + by };
}

/** Names that find no room are tried once more, this much smaller. */
const SMALLER = 0.84;

interface Names {
  readonly marks: readonly Mark[];
  readonly boxes: readonly Box[];
  readonly unnamed: number;
}

/** @param taken where no name may stand. */
function nameMarks(scene: Scene, viewport: Viewport, taken: readonly Box[]): Names {
  const nodes = [...scene.nodes.values()]
    .sort((a, b) => b.stances - a.stances || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_LABELS);
  const bodies = new Map<string, Box>();
  for (const node of scene.nodes.values()) bodies.set(node.id, bodyBox(viewport, node));
  taken.forEach((box, at) => bodies.set(`taken ${at}`, box));
  const points = dyadPoints(viewport, scene);
  const marks: Mark[] = [];
  const boxes: Box[] = [];
  let waiting: readonly SceneNode[] = nodes;
  for (const scale of [1, SMALLER]) {
    const texts = new Map(waiting.map(({ id, name }) => [id, labelText(name)]));
    const placed = place(viewport, waiting, { texts, bodies, points, scale });
    for (const { id, side, box } of placed) {
      const text = texts.get(id);
      if (text === undefined) continue;
      marks.push(...nameLines(viewport, text, side, box, scale));
      boxes.push(box);
      bodies.set(`name of ${id}`, box);
    }
    const done = new Set(placed.map(({ id }) => id));
    waiting = waiting.filter(({ id }) => !done.has(id));
  }
  return { marks, boxes, unnamed: scene.nodes.size - boxes.length };
}

function place(
  viewport: Viewport,
  nodes: readonly SceneNode[],
  given: {
    readonly texts: ReadonlyMap<string, LabelText>;
    readonly bodies: ReadonlyMap<string, Box>;
    readonly points: readonly Point[];
    readonly scale: number;
  },
): readonly PlacedLabel[] {
  const wishes = nodes.flatMap((node) => {
    const text = given.texts.get(node.id);
    if (text === undefined) return [];
    const wish = toLabelWish(viewport, node, text, { rank: 1, ring: 0 });
    return [{ ...wish, width: wish.width * given.scale, height: wish.height * given.scale }];
  });
  const screen = { left: 0, top: 0, right: viewport.width, bottom: viewport.height };
  return placeLabels(wishes, given.bodies, given.points, new Map(), screen);
}

function nameLines(
  viewport: Viewport,
  text: LabelText,
  side: LabelSide,
  box: Box,
  scale: number,
): Mark[] {
  const { x, anchor, baselines } = labelLines(viewport, text, side, box, scale);
  return text.lines.map((line, index) => ({
    kind: "text",
    x,
    y: baselines[index] ?? 0,
    text: line,
    font: { size: LABEL_FONT.size * typeScale(viewport) * scale, weight: LABEL_FONT.weight },
    ink: INKS.text,
    anchor,
    direction: text.direction,
    halo: { ink: INKS.paper, width: LABEL_HALO / 2 },
  }));
}

function labelText(name: string): LabelText {
  const { size, weight } = LABEL_FONT;
  return toLabelText(plainText(name), (text) => textWidth(text, size, weight));
}

/** What of the view the drawing covers, from top to bottom. */
function verticalExtent(
  scene: Scene,
  viewport: Viewport,
  boxes: readonly Box[],
): { readonly top: number; readonly bottom: number } {
  let [top, bottom] = [Infinity, -Infinity];
  const cover = (from: number, to: number): void => {
    top = Math.min(top, from);
    bottom = Math.max(bottom, to);
  };
  for (const node of scene.nodes.values()) {
    const body = bodyBox(viewport, node);
    cover(body.top, body.bottom);
  }
  for (const box of boxes) cover(box.top, box.bottom);
  for (const { y } of dyadPoints(viewport, scene)) cover(y - LINE_ROOM, y + LINE_ROOM);
  return top > bottom ? { top: 0, bottom: viewport.height } : { top, bottom };
}
