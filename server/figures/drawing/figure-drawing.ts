import type { Positions } from "../../picture/layout.ts";
import { toScene, type Scene, type SceneStyle } from "../../picture/network-scene.ts";
import { turnToPage } from "../../picture/turn-positions.ts";
import { fitPxPerUnit, fitViewport, nodesBox, type Viewport } from "../../picture/viewport.ts";
import type { FigurePayload } from "../../wire/figure-payload.ts";
import type { LaneAxis, MapGround } from "../../wire/view-ground.ts";
import { goneDyads } from "../../picture/change-marks.ts";
import type { DyadChange } from "../../wire/comparison.ts";
import type { Network } from "../../wire/network.ts";
import { partTitles } from "../words/part-words.ts";
import { wordsFor } from "../words/words-for.ts";
import type { Drawing, GroupMark, Mark } from "./drawing.ts";
import { footBlock } from "./foot-block.ts";
import { headBlock } from "./head-block.ts";
import { INKS } from "./inks.ts";
import { laneMarks } from "./lane-marks.ts";
import { networkMarks, type NetworkMarks } from "./network-marks.ts";
import type { PageContext } from "./page-context.ts";
import { PAGE_FORMS, type PageForm, type PageSize } from "./page-sizes.ts";
import { rectanglePath } from "./path-data.ts";
import { plainText } from "./plain-text.ts";

/** A picture on an open page is this high, as shares of its width. */
const LOW = 0.42;
const HIGH = 1.1;
const PHONE_HIGH = 1.5;
/** What a table leaves to the picture on a page of fixed height, as a share of its width. */
const BESIDE_TABLE = 0.66;
/** A picture is turned where that makes it larger by this factor. */
const WORTH_TURNING = 1.2;
const EMPTY_HEIGHT = 60;

/** What a network stands on, or what stands in its place. Default: a network on plain paper. */
export interface FigureStage {
  readonly ground?: MapGround | null | undefined;
  readonly lanes?: LaneAxis | null | undefined;
  /** What became of dyads, by the key of each, for marks on their lines. */
  readonly changes?: Readonly<Record<string, DyadChange>> | null | undefined;
}

/**
 * Draws a figure in its own size, or in another. The same payload gives the same drawing. On a page
 * without a height the network fills the width; on one with a height it fills what is left.
 * @param id null for a picture that is kept nowhere.
 */
export function drawFigure(
  payload: FigurePayload,
  id: string | null,
  size: PageSize = payload.size,
  { ground = null, lanes = null, changes = null }: FigureStage = {},
): Drawing {
  const form: PageForm = PAGE_FORMS[size];
  const inner = form.side ?? form.width - 2 * form.margin;
  const page: PageContext = {
    payload,
    id,
    ground,
    lanes,
    changes: changes === null ? null : new Map(Object.entries(changes)),
    form,
    inner,
    words: wordsFor(payload.language),
  };
  const head = headBlock(page);
  const picture = form.height === null ? openPicture(page) : fixedPicture(page, head.height);
  const { network, viewport, scene, rows } = picture;
  const { unnamed, leftOut } = network;
  const foot = footBlock(page, { scene, scale: viewport.scale, unnamed, leftOut, rows });
  const { margin, width } = form;
  const top = margin + head.height + gapOf(form);
  const covered = network.bottom - network.top;
  const height = form.height ?? Math.ceil(top + covered + gapOf(form) + foot.height + margin);
  const footTop = height - margin - foot.height;
  const middle = form.side === null ? (top + footTop - gapOf(form)) / 2 : height / 2;
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
    unnamed,
    marks: [
      { kind: "path", d: rectanglePath(0, 0, width, height), fill: INKS.paper },
      at(margin, margin, head.marks),
      {
        ...at(
          width - margin / 2 - viewport.width,
          middle - covered / 2 - network.top,
          network.marks,
        ),
        part: { kind: "network" },
      },
      at(margin, footTop, foot.marks),
    ],
  };
}

/** Between the words and the picture. */
function gapOf({ margin }: PageForm): number {
  return margin * 0.5;
}

/** Width of the picture: it reaches into the margins, since only names come near its rim. */
function pictureWidth({ width, margin, side }: PageForm): number {
  return width - margin - (side === null ? 0 : side + margin);
}

