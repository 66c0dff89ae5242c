import type { NodeShape } from "../../server/picture/graph-style.ts";
import type { HexColor } from "../../server/picture/srgb.ts";

/** What all programs of one view read when they draw a frame. */
export interface DrawState {
  /** Factor on radii and widths; see markScale. */
  scale: number;
  /** Share done of the change from the previous emphasis to the current one. */
  progress: number;
  paper: HexColor;
}

/** Ink of an item before and after a change of emphasis: 1 in front, 0 gone. */
export interface Ink {
  readonly inkFrom: number;
  readonly inkTo: number;
}

/** Attributes that the node program reads besides sigma's own. */
export interface NodeInk extends Ink {
  readonly shape: NodeShape;
  readonly ring: HexColor;
  /** Ring around the node; null for none. */
  readonly halo: HexColor | null;
}

/** Attributes that the dyad programs read besides sigma's own. */
export interface DyadInk extends Ink {
  readonly bow: number;
  readonly form: "dyad" | "contested" | "tie";
  /** Whether the line is broken. */
  readonly dashed: boolean;
  /** Colours of the two strands of a contested dyad. */
  readonly strands: readonly [HexColor, HexColor];
  readonly halo: HexColor | null;
}
