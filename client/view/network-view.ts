import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { Network } from "../../server/wire/network.ts";
import type { DrawState } from "./draw-state.ts";
import { createDyadProgram, createTieProgram } from "./dyad-program.ts";
import { Emphasized } from "./emphasized.ts";
import { inkFor, InkTransition } from "./emphasis.ts";
import { GRAPH_COLORS, type Theme } from "../../server/picture/graph-style.ts";
import type { HexColor } from "../../server/picture/srgb.ts";
import type { Box } from "../../server/picture/label-placement.ts";
import { GroundLayer } from "./ground-layer.ts";
import { LabelLayer } from "./label-layer.ts";
import type { Positions } from "../../server/picture/layout.ts";
import { FRAME, NetworkCamera, placesBox } from "./network-camera.ts";
import { EMPTY_SCENE, toScene, type Scene } from "../../server/picture/network-scene.ts";
import { targetKey, type NetworkTarget } from "../../server/picture/network-target.ts";
import { nodesBox, screenEnd } from "../../server/picture/viewport.ts";
import type { NetworkViewOptions, NetworkViewStyle } from "./network-view-options.ts";
import { createNodeProgram } from "./node-program.ts";
import { PlaceMotion } from "./place-motion.ts";
import { PointerWatch } from "./pointer-watch.ts";
import { motionSettings, noDrawing } from "./sigma-settings.ts";
import { toDisplay, toGraph } from "./scene-graph.ts";

export type { NetworkTarget } from "../../server/picture/network-target.ts";

const FADE_MS = 170;

/**
 * Draws a network into a container that it fills: dyads as curved arrows, nodes as shapes by kind,
 * labels that do not overlap. Emphasis goes to the focus, then to the pointer, then to the
 * selection. `kill()` must be called before the container goes away; it frees the graphics memory.
 */
