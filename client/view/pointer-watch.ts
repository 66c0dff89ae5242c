import type Sigma from "sigma";
import type { MouseCoords, TouchCoords } from "sigma/types";
import type { Point } from "../../server/picture/dyad-curve.ts";
import { targetKey, type NetworkTarget } from "../../server/picture/network-target.ts";
import { screenEnd, toScreen } from "../../server/picture/viewport.ts";
import type { DrawnNetwork } from "./drawn-network.ts";
import { boxLine, isInside, MarkOutline } from "./mark-drag.ts";
import { pick, type PICK_TOLERANCE } from "./picking.ts";
import type { Viewport } from "../../server/picture/viewport.ts";

/** What the pointer does to single nodes. */
export interface NodeGestures {
  /** Double click; null where it means nothing more than on the ground. */
  readonly onExpand: ((id: string) => void) | null;
  readonly canDrag: (id: string, pointer: keyof typeof PICK_TOLERANCE) => boolean;
  /** The node is where the pointer is, in px from the corner; `isLast` once it is let go. */
  readonly onDrag: (id: string, point: Point, isLast: boolean) => void;
}

/** What lies over the nodes and takes the pointer from them: things with numbers. */
export interface PointerOverlay {
  readonly at: (point: Point) => number | null;
  /** Whether nodes are too far away to be pointed at one by one. */
  readonly isCovering: () => boolean;
  readonly onHover: (number: number | null) => void;
  readonly onOpen: (number: number) => unknown;
}

export interface PointerWatchOptions extends NodeGestures {
  readonly drawn: () => DrawnNetwork;
  readonly viewport: () => Viewport;
  readonly onHover: (target: NetworkTarget | null) => void;
  readonly overlay: PointerOverlay;
  readonly onSelect: (target: NetworkTarget | null) => void;
  /** Nodes to mark: clicked on with Shift, or in the box or line drawn with it. */
  readonly onMark: (ids: readonly string[], kind: "click" | "area") => void;
  /** The reader dragged, pinched or turned the wheel. */
  readonly onCameraMove: () => void;
}

const SAME_PLACE_PX = 6;
/** A pointer that is pressed and moves no farther than this is a click, or a tap: fingers are not steady. */
const DRAG_PX = { mouse: 3, touch: 10 } as const;

function pagePoint(original: MouseEvent | TouchEvent): Point {
  return "clientX" in original ? { x: original.clientX, y: original.clientY } : { x: NaN, y: NaN };
}

function away(point: Point, grip: Point): Point {
  return { x: point.x - grip.x, y: point.y - grip.y };
}

/** Turns sigma's mouse and touch events into hovered and selected targets. */
export class PointerWatch {
  readonly #sigma: Sigma;
  readonly #options: PointerWatchOptions;
  #hovered: NetworkTarget | null = null;
  #frame = 0;
  #down: Point | null = null;
  #lastClick: Point | null = null;
  /** What the last click or tap was on. */
  #lastTarget: NetworkTarget | null = null;
  /** The line drawn so far with Shift, from where it began; a box unless Alt is held too. */
  #marking: { readonly line: Point[]; readonly isBox: boolean } | null = null;
  /** How far, in px, the pressed pointer moves before the node goes along. */
  #slack: number = DRAG_PX.mouse;
  readonly #outline: MarkOutline;
  /** The node under a pressed pointer, and where from its centre it was taken; `moved` once it goes along. */
  #held: { readonly id: string; readonly grip: Point; last: Point; moved: boolean } | null = null;
  /** Whether the click or tap that ends a gesture is still to come and means nothing. */
  #dropped = false;
  /** Whether the last click or tap opened what lies over the nodes. */
  #isOpening = false;
  /** What is pointed at of what lies over the nodes. */
  #hoveredOver: number | null = null;

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
    touch.on("doubletap", this.#onDoubleTap);
    touch.on("touchdown", this.#onTouchDown);
    touch.on("touchmove", this.#onTouchMove);
    touch.on("touchup", this.#onTouchUp);
  }

  kill(): void {
    cancelAnimationFrame(this.#frame);
    this.#outline.remove();
  }

  readonly #onMove = ({ x, y }: MouseCoords): void => {
    if (this.#down !== null) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const { overlay } = this.#options;
      this.#hoverOver(overlay.at({ x, y }));
      this.#hover(overlay.isCovering() ? null : this.#at({ x, y }, "mouse"));
    });
  };

  readonly #onLeave = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#hoverOver(null);
    this.#hover(null);
  };

  readonly #onDown = ({ x, y, original }: MouseCoords): void => {
    this.#down = { x, y };
    this.#marking = original.shiftKey ? { line: [{ x, y }], isBox: !original.altKey } : null;
    this.#dropped = false;
    if (!original.shiftKey) this.#take({ x, y }, "mouse");
  };

