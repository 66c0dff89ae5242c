import type { Point } from "./dyad-curve.ts";

/** A rectangle on the screen, in px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const LABEL_SIDES = [
  "right",
  "left",
  "below",
  "above",
  "below-right",
  "below-left",
  "above-right",
  "above-left",
] as const;
export type LabelSide = (typeof LABEL_SIDES)[number];

/** A node that wants a label. */
export interface LabelWish {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Half the width and height of the node's shape, in px. */
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly width: number;
  readonly height: number;
  /** Labels of a higher rank are placed first; equal ranks by importance, then id. */
  readonly rank: number;
  readonly importance: number;
}

export interface PlacedLabel {
  readonly id: string;
  readonly side: LabelSide;
  readonly box: Box;
}

const GAP = 4;
/** Between two labels side by side, so that nobody reads them as one line. */
const WORD_GAP = 9;
const CELL = 48;
/** What a side costs that is not the first choice, in crossed line points. */
const SIDE_COST = 0.35;
/** What a change of side costs, so that labels do not jump while the map moves. */
const CHANGE_COST = 2.5;
const CUT_OFF_COST = 1000;
/** From this rank on a label may run over the edge of the screen when no side fits. */
export const MUST_SHOW_RANK = 2;

/** Rectangles and points, findable by place. */
class Grid<Item> {
  readonly #cells = new Map<number, Item[]>();

  add(box: Box, item: Item): void {
    for (const key of cellsOf(box)) {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [item]);
      else cell.push(item);
    }
  }

  *near(box: Box): Iterable<Item> {
    for (const key of cellsOf(box)) yield* this.#cells.get(key) ?? [];
  }
}

function* cellsOf(box: Box): Iterable<number> {
  for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
    for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) {
      yield x * 65_536 + y;
    }
  }
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Returns a place for as many labels as fit: none covers or touches another label, none covers
 * another node, and each takes the side where it covers the fewest lines. A label without room is
 * left out.
 *
 * @param bodies boxes of all nodes on the screen, by id
 * @param linePoints points along the lines, evenly spaced
 * @param previous sides of the last picture, kept unless another is clearly better
 * @param screen what can be seen; labels that would run over its edge are left out, except of MUST_SHOW_RANK
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  bodies: ReadonlyMap<string, Box>,
  linePoints: readonly Point[],
  previous: ReadonlyMap<string, LabelSide>,
  screen: Box,
): PlacedLabel[] {
  const taken = new Grid<{ id: string; box: Box }>();
  for (const [id, box] of bodies) taken.add(box, { id, box });
  const lines = new Grid<Point>();
  for (const { x, y } of linePoints) lines.add({ left: x, top: y, right: x, bottom: y }, { x, y });

  const placed: PlacedLabel[] = [];
  for (const wish of inOrder(wishes, previous)) {
    let best: { side: LabelSide; box: Box; cost: number } | undefined;
    for (const [order, side] of LABEL_SIDES.entries()) {
      const box = slideInto(screen, boxAt(wish, side), side);
      if (isCovered(taken, box, wish.id)) continue;
      const cut = isCutOff(box, screen);
      // Half a name helps nobody, unless it is the one that was asked for.
      if (cut && wish.rank < MUST_SHOW_RANK) continue;
      const change = previous.has(wish.id) && previous.get(wish.id) !== side ? CHANGE_COST : 0;
      const cost = pointsIn(lines, box) + order * SIDE_COST + change + (cut ? CUT_OFF_COST : 0);
      if (best === undefined || cost < best.cost) best = { side, box, cost };
    }
    if (best === undefined) continue;
    const { left, right } = best.box;
    const apart = { ...best.box, left: left - WORD_GAP, right: right + WORD_GAP };
    taken.add(apart, { id: "", box: apart });
    placed.push({ id: wish.id, side: best.side, box: best.box });
  }
  return placed;
}

function inOrder(
  wishes: readonly LabelWish[],
  previous: ReadonlyMap<string, LabelSide>,
): LabelWish[] {
  // A label that is shown keeps its place against one of slightly more importance.
  const weight = (wish: LabelWish): number => wish.importance + (previous.has(wish.id) ? 0.5 : 0);
  return [...wishes].sort(
    (a, b) => b.rank - a.rank || weight(b) - weight(a) || (a.id < b.id ? -1 : 1),
  );
}

function isCovered(taken: Grid<{ id: string; box: Box }>, box: Box, own: string): boolean {
  for (const other of taken.near(box)) {
    if (other.id !== own && overlaps(box, other.box)) return true;
  }
  return false;
}

/** A label below or above its node may stand a little to one side where the screen ends. */
function slideInto(screen: Box, box: Box, side: LabelSide): Box {
  if (side !== "below" && side !== "above") return box;
  const most = (box.right - box.left) / 3;
  const missing = Math.max(0, screen.left - box.left) - Math.max(0, box.right - screen.right);
  const by = Math.max(-most, Math.min(most, missing));
  return { ...box, left: box.left + by, right: box.right + by };
}

function isCutOff(box: Box, screen: Box): boolean {
  return (
    box.left < screen.left ||
    box.right > screen.right ||
    box.top < screen.top ||
    box.bottom > screen.bottom
  );
}

function pointsIn(lines: Grid<Point>, box: Box): number {
  let count = 0;
  for (const { x, y } of lines.near(box)) {
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) count += 1;
  }
  return count;
}

/** Returns the box of a label at one side of its node. */
export function boxAt(wish: LabelWish, side: LabelSide): Box {
  const { x, y, width, height } = wish;
  const across = wish.halfWidth + GAP;
  const down = wish.halfHeight + GAP - 1;
  const [vertical, horizontal] = side.includes("-") ? side.split("-") : [side, side];
  const diagonal = side.includes("-");
  const share = diagonal ? 0.72 : 1;
  let left = x - width / 2;
  if (horizontal === "right") left = x + across * share;
  if (horizontal === "left") left = x - across * share - width;
  let top = y - height / 2;
  if (vertical === "below") top = y + down * share;
  if (vertical === "above") top = y - down * share - height;
  return { left, top, right: left + width, bottom: top + height };
}
