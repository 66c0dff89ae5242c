import type { Point } from "../../../server/picture/dyad-curve.ts";
import { LABEL_FONT, type Theme } from "../../../server/picture/graph-style.ts";
import type { Box } from "../../../server/picture/label-placement.ts";
import type { Positions } from "../../../server/picture/layout.ts";
import { toLabelText } from "../../../server/picture/label-text.ts";
import { fitPxPerUnit, toScreen, type Viewport } from "../../../server/picture/viewport.ts";
import { countOf } from "../../../server/words/count-words.ts";
import { inSlices } from "../../api/in-slices.ts";
import { sizeOf, type NetworkParts } from "../../model/network-rows.ts";
import { LEAST_NODES, type WholeBlocs } from "../../model/whole-blocs.ts";
import type { NetworkViewEvents } from "../network-view-options.ts";
import type { PointerOverlay } from "../pointer-watch.ts";
import { sumBlocs, type BlocSum, type BlocSums } from "./bloc-sums.ts";
import {
  DISC_FORM,
  isOpen,
  openingBox,
  placeDiscs,
  type Disc,
  type DiscRoom,
} from "./place-discs.ts";
import { paintBlocs, type PaintedDisc } from "./paint-blocs.ts";

const FADE_MS = 170;
/** Discs are as large as this at least while the whole picture is made smaller. */
const LEAST_SCALE = 0.35;

/** A disc on the screen, in CSS px from the container's corner. */
export interface ShownDisc {
  readonly bloc: BlocSum;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Of disc and name together. */
  readonly box: Box;
}

export interface BlocLayerFrame {
  readonly viewport: Viewport;
  readonly theme: Theme;
  /** False while something else is to be seen. */
  readonly isFree: boolean;
  readonly reducedMotion: boolean;
}

interface Content {
  readonly network: NetworkParts;
  readonly positions: Positions;
  readonly reach: Box;
}

interface Placed {
  readonly sums: BlocSums;
  readonly discs: readonly Disc[];
  /** Of the screen that they were placed for. */
  readonly width: number;
  readonly height: number;
  readonly reach: Box;
}

/**
 * Blocs as discs over a picture that is so far away that its nodes cannot be told apart. What they
 * stand for is added up in slices after the picture is there; until then the discs before stay.
 */
export class BlocLayer {
  readonly #ask: () => void;
  #whole: WholeBlocs | null = null;
  #content: Content | null = null;
  #sums: BlocSums | null = null;
  #placed: Placed | null = null;
  /** Counts up, so that work that nobody wants any more is left. */
  #turn = 0;
  #isWorking = false;
  /** By number of the bloc: whether its members are shown in its place, and how much of its disc is there. */
  readonly #open = new Set<number>();
  readonly #alpha = new Map<number, number>();
  #lastDraw = 0;
  #shown: readonly ShownDisc[] = [];
  #isMoving = false;
  /** Numbers of the blocs that are pointed at and have the focus. */
  #hovered: number | null = null;
  #events: NetworkViewEvents | null = null;
  #focused: number | null = null;

  /** @param ask asks for a new frame. */
  constructor(ask: () => void) {
    this.#ask = ask;
  }

  /** The discs of the last frame, the largest first. */
  get shown(): readonly ShownDisc[] {
    return this.#shown;
  }

  /** Whether all that belongs here is on the screen. */
  get isSettled(): boolean {
    return !this.#isWorking && !this.#isMoving;
  }

