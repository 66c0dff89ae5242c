import type { Theme } from "../../picture/graph-style.ts";
import type { Position } from "../../picture/layout.ts";
import type { FigureTheme } from "../../wire/figure.ts";
import type { FigurePayload } from "../../wire/figure-payload.ts";
import type { LaneAxis, MapGround } from "../../wire/view-ground.ts";
import type { Network } from "../../wire/network.ts";
import type { PageSize } from "../drawing/page-sizes.ts";

/** How an SVG is to be written. */
export interface SvgWish {
  readonly size: PageSize;
  readonly theme: FigureTheme;
  /** Whether it carries its fonts; a page around it may have them already. */
  readonly fonts: boolean;
  /** False: the page around it carries its style sheet, which is handed out beside it. Default true. */
  readonly styled?: boolean;
  /** Begins ids and classes. */
  readonly prefix: string;
}

/** A written SVG and what is to be known of it. */
export interface RenderedSvg {
  readonly svg: string;
  /** The style sheet inside, which a content security policy has to name. */
  readonly styleSheet: string;
  readonly width: number;
  readonly height: number;
  /** Names that had no room. */
  readonly unnamed: number;
  /** Whether there are letters that no bundled font has. */
  readonly hasOtherScripts: boolean;
}

/** What takes long enough to be done beside the main thread, by its name. */
export interface PictureJobs {
  /** Places of the nodes of a network. */
  layout(input: {
    readonly network: Network;
    readonly seed: number;
  }): Promise<readonly (readonly [string, Position])[]>;
  /** A figure drawn in several forms, in the order of the wishes. */
  svg(input: {
    readonly payload: FigurePayload;
    /** null for a picture that is kept nowhere. */
    readonly id: string | null;
    /** What lies under the network. Default: plain paper. */
    readonly ground?: MapGround | undefined;
    /** Days of a chart of lanes, which then stands in the network's place. */
    readonly lanes?: LaneAxis | undefined;
    readonly wishes: readonly SvgWish[];
  }): Promise<readonly RenderedSvg[]>;
  /** Style rules for the fonts of a page: of its pictures, and of its own texts. */
  fonts(input: {
    readonly payload: FigurePayload;
    readonly id: string;
    readonly sizes: readonly PageSize[];
    readonly texts: readonly string[];
  }): Promise<string>;
  pdf(input: {
    readonly payload: FigurePayload;
    readonly id: string;
    readonly theme: Theme;
  }): Promise<Uint8Array>;
}