export class NetworkView {
  readonly #container: HTMLElement;
  readonly #options: NetworkViewOptions;
  readonly #state: DrawState;
  readonly #ink = new InkTransition();
  readonly #labels = new LabelLayer();
  readonly #resizes: ResizeObserver;
  readonly #stage: HTMLElement;
  readonly #ground: GroundLayer;
  #theme: Theme;
  #reducedMotion: boolean;
  #scene: Scene = EMPTY_SCENE;
  /** All places, also of what is not shown now: the camera stays where it is when nodes come and go. */
  #reach: Box | null = null;
  #sigma: Sigma | null = null;
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
    this.#state = { scale: 1, progress: 1, paper: GRAPH_COLORS[options.theme].paper };
    this.#ground = new GroundLayer(container, () => this.#sigma?.scheduleRender());
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
   */
  setNetwork(network: Network, positions: Positions, options: NetworkViewStyle = {}): void {
    this.#motion?.stop();
    this.#motion = this.#reducedMotion ? null : PlaceMotion.between(this.#scene.nodes, positions);
    if (this.#motion !== null) {
      this.#motion.start((places, isLast) => {
        if (isLast) this.setNetwork(network, places, options);
        else this.#sigma?.setGraph(toGraph((this.#scene = toScene(network, places, options))));
      });
      return;
    }
    const first = this.#scene.nodes.size === 0;
    this.#emphasized.hover = null;
    this.#reach = placesBox(positions);
    this.#setScene(toScene(network, positions, options));
    this.#ground.set(options.ground ?? null);
    if (options.keepsCamera !== true || first) this.#reframe(!first);
  }

  /** Centre and radius of a node, in CSS px from the container's corner; null when not drawn. */
  screenPosition(id: string): { readonly x: number; readonly y: number; radius: number } | null {
    const node = this.#scene.nodes.get(id);
    if (node === undefined || this.#camera === null) return null;
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
    this.#applyEmphasis({ animate: true });
  }

  /** Rings around nodes that are marked together. */
  setMarks(ids: readonly string[]): void {
    this.#emphasized.marks = new Set(ids);
    this.#sigma?.scheduleRefresh();
  }

  /** Rings in the colour of a group around nodes, by id; those of marks and selection go before. */
  setGroups(groups: ReadonlyMap<string, HexColor>): void {
    this.#emphasized.groups = groups;
    this.#sigma?.scheduleRefresh();
  }

  /** Marks what has the keyboard focus with a ring of its own and brings its neighbours forward. */
  setFocus(target: NetworkTarget | null): void {
    if (targetKey(target) === targetKey(this.#emphasized.focus)) return;
    this.#emphasized.focus = target;
    this.#applyEmphasis({ animate: true });
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#state.paper = GRAPH_COLORS[theme].paper;
    this.#sigma?.refresh();
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
    const nodes = ids.flatMap((id) => this.#scene.nodes.get(id) ?? []);
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
    this.#ground.remove();
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
    sigma.on("beforeRender", () => {
      this.#state.scale = camera.viewport().scale;
    });
    sigma.on("afterRender", this.#drawLabels);
    this.#pointer = new PointerWatch(sigma, {
      scene: () => this.#scene,
      viewport: () => camera.viewport(),
      onHover: this.#onHover,
      onSelect: this.#options.events.onSelect.bind(this.#options.events),
      onMark: (ids, kind) => this.#options.events.onMark?.(ids, kind),
      onCameraMove: () => {
        this.#framed = null;
      },
    });
    for (const canvas of Object.values(sigma.getCanvases())) {
      canvas.addEventListener("webglcontextlost", this.#onContextLost);
      canvas.addEventListener("webglcontextrestored", this.#onContextRestored);
      if (this.#options.language !== undefined) canvas.lang = this.#options.language;
    }
  }

  #createSigma(): Sigma {
    return new Sigma(new MultiDirectedGraph(), this.#stage, {
      allowInvalidContainer: true,
      renderLabels: false,
      zIndex: true,
      stagePadding: 0,
      nodeProgramClasses: { node: createNodeProgram(this.#state) },
      edgeProgramClasses: {
        tie: createTieProgram(this.#state),
        dyad: createDyadProgram(this.#state),
      },
      defaultNodeType: "node",
      defaultEdgeType: "dyad",
      defaultDrawNodeHover: () => undefined,
      zoomingRatio: 1.4,
      ...motionSettings(this.#reducedMotion),
      nodeReducer: (key) => toDisplay.node(this.#scene, key, this.#look(key)),
      edgeReducer: (key) => toDisplay.edge(this.#scene, key, this.#look(key)),
    });
  }

  #look(key: string): Parameters<typeof toDisplay.node>[2] {
    const theme = this.#theme;
    return { ...this.#ink.of(key), theme, halo: this.#emphasized.halo(key, theme) };
  }

  #stop(): void {
    this.#motion?.stop();
    cancelAnimationFrame(this.#fadeFrame);
    this.#pointer?.kill();
    for (const canvas of Object.values(this.#sigma?.getCanvases() ?? {})) {
      canvas.removeEventListener("webglcontextlost", this.#onContextLost);
      canvas.removeEventListener("webglcontextrestored", this.#onContextRestored);
    }
    this.#sigma?.kill();
    this.#sigma = null;
    this.#camera = null;
    this.#pointer = null;
  }

  #setScene(scene: Scene): void {
    const animate = this.#scene.nodes.size > 0;
    this.#scene = scene;
    this.#applyEmphasis({ animate });
    this.#sigma?.setGraph(toGraph(scene));
    this.#camera?.limit(this.#reach);
  }

  #reframe(animate: boolean): void {
    if (this.#framed === null) return;
    const ids = this.#framed === "all" ? this.#scene.nodes.keys() : this.#framed;
    const box = nodesBox([...ids].flatMap((id) => this.#scene.nodes.get(id) ?? []));
    if (box !== null) this.#camera?.fit(box, animate);
  }

  #applyEmphasis({ animate }: { animate: boolean }): void {
    const { target } = this.#emphasized;
    const { nodes, dyads, ties } = this.#scene;
    const keys = [...nodes.keys(), ...dyads.keys(), ...ties.keys()];
    const known = target === null ? null : keys.includes(targetKey(target) ?? "") ? target : null;
    this.#ink.start(keys, inkFor(this.#scene, known));
    cancelAnimationFrame(this.#fadeFrame);
    const begun = performance.now();
    const step = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - begun) / FADE_MS));
      this.#ink.progress = this.#state.progress = share * (2 - share);
      this.#sigma?.scheduleRender();
      if (share < 1) this.#fadeFrame = requestAnimationFrame(step);
    };
    if (animate && !this.#reducedMotion) this.#fadeFrame = requestAnimationFrame(step);
    this.#ink.progress = this.#state.progress = animate && !this.#reducedMotion ? 0 : 1;
    this.#sigma?.scheduleRefresh();
  }

  readonly #onHover = (target: NetworkTarget | null): void => {
    this.#emphasized.hover = target;
    this.#applyEmphasis({ animate: true });
    this.#options.events.onHover(target);
  };

  readonly #drawLabels = (): void => {
    const context = this.#sigma?.getCanvases()["labels"]?.getContext("2d");
    if (context === undefined || context === null || this.#camera === null) return;
    const viewport = this.#camera.viewport();
    this.#ground.draw(this.#scene, viewport, this.#theme);
    this.#labels.draw(context, {
      scene: this.#scene,
      viewport,
      obstacles: this.#ground.obstacles,
      theme: this.#theme,
      inkNow: (key) => this.#ink.now(key),
      inkGoal: (key) => this.#ink.of(key).inkTo,
      strong: this.#emphasized.strong,
    });
    this.#ground.drawTitles(context, this.#theme);
  };

  readonly #onResize = (): void => {
    if (this.#sigma === null || this.#camera === null) return;
    // A hidden container has no size; the picture waits until it has one again.
    if (this.#container.offsetWidth === 0 || this.#container.offsetHeight === 0) return;
    this.#sigma.resize();
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
    this.#sigma?.setGraph(toGraph(this.#scene));
    this.#camera?.limit(this.#reach);
    if (camera !== undefined) this.#sigma?.getCamera().setState(camera);
  };
}
