import type { Theme } from "../../../../server/picture/graph-style.ts";
import type { Viewport } from "../../../../server/picture/viewport.ts";
import type { DrawnNetwork } from "../../drawn-network.ts";
import type { DrawnLines } from "../../drawn-parts.ts";

/** What of a network a picture without curves is made of. */
export type RasterScene = Pick<DrawnNetwork, "x" | "y" | "radius" | "kind"> & {
  readonly lines: Pick<DrawnLines, "count" | "from" | "to" | "polarity" | "width" | "form">;
};

/** What a picture is made for. */
export interface RasterView {
  readonly viewport: Viewport;
  readonly theme: Theme;
  /** Pixels of the screen for each CSS px. */
  readonly pixelRatio: number;
  /** In pixels of the screen. */
  readonly width: number;
  readonly height: number;
  /** The part of the picture that is made: so many rows of pixels from the bottom, and so many above. */
  readonly band: { readonly first: number; readonly rows: number };
  /** Ring around each node as bytes red, green, blue, 255; 0 for none. */
  readonly halos: Uint32Array;
}

/** What the page asks of a worker. */
export type RasterRequest =
  | { readonly kind: "scene"; readonly scene: RasterScene }
  | { readonly kind: "draw"; readonly job: number; readonly view: RasterView }
  | { readonly kind: "stop" };

/** What a worker answers: the rows of its band from the bottom up, colours premultiplied. */
export interface RasterReply {
  readonly job: number;
  /** Its lowest row, counted from the bottom of the picture. */
  readonly first: number;
  readonly pixels: Int32Array<ArrayBuffer>;
}
