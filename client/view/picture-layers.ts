import type { Box } from "../../server/picture/label-placement.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import type { Viewport } from "../../server/picture/viewport.ts";
import type { NodeNotes } from "./badge-layer.ts";
import { BlocLayer } from "./blocs/bloc-layer.ts";
import { ChangeLayer } from "./change-layer.ts";
import type { DrawnNetwork } from "./drawn-network.ts";
import type { InkTransition } from "./emphasis.ts";
import type { Emphasized } from "./emphasized.ts";
import { GroundLayer } from "./ground-layer.ts";
import { LabelLayer } from "./label-layer.ts";
import type { NetworkViewStyle } from "./network-view-options.ts";

/** What one frame of all layers depends on. */
export interface LayersFrame {
  readonly drawn: DrawnNetwork;
  readonly viewport: Viewport;
  readonly theme: Theme;
  readonly ink: InkTransition;
  readonly emphasized: Emphasized;
  readonly notes: NodeNotes;
  readonly reducedMotion: boolean;
  /** Whether a large picture moves. */
  readonly isMoving: boolean;
}

/** What is drawn under the picture of a network and over it. */
export class PictureLayers {
  readonly blocs: BlocLayer;
  readonly #ground: GroundLayer;
  readonly #labels = new LabelLayer();
  readonly #changes = new ChangeLayer();
  #isCompared = false;

  /** @param ask asks for a new frame. */
  constructor(container: HTMLElement, ask: () => void) {
    this.#ground = new GroundLayer(container, ask);
    this.blocs = new BlocLayer(ask);
  }

  set({ ground = null, changes = null }: Pick<NetworkViewStyle, "ground" | "changes">): void {
    this.#ground.set(ground);
    this.#changes.set(changes);
    this.#isCompared = changes !== null;
  }

  /** Boxes of the names that are shown at this moment, in CSS px, by node. */
  labelBoxes(): readonly (Box & { readonly id: string })[] {
    return this.#labels.placed.map(({ id, box }) => ({ id, ...box }));
  }

  /** Forgets measured widths; to be called when a font has arrived. */
  forgetWidths(): void {
    this.#labels.forgetWidths();
    this.blocs.forgetWidths();
  }

  draw(names: CanvasRenderingContext2D, frame: LayersFrame): void {
    const { drawn, viewport, theme, ink, emphasized, notes, isMoving } = frame;
    this.#ground.draw(drawn, viewport, theme);
    names.clearRect(0, 0, viewport.width, viewport.height);
    const isFree = emphasized.isPlain && !this.#isCompared;
    this.blocs.draw(names, { viewport, theme, isFree, reducedMotion: frame.reducedMotion });
    this.#labels.draw(names, {
      ...{ drawn, viewport, theme, ink, notes, isMoving },
      obstacles: [...this.#ground.obstacles, ...this.#changes.place(drawn, viewport)],
      strong: emphasized.strong,
      isCovered: this.blocs.shown.length > 0,
    });
    this.#changes.draw(names, ink, theme);
    this.#ground.drawTitles(names, theme);
  }

  remove(): void {
    this.blocs.stop();
    this.#ground.remove();
  }
}
