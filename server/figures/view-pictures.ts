import { EntenteError } from "../wire/entente-error.ts";
import type { FigureRows } from "../wire/figure-payload.ts";
import type { PictureRequest, ViewFilter } from "../wire/shown-view.ts";
import { writePng, PNG_SCALES } from "./formats/write-png.ts";
import { STYLE_VERSION, type FreezeContext } from "./freeze/freeze-figure.ts";
import { SEED } from "./freeze/figure-places.ts";
import { readShownRows } from "./freeze/read-shown-rows.ts";
import type { RenderedSvg } from "./render/picture-jobs.ts";
import type { PicturePool } from "./render/picture-pool.ts";
import { proposeAlt } from "./words/alt-text.ts";
import { wordsFor } from "./words/words-for.ts";

/** The language of the explorer. */
const LANGUAGE = "en";

export interface ViewPictureParts extends Pick<FreezeContext, "graph" | "program" | "now"> {
  readonly worker: PicturePool;
}

/** What the explorer shows, drawn as figures are and kept nowhere. */
export class ViewPictures {
  readonly #parts: ViewPictureParts;

  constructor(parts: ViewPictureParts) {
    this.#parts = parts;
  }

  /** What a view shows of the graph. @throws EntenteError as {@link readShownRows}. */
  rows(filter: ViewFilter, ids: readonly string[], signal?: AbortSignal): Promise<FigureRows> {
    return readShownRows(this.#parts.graph, filter, ids, signal);
  }

  /** The view as a self-contained SVG. @throws EntenteError as {@link readShownRows}. */
  async svg(request: PictureRequest, signal?: AbortSignal): Promise<string> {
    return (await this.#draw(request, true, signal)).svg;
  }

  /** The view in pixels. @throws EntenteError as {@link readShownRows}. */
  async png(request: PictureRequest, signal?: AbortSignal): Promise<Uint8Array> {
    const { svg, hasOtherScripts } = await this.#draw(request, false, signal);
    const scale = PNG_SCALES.find((each) => each === request.scale) ?? 1;
    return writePng(svg, scale, hasOtherScripts, signal);
  }

  async #draw(
    { title, caption, filter, positions, ground, lanes, show, theme }: PictureRequest,
    fonts: boolean,
    signal?: AbortSignal,
  ): Promise<RenderedSvg> {
    const rows = await this.rows(filter, Object.keys(positions), signal);
    const { program, now, worker } = this.#parts;
    const [rendered] = await worker.run("svg", {
      id: null,
      ground,
      lanes,
      payload: {
        format: "entente-figure/1",
        program,
        title,
        ...(caption === undefined || caption === "" ? {} : { caption }),
        alt: proposeAlt(rows, wordsFor(LANGUAGE)),
        language: LANGUAGE,
        size: "full",
        theme,
        show,
        asOf: new Date(now()).toISOString().slice(0, 10),
        origin: { kind: "filter", filter },
        style: { version: STYLE_VERSION, seed: SEED, places: "shared" },
        positions,
        ...rows,
      },
      wishes: [{ size: "full", theme, fonts, prefix: "e" }],
    });
    if (rendered === undefined) throw new EntenteError("internal", "The picture was not made.");
    return rendered;
  }
}
