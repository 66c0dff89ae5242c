import type { Network } from "../../server/wire/network.ts";
import { sizeOf } from "../model/network-rows.ts";
import { DrawnNetwork } from "./drawn-network.ts";
import { DrawnBuilder } from "./drawn-builder.ts";
import { Emphasized } from "./emphasized.ts";
import { Fade } from "./fade.ts";
import { frontOf, InkTransition } from "./emphasis.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import type { HexColor } from "../../server/picture/srgb.ts";
import type { Box } from "../../server/picture/label-placement.ts";
import type { Positions } from "../../server/picture/layout.ts";
import { NO_NOTES, type NodeNotes } from "./badge-layer.ts";
import type { BlocLayer } from "./blocs/bloc-layer.ts";
import { FRAME, NetworkCamera, placesBox } from "./network-camera.ts";
import { targetKey, type NetworkTarget } from "../../server/picture/network-target.ts";
import { nodesBox, screenEnd } from "../../server/picture/viewport.ts";
import type { NetworkViewOptions, NetworkViewStyle } from "./network-view-options.ts";
import { sceneStyle } from "./scene-style.ts";
import { pictureLook } from "./paint/picture-look.ts";
import { PictureLayers } from "./picture-layers.ts";
import { PlaceMotion } from "./place-motion.ts";
import { nodeGestures } from "./node-gestures.ts";
import { PointerWatch } from "./pointer-watch.ts";
import { motionSettings, noDrawing } from "./sigma-settings.ts";
import { createStage, type Stage } from "./stage.ts";

export type { NetworkTarget } from "../../server/picture/network-target.ts";

const NOTHING = DrawnNetwork.of({ nodes: [], dyads: [], ties: [] }, new Map());

/**
 * Draws a network into a container that it fills: dyads as curved arrows, nodes as shapes by kind,
 * labels that do not overlap. Emphasis goes to the focus, then to the pointer, then to the
 * selection. `kill()` must be called before the container goes away; it frees the graphics memory.
 */
export class NetworkView {
  readonly #container: HTMLElement;
  readonly #options: NetworkViewOptions;
  readonly #ink = new InkTransition();
  readonly #resizes: ResizeObserver;
  readonly #element: HTMLElement;
  readonly #layers: PictureLayers;
  readonly #fade: Fade;
  readonly #builder = new DrawnBuilder();
  #theme: Theme;
  #reducedMotion: boolean;
  #drawn = NOTHING;
  /** All places, also of what is not shown now: the camera stays where it is when nodes come and go. */
  #reach: Box | null = null;
  #stage: Stage | null = null;
  #camera: NetworkCamera | null = null;
  #pointer: PointerWatch | null = null;
  readonly #emphasized = new Emphasized();
  /** What fills the container, also after a resize; null once the reader has moved the camera. */
  #framed: "all" | readonly string[] | null = "all";
  #notes: NodeNotes = NO_NOTES;
  #motion: PlaceMotion | null = null;

  constructor(container: HTMLElement, options: NetworkViewOptions) {
    this.#container = container;
    this.#options = options;
    this.#theme = options.theme;
    this.#reducedMotion = options.reducedMotion;
    this.#layers = new PictureLayers(container, this.#ask.bind(this));
    this.#element = document.createElement("div");
    this.#element.style.cssText = "position:absolute;inset:0;overflow:hidden";
    container.append(this.#element);
    this.#fade = new Fade(this.#ink, this.#ask.bind(this));
    this.#start();
    this.#resizes = new ResizeObserver(this.#onResize);
    this.#resizes.observe(container);
    document.fonts.addEventListener("loadingdone", this.#onFonts);
  }

  /**
   * Draws `network` at `positions`; nodes without a position are left out. Nodes that were elsewhere
   * walk to their places, unless motion is reduced. A large network is made ready in slices that leave
   * the page free, and until then the one before stays.
   */
  setNetwork(network: Network, positions: Positions, options: NetworkViewStyle = {}): void {
    this.#motion?.stop();
    this.#builder.stop();
    this.#motion = this.#reducedMotion ? null : PlaceMotion.between(this.#drawn, positions);
    if (this.#motion !== null) {
      let isShown = false;
      this.#motion.start((places, isLast) => {
        const drawn = isLast ? null : DrawnNetwork.of(network, places, sceneStyle(options));
        if (drawn === null) this.setNetwork(network, places, options);
        else if (isShown) this.#move(drawn);
        else this.#show(drawn);
        isShown = true;
      });
      return;
    }
    const steps = DrawnNetwork.inSteps(network, positions, sceneStyle(options));
    this.#builder.build(steps, sizeOf(network), (drawn) => {
      this.#put(drawn, positions, options);
      if (this.#reach !== null) this.blocs.setContent({ network, positions, reach: this.#reach });
    });
    if (!this.#isComplete()) this.#element.dataset["picture"] = "partial";
  }

