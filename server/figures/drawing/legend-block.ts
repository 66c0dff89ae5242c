import {
  DYAD_FORM,
  dyadWidth,
  NODE_KINDS,
  TIE_FORM,
  type NodeKind,
} from "../../picture/graph-style.ts";
import type { Scene, SceneDyad } from "../../picture/network-scene.ts";
import { textWidth } from "../fonts/text-runs.ts";
import type { FigureWords } from "../words/figure-words.ts";
import { fill, formatCount, lineStart } from "../words/format-words.ts";
import type { Mark, TextFont } from "./drawing.ts";
import { BROKEN } from "./dyad-marks.ts";
import { CONTESTED_INKS, INKS, polarityInk } from "./inks.ts";
import { shapeMarks } from "./node-marks.ts";
import { linePath, polygonPath, rectanglePath } from "./path-data.ts";
import { EMPTY_BLOCK, type Block } from "./text-block.ts";

const STOPS = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1] as const;
const WIDTHS = [1, 5, 20] as const;
const SCALE = { width: 132, height: 8 } as const;
const GAP = { item: 20, group: 34, text: 6 } as const;

/** One explained mark: drawn around y = 0 from x = 0, then its words. */
interface Item {
  readonly marks: readonly Mark[];
  readonly width: number;
  /** Whether it starts a group of its own. */
  readonly leads: boolean;
}

/**
 * What colours, shapes and widths of this picture mean: only of what it holds.
 * @param lineScale factor on the widths of lines in this picture.
 * @param isOfLanes whether lanes stand in the network's place, which have one width and no ties.
 */
export function legendBlock(
  scene: Scene,
  lineScale: number,
  width: number,
  size: number,
  words: FigureWords,
  isOfLanes = false,
): Block {
  if (scene.nodes.size === 0) return EMPTY_BLOCK;
  const font = { size, weight: 400 } as const;
  const kinds = NODE_KINDS.filter((kind) => [...scene.nodes.values()].some((n) => n.kind === kind));
  const dyads = [...scene.dyads.values()];
  const items = [
    ...(dyads.length === 0 ? [] : [scaleItem(font, words)]),
    ...kinds.map((kind, index) => kindItem(kind, index === 0, font, words)),
  ];
  if (!isOfLanes) items.push(...networkItems(scene, lineScale, font, words));
  return flow(items, width, size * 1.9);
}

/** What only a network has: widths, strands, gaps, ties. */
function networkItems(
  { dyads, ties }: Scene,
  lineScale: number,
  font: TextFont,
  words: FigureWords,
): readonly Item[] {
  const lines = [...dyads.values()];
  return [
    ...(lines.length === 0 ? [] : [widthsItem(lineScale, font, words)]),
    ...(lines.some(({ contested }) => contested) ? [contestedItem(font, words)] : []),
    ...(lines.some(({ dashed }) => dashed) ? [singleItem(lines, font, words)] : []),
    ...(ties.size === 0 ? [] : [tieItem(font, words)]),
  ];
}

function flow(items: readonly Item[], width: number, rowHeight: number): Block {
  const marks: Mark[] = [];
  let x = 0;
  let row = 0;
  for (const item of items) {
    const gap = item.leads ? GAP.group : GAP.item;
    if (x > 0 && x + gap + item.width > width) {
      x = 0;
      row += 1;
    } else if (x > 0) x += gap;
    marks.push({ kind: "group", x, y: rowHeight * (row + 0.5), marks: item.marks });
    x += item.width;
  }
  return { marks, height: rowHeight * (row + 1) };
}

function words_(text: string, x: number, font: TextFont): { mark: Mark; width: number } {
  const mark: Mark = {
    kind: "text",
    x,
    y: font.size * 0.33,
    text,
    font,
    ink: INKS.text,
    anchor: "left",
    direction: "ltr",
  };
  return { mark, width: textWidth(text, font.size, font.weight) };
}

