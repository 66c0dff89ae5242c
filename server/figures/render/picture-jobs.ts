import type { Theme } from "../../picture/graph-style.ts";
import type { Position } from "../../picture/layout.ts";
import type { FigureTheme } from "../../wire/figure.ts";
import type { FigurePayload } from "../../wire/figure-payload.ts";
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

/** What takes long enough to be done beside the main thread, by its name, with its answer. */
export interface PictureJobs {
  readonly layout: {
    readonly input: { readonly network: Network; readonly seed: number };
    readonly output: readonly (readonly [string, Position])[];
  };
  readonly svg: {
    readonly input: {
      readonly payload: FigurePayload;
      readonly id: string;
      readonly wishes: readonly SvgWish[];
    };
    /** In the order of the wishes. */
    readonly output: readonly RenderedSvg[];
  };
  /** Style rules for fonts with the letters of some texts, which are set in 400 and 600. */
  readonly fonts: {
    readonly input: {
      readonly payload: FigurePayload;
      readonly id: string;
      readonly sizes: readonly PageSize[];
      readonly texts: readonly string[];
    };
    readonly output: string;
  };
  readonly pdf: {
    readonly input: {
      readonly payload: FigurePayload;
      readonly id: string;
      readonly theme: Theme;
    };
    readonly output: Uint8Array;
  };
}

export type PictureJobName = keyof PictureJobs;

export type PictureRequest = {
  readonly [Name in PictureJobName]: {
    readonly number: number;
    readonly name: Name;
    readonly input: PictureJobs[Name]["input"];
  };
}[PictureJobName];

export type PictureReply =
  | { readonly number: number; readonly ok: true; readonly output: unknown }
  | { readonly number: number; readonly ok: false; readonly reason: string };
