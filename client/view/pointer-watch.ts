import type Sigma from "sigma";
import type { MouseCoords, TouchCoords } from "sigma/types";
import type { Point } from "../../server/picture/dyad-curve.ts";
import type { Scene } from "../../server/picture/network-scene.ts";
import { targetKey, type NetworkTarget } from "../../server/picture/network-target.ts";
import { pick, type PICK_TOLERANCE } from "./picking.ts";
import type { Viewport } from "../../server/picture/viewport.ts";

export interface PointerWatchOptions {
  readonly scene: () => Scene;
  readonly viewport: () => Viewport;
  readonly onHover: (target: NetworkTarget | null) => void;
  readonly onSelect: (target: NetworkTarget | null) => void;
  /** The reader dragged, pinched or turned the wheel. */
  readonly onCameraMove: () => void;
}

const SAME_PLACE_PX = 6;

/** Turns sigma's mouse and touch events into hovered and selected targets. */
export class PointerWatch {
  readonly #sigma: Sigma;
  readonly #options: PointerWatchOptions;
  #hovered: NetworkTarget | null = null;
  #frame = 0;
  #down: Point | null = null;
  #lastClick: Point | null = null;

  constructor(sigma: Sigma, options: PointerWatchOptions) {
    this.#sigma = sigma;
    this.#options = options;
    const mouse = sigma.getMouseCaptor();
    mouse.on("mousemove", this.#onMove);
    mouse.on("mouseleave", this.#onLeave);
    mouse.on("mousedown", this.#onDown);
    mouse.on("mousemovebody", this.#onDrag);
    mouse.on("mouseup", this.#onUp);
    mouse.on("click", this.#onClick);
    mouse.on("wheel", options.onCameraMove);
    mouse.on("doubleClick", this.#onDoubleClick);
    const touch = sigma.getTouchCaptor();
    touch.on("tap", this.#onTap);
    touch.on("touchmove", options.onCameraMove);
  }

  kill(): void {
    cancelAnimationFrame(this.#frame);
  }

  readonly #onMove = ({ x, y }: MouseCoords): void => {
    if (this.#down !== null) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#hover(this.#at({ x, y }, "mouse"));
    });
  };

  readonly #onLeave = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#hover(null);
  };

  readonly #onDown = ({ x, y }: MouseCoords): void => {
    this.#down = { x, y };
  };

  readonly #onDrag = ({ x, y }: MouseCoords): void => {
    if (this.#down === null) return;
    if (Math.hypot(x - this.#down.x, y - this.#down.y) > 3) this.#options.onCameraMove();
  };

  readonly #onUp = (): void => {
    this.#down = null;
  };

  /** Sigma takes any two quick clicks for one double click, even on two different marks. */
  readonly #onDoubleClick = (event: MouseCoords): void => {
    const last = this.#lastClick;
    if (last !== null && Math.hypot(event.x - last.x, event.y - last.y) <= SAME_PLACE_PX) {
      this.#options.onCameraMove();
      return;
    }
    event.preventSigmaDefault();
    this.#onClick(event);
  };

  readonly #onClick = ({ x, y }: MouseCoords): void => {
    this.#lastClick = { x, y };
    this.#options.onSelect(this.#at({ x, y }, "mouse"));
  };

  readonly #onTap = ({ touches, previousTouches }: TouchCoords): void => {
    const point = touches[0] ?? previousTouches[0];
    if (point !== undefined) this.#options.onSelect(this.#at(point, "touch"));
  };

  #at(point: Point, pointer: keyof typeof PICK_TOLERANCE): NetworkTarget | null {
    return pick(this.#options.scene(), this.#options.viewport(), point, pointer);
  }

  #hover(target: NetworkTarget | null): void {
    if (targetKey(target) === targetKey(this.#hovered)) return;
    this.#hovered = target;
    this.#sigma.getContainer().style.cursor = target === null ? "" : "pointer";
    this.#options.onHover(target);
  }
}
