import { GRAPH_COLORS, nodeKind } from "../../picture/graph-style.ts";
import { LANE_FORM, laneHead, toLanes, type LaneMark, type Lanes } from "../../picture/lanes.ts";
import type { Point } from "../../picture/dyad-curve.ts";
import { shapePath } from "../../picture/node-shape.ts";
import { textDirection } from "../../picture/label-text.ts";
import type { DayRange } from "../../picture/time-axis.ts";
import type { FigurePayload, FigureStance } from "../../wire/figure-payload.ts";
import type { GroupMark, Ink, Mark, Stroke, TextFont } from "./drawing.ts";
import { INKS, polarityInk } from "./inks.ts";
import type { NetworkMarks } from "./network-marks.ts";
import { shapeMarks } from "./node-marks.ts";
import { linePath } from "./path-data.ts";
import { plainText } from "./plain-text.ts";
import { cutLine } from "./text-block.ts";

const NAMES = 210;
const PITCH = 26;
const AXIS = 24;
const SHAPE_RADIUS = 7;
const COAST: Ink = { light: GRAPH_COLORS.light.coast, dark: GRAPH_COLORS.dark.coast };

/** Draws stances over time, an actor a lane, as the browser does. */
export function laneMarks(
  { network, stances }: Pick<FigurePayload, "network" | "stances">,
  axis: DayRange,
  { width, size }: { readonly width: number; readonly size: number },
): NetworkMarks {
  const lanes = toLanes(stances, { axis, width: width - NAMES, pitch: PITCH });
  const font: TextFont = { size, weight: 400 };
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const names = lanes.lanes.flatMap(({ id, y }): GroupMark[] => {
    const node = nodes.get(id);
    if (node === undefined) return [];
    const text = plainText(node.name);
    const part = { kind: "node", key: id } as const;
    const room = NAMES - 4 * SHAPE_RADIUS;
    const at = { x: 2 * SHAPE_RADIUS + 8, y: size * 0.33 };
    const name = line(cutLine(text, room, font), at.x, at.y, font, textDirection(text));
    return [{ kind: "group", part, x: 0, y, title: text, marks: [shape(nodeKind(node)), name] }];
  });
  return {
    unnamed: 0,
    leftOut: lanes.leftOut,
    top: 0,
    bottom: AXIS + lanes.height,
    marks: [
      { kind: "group", y: AXIS, marks: names },
      { kind: "group", x: NAMES, marks: axisMarks(lanes, width - NAMES, font) },
      { kind: "group", x: NAMES, y: AXIS, marks: lanes.marks.map(stanceMarks) },
    ],
  };
}

function shape(kind: Parameters<typeof shapeMarks>[0]): Mark {
  return { kind: "group", x: SHAPE_RADIUS * 1.2, marks: shapeMarks(kind, SHAPE_RADIUS) };
}

function axisMarks({ lanes, ticks, height }: Lanes, width: number, font: TextFont): Mark[] {
  const rule = (ink: Ink, from: Point, to: Point, dash?: Stroke["dash"]): Mark => ({
    kind: "path",
    d: linePath([from, to]),
    stroke: { ink, width: 1, ...(dash === undefined ? {} : { dash }) },
  });
  return [
    ...ticks.map(({ x, label }) => line(label, x + 4, AXIS - 8, font, "ltr")),
    ...ticks.map(({ x }) => rule(COAST, { x, y: AXIS }, { x, y: AXIS + height })),
    rule(INKS.strong, { x: 0, y: AXIS }, { x: width, y: AXIS }),
    ...lanes.map(({ y }) =>
      rule(
        INKS.tie,
        { x: 0, y: AXIS + y },
        { x: width, y: AXIS + y },
        { on: 1, off: 3, offset: 0 },
      ),
    ),
  ];
}

function stanceMarks(mark: LaneMark<FigureStance>): GroupMark {
  const { stance, x, fromY, toY } = mark;
  const ink = polarityInk(stance.polarity);
  const end = fromY === toY ? toY : toY + (fromY < toY ? -1 : 1) * (LANE_FORM.head - 1);
  const body = linePath([
    { x, y: fromY },
    { x, y: end },
  ]);
  return {
    kind: "group",
    part: { kind: "dyad", key: `${stance.from} ${stance.to}` },
    title: plainText(`${stance.date}: ${stance.summary}`),
    marks: [
      { kind: "path", d: body, stroke: { ink, width: LANE_FORM.line } },
      { kind: "group", x, y: fromY, marks: [dot(ink)] },
      { kind: "path", d: laneHead(mark), fill: ink },
    ],
  };
}

function dot(ink: Ink): Mark {
  return { kind: "path", d: shapePath("circle", LANE_FORM.dot), fill: ink };
}

function line(text: string, x: number, y: number, font: TextFont, direction: "ltr" | "rtl"): Mark {
  return { kind: "text", x, y, text, font, ink: INKS.text, anchor: "left", direction };
}
