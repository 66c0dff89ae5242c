import {
  contestedColors,
  GRAPH_COLORS,
  polarityColor,
  type GraphColors,
  type NodeKind,
} from "../../picture/graph-style.ts";
import type { HexColor } from "../../picture/srgb.ts";
import type { Ink } from "./drawing.ts";

function ink(pick: (colors: GraphColors) => HexColor): Ink {
  return { light: pick(GRAPH_COLORS.light), dark: pick(GRAPH_COLORS.dark) };
}

/** Colours of a figure outside the scale of polarity. The quiet one has a contrast of at least 4.5:1. */
export const INKS = {
  paper: ink(({ paper }) => paper),
  text: ink(({ label }) => label),
  quiet: { light: "#55585d", dark: "#a9adb3" },
  line: { light: "#d3d0c9", dark: "#3a4149" },
  strong: { light: "#17191c", dark: "#d9d7d2" },
  tie: ink(({ tie }) => tie),
  neutral: ink(({ polarity }) => polarity[2]),
} as const satisfies Record<string, Ink>;

export function polarityInk(polarity: number): Ink {
  return { light: polarityColor(polarity, "light"), dark: polarityColor(polarity, "dark") };
}

/** Inks of the two strands of a contested dyad: its opposition and its support. */
export const CONTESTED_INKS: readonly [Ink, Ink] = [
  { light: contestedColors("light")[0], dark: contestedColors("dark")[0] },
  { light: contestedColors("light")[1], dark: contestedColors("dark")[1] },
];

export function nodeInks(kind: NodeKind): { readonly fill: Ink; readonly ring: Ink; glyph: Ink } {
  return {
    fill: ink(({ nodes }) => nodes[kind].fill),
    ring: ink(({ nodes }) => nodes[kind].ring),
    glyph: ink(({ nodes }) => nodes[kind].glyph),
  };
}
