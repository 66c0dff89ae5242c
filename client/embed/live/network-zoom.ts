import type { FigureParts } from "./figure-parts.ts";

const MAX_ZOOM = 12;
const WHEEL_STEP = 0.0022;
/** Of a press of a key or button. */
export const ZOOM_STEP = 1.4;
const MOVE_BEFORE_PAN = 4;

let clips = 0;

/**
 * Moves and enlarges the network inside its place in the figure. The wheel zooms only together with
 * Ctrl or ⌘, and one finger scrolls the page, so that nobody is caught in a picture.
 */
export class NetworkZoom {
  readonly #parts: FigureParts;
  readonly #onLostWheel: () => void;
  readonly #box: DOMRect;
  readonly #pointers = new Map<number, DOMPoint>();
  #scale = 1;
  #x = 0;
  #y = 0;
  #moved = 0;

  /** @param onLostWheel called when a wheel without its key scrolled the page instead. */
  constructor(parts: FigureParts, onLostWheel: () => void) {
    this.#parts = parts;
    this.#onLostWheel = onLostWheel;
    this.#box = parts.network.getBBox();
    this.#clip();
    const { svg } = parts;
    svg.addEventListener("wheel", this.#onWheel, { passive: false });
    svg.addEventListener("pointerdown", this.#onDown);
    svg.addEventListener("pointermove", this.#onMove);
    svg.addEventListener("pointerup", this.#onUp);
    svg.addEventListener("pointercancel", this.#onUp);
  }

  /** True while, and just after, the pointer pulled the picture: then it did not mean to click. */
  get isPulled(): boolean {
    return this.#moved > MOVE_BEFORE_PAN;
  }

  get isWhole(): boolean {
    return this.#scale === 1;
  }

  /** Enlarges around the middle of what is seen. */
  zoom(factor: number): void {
    const { x, y, width, height } = this.#box;
    this.#zoomAround(x + width / 2, y + height / 2, factor);
  }

  whole(): void {
    this.#scale = 1;
    this.#place(0, 0);
  }

  /** Brings a part of the network into sight. */
  show(group: SVGGElement): void {
    if (this.#scale === 1) return;
    const box = group.getBBox();
    const place = group.transform.baseVal.consolidate()?.matrix;
    const [x, y] = [
      box.x + box.width / 2 + (place?.e ?? 0),
      box.y + box.height / 2 + (place?.f ?? 0),
    ];
    const { x: left, y: top, width, height } = this.#box;
    this.#place(left + width / 2 - x * this.#scale, top + height / 2 - y * this.#scale);
  }

  #zoomAround(x: number, y: number, factor: number): void {
    const scale = Math.min(MAX_ZOOM, Math.max(1, this.#scale * factor));
    const ratio = scale / this.#scale;
    this.#scale = scale;
    this.#place(x - (x - this.#x) * ratio, y - (y - this.#y) * ratio);
  }

  /** Never leaves an edge of the network inside its place. */
  #place(x: number, y: number): void {
    const { x: left, y: top, width, height } = this.#box;
    const within = (value: number, start: number, length: number): number => {
      const most = start * (1 - this.#scale);
      const least = most - length * (this.#scale - 1);
      return Math.min(most, Math.max(least, value));
    };
    this.#x = within(x, left, width);
    this.#y = within(y, top, height);
    this.#inner.setAttribute(
      "transform",
      `translate(${this.#x.toFixed(2)},${this.#y.toFixed(2)}) scale(${this.#scale.toFixed(4)})`,
    );
  }

  /** The network's own transform stays; what zooms is a group within it. */
  #inner = document.createElementNS("http://www.w3.org/2000/svg", "g");

  #clip(): void {
    const { network } = this.#parts;
    this.#inner.append(...network.childNodes);
    const clip = document.createElementNS("http://www.w3.org/2000/svg", "clipPath");
    const area = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    // A page holds the picture twice, for wide and for narrow screens.
    clip.id = `live-network-${clips}`;
    clips += 1;
    const { x, y, width, height } = this.#box;
    for (const [name, value] of Object.entries({ x, y, width, height })) {
      area.setAttribute(name, String(value));
    }
    clip.append(area);
    network.append(clip, this.#inner);
    network.setAttribute("clip-path", `url(#${clip.id})`);
  }

  /** A point of the screen in the units of the network. */
  #toNetwork(event: MouseEvent): DOMPoint {
    const matrix = this.#parts.network.getScreenCTM()?.inverse();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  }

  #onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) {
      this.#onLostWheel();
      return;
    }
    event.preventDefault();
    const { x, y } = this.#toNetwork(event);
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    this.#zoomAround(x, y, Math.exp(-event.deltaY * lines * WHEEL_STEP));
  };

  #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.#moved = 0;
    this.#pointers.set(event.pointerId, this.#toNetwork(event));
  };

  #onMove = (event: PointerEvent): void => {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) return;
    const now = this.#toNetwork(event);
    this.#moved += Math.abs(event.movementX) + Math.abs(event.movementY);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      const ratio = distance(now, other) / Math.max(1, distance(before, other));
      this.#zoomAround(other.x, other.y, ratio);
    } else if (event.pointerType === "mouse" || event.pointerType === "pen") {
      if (this.isPulled && this.#scale > 1) {
        this.#parts.svg.setPointerCapture(event.pointerId);
        this.#place(this.#x + now.x - before.x, this.#y + now.y - before.y);
      }
    }
    this.#pointers.set(event.pointerId, now);
  };

  #onUp = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
  };
}

function distance(a: DOMPoint, b: DOMPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
