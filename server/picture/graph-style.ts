import type { ActorKind } from "../wire/actor.ts";
import type { NetworkNode } from "../wire/network.ts";
import { mix, type HexColor } from "./srgb.ts";

export type Theme = "light" | "dark";

/** What a node is drawn as: one of the four kinds of actor, or an issue. */
export type NodeKind = ActorKind | "issue";

export const NODE_KINDS = [
  "person",
  "state",
  "organization",
  "group",
  "issue",
] as const satisfies readonly NodeKind[];

export type NodeShape = "circle" | "square" | "hexagon" | "triangle" | "tag";

/** Kind is told by form first; the fill only repeats it. */
export const KIND_SHAPES = {
  person: "circle",
  state: "square",
  organization: "hexagon",
  group: "triangle",
  issue: "tag",
} as const satisfies Record<NodeKind, NodeShape>;

interface NodeColors {
  readonly fill: HexColor;
  readonly ring: HexColor;
  /** Of the initials inside the shape. */
  readonly glyph: HexColor;
}

export interface GraphColors {
  readonly paper: HexColor;
  readonly label: HexColor;
  readonly tie: HexColor;
  /** Of a map under the network: land, its coast, and lines from nodes to their points. */
  readonly land: HexColor;
  readonly coast: HexColor;
  readonly stem: HexColor;
  /** Ring around the selected node or dyad. */
  readonly selection: HexColor;
  /** Ring around the node or dyad that has the keyboard focus. */
  readonly focus: HexColor;
  readonly nodes: Readonly<Record<NodeKind, NodeColors>>;
  /** Stops of the diverging scale at polarity −1, −0.5, 0, +0.5 and +1. */
  readonly polarity: readonly [HexColor, HexColor, HexColor, HexColor, HexColor];
}

/**
 * Every colour of the drawing. The diverging scale runs from orange-brown (hostile) over a neutral
 * grey to blue (supportive): the pair that stays apart under the three common colour deficiencies.
 * Source: the hues of ColorBrewer's Oranges and Blues (C. Brewer, colorbrewer2.org), as the ends of
 * its diverging schemes; lightness set so that the ends are darkest on light paper and lightest on
 * dark paper, and that colour grows from the middle to both ends. Each stop has a contrast of at least 3:1 to its paper.
 */
export const GRAPH_COLORS = {
  light: {
    paper: "#fcfbf9",
    label: "#1d2129",
    tie: "#8d929b",
    land: "#f3f0e9",
    coast: "#d3cdbf",
    stem: "#6b7079",
    selection: "#1d2129",
    focus: "#7a2fb8",
    nodes: {
      person: { fill: "#fffefc", ring: "#333a46", glyph: "#262c36" },
      state: { fill: "#333a46", ring: "#333a46", glyph: "#fffefc" },
      organization: { fill: "#c9ced6", ring: "#333a46", glyph: "#1d2129" },
      group: { fill: "#e7e9ec", ring: "#333a46", glyph: "#262c36" },
      issue: { fill: "#fbf3d9", ring: "#6d5a1e", glyph: "#4f410f" },
    },
    polarity: ["#a33200", "#c4683c", "#85898f", "#4f86bd", "#084a9e"],
  },
  dark: {
    paper: "#14171c",
    label: "#e9ecf1",
    tie: "#757c87",
    land: "#1c2128",
    coast: "#39414c",
    stem: "#9aa1ac",
    selection: "#f4f6f9",
    focus: "#cda2ff",
    nodes: {
      person: { fill: "#1d2229", ring: "#c3c9d3", glyph: "#e9ecf1" },
      state: { fill: "#c3c9d3", ring: "#c3c9d3", glyph: "#14171c" },
      organization: { fill: "#59616d", ring: "#c3c9d3", glyph: "#ffffff" },
      group: { fill: "#363d47", ring: "#c3c9d3", glyph: "#e9ecf1" },
      issue: { fill: "#332c14", ring: "#d9c274", glyph: "#f2e3ad" },
    },
    polarity: ["#ffa359", "#d3793f", "#80868f", "#5596d3", "#8fc7ff"],
  },
} as const satisfies Record<Theme, GraphColors>;

/** Returns the colour of a mean polarity; values outside −1…+1 take the end of the scale. */
export function polarityColor(polarity: number, theme: Theme): HexColor {
  const stops = GRAPH_COLORS[theme].polarity;
  const place = (Math.min(1, Math.max(-1, polarity)) + 1) * 2;
  const below = Math.min(3, Math.floor(place));
  const [from, to] = [stops[below], stops[below + 1]];
  return from === undefined || to === undefined ? stops[2] : mix(from, to, place - below);
}

/** Returns the colours of the two strands of a contested dyad: its opposition and its support. */
export function contestedColors(theme: Theme): readonly [HexColor, HexColor] {
  return [polarityColor(-0.75, theme), polarityColor(0.75, theme)];
}

/** Width in px, at scale 1, of a dyad of `stances` stances: grows with the root, from 1.6 to 9. */
export function dyadWidth(stances: number): number {
  return Math.min(9, 0.4 + 1.2 * Math.sqrt(Math.max(1, stances)));
}

/** A contested dyad is two strands and a gap, so it is never thinner than this, in px. */
export const CONTESTED_MIN_WIDTH = 5;

/** Radius in px, at scale 1, of a node with `stances` stances said and received: 12 to 32. */
export function nodeSize(stances: number): number {
  return Math.min(32, 12 + 2.6 * Math.sqrt(Math.max(0, stances)));
}

export function nodeKind(node: Pick<NetworkNode, "label" | "kind">): NodeKind {
  return node.label === "issue" ? "issue" : (node.kind ?? "group");
}

/** Radius in px, at scale 1, of a node of the network. */
export function nodeRadius(node: Pick<NetworkNode, "stancesIn" | "stancesOut">): number {
  return nodeSize(node.stancesIn + node.stancesOut);
}

/**
 * Factor on every radius, width and type size when one unit of the layout is `pxPerUnit` px wide:
 * marks grow slower than the map so that zooming in makes room, and stay readable when zoomed out.
 */
export function markScale(pxPerUnit: number): number {
  return Math.min(1.5, Math.max(0.25, Math.min(Math.sqrt(pxPerUnit), 1.45 * pxPerUnit)));
}

/** Form of a dyad's line; lengths in px at scale 1. */
export const DYAD_FORM = {
  /** Distance of the curve's middle from the chord, as a share of the chord, bowing to the left. */
  bow: 0.1,
  /** The same where the opposite dyad exists too, which then bows to the other side. */
  reciprocalBow: 0.16,
  /** Between a node's border and the line or the tip of its arrow. */
  gap: 2,
  /** Length of an arrowhead is headBase + headPerWidth × width; half its breadth is 0.46 of that. */
  headBase: 7,
  headPerWidth: 1.5,
  headSlope: 0.46,
  /** Half the diagonal of the lozenge in the middle of a contested dyad. */
  lozenge: 7,
  /** Dash and gap of a broken line, counted from its source; they do not grow with the map. */
  dash: 7,
  dashPeriod: 12,
} as const;

/** Standing ties (represents, member of, …) are dotted hairlines without a head. */
export const TIE_FORM = { width: 1.3, dot: 2, period: 6 } as const;

/** How much of an item's ink is left while another neighbourhood is in front. */
export const FADED_INK = { node: 0.34, dyad: 0.2, label: 0.42 } as const;

export const LABEL_FONT = {
  family: "'Source Sans 3 Variable', 'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif",
  size: 13.5,
  lineHeight: 15.5,
  weight: 500,
  strongWeight: 650,
} as const;
