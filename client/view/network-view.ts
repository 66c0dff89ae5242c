import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { EntenteError } from "../../server/wire/entente-error.ts";
import type { Network } from "../../server/wire/network.ts";
import { DrawnNetwork } from "./drawn-network.ts";
import { Emphasized } from "./emphasized.ts";
import { frontOf, InkTransition } from "./emphasis.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import type { HexColor } from "../../server/picture/srgb.ts";
import type { Box } from "../../server/picture/label-placement.ts";
import { LabelLayer } from "./label-layer.ts";
import type { Positions } from "../../server/picture/layout.ts";
import { FRAME, NetworkCamera, placesBox } from "./network-camera.ts";
import { targetKey, type NetworkTarget } from "../../server/picture/network-target.ts";
import { screenEnd } from "../../server/picture/viewport.ts";
import { pictureLook } from "./paint/picture-look.ts";
import { PictureCanvas } from "./paint/picture-canvas.ts";
import { PlaceMotion } from "./place-motion.ts";
import { PointerWatch } from "./pointer-watch.ts";
import { createLayers, type Layers } from "./sigma-layers.ts";
import { IDLE_PROGRAMS, motionSettings, noDrawing } from "./sigma-settings.ts";

export type { NetworkTarget } from "../../server/picture/network-target.ts";

export interface NetworkViewEvents {
  /** The pointer came onto something else; null when it left everything. */
  onHover(target: NetworkTarget | null): void;
  /** Click or tap; null for the empty ground. */
  onSelect(target: NetworkTarget | null): void;
  /** Nodes clicked with Shift, or in the box (Shift) or line (Shift and Alt) drawn by a drag. */
  onMark?(ids: readonly string[], kind: "click" | "area"): void;
  /** The drawing cannot start or was lost; the message is a sentence for the reader. */
  onError?(error: EntenteError): void;
}

export interface NetworkViewOptions {
  readonly theme: Theme;
  /** No camera moves, no fading over time, no inertia. */
  readonly reducedMotion: boolean;
  readonly events: NetworkViewEvents;
  /** BCP 47 tag of the names' language, for the shaping of letters. Default: the page's. */
  readonly language?: string;
}

const FADE_MS = 170;
const NOTHING = new DrawnNetwork({ nodes: [], dyads: [], ties: [] }, new Map());

/**
 * Draws a network into a container that it fills: dyads as curved arrows, nodes as shapes by kind,
 * labels that do not overlap. Emphasis goes to the focus, then to the pointer, then to the
 * selection. `kill()` must be called before the container goes away; it frees the graphics memory.
 */
export class NetworkView {
  readonly #container: HTMLElement;
  readonly #options: NetworkViewOptions;
  readonly #ink = new InkTransition();
  readonly #labels = new LabelLayer();
  readonly #resizes: ResizeObserver;
  readonly #stage: HTMLElement;
  #theme: Theme;
  #reducedMotion: boolean;
  #drawn = NOTHING;
  /** All places, also of what is not shown now: the camera stays where it is when nodes come and go. */
  #reach: Box | null = null;
  #sigma: Sigma | null = null;
  #layers: Layers | null = null;
  #picture: PictureCanvas | null = null;
  #camera: NetworkCamera | null = null;
  #pointer: PointerWatch | null = null;
  readonly #emphasized = new Emphasized();
  /** What fills the container, also after a resize; null once the reader has moved the camera. */
  #framed: "all" | readonly string[] | null = "all";
  #fadeFrame = 0;
  #motion: PlaceMotion | null = null;

  constructor(container: HTMLElement, options: NetworkViewOptions) {
    this.#container = container;
    this.#options = options;
    this.#theme = options.theme;
    this.#reducedMotion = options.reducedMotion;
    this.#stage = document.createElement("div");
    this.#stage.style.cssText = "position:absolute;inset:0;overflow:hidden";
    container.append(this.#stage);
    this.#start();
    this.#resizes = new ResizeObserver(this.#onResize);
    this.#resizes.observe(container);
    document.fonts.addEventListener("loadingdone", this.#onFonts);
  }

  /**
   * Draws `network` at `positions`; nodes without a position are left out. Nodes that were elsewhere
   * walk to their places, unless motion is reduced.
   * @param options.keepsCamera default false: what was framed is framed anew.
   */
  setNetwork(
    network: Network,
    positions: Positions,
    { keepsCamera = false }: { readonly keepsCamera?: boolean } = {},
  ): void {
    this.#motion?.stop();
    this.#motion = this.#reducedMotion ? null : PlaceMotion.between(this.#drawn, positions);
    if (this.#motion !== null) {
      this.#motion.start((places, isLast) => {
        if (isLast) this.setNetwork(network, places, { keepsCamera });
        else this.#show(new DrawnNetwork(network, places));
      });
      return;
    }
    const first = this.#drawn.count === 0;
    this.#emphasized.hover = null;
    this.#reach = placesBox(positions);
    this.#show(new DrawnNetwork(network, positions));
    this.#camera?.limit(this.#reach);
    if (!keepsCamera || first) this.#reframe(!first);
  }

