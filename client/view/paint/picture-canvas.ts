import type { Viewport } from "../../../server/picture/viewport.ts";
import { LINE_FORMS, type DrawnNetwork } from "../drawn-network.ts";
import { FINE_SLICE, FineDrawing, type PictureLook } from "./fine-drawing.ts";
import { nodeQuads, type NodeLook } from "./node-quads.ts";
import { Painter, type Frame, type Sheet } from "./painter.ts";
import { SlicedJob } from "./sliced-job.ts";
import { visibleLines, visibleNodes } from "./visible-lines.ts";

/** How much is drawn at once, by what draws. */
interface Limits {
  /** Lines and nodes on the screen that are drawn anew for every frame. */
  readonly direct: number;
  /** Lines on the screen that are drawn with curve and arrow; more are hairlines. */
  readonly fine: number;
  /** Hairlines of the first picture, the strongest; the others follow in slices. */
  readonly rough: number;
}

const LIMITS = {
  software: { direct: 600, fine: 12_000, rough: 60_000 },
  hardware: { direct: 2_000, fine: 100_000, rough: 500_000 },
} as const satisfies Record<string, Limits>;
/** Lines and nodes of one slice of a whole picture. */
const SLICE = { hairlines: 25_000, nodes: 10_000 } as const;
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
  readonly #limits: Limits;
  readonly #fine: FineDrawing;
  readonly #ask: () => void;
  #drawn: DrawnNetwork | null = null;
  #look: PictureLook | null = null;
  /** The whole picture that is shown, and the one that is being drawn. */
  #base: Sheet | null = null;
  #job: SlicedJob | null = null;
  /** Whether the picture that is shown has some of the lines, all as hairlines, or all at their best. */
  #quality: "part" | "rough" | "best" = "part";
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
    this.#limits = isSoftware(gl) ? LIMITS.software : LIMITS.hardware;
    this.#ask = ask;
  }

  /** Shows another network from the next frame on. */
  setDrawn(drawn: DrawnNetwork): void {
    this.#drawn = drawn;
    this.forget();
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
    const lines = visibleLines(drawn, viewport, this.#limits.direct);
    const nodes = lines === null ? null : visibleNodes(drawn, viewport, this.#limits.direct);
    this.#painter.target(null);
    if (lines !== null && nodes !== null) {
      this.#painter.clear();
      this.#fine.all(frame, drawn, { lines, nodes }, look);
      this.#stopJob();
      this.#tellSettled();
      return true;
    }
    if (this.#base !== null && !this.#painter.fits(this.#base)) this.#drop();
    const isFirst = this.#base === null;
    this.#load(drawn, look);
    if (this.#base === null) this.#drawRough(frame, drawn);
    this.#painter.target(null);
    this.#painter.clear();
    if (this.#base !== null) this.#painter.drawSheet(this.#base, frame, look.fade);
    this.#fine.front(frame, drawn, look);
    if (isMoved || isFirst) this.#settleSoon(frame);
    return isFirst || !isMoved;
  }

  /** Whether the screen shows the complete picture for where the camera is. */
  get isSettled(): boolean {
    return this.#job === null && this.#settleTimer === 0;
  }

  /** Resolves when it does. */
  settled(): Promise<void> {
    if (this.isSettled) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  kill(): void {
    this.forget();
    this.#painter.kill();
    this.#tellSettled();
  }

  #drop(): void {
    this.#stopJob();
    if (this.#base !== null) this.#painter.dropSheet(this.#base);
    this.#base = null;
  }

  #pixelRatio({ width }: Viewport): number {
    return this.#gl.drawingBufferWidth / Math.max(1, width);
  }

  #load(drawn: DrawnNetwork, look: PictureLook): void {
    if (!this.#isLoaded) this.#painter.loadHairlines(drawn, look.theme);
    if (!this.#isLoaded || this.#hasStaleHalos) {
      const rows = Uint32Array.from(drawn.ids.keys());
      const base: NodeLook = { ink: () => 1, halo: look.lastingHalo };
      this.#painter.loadNodes("node", nodeQuads(drawn, rows, base));
      if (this.#hasStaleHalos && this.#isLoaded && this.#last !== null) {
        this.#stopJob();
        this.#settleTimer = window.setTimeout(this.#onRest, 0);
      }
    }
    this.#isLoaded = true;
    this.#hasStaleHalos = false;
  }

  /** Everything at once, as hairlines: the first picture of a network. */
  #drawRough(frame: Frame, drawn: DrawnNetwork): void {
    const sheet = this.#painter.createSheet();
    this.#painter.target(sheet);
    this.#painter.clear();
    const lines = Math.min(drawn.lines.count, this.#limits.rough);
    this.#painter.drawHairlines(frame, 0, lines);
    this.#painter.drawNodes("node", frame, 0, drawn.count);
    sheet.viewport = frame.viewport;
    this.#base = sheet;
    this.#quality = lines < drawn.lines.count ? "part" : "rough";
  }

  #settleSoon({ viewport }: Frame): void {
    const then = this.#base?.viewport ?? null;
    const grown = then === null ? 1 : viewport.pxPerUnit / then.pxPerUnit;
    const isFar = grown > MOST_GROWN || grown < 1 / MOST_GROWN;
    // A picture that is far from what it should be is drawn anew while the camera still moves.
    if (isFar && this.#job !== null) return;
    this.#stopJob();
    if (isSameView(then, viewport) && this.#quality === "best") this.#tellSettled();
    else this.#settleTimer = window.setTimeout(this.#onRest, isFar ? 0 : SETTLE_MS);
  }

  readonly #onRest = (): void => {
    this.#settleTimer = 0;
    const [viewport, drawn, look] = [this.#last, this.#drawn, this.#look];
    if (viewport === null || drawn === null || look === null) return;
    const frame: Frame = { viewport, theme: look.theme, pixelRatio: this.#pixelRatio(viewport) };
    const lines = visibleLines(drawn, viewport, this.#limits.fine);
    const isThere = isSameView(this.#base?.viewport ?? null, viewport) && !this.#hasStaleHalos;
    if (lines === null && this.#quality === "rough" && isThere) {
      this.#quality = "best";
      this.#ask();
      this.#tellSettled();
      return;
    }
    const sheet = this.#painter.createSheet();
    const steps = this.#whole(sheet, frame, drawn, lines, look);
    this.#job = new SlicedJob(this.#gl, steps, {
      onDone: () => {
        this.#job = null;
        if (this.#base !== null) this.#painter.dropSheet(this.#base);
        sheet.viewport = viewport;
        this.#base = sheet;
        this.#quality = "best";
        this.#ask();
        if (isSameView(viewport, this.#last)) this.#tellSettled();
        else this.#settleTimer = window.setTimeout(this.#onRest, SETTLE_MS);
      },
      onStop: () => {
        this.#painter.dropSheet(sheet);
      },
    });
  };

  /** Draws the whole picture, pausing after each slice. */
  *#whole(
    sheet: Sheet,
    frame: Frame,
    drawn: DrawnNetwork,
    lines: Uint32Array | null,
    look: PictureLook,
  ): Generator<void> {
    const slice = (draw: () => void): void => {
      this.#painter.target(sheet);
      draw();
    };
    const plain: PictureLook = { ...look, lineInk: () => 1, lineHalo: () => 0 };
    slice(() => {
      this.#painter.clear();
    });
    const count = lines?.length ?? drawn.lines.count;
    const size = lines === null ? SLICE.hairlines : FINE_SLICE;
    for (let start = 0; start < count; start += size) {
      slice(() => {
        if (lines === null)
          this.#painter.drawHairlines(frame, start, Math.min(size, count - start));
        else this.#fine.slice(frame, drawn, lines.subarray(start, start + size), plain);
      });
      yield;
    }
    const isContested = (line: number): boolean => drawn.lines.form[line] === LINE_FORMS.contested;
    const contested = lines?.filter(isContested) ?? new Uint32Array(0);
    for (let start = 0; start < contested.length; start += FINE_SLICE) {
      slice(() => {
        this.#fine.lozenges(frame, drawn, contested.slice(start, start + FINE_SLICE), plain);
      });
      yield;
    }
    for (let start = 0; start < drawn.count; start += SLICE.nodes) {
      slice(() => {
        const nodes = Math.min(SLICE.nodes, drawn.count - start);
        this.#painter.drawNodes("node", frame, start, nodes);
      });
      yield;
    }
  }

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

function isSameView(a: Viewport | null, b: Viewport | null): boolean {
  return (
    a !== null &&
    b !== null &&
    a.width === b.width &&
    a.height === b.height &&
    a.pxPerUnit === b.pxPerUnit &&
    a.origin.x === b.origin.x &&
    a.origin.y === b.origin.y
  );
}

/** Whether the processor draws instead of a graphics card. */
function isSoftware(gl: WebGL2RenderingContext): boolean {
  const extension = gl.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = gl.getParameter(extension?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(String(name));
}
