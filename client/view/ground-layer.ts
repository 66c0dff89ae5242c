import { GRAPH_COLORS, LABEL_FONT, type Theme } from "../../server/picture/graph-style.ts";
import type { Box } from "../../server/picture/label-placement.ts";
import { LABEL_HALO } from "../../server/picture/label-scene.ts";
import {
  BESIDE_TITLE,
  MAP_FORM,
  toMapScene,
  type MapScene,
} from "../../server/picture/map-scene.ts";
import type { Viewport } from "../../server/picture/viewport.ts";
import type { MapGround } from "../../server/wire/view-ground.ts";
import type { DrawnNetwork } from "./drawn-network.ts";
import { loadLand } from "./load-land.ts";

/** Draws what lies under the network, on a canvas of its own below those of the network. */
export class GroundLayer {
  readonly #canvas = document.createElement("canvas");
  readonly #onReady: () => void;
  #ground: MapGround | null = null;
  #land: Path2D | null = null;
  /** Where names must not stand, in px. */
  obstacles: readonly Box[] = [];

  /** @param onReady is called when there is more to draw than at the last frame. */
  constructor(container: HTMLElement, onReady: () => void) {
    this.#onReady = onReady;
    this.#canvas.className = "ground";
    this.#canvas.style.cssText = "position:absolute;inset:0;width:100%;height:100%;display:none";
    container.append(this.#canvas);
  }

  set(ground: MapGround | null): void {
    if (ground === this.#ground) return;
    this.#ground = ground;
    this.#land = null;
    // A layer that is there is put together with the rest of the page for every frame, empty or not.
    this.#canvas.style.display = ground === null ? "none" : "block";
    if (ground === null) this.#canvas.width = this.#canvas.height = 1;
    this.#onReady();
    if (ground === null) return;
    loadLand().then(
      (landPath) => {
        if (this.#ground !== ground) return;
        this.#land = new Path2D(landPath(ground));
        this.#canvas.dataset["land"] = "drawn";
        this.#onReady();
      },
      // Without the outlines the places are still right.
      () => undefined,
    );
  }

  draw(drawn: DrawnNetwork, viewport: Viewport, theme: Theme): void {
    this.obstacles = [];
    const context = this.#ground === null ? null : this.#canvas.getContext("2d");
    if (this.#ground === null || context === null) return;
    const ratio = window.devicePixelRatio;
    this.#canvas.width = Math.round(viewport.width * ratio);
    this.#canvas.height = Math.round(viewport.height * ratio);
    this.#drawLand(context, viewport, theme, ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const map = toMapScene(this.#ground, (id) => drawn.find(id), viewport);
    drawStems(context, map, theme);
    if (map.beside === null) return;
    drawFrame(context, map.beside.box, theme);
    this.obstacles = [map.beside.title];
  }

  /** What stands above the lines of the network. */
  drawTitles(context: CanvasRenderingContext2D, theme: Theme): void {
    const { paper, label } = GRAPH_COLORS[theme];
    for (const { left, bottom } of this.obstacles) {
      const y = bottom - MAP_FORM.title * 0.3;
      context.font = `${LABEL_FONT.weight} ${MAP_FORM.title}px ${LABEL_FONT.family}`;
      context.textAlign = "left";
      context.textBaseline = "alphabetic";
      context.lineJoin = "round";
      context.lineWidth = LABEL_HALO;
      context.strokeStyle = paper;
      context.fillStyle = label;
      context.strokeText(BESIDE_TITLE, left, y);
      context.fillText(BESIDE_TITLE, left, y);
    }
  }

  remove(): void {
    this.#canvas.remove();
  }

  #drawLand(
    context: CanvasRenderingContext2D,
    { pxPerUnit, origin }: Viewport,
    theme: Theme,
    ratio: number,
  ): void {
    if (this.#land === null) return;
    const scale = ratio * pxPerUnit;
    context.setTransform(scale, 0, 0, scale, origin.x * ratio, origin.y * ratio);
    context.fillStyle = GRAPH_COLORS[theme].land;
    context.strokeStyle = GRAPH_COLORS[theme].coast;
    context.lineWidth = MAP_FORM.coast / pxPerUnit;
    context.fill(this.#land);
    context.stroke(this.#land);
  }
}

function drawStems(
  context: CanvasRenderingContext2D,
  { stems, dots }: MapScene,
  theme: Theme,
): void {
  context.strokeStyle = context.fillStyle = GRAPH_COLORS[theme].stem;
  context.lineWidth = MAP_FORM.stem;
  context.beginPath();
  for (const { from, to } of stems) {
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
  for (const { x, y } of dots) {
    context.beginPath();
    context.arc(x, y, MAP_FORM.dot, 0, 2 * Math.PI);
    context.fill();
  }
}

function drawFrame(
  context: CanvasRenderingContext2D,
  { left, top, right, bottom }: Box,
  theme: Theme,
): void {
  const { paper, coast } = GRAPH_COLORS[theme];
  context.fillStyle = paper;
  context.strokeStyle = coast;
  context.lineWidth = 1;
  context.fillRect(left, top, right - left, bottom - top);
  context.strokeRect(left, top, right - left, bottom - top);
}
