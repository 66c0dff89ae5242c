import type { DyadChange } from "../wire/comparison.ts";
import { curvePoint, dyadCurve, visibleSpan, type CurveEnd, type Point } from "./dyad-curve.ts";
import type { Theme } from "./graph-style.ts";
import type { HexColor } from "./srgb.ts";

/** A change that is marked in the picture. */
export type MarkedChange = Exclude<DyadChange, "steady">;

export interface ChangeMark {
  /** In the legend. */
  readonly name: string;
  /** Lines of the sign around (0, 0), −1…+1, as SVG path data. */
  readonly sign: string;
  readonly colors: Readonly<Record<Theme, HexColor>>;
}

/**
 * The marks of changes. Each has a sign of its own, so that nobody needs its colour; the colours are
 * none of the scale of polarity.
 */
export const CHANGE_MARKS = {
  flipped: {
    name: "Turned",
    sign: "M-0.5,-0.22L0.5,-0.22L0.2,-0.52M0.5,0.22L-0.5,0.22L-0.2,0.52",
    colors: { light: "#7a2fb8", dark: "#cda2ff" },
  },
  added: {
    name: "New",
    sign: "M-0.5,0L0.5,0M0,-0.5L0,0.5",
    colors: { light: "#0b6b50", dark: "#5fd0ab" },
  },
  dropped: {
    name: "Gone",
    sign: "M-0.5,0L0.5,0",
    colors: { light: "#5b6069", dark: "#aab0ba" },
  },
  strengthened: {
    name: "Stronger",
    sign: "M-0.5,0.05L0,-0.45L0.5,0.05M-0.5,0.5L0,0L0.5,0.5",
    colors: { light: "#1d2129", dark: "#e9ecf1" },
  },
  weakened: {
    name: "Weaker",
    sign: "M-0.5,-0.05L0,0.45L0.5,-0.05M-0.5,-0.5L0,0L0.5,-0.5",
    colors: { light: "#1d2129", dark: "#e9ecf1" },
  },
} as const satisfies Record<MarkedChange, ChangeMark>;

/** In the order of the legend. */
export const MARKED_CHANGES = [
  "added",
  "dropped",
  "flipped",
  "strengthened",
  "weakened",
] as const satisfies readonly MarkedChange[];

/** Measures of a mark, in px. */
export const CHANGE_FORM = { radius: 6.5, line: 1.6, rim: 1.5 } as const;
/** Where on the visible part of a line: not in the middle, where the lozenge of a contested one is. */
const SHARE = 0.38;

/** Where the mark of a dyad stands. */
export function changePlace(ends: readonly [CurveEnd, CurveEnd], bow: number): Point {
  const curve = dyadCurve(...ends, bow);
  const [start, end] = visibleSpan(curve, ...ends);
  return curvePoint(curve, start + (end - start) * SHARE);
}

/** How many dyads have each marked change, those that none has left out. */
export function countChanges(
  changes: ReadonlyMap<string, DyadChange>,
): ReadonlyMap<MarkedChange, number> {
  const all = [...changes.values()];
  return new Map(
    MARKED_CHANGES.map(
      (change) => [change, all.filter((each) => each === change).length] as const,
    ).filter(([, n]) => n > 0),
  );
}

/** Keys of the dyads whose lines are broken, because they are gone. */
export function goneDyads(changes: ReadonlyMap<string, DyadChange>): ReadonlySet<string> {
  return new Set([...changes].flatMap(([key, change]) => (change === "dropped" ? [key] : [])));
}
