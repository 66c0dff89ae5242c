import type { Viewport } from "../../../server/picture/viewport.ts";
import type { DrawnNetwork } from "../drawn-network.ts";
import { FineDrawing, type PictureLook } from "./fine-drawing.ts";
import { isSoftware } from "./is-software.ts";
import { nodeQuads, type NodeLook } from "./node-quads.ts";
import { Painter, type Frame, type Sheet } from "./painter.ts";
import { RasterClient } from "./raster/raster-client.ts";
import { isSameView } from "./same-view.ts";
import { SlicedJob } from "./sliced-job.ts";
import { visibleLines, visibleNodes } from "./visible-lines.ts";
import { wholePicture } from "./whole-picture.ts";

/** How much is drawn at once, by what draws. */
interface Limits {
  /** Lines and nodes on the screen that are drawn anew for every frame. */
  readonly direct: number;
  /** Lines on the screen that are drawn with curve and arrow; more are hairlines. */
  readonly fine: number;
  /** Hairlines and nodes of the first picture, the strongest; the others follow. */
  readonly rough: number;
}

const LIMITS = {
  software: { direct: 600, fine: 12_000, rough: 60_000 },
  /** Without a graphics card, beside a worker that draws pictures of more lines than `fine`. */
  aided: { direct: 600, fine: 12_000, rough: 4_000 },
  hardware: { direct: 2_000, fine: 100_000, rough: 500_000 },
} as const satisfies Record<string, Limits>;
const SETTLE_MS = 90;
/** A picture that is shown this much larger or smaller than it was drawn is drawn anew meanwhile. */
const MOST_GROWN = 2.5;

/**
 * Draws a network on a canvas. A few lines are drawn anew for each frame. Of many, a whole picture
 * is kept in the graphics memory and moved with the camera; what is in front is drawn above it, and
 * once the camera rests, the picture is drawn anew in slices that leave the page free.
 */
export class PictureCanvas {
  readonly #gl: WebGL2RenderingContext;
  readonly #painter: Painter;
  readonly #isSoftware: boolean;
  readonly #fine: FineDrawing;
  readonly #ask: () => void;
  #drawn: DrawnNetwork | null = null;
  #look: PictureLook | null = null;
  /** The whole picture that is shown, and the one that is being drawn. */
  #base: Sheet | null = null;
  #job: { stop(): void } | null = null;
  /** Draws large networks where no graphics card does; null where one does, or it cannot be had. */
  #raster: RasterClient | null;
  /** Whether the picture that is shown has some of the lines, all as hairlines, or all at their best. */
  #quality: "part" | "rough" | "best" = "part";
  /** Whether the picture that is shown is of the network before, and stays until there is one of this. */
  #isOutdated = false;
  #isLoaded = false;
  #hasStaleHalos = false;
  #settleTimer = 0;
  #last: Viewport | null = null;
  readonly #waiting: (() => void)[] = [];

  /** @param ask asks for a new frame, as the whole picture is there. */
  constructor(gl: WebGL2RenderingContext, ask: () => void) {
    this.#gl = gl;
    this.#painter = new Painter(gl);
    this.#fine = new FineDrawing(this.#painter);
    this.#isSoftware = isSoftware(gl);
    this.#raster = this.#isSoftware ? new RasterClient(this.#onNoRaster) : null;
    this.#ask = ask;
  }

  /**
   * Shows another network from the next frame on. @param look of that network.
   * @returns false: what is on the screen stays until the new picture is there, which asks for a frame.
   */
  setDrawn(drawn: DrawnNetwork, look: PictureLook): boolean {
    this.#drawn = drawn;
    this.#look = look;
    this.#raster?.forget();
    if (this.#base === null || this.#rasterOf(drawn) === null) {
      this.forget();
      return true;
    }
    this.#isOutdated = true;
    this.#isLoaded = false;
    if (this.#job === null) {
      this.#stopJob();
      this.#onRest();
    }
    return this.#job === null;
  }

  /** Draws everything anew with the next frame: colours or the size of the canvas have changed. */
  forget(): void {
    this.#drop();
    this.#isLoaded = false;
  }

  /** Draws lasting rings anew once there is time. */
  refreshHalos(): void {
    this.#hasStaleHalos = true;
  }

