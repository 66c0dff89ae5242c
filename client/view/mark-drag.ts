import type { Point } from "../../server/picture/dyad-curve.ts";

/** Whether a point lies inside a closed line, by the even-odd rule. */
export function isInside(point: Point, line: readonly Point[]): boolean {
  let inside = false;
  for (let at = 0, before = line.length - 1; at < line.length; before = at, at += 1) {
    const [a, b] = [line[at], line[before]];
    if (a === undefined || b === undefined || a.y > point.y === b.y > point.y) continue;
    if (point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/** The box between two corners, as a closed line. */
export function boxLine(one: Point, other: Point): readonly Point[] {
  return [one, { x: other.x, y: one.y }, other, { x: one.x, y: other.y }];
}

/** Draws the box or line by which nodes are being marked, over a container. */
export class MarkOutline {
  readonly #svg: SVGSVGElement;
  readonly #path: SVGPathElement;

  constructor(container: HTMLElement) {
    const namespace = "http://www.w3.org/2000/svg";
    this.#svg = document.createElementNS(namespace, "svg");
    this.#svg.style.cssText =
      "position:absolute;inset:0;width:100%;height:100%;pointer-events:none;overflow:hidden";
    this.#svg.setAttribute("aria-hidden", "true");
    this.#path = document.createElementNS(namespace, "path");
    this.#path.style.cssText =
      "fill:var(--focus);fill-opacity:.08;stroke:var(--focus);stroke-width:1.5";
    this.#svg.append(this.#path);
    container.append(this.#svg);
  }

  /** Shows a closed line; an empty one shows nothing. */
  draw(line: readonly Point[]): void {
    const path = line.map(({ x, y }) => `${x},${y}`).join("L");
    this.#path.setAttribute("d", path === "" ? "" : `M${path}Z`);
  }

  remove(): void {
    this.#svg.remove();
  }
}
