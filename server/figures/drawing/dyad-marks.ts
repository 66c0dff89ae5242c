import {
  curvePoint,
  dyadCurve,
  visibleSpan,
  type Curve,
  type Point,
} from "../../picture/dyad-curve.ts";
import { DYAD_FORM, TIE_FORM } from "../../picture/graph-style.ts";
import type { Scene, SceneDyad, SceneTie } from "../../picture/network-scene.ts";
import { screenEnds, type Viewport } from "../../picture/viewport.ts";
import { curveBeside, curveDirection, curvePart, CurveRuler, leftOf } from "./curve-parts.ts";
import type { Mark, Stroke } from "./drawing.ts";
import { CONTESTED_INKS, INKS, polarityInk } from "./inks.ts";
import { curvePath, polygonPath } from "./path-data.ts";

/** Lines do not shrink below this with the map. */
const MIN_LINE_SCALE = 0.45;
/** The body of a line reaches this far into its head, so that no seam shows. */
const NECK = 1;
/** Rim of paper inside the border of a lozenge. */
const LOZENGE_RIM = 1.6;

/** The gaps of a line that rests on one source. */
export const BROKEN = {
  on: DYAD_FORM.dash,
  off: DYAD_FORM.dashPeriod - DYAD_FORM.dash,
  offset: 0,
} as const satisfies Stroke["dash"];

/** Factor on the widths of lines in a picture whose marks have this one. */
export function lineScale(scale: number): number {
  return Math.max(scale, MIN_LINE_SCALE);
}

/** A dyad as it is drawn: its line and, where it is contested, the lozenge that lies above all lines. */
export interface DyadMarks {
  readonly line: readonly Mark[];
  readonly lozenge: readonly Mark[];
}

interface Place {
  readonly curve: Curve;
  readonly span: readonly [number, number];
  readonly width: number;
  readonly scale: number;
}

export function dyadMarks(viewport: Viewport, scene: Scene, dyad: SceneDyad): DyadMarks {
  const place = placeOf(viewport, scene, dyad);
  if (place === null) return { line: [], lozenge: [] };
  const { curve, span, width, scale } = place;
  const ruler = new CurveRuler(curve, ...span);
  const wish = DYAD_FORM.headBase * scale + width * DYAD_FORM.headPerWidth;
  const headLength = Math.min(wish, ruler.length);
  const body = curvePart(curve, span[0], ruler.at(Math.max(0, headLength - NECK)));
  const ink = polarityInk(dyad.polarity);
  const head: Mark = { kind: "path", d: headPath(curve, span[1], ruler, headLength), fill: ink };
  if (!dyad.contested) {
    return {
      line: [{ kind: "path", d: curvePath(body), stroke: { ink, width, ...dashOf(dyad) } }, head],
      lozenge: [],
    };
  }
  return { line: [...strands(body, width, dashOf(dyad)), head], lozenge: lozengeMarks(place) };
}

function placeOf(viewport: Viewport, scene: Scene, dyad: SceneDyad): Place | null {
  const ends = screenEnds(viewport, scene, dyad);
  if (ends === undefined) return null;
  const scale = lineScale(viewport.scale);
  const curve = dyadCurve(...ends, dyad.bow);
  return { curve, span: visibleSpan(curve, ...ends), width: dyad.width * scale, scale };
}

function headPath(curve: Curve, end: number, ruler: CurveRuler, length: number): string {
  const t = ruler.at(length);
  const base = curvePoint(curve, t);
  const side = leftOf(curveDirection(curve, t));
  const breadth = length * DYAD_FORM.headSlope;
  return polygonPath([
    { x: base.x + side.x * breadth, y: base.y + side.y * breadth },
    curvePoint(curve, end),
    { x: base.x - side.x * breadth, y: base.y - side.y * breadth },
  ]);
}

function dashOf({ dashed }: Pick<SceneDyad, "dashed">): Pick<Stroke, "dash"> {
  return dashed ? { dash: BROKEN } : {};
}

function strands(body: Curve, width: number, dash: Pick<Stroke, "dash">): Mark[] {
  const half = Math.max((width / 2) * 0.36, 0.8);
  const beside = width / 2 - half;
  const [hostile, supportive] = CONTESTED_INKS;
  const strand = (distance: number, ink: typeof hostile): Mark => ({
    kind: "path",
    d: curvePath(curveBeside(body, distance)),
    stroke: { ink, width: 2 * half, ...dash },
  });
  return [
    { kind: "path", d: curvePath(body), stroke: { ink: INKS.paper, width } },
    strand(beside, hostile),
    strand(-beside, supportive),
  ];
}

function lozengeMarks({ curve, span, width, scale }: Place): Mark[] {
  const t = (span[0] + span[1]) / 2;
  const middle = curvePoint(curve, t);
  const along = curveDirection(curve, t);
  const left = leftOf(along);
  const corner = (length: number, forth: number, aside: number): Point => ({
    x: middle.x + (along.x * forth + left.x * aside) * length,
    y: middle.y + (along.y * forth + left.y * aside) * length,
  });
  const half = DYAD_FORM.lozenge * scale + width / 2;
  const inner = half - LOZENGE_RIM * Math.SQRT2;
  const [hostile, supportive] = CONTESTED_INKS;
  const side = (aside: number): string =>
    polygonPath([corner(inner, 1, 0), corner(inner, 0, aside), corner(inner, -1, 0)]);
  const rim = [corner(half, 1, 0), corner(half, 0, 1), corner(half, -1, 0), corner(half, 0, -1)];
  return [
    { kind: "path", d: polygonPath(rim), fill: INKS.paper },
    { kind: "path", d: side(1), fill: hostile },
    { kind: "path", d: side(-1), fill: supportive },
  ];
}

/** A standing tie: a straight dotted hairline, its dots counted from its target. */
export function tieMarks(viewport: Viewport, scene: Scene, tie: SceneTie): readonly Mark[] {
  const ends = screenEnds(viewport, scene, tie);
  if (ends === undefined) return [];
  const curve = dyadCurve(...ends, 0);
  const { p0, p1, p2, p3 } = curvePart(curve, ...visibleSpan(curve, ...ends));
  const { dot, period } = TIE_FORM;
  const width = TIE_FORM.width * lineScale(viewport.scale);
  const dash = { on: dot, off: period - dot, offset: (dot - period) / 2 };
  return [
    {
      kind: "path",
      d: curvePath({ p0: p3, p1: p2, p2: p1, p3: p0 }),
      stroke: { ink: INKS.tie, width, dash },
    },
  ];
}