  /** Resolves when the screen shows the complete picture of the network where the camera is now. */
  async settled(): Promise<void> {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.#picture?.settled();
  }

  /** Centre and radius of a node, in CSS px from the container's corner; null when not drawn. */
  screenPosition(id: string): { readonly x: number; readonly y: number; radius: number } | null {
    const node = this.#drawn.find(id);
    if (node === null || this.#camera === null) return null;
    const { x, y, radius } = screenEnd(this.#camera.viewport(), node);
    return { x, y, radius };
  }

  /** Boxes of the names that are shown at this moment, in CSS px, by node. */
  labelBoxes(): readonly (Box & { readonly id: string })[] {
    return this.#labels.placed.map(({ id, box }) => ({ id, ...box }));
  }

  setSelection(target: NetworkTarget | null): void {
    if (targetKey(target) === targetKey(this.#emphasized.selection)) return;
    this.#emphasized.selection = target;
    this.#applyEmphasis();
  }

  /** Rings around nodes that are marked together. */
  setMarks(ids: readonly string[]): void {
    this.#emphasized.marks = new Set(ids);
    this.#picture?.refreshHalos();
    this.#sigma?.scheduleRender();
  }

  /** Rings in the colour of a group around nodes, by id; those of marks and selection go before. */
  setGroups(groups: ReadonlyMap<string, HexColor>): void {
    this.#emphasized.groups = groups;
    this.#picture?.refreshHalos();
    this.#sigma?.scheduleRender();
  }

  /** Marks what has the keyboard focus with a ring of its own and brings its neighbours forward. */
  setFocus(target: NetworkTarget | null): void {
    if (targetKey(target) === targetKey(this.#emphasized.focus)) return;
    this.#emphasized.focus = target;
    this.#applyEmphasis();
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#picture?.forget();
    this.#sigma?.scheduleRender();
  }

  setReducedMotion(reducedMotion: boolean): void {
    this.#reducedMotion = reducedMotion;
    if (this.#camera !== null) this.#camera.reducedMotion = reducedMotion;
    this.#sigma?.setSettings(motionSettings(reducedMotion));
  }

  zoomIn(): void {
    this.#framed = null;
    this.#camera?.zoom("in");
  }

  zoomOut(): void {
    this.#framed = null;
    this.#camera?.zoom("out");
  }

  /** Shows the whole network, and keeps it fitted on resize until the reader moves the camera. */
  fit(): void {
    this.frame("all");
  }

  /**
   * Shows the nodes as large as there is room for, and keeps them so on resize until the reader
   * moves the camera. Unknown ids are passed over; without a known one the camera stays.
   */
  frame(ids: "all" | readonly string[]): void {
    this.#framed = ids;
    this.#reframe(true);
  }

  /** Pans, and zooms out if need be, until the target is in view; stays where it is if it was. */
  reveal(target: NetworkTarget): void {
    const ids = target.kind === "node" ? [target.id] : [target.from, target.to];
    const nodes = ids.flatMap((id) => this.#drawn.find(id) ?? []);
    if (nodes.length === 0) return;
    const side = (sign: 1 | -1, pick: (node: { x: number; y: number }) => number): number =>
      sign * Math.max(...nodes.map((node) => sign * pick(node) + node.radius * 1.6));
    this.#camera?.reveal({
      left: side(-1, ({ x }) => x),
      right: side(1, ({ x }) => x),
      top: side(-1, ({ y }) => y),
      bottom: side(1, ({ y }) => y),
    });
  }

  /** Frees the graphics memory and removes everything from the container. Can be called twice. */
  kill(): void {
    this.#resizes.disconnect();
    document.fonts.removeEventListener("loadingdone", this.#onFonts);
    this.#stop();
    this.#stage.remove();
  }

  #start(): void {
    try {
      this.#sigma = this.#createSigma();
    } catch (cause) {
      this.#options.events.onError?.(noDrawing(cause));
      return;
    }
    const sigma = this.#sigma;
    const camera = new NetworkCamera(sigma, this.#reducedMotion);
    this.#camera = camera;
    sigma.setCustomBBox({ x: [-FRAME / 2, FRAME / 2], y: [-FRAME / 2, FRAME / 2] });
    sigma.on("afterRender", this.#draw);
    this.#pointer = new PointerWatch(sigma, {
      drawn: () => this.#drawn,
      viewport: () => camera.viewport(),
      onHover: this.#onHover,
      onSelect: this.#options.events.onSelect.bind(this.#options.events),
      onMark: (ids, kind) => this.#options.events.onMark?.(ids, kind),
      onCameraMove: () => {
        this.#framed = null;
      },
    });
  }

  #createSigma(): Sigma {
    const sigma = new Sigma(new MultiDirectedGraph(), this.#stage, {
      allowInvalidContainer: true,
      renderLabels: false,
      stagePadding: 0,
      zoomingRatio: 1.4,
      ...IDLE_PROGRAMS,
      ...motionSettings(this.#reducedMotion),
    });
    try {
      this.#layers = createLayers(sigma, this.#options.language ?? null);
      const { canvas, gl } = this.#layers.picture;
      this.#picture = new PictureCanvas(gl, () => {
        this.#sigma?.scheduleRender();
      });
      this.#picture.setDrawn(this.#drawn);
      canvas.addEventListener("webglcontextlost", this.#onContextLost);
      canvas.addEventListener("webglcontextrestored", this.#onContextRestored);
    } catch (cause) {
      sigma.kill();
      throw cause;
    }
    return sigma;
  }

  #stop(): void {
    this.#motion?.stop();
    cancelAnimationFrame(this.#fadeFrame);
    this.#pointer?.kill();
    const canvas = this.#layers?.picture.canvas;
    canvas?.removeEventListener("webglcontextlost", this.#onContextLost);
    canvas?.removeEventListener("webglcontextrestored", this.#onContextRestored);
    this.#picture?.kill();
    this.#sigma?.kill();
    this.#sigma = null;
    this.#layers = null;
    this.#picture = null;
    this.#camera = null;
    this.#pointer = null;
  }

  #show(drawn: DrawnNetwork): void {
    const before = this.#drawn.count === 0 ? null : this.#drawn;
    this.#drawn = drawn;
    this.#picture?.setDrawn(drawn);
    this.#ink.startAnew(before, drawn, frontOf(drawn, this.#emphasized.target));
    this.#fade(before !== null);
  }

  #reframe(animate: boolean): void {
    if (this.#framed === null) return;
    const drawn = this.#drawn;
    const rows =
      this.#framed === "all" ? drawn.ids.keys() : this.#framed.map((id) => drawn.rowOf(id));
    const box = drawn.boxAround([...rows].filter((row) => row >= 0));
    if (box !== null) this.#camera?.fit(box, animate);
  }

  #applyEmphasis(): void {
    this.#ink.start(frontOf(this.#drawn, this.#emphasized.target));
    this.#fade(true);
  }

  /** Lets the change of emphasis take its time; at once when motion is not wanted. */
  #fade(animate: boolean): void {
    cancelAnimationFrame(this.#fadeFrame);
    const begun = performance.now();
    const step = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - begun) / FADE_MS));
      this.#ink.progress = share * (2 - share);
      this.#sigma?.scheduleRender();
      if (share < 1) this.#fadeFrame = requestAnimationFrame(step);
    };
    const isSlow = animate && !this.#reducedMotion;
    if (isSlow) this.#fadeFrame = requestAnimationFrame(step);
    this.#ink.progress = isSlow ? 0 : 1;
    this.#sigma?.scheduleRender();
  }

  readonly #onHover = (target: NetworkTarget | null): void => {
    this.#emphasized.hover = target;
    this.#applyEmphasis();
    this.#options.events.onHover(target);
  };

