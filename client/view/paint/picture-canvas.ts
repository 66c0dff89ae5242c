import type { Theme } from "../../../server/picture/graph-style.ts";
import type { Viewport } from "../../../server/picture/viewport.ts";
import type { DrawnNetwork } from "../drawn-network.ts";
import type { Front } from "../emphasis.ts";
import { lineColor } from "./line-colors.ts";
import { LineStrips } from "./line-strips.ts";
import { nodeQuads, type NodeLook } from "./node-quads.ts";
import { Painter, type Frame, type Sheet } from "./painter.ts";
import { SlicedJob } from "./sliced-job.ts";
import { visibleLines, visibleNodes } from "./visible-lines.ts";

/** What changes how things look without changing what they are. */
export interface PictureLook extends NodeLook {
  readonly theme: Theme;
  readonly lineInk: (line: number) => number;
  /** Ring around a line as bytes; 0 for none. */
  readonly lineHalo: (line: number) => number;
  /** Ring around a node that stays while it is not pointed at, as bytes; 0 for none. */
  readonly lastingHalo: (row: number) => number;
  readonly front: Front | null;
  /** Nodes drawn above all others whatever is in front. */
  readonly ringed: readonly number[];
  /** How much is left of what is not in front, 0–1. */
  readonly fade: number;
}

/** How much is drawn at once, by what draws. */
interface Limits {
  /** Lines and nodes on the screen that are drawn anew for every frame. */
  readonly direct: number;
  /** Lines on the screen that are drawn with curve and arrow; more are hairlines. */
  readonly fine: number;
}