  /** Draws what is on the screen for a camera. False while a whole picture from before moves with it. */
  present(viewport: Viewport, look: PictureLook): boolean {
    const drawn = this.#drawn;
    this.#look = look;
    if (drawn === null) return true;
    const frame: Frame = { viewport, theme: look.theme, pixelRatio: this.#pixelRatio(viewport) };
    const isMoved = !isSameView(this.#last, viewport);
    this.#last = viewport;
    const lines = visibleLines(drawn, viewport, this.#limitsOf(drawn).direct);
    const nodes =
      lines === null ? null : visibleNodes(drawn, viewport, this.#limitsOf(drawn).direct);
    this.#painter.target(null);
    if (lines !== null && nodes !== null) {
      this.#painter.clear();
      this.#fine.all(frame, drawn, { lines, nodes }, look);
      if (this.#isOutdated) this.#drop();
      else this.#stopJob();
      this.#tellSettled();
      return true;
    }
    if (this.#base !== null && !this.#painter.fits(this.#base)) this.#drop();
    const isFirst = this.#base === null;
    this.#load(drawn, look);
    if (this.#base === null) this.#drawRough(frame, drawn, look);
    this.#painter.target(null);
    this.#painter.clear();
    if (this.#base !== null) this.#painter.drawSheet(this.#base, frame, look.fade);
    this.#fine.front(frame, drawn, look);
    if (isMoved || isFirst) this.#settleSoon(frame, isFirst);
    else if (this.#isOutdated && !this.#isAtWork) this.#restAfter(0);
    return isFirst || !isMoved;
  }

  /** Whether the screen shows the complete picture for where the camera is. */
  get isSettled(): boolean {
    return !this.#isAtWork && !this.#isOutdated;
  }

  /** Resolves when it does. */
  settled(): Promise<void> {
    if (this.isSettled) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  kill(): void {
    this.forget();
    this.#raster?.kill();
    this.#painter.kill();
    this.#tellSettled();
  }

  get #isAtWork(): boolean {
    return this.#job !== null || this.#settleTimer !== 0;
  }

  #drop(): void {
    this.#stopJob();
    if (this.#base !== null) this.#painter.dropSheet(this.#base);
    this.#base = null;
    this.#isOutdated = false;
  }

  #limitsOf(drawn: DrawnNetwork): Limits {
    if (!this.#isSoftware) return LIMITS.hardware;
    return this.#rasterOf(drawn) === null ? LIMITS.software : LIMITS.aided;
  }

  /** What draws whole pictures of a network in a worker; null: they are drawn here. */
  #rasterOf(drawn: DrawnNetwork): RasterClient | null {
    return drawn.lines.count > LIMITS.aided.fine ? this.#raster : null;
  }

  #pixelRatio({ width }: Viewport): number {
    return this.#gl.drawingBufferWidth / Math.max(1, width);
  }

  #load(drawn: DrawnNetwork, look: PictureLook): void {
    const isAided = this.#rasterOf(drawn) !== null;
    if (isAided ? this.#base === null : !this.#isLoaded) {
      const lines = Math.min(drawn.lines.count, this.#limitsOf(drawn).rough);
      this.#painter.loadHairlines(drawn, look.theme, isAided ? lines : drawn.lines.count);
    }
    if (!isAided && (!this.#isLoaded || this.#hasStaleHalos)) {
      this.#loadNodes(drawn, look, firstRows(drawn.count));
    }
    if (this.#hasStaleHalos && this.#isLoaded && this.#last !== null) this.#restAfter(0);
    this.#isLoaded = true;
    this.#hasStaleHalos = false;
  }

  /** @returns how many. */
  #loadNodes(drawn: DrawnNetwork, look: PictureLook, rows: Uint32Array): number {
    const base: NodeLook = { ink: () => 1, halo: look.lastingHalo };
    this.#painter.loadNodes("node", nodeQuads(drawn, rows, base));
    return rows.length;
  }

  /** As much as can be drawn at once, as hairlines: the first picture of a network. */
  #drawRough(frame: Frame, drawn: DrawnNetwork, look: PictureLook): void {
    const { rough } = this.#limitsOf(drawn);
    const sheet = this.#painter.createSheet();
    this.#painter.target(sheet);
    this.#painter.clear();
    const lines = Math.min(drawn.lines.count, rough);
    this.#painter.drawHairlines(frame, 0, lines);
    const isAided = this.#rasterOf(drawn) !== null;
    const nodes = isAided ? Math.min(drawn.count, rough) : drawn.count;
    if (isAided) this.#loadNodes(drawn, look, firstRows(nodes));
    this.#painter.drawNodes("node", frame, 0, nodes);
    sheet.viewport = frame.viewport;
    this.#base = sheet;
    this.#quality = lines < drawn.lines.count ? "part" : "rough";
  }

  #settleSoon({ viewport }: Frame, isFirst: boolean): void {
    const then = this.#base?.viewport ?? null;
    const grown = then === null ? 1 : viewport.pxPerUnit / then.pxPerUnit;
    const isFar = grown > MOST_GROWN || grown < 1 / MOST_GROWN;
    // A picture that is far from what it should be is drawn anew while the camera still moves.
    if (isFar && this.#job !== null) return;
    this.#stopJob();
    const isThere = isSameView(then, viewport) && this.#quality === "best" && !this.#isOutdated;
    if (isThere) this.#tellSettled();
    else this.#restAfter(isFar || (isFirst && this.#quality === "part") ? 0 : SETTLE_MS);
  }

  #restAfter(ms: number): void {
    this.#stopJob();
    this.#settleTimer = window.setTimeout(this.#onRest, ms);
  }

  readonly #onRest = (): void => {
    this.#settleTimer = 0;
    const [viewport, drawn, look] = [this.#last, this.#drawn, this.#look];
    if (viewport === null || drawn === null || look === null) return;
    const frame: Frame = { viewport, theme: look.theme, pixelRatio: this.#pixelRatio(viewport) };
    const lines = visibleLines(drawn, viewport, this.#limitsOf(drawn).fine);
    const raster = this.#rasterOf(drawn);
    if (raster !== null && (lines === null || this.#isOutdated)) {
      this.#startRaster(raster, frame, drawn, look, lines === null ? "best" : "rough");
      return;
    }
    const isThere = isSameView(this.#base?.viewport ?? null, viewport) && !this.#hasStaleHalos;
    if (lines === null && this.#quality === "rough" && isThere) {
      this.#quality = "best";
      this.#ask();
      this.#tellSettled();
      return;
    }
    const nodes =
      raster === null
        ? drawn.count
        : this.#loadNodes(drawn, look, visibleNodes(drawn, viewport, drawn.count) ?? firstRows(0));
    const sheet = this.#painter.createSheet();
    const tools = { painter: this.#painter, fine: this.#fine };
    const steps = wholePicture(tools, sheet, frame, drawn, { lines, nodes }, look);
    this.#job = new SlicedJob(this.#gl, steps, {
      onDone: () => {
        this.#show(sheet, frame, drawn, "best");
      },
      onStop: () => {
        this.#painter.dropSheet(sheet);
      },
    });
  };

  #startRaster(
    raster: RasterClient,
    frame: Frame,
    drawn: DrawnNetwork,
    look: PictureLook,
    quality: "rough" | "best",
  ): void {
    const { drawingBufferWidth: width, drawingBufferHeight: height } = this.#gl;
    const halos = new Uint32Array(drawn.count).map((_, row) => look.lastingHalo(row));
    const stop = raster.draw(drawn, { ...frame, width, height, halos }, (bands) => {
      const sheet = this.#painter.createSheet(bands);
      this.#show(sheet, frame, drawn, quality);
    });
    this.#job = { stop };
  }

  /** Takes a whole picture of a network for the one that is shown. */
  #show(sheet: Sheet, frame: Frame, drawn: DrawnNetwork, quality: "rough" | "best"): void {
    this.#job = null;
    if (this.#base !== null) this.#painter.dropSheet(this.#base);
    sheet.viewport = frame.viewport;
    this.#base = sheet;
    this.#quality = quality;
    this.#isOutdated = drawn !== this.#drawn;
    this.#ask();
    if (this.#isOutdated || quality === "rough") this.#restAfter(0);
    else if (isSameView(frame.viewport, this.#last)) this.#tellSettled();
    else this.#restAfter(SETTLE_MS);
  }

  readonly #onNoRaster = (): void => {
    this.#raster = null;
    this.forget();
    this.#ask();
  };

  #stopJob(): void {
    window.clearTimeout(this.#settleTimer);
    this.#settleTimer = 0;
    this.#job?.stop();
    this.#job = null;
  }

  #tellSettled(): void {
    for (const tell of this.#waiting.splice(0)) tell();
  }
}

function firstRows(count: number): Uint32Array {
  return new Uint32Array(count).map((_, row) => row);
}