  /** @param whole in which blocs actors are; null for a picture without blocs. */
  setWhole(whole: WholeBlocs | null): void {
    if (whole?.bloc === this.#whole?.bloc) return;
    this.#whole = whole;
    this.#sums = this.#placed = null;
    this.#start();
    this.#ask();
  }

  /** What is shown from now on. */
  setContent(content: Content): void {
    this.#content = content;
    this.#start();
  }

  focus(number: number | null): void {
    if (number === this.#focused) return;
    this.#focused = number;
    this.#ask();
  }

  forgetWidths(): void {
    this.#placed = null;
    this.#ask();
  }

  /** What the pointer finds over the nodes. @param open goes to the members of a bloc. */
  overlay(events: NetworkViewEvents, open: (number: number) => unknown): PointerOverlay {
    this.#events = events;
    return {
      at: (point) => this.#at(point)?.bloc.number ?? null,
      isCovering: () => this.#shown.length > 0,
      onHover: (number) => {
        this.#hovered = number;
        this.#ask();
        events.onHoverBloc?.(number);
      },
      onOpen: open,
    };
  }

  /** The bloc whose disc or name is at a point of the screen; null for none. */
  #at({ x, y }: Point): ShownDisc | null {
    const isAt = ({ box, ...disc }: ShownDisc): boolean =>
      Math.hypot(x - disc.x, y - disc.y) <= disc.radius + 2 ||
      (y > disc.y && x >= box.left && x <= box.right && y <= box.bottom);
    return this.#shown.find(isAt) ?? null;
  }

  /** What to bring onto the screen for a bloc to open; null for one without a disc. */
  boxToOpen(number: number): Box | null {
    const disc = this.#placed?.discs.find(({ bloc }) => bloc.number === number);
    return disc === undefined || this.#placed === null ? null : openingBox(disc, this.#placed);
  }

  stop(): void {
    this.#turn += 1;
    this.#isWorking = false;
  }

  /** Draws the discs for a camera. */
  draw(context: CanvasRenderingContext2D, frame: BlocLayerFrame): void {
    const before = this.#shown.length;
    this.#shown = [];
    this.#isMoving = false;
    this.#draw(context, frame);
    if (before > 0 !== this.#shown.length > 0) this.#events?.onBlocs?.();
  }

  #draw(context: CanvasRenderingContext2D, frame: BlocLayerFrame): void {
    const { viewport, theme, isFree } = frame;
    const placed = this.#placed;
    if (!this.#hasBlocs || this.#sums === null) return;
    if (placed === null || !fits(placed, this.#sums, viewport)) this.#place(context, viewport);
    if (placed === null) return;
    const scale = this.#scaleOf(placed, viewport);
    this.#step(placed, frame);
    const painted = placed.discs.flatMap((disc): PaintedDisc[] => {
      const alpha = this.#alpha.get(disc.bloc.number) ?? 0;
      const { x, y } = toScreen(viewport, disc);
      return [{ disc, x, y, radius: disc.radius * scale, alpha }];
    });
    const { sums } = placed;
    const [hovered, focused] = [this.#hovered, this.#focused];
    paintBlocs(context, { sums, discs: painted, viewport, theme, scale, hovered, focused });
    this.#shown = painted.flatMap(({ disc, x, y, radius, alpha }) =>
      alpha === 0 || !isFree || this.#open.has(disc.bloc.number)
        ? []
        : [{ bloc: disc.bloc, x, y, radius, box: boxOf(disc, { x, y, radius }, scale) }],
    );
  }

  get #hasBlocs(): boolean {
    const content = this.#content;
    return this.#whole !== null && content !== null && sizeOf(content.network).nodes > LEAST_NODES;
  }

  #start(): void {
    this.stop();
    const [content, whole] = [this.#content, this.#whole];
    if (content === null || whole === null || !this.#hasBlocs) return;
    const { network, positions } = content;
    this.#work(sumBlocs(network, positions, whole), (sums) => {
      this.#sums = sums;
    });
  }

  #place(context: CanvasRenderingContext2D, { width, height }: Viewport): void {
    const [content, sums] = [this.#content, this.#sums];
    if (this.#isWorking || content === null || sums === null || width < 1 || height < 1) return;
    const { reach } = content;
    const former = new Map(this.#placed?.discs.map((disc) => [disc.bloc.number, disc]));
    const room = { reach, width, height, former, label: labelsOf(context) };
    this.#work(placeDiscs(sums, room), (discs) => {
      this.#placed = { sums, discs, reach, width, height };
    });
  }

  /** Does some work in slices, the first of them after the frame that is under way. */
  #work<Result>(steps: Iterator<void, Result>, onDone: (result: Result) => void): void {
    const turn = this.#turn;
    this.#isWorking = true;
    const go = function* (isWanted: () => boolean): Generator<void> {
      for (;;) {
        yield;
        if (!isWanted()) return;
        const step = steps.next();
        if (step.done !== true) continue;
        onDone(step.value);
        return;
      }
    };
    requestAnimationFrame(() => {
      void inSlices(go(() => turn === this.#turn)).then(() => {
        if (turn !== this.#turn) return;
        this.#isWorking = false;
        this.#ask();
      });
    });
  }

  /** Farther than where all fits, discs become smaller with the picture. */
  #scaleOf({ reach, width, height }: Placed, { pxPerUnit }: Viewport): number {
    const share = pxPerUnit / fitPxPerUnit(reach, width, height);
    return Math.min(1, Math.max(LEAST_SCALE, share));
  }

  /** Opens and closes blocs, and lets their discs fade. */
  #step({ discs }: Placed, { viewport, isFree, reducedMotion }: BlocLayerFrame): void {
    const { pxPerUnit } = viewport;
    const now = performance.now();
    // A picture that rested has no frames; what begins to fade now begins with a small step.
    const passed = Math.min(34, now - this.#lastDraw) / FADE_MS;
    this.#lastDraw = now;
    for (const disc of discs) {
      const { bloc } = disc;
      if (isOpen(disc, pxPerUnit, this.#open.has(bloc.number))) this.#open.add(bloc.number);
      else this.#open.delete(bloc.number);
      const goal = isFree && !this.#open.has(bloc.number) ? 1 : 0;
      const before = this.#alpha.get(bloc.number) ?? (reducedMotion ? goal : 0);
      const change = reducedMotion ? 1 : passed;
      const after =
        goal > before ? Math.min(goal, before + change) : Math.max(goal, before - change);
      this.#alpha.set(bloc.number, after);
      if (after !== goal) this.#isMoving = true;
    }
    if (this.#isMoving) this.#ask();
  }
}

function fits({ sums, width, height }: Placed, now: BlocSums, viewport: Viewport): boolean {
  return sums === now && width === viewport.width && height === viewport.height;
}

/** Makes the lines of a bloc's name, and measures them. */
function labelsOf(context: CanvasRenderingContext2D): DiscRoom["label"] {
  return ({ names, members }) => {
    context.font = `${LABEL_FONT.strongWeight} ${LABEL_FONT.size}px ${LABEL_FONT.family}`;
    const measure = (text: string): number => context.measureText(text).width;
    const name = toLabelText(names[0] ?? "", measure).lines;
    const lines = [...name, `and ${countOf(members - 1, "other")}`];
    return { lines, width: Math.max(...lines.map(measure)) };
  };
}

function boxOf(
  { width, lines }: Disc,
  { x, y, radius }: Point & { readonly radius: number },
  scale: number,
): Box {
  const half = Math.max(radius, (width * scale) / 2);
  const under = (DISC_FORM.labelGap + lines.length * DISC_FORM.lineHeight) * scale;
  return { left: x - half, right: x + half, top: y - radius, bottom: y + radius + under };
}
