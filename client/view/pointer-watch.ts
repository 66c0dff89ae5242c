import type Sigma from "sigma";
import type { MouseCoords, TouchCoords } from "sigma/types";
import type { Point } from "../../server/picture/dyad-curve.ts";
import { targetKey, type NetworkTarget } from "../../server/picture/network-target.ts";
import { toScreen } from "../../server/picture/viewport.ts";
import type { DrawnNetwork } from "./drawn-network.ts";
import { boxLine, isInside, MarkOutline } from "./mark-drag.ts";
import { pick, type PICK_TOLERANCE } from "./picking.ts";
import type { Viewport } from "../../server/picture/viewport.ts";

export interface PointerWatchOptions {
  readonly drawn: () => DrawnNetwork;
  readonly viewport: () => Viewport;
  readonly onHover: (target: NetworkTarget | null) => void;
  readonly onSelect: (target: NetworkTarget | null) => void;
  /** Nodes to mark: clicked on with Shift, or in the box or line drawn with it. */
  readonly onMark: (ids: readonly string[], kind: "click" | "area") => void;
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
  /** The line drawn so far with Shift, from where it began; a box unless Alt is held too. */
  #marking: { readonly line: Point[]; readonly isBox: boolean } | null = null;
  readonly #outline: MarkOutline;

  constructor(sigma: Sigma, options: PointerWatchOptions) {
    this.#sigma = sigma;
    this.#options = options;
    this.#outline = new MarkOutline(sigma.getContainer());
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
    this.#outline.remove();
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

  readonly #onDown = ({ x, y, original }: MouseCoords): void => {
    this.#down = { x, y };
    this.#marking = original.shiftKey ? { line: [{ x, y }], isBox: !original.altKey } : null;
  };

  readonly #onDrag = (event: MouseCoords): void => {
    if (this.#down === null) return;
    const { x, y } = event;
    if (this.#marking !== null) {
      event.preventSigmaDefault();
      this.#marking.line.push({ x, y });
      this.#outline.draw(this.#markLine());
      return;
    }
    if (Math.hypot(x - this.#down.x, y - this.#down.y) > 3) this.#options.onCameraMove();
  };

  readonly #onUp = (): void => {
    this.#down = null;
    if (this.#marking !== null && this.#marking.line.length > 2) this.#markInside();
    this.#marking = null;
    this.#outline.draw([]);
  };

  #markLine(): readonly Point[] {
    const { line, isBox } = this.#marking ?? { line: [], isBox: false };
    const [first, last] = [line[0], line.at(-1)];
    return isBox && first !== undefined && last !== undefined ? boxLine(first, last) : line;
  }

  #markInside(): void {
    const line = this.#markLine();
    const viewport = this.#options.viewport();
    const drawn = this.#options.drawn();
    const ids = drawn.ids.filter((_, row) =>
      isInside(toScreen(viewport, { x: drawn.x[row] ?? 0, y: drawn.y[row] ?? 0 }), line),
    );
    if (ids.length > 0) this.#options.onMark(ids, "area");
  }

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

  readonly #onClick = ({ x, y, original }: MouseCoords): void => {
    this.#lastClick = { x, y };
    if (original.shiftKey) {
      const target = this.#at({ x, y }, "mouse");
      if (target?.kind === "node") this.#options.onMark([target.id], "click");
      return;
    }
    this.#options.onSelect(this.#at({ x, y }, "mouse"));
  };

  readonly #onTap = ({ touches, previousTouches }: TouchCoords): void => {
    const point = touches[0] ?? previousTouches[0];
    if (point !== undefined) this.#options.onSelect(this.#at(point, "touch"));
  };

  #at(point: Point, pointer: keyof typeof PICK_TOLERANCE): NetworkTarget | null {
    return pick(this.#options.drawn(), this.#options.viewport(), point, pointer);
  }

  #hover(target: NetworkTarget | null): void {
    if (targetKey(target) === targetKey(this.#hovered)) return;
    this.#hovered = target;
    this.#sigma.getContainer().style.cursor = target === null ? "" : "pointer";
    this.#options.onHover(target);
  }
}
