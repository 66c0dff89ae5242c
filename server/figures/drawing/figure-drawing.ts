import type { Positions } from "../../picture/layout.ts";
import { toScene, type Scene } from "../../picture/network-scene.ts";
import { turnToPage } from "../../picture/turn-positions.ts";
import { fitPxPerUnit, fitViewport, nodesBox, type Viewport } from "../../picture/viewport.ts";
import type { FigurePayload } from "../../wire/figure-payload.ts";
import { countOf, fill, formatDay } from "../words/format-words.ts";
import { partTitles } from "../words/part-words.ts";
import { sourceLine } from "../words/source-words.ts";
import { wordsFor } from "../words/words-for.ts";
import type { FigureWords } from "../words/figure-words.ts";
import type { Drawing, GroupMark, Mark } from "./drawing.ts";
import { INKS } from "./inks.ts";
import { legendBlock } from "./legend-block.ts";
import { networkMarks } from "./network-marks.ts";
import { PAGE_FORMS, type PageForm, type PageSize } from "./page-sizes.ts";
import { linePath, rectanglePath } from "./path-data.ts";
import { plainParagraphs, plainText } from "./plain-text.ts";
import { tableBlock } from "./table-block.ts";
import { EMPTY_BLOCK, stack, textBlock, type Block } from "./text-block.ts";
import { timelineBlock } from "./timeline-block.ts";

/** Lines of title and caption that a picture holds; pages have the caption whole. */
const TITLE_LINES = 3;
const CAPTION_LINES = 6;
const SOURCES_NAMED = 6;
/** A picture on an open page is this high, as shares of its width. */
const LOW = 0.42;
const HIGH = 1.1;
/** A picture is turned where that makes it larger by this factor. */
const WORTH_TURNING = 1.2;

/** Draws a figure in its own size, or in another. The same payload gives the same drawing. */
export function drawFigure(
  payload: FigurePayload,
  id: string,
  size: PageSize = payload.size,
): Drawing {
  const words = wordsFor(payload.language);
  const form: PageForm = PAGE_FORMS[size];
  const inner = form.width - 2 * form.margin;
  const head = headBlock(payload, form, inner);
  const { scene, viewport, feet } = fitBlocks(payload, id, form, head.height, words);
  const network = networkMarks(
    scene,
    viewport,
    partTitles(payload.network.nodes, payload.network.dyads, words),
  );
  const foot = feet(network.unnamed);
  const { margin, width } = form;
  const top = margin + head.height + (head.height > 0 ? margin * 0.4 : 0);
  const bottom = top + viewport.height + margin * 0.4;
  const height = form.height ?? Math.ceil(bottom + foot.height + margin);
  const at = (x: number, y: number, marks: readonly Mark[]): GroupMark => ({
    kind: "group",
    x,
    y,
    marks,
  });
  return {
    width,
    height,
    title: plainText(payload.title),
    description: plainText(payload.alt),
    language: payload.language,
    unnamed: network.unnamed,
    marks: [
      { kind: "path", d: rectanglePath(0, 0, width, height), fill: INKS.paper },
      at(margin, margin, head.marks),
      {
        ...at((width - viewport.width) / 2, top, network.marks),
        part: { kind: "network" },
      },
      at(margin, form.height === null ? bottom : height - margin - foot.height, foot.marks),
    ],
  };
}

interface Fitted {
  readonly scene: Scene;
  readonly viewport: Viewport;
  /** Everything below the network; what it says depends on how many names had no room. */
  readonly feet: (unnamed: number) => Block;
}

function fitBlocks(
  payload: FigurePayload,
  id: string,
  form: PageForm,
  headHeight: number,
  words: FigureWords,
): Fitted {
  const width = form.width - form.margin;
  const { network } = payload;
  const places: Positions = new Map(
    Object.entries(payload.positions).map(([key, [x, y]]) => [key, { x, y }]),
  );
  const full = { ...network, dataVersion: payload.dataVersion };
  const feet = (scene: Scene, scale: number, unnamed: number): Block =>
    footBlock(payload, id, form, scene, scale, unnamed, words);
  const room =
    form.height === null
      ? null
      : // The foot is measured as high as it can get: with the line that counts missing names.
        form.height -
        2 * form.margin -
        headHeight -
        form.margin * 0.8 -
        feet(toScene(full, places), 1, 9).height;
  const aspect = room === null ? (form.width < 500 ? HIGH : LOW) : room / width;
  const scene = toScene(full, turnForRoom(places, full, width, width * aspect));
  const box = nodesBox([...scene.nodes.values()]);
  const height = room ?? openHeight(box, width);
  const viewport =
    box === null
      ? { width, height: room ?? 120, pxPerUnit: 1, origin: { x: 0, y: 0 }, scale: 1 }
      : fitViewport(box, width, Math.max(120, height));
  return { scene, viewport, feet: (unnamed) => feet(scene, viewport.scale, unnamed) };
}