interface Picture {
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly network: NetworkMarks;
  /** Rows of the table for which there is room. */
  readonly rows: number;
}

/** The network on a page that grows with it. */
function openPicture(page: PageContext): Picture {
  const { form, payload } = page;
  const width = pictureWidth(form);
  if (page.lanes !== null) {
    const chart = laneMarks(payload, page.lanes, { width: page.inner, size: form.small });
    const marks: GroupMark[] = [{ kind: "group", x: form.margin / 2, marks: chart.marks }];
    const network = { ...chart, marks };
    const scene = toScene(networkOf(payload), placesOf(payload));
    return { scene, viewport: emptyViewport(width), network, rows: form.rows };
  }
  const scene = sceneFor(page, width, width < 500 ? width * PHONE_HIGH : width * LOW);
  const box = nodesBox([...scene.nodes.values()]);
  if (box === null) return paint(page, scene, emptyViewport(width), form.rows);
  // As high as the whole network needs when it fills the width; what is not covered is cut off.
  const most = width < 500 ? PHONE_HIGH : HIGH;
  const needed = (box.bottom - box.top) * fitPxPerUnit(box, width, Infinity) + 92;
  const height = Math.round(Math.min(width * most, Math.max(width * LOW, needed)));
  return paint(page, scene, fitViewport(box, width, height), form.rows);
}

/** The network in what head and foot leave of a page. */
function fixedPicture(page: PageContext, headHeight: number): Picture {
  const { form, payload } = page;
  const width = pictureWidth(form);
  const all = toScene(networkOf(payload), placesOf(payload), styleOf(page));
  const footHeight = (rows: number): number =>
    // With the line that counts missing names, whether it will be there or not.
    footBlock(page, { scene: all, scale: 1, unnamed: 9, leftOut: 0, rows }).height;
  const height = form.height ?? 0;
  const total = height - 2 * form.margin - headHeight - 2 * gapOf(form);
  let { rows } = form;
  while (rows > 0 && total - footHeight(rows) < width * BESIDE_TABLE) rows -= 1;
  const room =
    form.side === null ? Math.max(EMPTY_HEIGHT, total - footHeight(rows)) : height - form.margin;
  const scene = sceneFor(page, width, room);
  const box = nodesBox([...scene.nodes.values()]);
  return paint(
    page,
    scene,
    box === null ? emptyViewport(width) : fitViewport(box, width, room),
    rows,
  );
}

function paint(page: PageContext, scene: Scene, viewport: Viewport, rows: number): Picture {
  const { nodes, dyads } = page.payload.network;
  const titles = partTitles(nodes, dyads, page.words);
  const network = networkMarks(scene, viewport, titles, page);
  return { scene, viewport, network, rows };
}

function emptyViewport(width: number): Viewport {
  return { width, height: EMPTY_HEIGHT, pxPerUnit: 1, origin: { x: 0, y: 0 }, scale: 1 };
}

/** The scene, turned by a quarter where a high room shows it much larger so. */
function sceneFor(page: PageContext, width: number, height: number): Scene {
  const { payload, ground } = page;
  const [network, places] = [networkOf(payload), placesOf(payload)];
  const upright = toScene(network, places, styleOf(page));
  // North stays above.
  if (height <= width || ground !== null) return upright;
  const turned = toScene(network, turnToPage(places, "high"), styleOf(page));
  const sizeOf = (scene: Scene): number => {
    const box = nodesBox([...scene.nodes.values()]);
    return box === null ? 0 : fitPxPerUnit(box, width, height);
  };
  return sizeOf(turned) > sizeOf(upright) * WORTH_TURNING ? turned : upright;
}

function styleOf({ payload, changes }: PageContext): SceneStyle {
  return {
    dashesSingle: payload.show.singleSource,
    broken: changes === null ? null : goneDyads(changes),
  };
}

function networkOf({ network, dataVersion }: FigurePayload): Network {
  return { ...network, dataVersion };
}

function placesOf({ positions }: FigurePayload): Positions {
  return new Map(Object.entries(positions).map(([id, [x, y]]) => [id, { x, y }]));
}