  #put(drawn: DrawnNetwork, positions: Positions, options: NetworkViewStyle): void {
    const first = this.#drawn.count === 0;
    this.#emphasized.hover = null;
    this.#reach = placesBox(positions);
    this.#show(drawn);
    this.#camera?.limit(this.#reach);
    this.#layers.set(options);
    if (options.keepsCamera !== true || first) this.#reframe(!first);
  }

  /** Resolves when the screen shows the complete picture of the network where the camera is now. */
  async settled(): Promise<void> {
    await this.#builder.built();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.#stage?.picture.settled();
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
    return this.#layers.labelBoxes();
  }

  setSelection(target: NetworkTarget | null): void {
    if (targetKey(target) === targetKey(this.#emphasized.selection)) return;
    this.#emphasized.selection = target;
    this.#applyEmphasis();
  }

  /** Rings around nodes that are marked together. */
  setMarks(ids: readonly string[]): void {
    this.#emphasized.marks = new Set(ids);
    this.#stage?.picture.refreshHalos();
    this.#ask();
  }

  /** Neighbours that are not shown, and who is pinned. */
  setNotes(notes: NodeNotes): void {
    this.#notes = notes;
    this.#ask();
  }

  /** Rings in the colour of a group around nodes, by id; those of marks and selection go before. */
  setGroups(groups: ReadonlyMap<string, HexColor>): void {
    this.#emphasized.groups = groups;
    this.#stage?.picture.refreshHalos();
    this.#ask();
  }

  /** Blocs that stand for their members from afar. */
  get blocs(): BlocLayer {
    return this.#layers.blocs;
  }

  /** Goes to the members of a bloc, so near that they are shown in its place, and resolves there. */
  async openBloc(number: number): Promise<void> {
    const box = this.blocs.boxToOpen(number);
    if (box === null) return;
    this.#framed = null;
    await this.#camera?.fit(box, true);
  }

  /** Marks what has the keyboard focus with a ring of its own and brings its neighbours forward. */
  setFocus(target: NetworkTarget | null): void {
    if (targetKey(target) === targetKey(this.#emphasized.focus)) return;
    this.#emphasized.focus = target;
    this.#applyEmphasis();
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#stage?.picture.forget();
    this.#ask();
  }

  setReducedMotion(reducedMotion: boolean): void {
    this.#reducedMotion = reducedMotion;
    if (this.#camera !== null) this.#camera.reducedMotion = reducedMotion;
    this.#stage?.sigma.setSettings(motionSettings(reducedMotion));
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
    this.revealNodes(target.kind === "node" ? [target.id] : [target.from, target.to]);
  }

  /** The same for several nodes. */
  revealNodes(ids: readonly string[]): void {
    this.#builder.whenBuilt(() => {
      const box = nodesBox(ids.flatMap((id) => this.#drawn.find(id) ?? []));
      if (box !== null) this.#camera?.reveal(box);
    });
  }

  /** Frees the graphics memory and removes everything from the container. Can be called twice. */
  kill(): void {
    this.#resizes.disconnect();
    document.fonts.removeEventListener("loadingdone", this.#onFonts);
    this.#builder.stop();
    this.#stop();
    this.#element.remove();
    this.#layers.remove();
  }

  #start(): void {
    try {
      this.#stage = createStage(this.#element, {
        reducedMotion: this.#reducedMotion,
        language: this.#options.language ?? null,
        onRestored: this.#onContextRestored,
      });
    } catch (cause) {
      this.#options.events.onError?.(noDrawing(cause));
      return;
    }
    const { sigma, picture } = this.#stage;
    const camera = new NetworkCamera(sigma, this.#reducedMotion);
    this.#camera = camera;
    picture.setDrawn(this.#drawn, this.#look());
    sigma.setCustomBBox({ x: [-FRAME / 2, FRAME / 2], y: [-FRAME / 2, FRAME / 2] });
    sigma.on("afterRender", this.#draw);
    this.#pointer = new PointerWatch(sigma, {
      drawn: () => this.#drawn,
      viewport: () => camera.viewport(),
      onHover: this.#onHover,
      overlay: this.blocs.overlay(this.#options.events, this.openBloc.bind(this)),
      onSelect: this.#options.events.onSelect.bind(this.#options.events),
      onMark: (ids, kind) => this.#options.events.onMark?.(ids, kind),
      ...nodeGestures(this.#options.events, {
        isPinned: (id) => this.#notes.pinned.has(id),
        viewport: () => camera.viewport(),
        move: (id, place) => {
          this.#drawn.moveNode(id, place);
          this.#move(this.#drawn);
        },
      }),
      onCameraMove: () => {
        this.#framed = null;
      },
    });
  }

  #stop(): void {
    this.#motion?.stop();
    this.#fade.stop();
    this.#pointer?.kill();
    this.#stage?.kill();
    this.#stage = null;
    this.#camera = null;
    this.#pointer = null;
  }

  /** Asks for a new frame. */
  #ask(): void {
    this.#stage?.sigma.scheduleRender();
  }

  #show(drawn: DrawnNetwork): void {
    const before = this.#drawn.count === 0 ? null : this.#drawn;
    this.#drawn = drawn;
    this.#ink.startAnew(before, drawn, frontOf(drawn, this.#emphasized.target));
    const isDue = this.#stage?.picture.setDrawn(drawn, this.#look()) ?? true;
    // A frame with the picture before and the names of this one would only take the time of the next.
    if (isDue) this.#fade.run(before !== null && !this.#reducedMotion);
    else this.#fade.finish();
  }

  /** The same nodes and lines at other places. */
  #move(drawn: DrawnNetwork): void {
    this.#drawn = drawn;
    this.#stage?.picture.setDrawn(drawn, this.#look());
    this.#ask();
  }

  #reframe(animate: boolean): void {
    if (this.#framed === null) return;
    const box = this.#drawn.boxOf(this.#framed);
    if (box !== null) void this.#camera?.fit(box, animate);
  }

  #applyEmphasis(): void {
    this.#ink.start(frontOf(this.#drawn, this.#emphasized.target));
    this.#fade.run(!this.#reducedMotion);
  }

  #look(): ReturnType<typeof pictureLook> {
    return pictureLook(this.#drawn, this.#emphasized, this.#ink, this.#theme);
  }

  readonly #onHover = (target: NetworkTarget | null): void => {
    this.#emphasized.hover = target;
    this.#applyEmphasis();
    this.#options.events.onHover(target);
  };

  readonly #draw = (): void => {
    const [stage, camera] = [this.#stage, this.#camera];
    if (stage === null || camera === null) return;
    const viewport = camera.viewport();
    const isWhole = stage.picture.present(viewport, this.#look());
    this.#layers.draw(stage.names, {
      ...{ drawn: this.#drawn, viewport, theme: this.#theme, ink: this.#ink, notes: this.#notes },
      ...{ emphasized: this.#emphasized, reducedMotion: this.#reducedMotion },
      isMoving: !isWhole,
    });
    // Says, for whoever waits for it, whether all is there.
    this.#element.dataset["picture"] = this.#isComplete() ? "complete" : "partial";
  };

  #isComplete(): boolean {
    const isDrawn = this.#stage?.picture.isSettled === true;
    return isDrawn && !this.#builder.isBuilding && this.blocs.isSettled;
  }

  readonly #onResize = (): void => {
    if (this.#stage === null || this.#camera === null) return;
    // A hidden container has no size; the picture waits until it has one again.
    if (this.#container.offsetWidth === 0 || this.#container.offsetHeight === 0) return;
    this.#stage.sigma.resize();
    this.#camera.limit(this.#reach);
    this.#reframe(false);
    this.#ask();
  };

  readonly #onFonts = (): void => {
    this.#layers.forgetWidths();
    this.#ask();
  };

  readonly #onContextRestored = (): void => {
    const camera = this.#stage?.sigma.getCamera().getState();
    this.#stop();
    this.#start();
    this.#camera?.limit(this.#reach);
    if (camera !== undefined) this.#stage?.sigma.getCamera().setState(camera);
  };
}