function openHeight(box: ReturnType<typeof nodesBox>, width: number): number {
  if (box === null) return 120;
  // As high as the whole network needs when it fills the width.
  const pxPerUnit = fitPxPerUnit(box, width, Infinity);
  const needed = (box.bottom - box.top) * pxPerUnit + 92;
  return Math.round(Math.min(width * HIGH, Math.max(width * LOW, needed)));
}

function turnForRoom(
  places: Positions,
  network: Parameters<typeof toScene>[0],
  width: number,
  height: number,
): Positions {
  const turned = turnToPage(places, "high");
  const size = (positions: Positions): number => {
    const box = nodesBox([...toScene(network, positions).nodes.values()]);
    return box === null ? 0 : fitPxPerUnit(box, width, height);
  };
  return height > width && size(turned) > size(places) * WORTH_TURNING ? turned : places;
}

function headBlock(payload: FigurePayload, form: PageForm, width: number): Block {
  const bar: Block = {
    marks: [{ kind: "path", d: rectanglePath(0, 0, 40, 3), fill: INKS.strong }],
    height: 3,
  };
  const title = textBlock(plainText(payload.title), width, {
    font: { size: form.title, weight: 600 },
    ink: INKS.text,
    lineHeight: form.title * 1.2,
    maxLines: TITLE_LINES,
  });
  const caption = textBlock(
    plainParagraphs(payload.caption ?? "").join(" "),
    Math.min(width, form.caption * 52),
    {
      font: { size: form.caption, weight: 400 },
      ink: INKS.quiet,
      lineHeight: form.caption * 1.35,
      maxLines: CAPTION_LINES,
    },
  );
  return stack([bar, stack([title, caption], form.caption * 0.3)], form.margin * 0.4);
}

function footBlock(
  payload: FigurePayload,
  id: string,
  form: PageForm,
  scene: Scene,
  scale: number,
  unnamed: number,
  words: FigureWords,
): Block {
  const width = form.width - 2 * form.margin;
  const { show, network, stances } = payload;
  const { small: size } = form;
  const names = new Map(network.nodes.map((node) => [node.id, node.name]));
  const blocks = [
    show.legend ? legendBlock(scene, Math.max(scale, 0.45), width, size, words) : EMPTY_BLOCK,
    show.timeline ? timelineBlock(stances, width, size, words) : EMPTY_BLOCK,
    show.table
      ? tableBlock(
          network.dyads,
          (key) => names.get(key) ?? key,
          { width, size, rows: form.rows },
          words,
        )
      : EMPTY_BLOCK,
    creditBlock(payload, id, form, unnamed, words),
  ];
  return stack(
    blocks.filter(({ height }) => height > 0).map((block) => ruled(block, width)),
    size * 0.7,
  );
}

function ruled(block: Block, width: number): Block {
  const d = linePath([
    { x: 0, y: 0.5 },
    { x: width, y: 0.5 },
  ]);
  const rule: Mark = { kind: "path", d, stroke: { ink: INKS.line, width: 1 } };
  return { marks: [rule, { kind: "group", y: 8, marks: block.marks }], height: block.height + 8 };
}

function creditBlock(
  payload: FigurePayload,
  id: string,
  form: PageForm,
  unnamed: number,
  words: FigureWords,
): Block {
  const width = form.width - 2 * form.margin;
  const style = {
    font: { size: form.small, weight: 400 },
    ink: INKS.quiet,
    lineHeight: form.small * 1.4,
    maxLines: 4,
  } as const;
  const named = payload.sources.slice(0, SOURCES_NAMED).map((source) => sourceLine(source, words));
  const more = payload.sources.length - named.length;
  if (more > 0) named.push(countOf(more, words.moreSources, words));
  const label = payload.sources.length === 1 ? words.source : words.sources;
  const sources = payload.show.sources && named.length > 0 ? `${label}: ${named.join("; ")}.` : "";
  const asOf = `${fill(words.asOf, { date: formatDay(payload.asOf, words) })}.`;
  const missing = unnamed === 0 ? "" : ` ${countOf(unnamed, words.unnamed, words)}`;
  return stack(
    [
      textBlock(sources, width, style),
      textBlock(`${asOf} Entente ${id.slice(0, 12)}.${missing}`, width, style),
    ],
    form.small * 0.2,
  );
}