  #take(point: Point, pointer: keyof typeof PICK_TOLERANCE): void {
    this.#held = null;
    this.#slack = DRAG_PX[pointer];
    if (this.#options.overlay.at(point) !== null) return;
    const target = this.#at(point, pointer);
    if (target?.kind !== "node" || !this.#options.canDrag(target.id, pointer)) return;
    const node = this.#options.drawn().find(target.id);
    if (node === null) return;
    const centre = screenEnd(this.#options.viewport(), node);
    const grip = { x: point.x - centre.x, y: point.y - centre.y };
    this.#held = { id: target.id, grip, last: point, moved: false };
  }

  /** Takes the held node along; false where none is held. */
  #dragTo(point: Point): boolean {
    const held = this.#held;
    if (held === null) return false;
    const way = Math.hypot(point.x - held.last.x, point.y - held.last.y);
    if (!held.moved && way <= this.#slack) return true;
    held.moved = true;
    held.last = point;
    this.#options.onDrag(held.id, away(point, held.grip), false);
    return true;
  }

  #drop(): void {
    const held = this.#held;
    this.#held = null;
    if (held?.moved !== true) return;
    this.#dropped = true;
    this.#options.onDrag(held.id, away(held.last, held.grip), true);
  }

  readonly #onDrag = (event: MouseCoords): void => {
    if (this.#down === null) return;
    const { x, y } = event;
    if (this.#marking !== null) {
      event.preventSigmaDefault();
      this.#marking.line.push({ x, y });
      this.#outline.draw(this.#markLine());
      return;
    }
    if (this.#dragTo({ x, y })) event.preventSigmaDefault();
    else if (Math.hypot(x - this.#down.x, y - this.#down.y) > DRAG_PX.mouse)
      this.#options.onCameraMove();
  };

  readonly #onUp = (): void => {
    this.#down = null;
    this.#drop();
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
    if (this.#isLastPlace(event.original)) {
      if (this.#isOpening || this.#expands(this.#lastTarget)) event.preventSigmaDefault();
      else this.#options.onCameraMove();
      return;
    }
    event.preventSigmaDefault();
    this.#onClick(event);
  };

  readonly #onClick = ({ x, y, original }: MouseCoords): void => {
    if (this.#dropped) return;
    // Where frames take long, sigma misses double clicks; the browser goes by when they were made.
    const isSecond = original.detail === 2 && this.#isLastPlace(original);
    if (isSecond && (this.#isOpening || this.#expands(this.#lastTarget))) return;
    this.#lastClick = pagePoint(original);
    if (!original.shiftKey && this.#opens({ x, y })) return;
    if (original.shiftKey) {
      const target = this.#at({ x, y }, "mouse");
      if (target?.kind === "node") this.#options.onMark([target.id], "click");
      return;
    }
    // What the first click opens may move the picture before the second one comes.
    this.#lastTarget = this.#at({ x, y }, "mouse");
    this.#options.onSelect(this.#lastTarget);
  };

  /** Whether a click is where the last one was, on the page: the container may have moved between. */
  #isLastPlace(original: MouseEvent | TouchEvent): boolean {
    const last = this.#lastClick;
    const { x, y } = pagePoint(original);
    return last !== null && Math.hypot(x - last.x, y - last.y) <= SAME_PLACE_PX;
  }

  #expands(target: NetworkTarget | null): boolean {
    if (target?.kind !== "node" || this.#options.onExpand === null) return false;
    this.#options.onExpand(target.id);
    return true;
  }

  readonly #onTap = ({ touches, previousTouches }: TouchCoords): void => {
    if (this.#dropped) {
      this.#lastTarget = null;
      return;
    }
    const point = touches[0] ?? previousTouches[0];
    if (point === undefined || this.#opens(point)) return;
    this.#lastTarget = this.#at(point, "touch");
    this.#options.onSelect(this.#lastTarget);
  };

  readonly #onDoubleTap = (event: TouchCoords): void => {
    if (this.#dropped) event.preventSigmaDefault();
    else if (this.#isOpening || this.#expands(this.#lastTarget)) event.preventSigmaDefault();
  };

  /** Opens what lies over the nodes; false where nothing does. */
  #opens(point: Point): boolean {
    const { overlay } = this.#options;
    const number = overlay.at(point);
    this.#isOpening = number !== null;
    if (number === null) return false;
    this.#lastTarget = null;
    this.#hoverOver(null);
    overlay.onOpen(number);
    return true;
  }

  readonly #onTouchDown = ({ touches, original }: TouchCoords): void => {
    const [point, second] = touches;
    // A second finger moves the picture, so the node stays where the first one has brought it.
    this.#drop();
    if (second !== undefined) this.#dropped = true;
    // Sigma calls it down, too, when one of two is lifted, which begins nothing new.
    else if (point !== undefined && original.type === "touchstart") {
      this.#dropped = false;
      this.#take(point, "touch");
    }
  };

  readonly #onTouchMove = (event: TouchCoords): void => {
    const [point] = event.touches;
    if (point !== undefined && this.#dragTo(point)) event.preventSigmaDefault();
    else this.#options.onCameraMove();
  };

  readonly #onTouchUp = (): void => {
    this.#drop();
  };

  #at(point: Point, pointer: keyof typeof PICK_TOLERANCE): NetworkTarget | null {
    return pick(this.#options.drawn(), this.#options.viewport(), point, pointer);
  }

  #hover(target: NetworkTarget | null): void {
    if (targetKey(target) === targetKey(this.#hovered)) return;
    this.#hovered = target;
    this.#showCursor();
    this.#options.onHover(target);
  }

  #hoverOver(number: number | null): void {
    if (number === this.#hoveredOver) return;
    this.#hoveredOver = number;
    this.#showCursor();
    this.#options.overlay.onHover(number);
  }

  #showCursor(): void {
    const isOnNothing = this.#hovered === null && this.#hoveredOver === null;
    this.#sigma.getContainer().style.cursor = isOnNothing ? "" : "pointer";
  }
}