const LIMITS = {
  software: { direct: 600, fine: 12_000 },
  hardware: { direct: 2_000, fine: 100_000 },
} as const satisfies Record<string, Limits>;
/** Lines and nodes of one slice of a whole picture, about 8 ms of work. */
const SLICE = { fine: 400, hairlines: 25_000, nodes: 5_000 } as const;
const MOST_FRONT = 1_500;
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
  readonly #strips = new LineStrips(SLICE.fine);
  readonly #ask: () => void;
  #drawn: DrawnNetwork | null = null;
  #look: PictureLook | null = null;
  /** The whole picture that is shown, and the one that is being drawn. */
  #base: Sheet | null = null;
  #job: SlicedJob | null = null;
  #isRough = true;
  #isLoaded = false;
  #hasStaleHalos = false;
  #settleTimer = 0;
  #last: Viewport | null = null;
  readonly #waiting: (() => void)[] = [];

  /** @param ask asks for a new frame, as the whole picture is there. */
  constructor(gl: WebGL2RenderingContext, ask: () => void) {
    this.#gl = gl;
    this.#painter = new Painter(gl);
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
    this.#stopJob();
    if (this.#base !== null) this.#painter.dropSheet(this.#base);
    this.#base = null;
    this.#isLoaded = false;
  }

  /** Draws lasting rings anew once there is time. */
  refreshHalos(): void {
    this.#hasStaleHalos = true;
  }

  /** Draws what is on the screen for a camera. True: all of it, false: a whole picture from before. */
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
      this.#drawDirectly(frame, drawn, lines, nodes, look);
      this.#stopJob();
      this.#tellSettled();
      return true;
    }
    const isFirst = this.#base === null;
    this.#load(drawn, look);
    if (this.#base === null) this.#drawRough(frame, drawn);
    this.#painter.target(null);
    this.#painter.clear();
    if (this.#base !== null) this.#painter.drawSheet(this.#base, frame, look.fade);
    this.#drawFront(frame, drawn, look);
    if (isMoved || isFirst) this.#settleSoon(frame);
    return isFirst;
  }

  /** Resolves when the screen shows the complete picture for where the camera is. */
  settled(): Promise<void> {
    if (this.#job === null && this.#settleTimer === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  kill(): void {
    this.forget();
    this.#painter.kill();
    this.#tellSettled();
  }

  #pixelRatio({ width }: Viewport): number {
    return this.#gl.drawingBufferWidth / Math.max(1, width);
  }

  #drawDirectly(
    frame: Frame,
    drawn: DrawnNetwork,
    lines: Uint32Array,
    nodes: Uint32Array,
    look: PictureLook,
  ): void {
    const { front } = look;
    const isFront = (line: number): boolean => front === null || front.lines.has(line);
    // Ties lie below all dyads, and what is faded below what is not.
    const passes = [0, 1].flatMap((pass) =>
      [false, true].map((inFront) =>
        lines.filter(
          (line) => line < drawn.lines.tieCount === (pass === 0) && isFront(line) === inFront,
        ),
      ),
    );
    const ordered = passes.flatMap((pass) => [...pass]);
    this.#drawFine(frame, drawn, ordered, look);
    const rows = [...nodes].sort(
      (a, b) => Number(front?.nodes.has(a) ?? true) - Number(front?.nodes.has(b) ?? true),
    );
    this.#drawRows(frame, drawn, rows, look);
  }

  #drawFine(
    frame: Frame,
    drawn: DrawnNetwork,
    lines: readonly number[] | Uint32Array,
    look: PictureLook,
  ): void {
    const contested: number[] = [];
    for (let start = 0; start < lines.length; start += SLICE.fine) {
      this.#drawFineSlice(frame, drawn, lines.slice(start, start + SLICE.fine), look, contested);
    }
    this.#drawLozenges(frame, drawn, contested, look);
  }

  #drawFineSlice(
    frame: Frame,
    drawn: DrawnNetwork,
    lines: readonly number[] | Uint32Array,
    look: PictureLook,
    contested: number[],
  ): void {
    this.#strips.clear();
    for (const line of lines) {
      this.#addLine(frame, drawn, line, look);
      if (drawn.lines.form[line] === 1) contested.push(line);
    }
    this.#painter.drawStrips(this.#strips, frame);
  }

  #drawLozenges(
    frame: Frame,
    drawn: DrawnNetwork,
    contested: readonly number[],
    look: PictureLook,
  ): void {
    for (let start = 0; start < contested.length; start += SLICE.fine) {
      this.#strips.clear();
      for (const line of contested.slice(start, start + SLICE.fine)) {
        this.#addLine(frame, drawn, line, look);
      }
      this.#painter.drawLozenges(this.#strips, frame);
    }
  }

  #addLine(frame: Frame, drawn: DrawnNetwork, line: number, look: PictureLook): void {
    const ink = Math.round(look.lineInk(line) * 255);
    const color = (lineColor(drawn.lines, line, frame.theme) | (ink << 24)) >>> 0;
    this.#strips.add(drawn, line, frame.viewport, { color, halo: look.lineHalo(line) });
  }

  #drawRows(
    frame: Frame,
    drawn: DrawnNetwork,
    rows: readonly number[] | Uint32Array,
    look: NodeLook,
  ): void {
    if (rows.length === 0) return;
    this.#painter.loadNodes("front", nodeQuads(drawn, rows, look));
    this.#painter.drawNodes("front", frame, 0, rows.length);
  }

  #drawFront(frame: Frame, drawn: DrawnNetwork, look: PictureLook): void {
    const { front, ringed } = look;
    const shown: PictureLook = { ...look, lineInk: () => 1, ink: () => 1 };
    if (front !== null) {
      const strongest = [...front.lines]
        .sort((a, b) => (drawn.lines.width[b] ?? 0) - (drawn.lines.width[a] ?? 0))
        .slice(0, MOST_FRONT)
        .reverse();
      this.#drawFine(frame, drawn, strongest, shown);
    }
    this.#drawRows(frame, drawn, [...(front?.nodes ?? []), ...ringed], shown);
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
    this.#painter.drawHairlines(frame, 0, drawn.lines.count);
    this.#painter.drawNodes("node", frame, 0, drawn.count);
    sheet.viewport = frame.viewport;
    this.#base = sheet;
    this.#isRough = true;
  }

  #settleSoon({ viewport }: Frame): void {
    const then = this.#base?.viewport ?? null;
    const grown = then === null ? 1 : viewport.pxPerUnit / then.pxPerUnit;
    const isFar = grown > MOST_GROWN || grown < 1 / MOST_GROWN;
    // A picture that is far from what it should be is drawn anew while the camera still moves.
    if (isFar && this.#job !== null) return;
    this.#stopJob();
    if (isSameView(then, viewport) && !this.#isRough) this.#tellSettled();
    else this.#settleTimer = window.setTimeout(this.#onRest, isFar ? 0 : SETTLE_MS);
  }

  readonly #onRest = (): void => {
    this.#settleTimer = 0;
    const [viewport, drawn, look] = [this.#last, this.#drawn, this.#look];
    if (viewport === null || drawn === null || look === null) return;
    const frame: Frame = { viewport, theme: look.theme, pixelRatio: this.#pixelRatio(viewport) };
    const lines = visibleLines(drawn, viewport, this.#limits.fine);
    if (
      lines === null &&
      this.#isRough &&
      isSameView(this.#base?.viewport ?? null, viewport) &&
      !this.#hasStaleHalos
    ) {
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
        this.#isRough = lines === null;
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
    const contested: number[] = [];
    const count = lines?.length ?? drawn.lines.count;
    const size = lines === null ? SLICE.hairlines : SLICE.fine;
    for (let start = 0; start < count; start += size) {
      slice(() => {
        if (lines === null)
          this.#painter.drawHairlines(frame, start, Math.min(size, count - start));
        else
          this.#drawFineSlice(frame, drawn, lines.subarray(start, start + size), plain, contested);
      });
      yield;
    }
    for (let start = 0; start < contested.length; start += SLICE.fine) {
      slice(() => {
        this.#drawLozenges(frame, drawn, contested.slice(start, start + SLICE.fine), plain);
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
