import { LABEL_FONT } from "../../picture/graph-style.ts";
import { placeLabels, type Box } from "../../picture/label-placement.ts";
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
import type { Scene } from "../../picture/network-scene.ts";
import { toScreen, type Viewport } from "../../picture/viewport.ts";
import { textWidth } from "../fonts/text-runs.ts";
import { dyadMarks, tieMarks } from "./dyad-marks.ts";
import type { GroupMark, Mark } from "./drawing.ts";
import { INKS } from "./inks.ts";
import { nodeMarks } from "./node-marks.ts";
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
}

/** Draws a network as the browser does: ties, dyads, lozenges, nodes, names, from below to above. */
export function networkMarks(scene: Scene, viewport: Viewport, titles: PartTitles): NetworkMarks {
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
  const names = nameMarks(scene, viewport);
  return {
    marks: [
      { kind: "group", marks: ties },
      { kind: "group", marks: lines },
      { kind: "group", marks: lozenges },
      { kind: "group", marks: nodes },
      { kind: "group", part: { kind: "names" }, marks: names.marks },
    ],
    unnamed: names.unnamed,
  };
}

function nameMarks(scene: Scene, viewport: Viewport): { marks: Mark[]; unnamed: number } {
  const scale = typeScale(viewport);
  const nodes = [...scene.nodes.values()]
    .sort((a, b) => b.stances - a.stances || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_LABELS);
  const texts = new Map(nodes.map(({ id, name }) => [id, labelText(name)]));
  const bodies = new Map<string, Box>();
  for (const node of scene.nodes.values()) bodies.set(node.id, bodyBox(viewport, node));
  const wishes = nodes.flatMap((node) => {
    const text = texts.get(node.id);
    return text === undefined ? [] : [toLabelWish(viewport, node, text, { rank: 1, ring: 0 })];
  });
  const screen = { left: 0, top: 0, right: viewport.width, bottom: viewport.height };
  const placed = placeLabels(wishes, bodies, dyadPoints(viewport, scene), new Map(), screen);
  const marks = placed.flatMap(({ id, side, box }): Mark[] => {
    const text = texts.get(id);
    if (text === undefined) return [];
    const { x, anchor, baselines } = labelLines(viewport, text, side, box);
    return text.lines.map((line, index) => ({
      kind: "text",
      x,
      y: baselines[index] ?? 0,
      text: line,
      font: { size: LABEL_FONT.size * scale, weight: LABEL_FONT.weight },
      ink: INKS.text,
      anchor,
      direction: text.direction,
      halo: { ink: INKS.paper, width: LABEL_HALO / 2 },
    }));
  });
  return { marks, unnamed: scene.nodes.size - placed.length };
}

function labelText(name: string): LabelText {
  const { size, weight } = LABEL_FONT;
  return toLabelText(plainText(name), (text) => textWidth(text, size, weight));
}
