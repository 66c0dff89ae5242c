import type { HexColor } from "../../picture/srgb.ts";
import type { FontWeight } from "../fonts/font-faces.ts";

/** One colour on light paper and on dark paper. */
export interface Ink {
  readonly light: HexColor;
  readonly dark: HexColor;
}

export interface Stroke {
  readonly ink: Ink;
  readonly width: number;
  /** Lengths of dash and gap, and how far into them the line begins. */
  readonly dash?: { readonly on: number; readonly off: number; readonly offset: number };
}

/** An area or a line; `d` is SVG path data, at 0.01 px. */
export interface PathMark {
  readonly kind: "path";
  readonly d: string;
  readonly fill?: Ink;
  readonly stroke?: Stroke;
}

/** A bar whose colour runs from left to right through evenly spaced stops. */
export interface ScaleMark {
  readonly kind: "scale";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly stops: readonly Ink[];
}

export interface TextFont {
  /** In px. */
  readonly size: number;
  readonly weight: FontWeight;
}

/** One line of text; `x` is its start, middle or end as `anchor` says, left and right, not by script. */
export interface TextMark {
  readonly kind: "text";
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly font: TextFont;
  readonly ink: Ink;
  readonly anchor: "left" | "middle" | "right";
  readonly direction: "ltr" | "rtl";
  /** Width of a rim of this ink around the letters, in px on each side. */
  readonly halo?: { readonly ink: Ink; readonly width: number };
}

/** Marks that belong together, moved by (x, y). */
export interface GroupMark {
  readonly kind: "group";
  readonly x?: number;
  readonly y?: number;
  readonly marks: readonly Mark[];
  /** What the group stands for: shown by viewers when pointed at. */
  readonly title?: string;
  /** What scripts find it by: the id of a node, or the ordered ids of a dyad. */
  readonly part?: {
    readonly kind: "node" | "dyad" | "names" | "network" | "legend" | "timeline" | "table";
    readonly key?: string;
  };
}

export type Mark = PathMark | ScaleMark | TextMark | GroupMark;

/** A figure as marks, in CSS px from its top left corner: what SVG and PDF are both written from. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The picture in words. */
  readonly description: string;
  /** BCP 47 tag of title and caption. */
  readonly language: string;
  readonly marks: readonly Mark[];
  /** Names that had no room. */
  readonly unnamed: number;
}
