import type { Point } from "../../../server/picture/dyad-curve.ts";
import type { Box } from "../../../server/picture/label-placement.ts";
import { overlaps } from "../../../server/picture/label-placement.ts";
import { fitPxPerUnit, fitViewport } from "../../../server/picture/viewport.ts";
import type { BlocSum, BlocSums } from "./bloc-sums.ts";

/** A bloc as a disc: where it is in units of the layout, and how large in px where all of it fits. */
export interface Disc {
  readonly bloc: BlocSum;
  /** Place in the list of sums. */
  readonly slot: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Lines of its name, under it. */
  readonly lines: readonly string[];
  /** Width of the longest line, in px. */
  readonly width: number;
  /** Nearer than this, in px per unit, its members are shown in its place. */
  readonly opensAt: number;
}

export interface DiscRoom {
  /** All places, in units of the layout. */
  readonly reach: Box;
  /** Of the screen, in px. */
  readonly width: number;
  readonly height: number;
  /** The lines of a bloc's name and the width of the longest in px. */
  readonly label: (bloc: BlocSum) => { readonly lines: readonly string[]; readonly width: number };
  /** Where discs were before, by number of the bloc, so that they stay about there. */
  readonly former: ReadonlyMap<number, { readonly x: number; readonly y: number }>;
}

export const DISC_FORM = {
  /** Height of a line of its name, and the gap above it, in px. */
  lineHeight: 16,
  labelGap: 5,
  /** Room around a disc with its name, in px. */
  room: 5,
  leastRadius: 11,
} as const;
/** Of the screen, what all discs together cover, and the largest radius as a share of its smaller side. */
const INK_SHARE = 0.13;
const MOST_RADIUS_SHARE = 0.12;
/** Nodes that are closer than this, in px, cannot be told apart. */
const APART_PX = 11;
/** A bloc is open where its core reaches this share of the smaller side from its middle. */
const FILL_SHARE = 0.35;
/** None opens before the picture is so much larger than where all of it fits. */
const LEAST_ZOOM = 1.5;
/** In px per unit: all are open from here on, since the camera goes no nearer by itself. */
const MOST_NEAR = 1.4;
const STEP_PX = 9;
/** Places that are tried at once, less than a millisecond of work. */
const MOST_TRIED = 2_000;
/** What stands above the picture takes so much. */
const TOP_PX = 46;

/**
 * Puts a disc for each bloc about where its members are, so that neither discs nor names overlap; the
 * larger ones choose first, and those for which there is no room have none. Pauses after each disc.
 */
export function* placeDiscs(sums: BlocSums, room: DiscRoom): Generator<void, readonly Disc[]> {
  const { reach, width, height } = room;
  const view = fitViewport(reach, width, height);
  const shown = sums.blocs.reduce((total, { members }) => total + members, 0);
  const side = Math.min(width, height);
  const discs: Disc[] = [];
  const taken: Box[] = [];
  for (const [slot, bloc] of sums.blocs.entries()) {
    yield;
    const area = (INK_SHARE * width * height * bloc.members) / shown;
    const radius = Math.min(
      MOST_RADIUS_SHARE * side,
      Math.max(DISC_FORM.leastRadius, Math.sqrt(area / Math.PI)),
    );
    const { lines, width: labelWidth } = room.label(bloc);
    const half = Math.max(radius, labelWidth / 2) + DISC_FORM.room;
    const under = DISC_FORM.labelGap + lines.length * DISC_FORM.lineHeight;
    const boxAt = (x: number, y: number): Box => ({
      left: x - half,
      right: x + half,
      top: y - radius - DISC_FORM.room,
      bottom: y + radius + under + DISC_FORM.room,
    });
    const wish = room.former.get(bloc.number) ?? bloc;
    const place = yield* freePlace(
      { x: view.origin.x + wish.x * view.pxPerUnit, y: view.origin.y + wish.y * view.pxPerUnit },
      { width, height },
      (x, y) => {
        const box = boxAt(x, y);
        const isInside =
          box.left >= 0 && box.top >= TOP_PX && box.right <= width && box.bottom <= height;
        return isInside && !taken.some((other) => overlaps(box, other));
      },
    );
    if (place === null) continue;
    taken.push(boxAt(place.x, place.y));
    discs.push({
      ...{ bloc, slot, radius, lines, width: labelWidth },
      x: (place.x - view.origin.x) / view.pxPerUnit,
      y: (place.y - view.origin.y) / view.pxPerUnit,
      opensAt: Math.min(
        MOST_NEAR,
        APART_PX / sums.spacing,
        Math.max(LEAST_ZOOM * view.pxPerUnit, (FILL_SHARE * side) / bloc.core),
      ),
    });
  }
  return discs;
}

/** The free place that is nearest to a point, going around it in widening circles; null for none. */
function* freePlace(
  { x, y }: Point,
  { width, height }: Pick<DiscRoom, "width" | "height">,
  isFree: (x: number, y: number) => boolean,
): Generator<void, Point | null> {
  // Places outside the screen are no beginning.
  const from = { x: Math.min(width, Math.max(0, x)), y: Math.min(height, Math.max(0, y)) };
  let tried = 0;
  for (let away = 0; away <= Math.hypot(width, height); away += STEP_PX) {
    const steps = Math.max(1, Math.round((2 * Math.PI * away) / STEP_PX));
    tried += steps;
    if (tried > MOST_TRIED) {
      tried = 0;
      yield;
    }
    const angle = firstWhere(steps, (turn) =>
      isFree(from.x + away * Math.cos(turn), from.y + away * Math.sin(turn)),
    );
    if (angle !== null) {
      return { x: from.x + away * Math.cos(angle), y: from.y + away * Math.sin(angle) };
    }
  }
  return null;
}

/** The first of so many angles around a circle that is good; null for none. */
function firstWhere(steps: number, isGood: (angle: number) => boolean): number | null {
  for (let step = 0; step < steps; step += 1) {
    const angle = (2 * Math.PI * step) / steps;
    if (isGood(angle)) return angle;
  }
  return null;
}

/** An open bloc closes once the camera is so much farther than where it opened. */
const CLOSES_FARTHER = 1.2;

/** Whether the members of a bloc are shown in its place; one that was open stays so for a while. */
export function isOpen(
  { opensAt }: Pick<Disc, "opensAt">,
  pxPerUnit: number,
  wasOpen: boolean,
): boolean {
  return pxPerUnit >= (wasOpen ? opensAt / CLOSES_FARTHER : opensAt);
}

/** The box of the layout that shows the core of a disc's bloc, and at which it is open. */
export function openingBox(
  { bloc, opensAt }: Disc,
  { width, height }: { readonly width: number; readonly height: number },
): Box {
  const around = (half: number): Box => ({
    left: bloc.x - half,
    right: bloc.x + half,
    top: bloc.y - half,
    bottom: bloc.y + half,
  });
  let half = bloc.core;
  // Beyond a few units nothing becomes larger any more.
  while (half > 1 && fitPxPerUnit(around(half), width, height) < 1.1 * opensAt) half *= 0.9;
  return around(half);
}