function explained(
  sign: readonly Mark[],
  signWidth: number,
  text: string,
  font: TextFont,
  leads = false,
): Item {
  const { mark, width } = words_(text, signWidth + GAP.text, font);
  return { marks: [...sign, mark], width: signWidth + GAP.text + width, leads };
}

function scaleItem(font: TextFont, words: FigureWords): Item {
  const low = words_(`${lineStart(words.hostile, words)} −1`, 0, font);
  const bar: Mark = {
    kind: "scale",
    x: low.width + GAP.text,
    y: -SCALE.height / 2,
    ...SCALE,
    stops: STOPS.map(polarityInk),
  };
  const end = bar.x + SCALE.width + GAP.text;
  const high = words_(`+1 ${lineStart(words.supportive, words)}`, end, font);
  return { marks: [low.mark, bar, high.mark], width: end + high.width, leads: true };
}

function kindItem(kind: NodeKind, leads: boolean, font: TextFont, words: FigureWords): Item {
  const radius = font.size * 0.58;
  const half = radius * (kind === "issue" ? 1.18 : 1);
  const shape: Mark = { kind: "group", x: half, marks: shapeMarks(kind, radius) };
  return explained([shape], 2 * half, lineStart(words.kinds[kind], words), font, leads);
}

function widthsItem(lineScale: number, font: TextFont, words: FigureWords): Item {
  const lines = WIDTHS.map((stances, index): Mark => {
    const x = index * 19;
    const y = 0;
    const stroke = { ink: INKS.neutral, width: dyadWidth(stances) * lineScale };
    return {
      kind: "path",
      d: linePath([
        { x, y },
        { x: x + 15, y },
      ]),
      stroke,
    };
  });
  const text = fill(words.widthsMean, { widths: WIDTHS.join(", ") });
  return explained(lines, 53, text, font, true);
}

function contestedItem(font: TextFont, words: FigureWords): Item {
  const [hostile, supportive] = CONTESTED_INKS;
  const half = DYAD_FORM.lozenge;
  const at = (x: number, y: number): { x: number; y: number } => ({ x: 16 + x, y });
  const rim = [at(half, 0), at(0, half), at(-half, 0), at(0, -half)];
  const inner = half - 2.2;
  const side = (up: number): string =>
    polygonPath([at(inner, 0), at(0, up * inner), at(-inner, 0)]);
  const sign: Mark[] = [
    { kind: "path", d: rectanglePath(0, -3, 32, 2), fill: hostile },
    { kind: "path", d: rectanglePath(0, 1, 32, 2), fill: supportive },
    { kind: "path", d: polygonPath(rim), fill: INKS.paper },
    { kind: "path", d: side(-1), fill: hostile },
    { kind: "path", d: side(1), fill: supportive },
  ];
  return explained(sign, 32, lineStart(words.contested, words), font);
}

function singleItem(dyads: readonly SceneDyad[], font: TextFont, words: FigureWords): Item {
  const text = fill(words.singleSource, {
    count: formatCount(dyads.filter(({ dashed }) => dashed).length, words),
    all: formatCount(dyads.length, words),
  });
  const line: Mark = {
    kind: "path",
    d: linePath([
      { x: 0, y: 0 },
      { x: 31, y: 0 },
    ]),
    stroke: { ink: INKS.neutral, width: 2, dash: BROKEN },
  };
  return explained([line], 31, lineStart(text, words), font);
}

function tieItem(font: TextFont, words: FigureWords): Item {
  const { dot, period, width } = TIE_FORM;
  const stroke = { ink: INKS.tie, width, dash: { on: dot, off: period - dot, offset: 0 } };
  const line: Mark = {
    kind: "path",
    d: linePath([
      { x: 0, y: 0 },
      { x: 26, y: 0 },
    ]),
    stroke,
  };
  return explained([line], 26, lineStart(words.standingTie, words), font);
}