  readonly #draw = (): void => {
    const [layers, picture, camera] = [this.#layers, this.#picture, this.#camera];
    if (layers === null || picture === null || camera === null) return;
    const viewport = camera.viewport();
    const drawn = this.#drawn;
    const isWhole = picture.present(
      viewport,
      pictureLook(drawn, this.#emphasized, this.#ink, this.#theme),
    );
    this.#labels.draw(layers.names, {
      drawn,
      viewport,
      theme: this.#theme,
      ink: this.#ink,
      strong: this.#emphasized.strong,
      isMoving: !isWhole,
    });
  };

  readonly #onResize = (): void => {
    if (this.#sigma === null || this.#camera === null) return;
    // A hidden container has no size; the picture waits until it has one again.
    if (this.#container.offsetWidth === 0 || this.#container.offsetHeight === 0) return;
    this.#sigma.resize();
    this.#picture?.forget();
    this.#camera.limit(this.#reach);
    this.#reframe(false);
    this.#sigma.scheduleRender();
  };

  readonly #onFonts = (): void => {
    this.#labels.forgetWidths();
    this.#sigma?.scheduleRender();
  };

  readonly #onContextLost = (event: Event): void => {
    // Without this the browser would never give the context back.
    event.preventDefault();
  };

  readonly #onContextRestored = (): void => {
    const camera = this.#sigma?.getCamera().getState();
    this.#stop();
    this.#start();
    this.#camera?.limit(this.#reach);
    if (camera !== undefined) this.#sigma?.getCamera().setState(camera);
  };
}
