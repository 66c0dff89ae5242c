import type Sigma from "sigma";
import { markScale } from "../../server/picture/graph-style.ts";
import type { Box } from "../../server/picture/label-placement.ts";
import type { Positions } from "../../server/picture/layout.ts";
import { fitPxPerUnit, type Viewport } from "../../server/picture/viewport.ts";

/**
 * Sigma scales the graph to its extent; a fixed extent instead keeps every place where it is when
 * nodes come and go. It is a square, so one unit is min(width, height) / FRAME px at ratio 1.
 */
export const FRAME = 1000;
const ZOOM_STEP = 1.5;
const DURATION_MS = 260;
/** Around what is brought into view, in units of the layout. */
const REVEAL_ROOM = 12;
/** Nearest and farthest, in px per unit, beyond what fits. */
const MAX_PX_PER_UNIT = 4;

/** Moves the camera in units of the layout; at once when motion is not wanted. */
export class NetworkCamera {
  readonly #sigma: Sigma;
  reducedMotion: boolean;
  #limits = "";

  constructor(sigma: Sigma, reducedMotion: boolean) {
    this.#sigma = sigma;
    this.reducedMotion = reducedMotion;
  }

  viewport(): Viewport {
    const { width, height } = this.#sigma.getDimensions();
    // Without the state, sigma answers for the frame before the one that is being drawn.
    const now = { cameraState: this.#sigma.getCamera().getState() };
    const origin = this.#sigma.graphToViewport({ x: 0, y: 0 }, now);
    const pxPerUnit = this.#sigma.graphToViewport({ x: 1, y: 0 }, now).x - origin.x;
    return { width, height, origin, pxPerUnit, scale: markScale(pxPerUnit) };
  }

  zoom(direction: "in" | "out"): void {
    const camera = this.#sigma.getCamera();
    const factor = direction === "in" ? 1 / ZOOM_STEP : ZOOM_STEP;
    void this.#move({ ratio: camera.getBoundedRatio(camera.ratio * factor) });
  }

  /**
   * Fills the container with a box of the layout; `animate` false for the first picture and after a
   * resize. Resolves once the camera is there.
   */
  async fit(box: Box, animate: boolean): Promise<void> {
    const state = this.#fitState(box);
    if (animate) await this.#move(state);
    else this.#sigma.getCamera().setState(state);
  }

  /** Brings a box of the layout into view; does nothing when it is. */
  reveal(box: Box): void {
    const { width, height, origin, pxPerUnit } = this.viewport();
    const left = origin.x + (box.left - REVEAL_ROOM) * pxPerUnit;
    const right = origin.x + (box.right + REVEAL_ROOM) * pxPerUnit;
    const top = origin.y + (box.top - REVEAL_ROOM) * pxPerUnit;
    const bottom = origin.y + (box.bottom + REVEAL_ROOM) * pxPerUnit;
    const fits = left >= 0 && right <= width && top >= 0 && bottom <= height;
    if (fits) return;
    const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    const needed = Math.max((right - left) / (width * 0.8), (bottom - top) / (height * 0.8), 1);
    const ratio = this.#sigma.getCamera().ratio * needed;
    void this.#move({ ...toFrame(centre.x, centre.y), ratio });
  }

  /** Keeps the camera within reach of a box of the layout; null: as it was. */
  limit(bounds: Box | null): void {
    if (bounds === null) return;
    const fitting = this.#fitState(bounds);
    const key = JSON.stringify([bounds, fitting.ratio]);
    // Sigma draws anew for settings, whether or not they are others.
    if (key === this.#limits) return;
    this.#limits = key;
    this.#sigma.setSettings({
      minCameraRatio: Math.min(fitting.ratio, this.#ratioAt(MAX_PX_PER_UNIT)),
      maxCameraRatio: fitting.ratio * 2.5,
      cameraPanBoundaries: {
        tolerance: 160,
        boundaries: { x: [bounds.left, bounds.right], y: [-bounds.bottom, -bounds.top] },
      },
    });
  }

  #fitState(bounds: Box): { x: number; y: number; ratio: number } {
    const { width, height } = this.#sigma.getDimensions();
    const pxPerUnit = fitPxPerUnit(bounds, width, height);
    const centre = toFrame((bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2);
    return { ...centre, ratio: this.#ratioAt(pxPerUnit) };
  }

  #ratioAt(pxPerUnit: number): number {
    const { width, height } = this.#sigma.getDimensions();
    return Math.min(width, height) / FRAME / pxPerUnit;
  }

  async #move(state: { x?: number; y?: number; ratio?: number }): Promise<void> {
    const camera = this.#sigma.getCamera();
    if (this.reducedMotion) camera.setState(state);
    else await camera.animate(state, { duration: DURATION_MS, easing: "quadraticInOut" });
  }
}

/** From the layout's units to sigma's frame, whose y points up. */
function toFrame(x: number, y: number): { x: number; y: number } {
  return { x: 0.5 + x / FRAME, y: 0.5 - y / FRAME };
}

/** Room for the largest node around the outermost places. */
const MARGIN = 32;

/** Returns the box around places, with room for the nodes at its rim; null for none. */
export function placesBox(positions: Positions): Box | null {
  if (positions.size === 0) return null;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of positions.values()) {
    box.left = Math.min(box.left, x - MARGIN);
    box.right = Math.max(box.right, x + MARGIN);
    box.top = Math.min(box.top, y - MARGIN);
    box.bottom = Math.max(box.bottom, y + MARGIN);
  }
  return box;
}
