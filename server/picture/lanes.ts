import { compareText } from "../wire/compare-text.ts";
import { dayNumber, lengthInDays, timeTicks, type DayRange } from "./time-axis.ts";

/** A stance as a lane chart needs it. */
export interface LaneStance {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly polarity: number;
  readonly date: string;
}

/** A stance at its day, from the lane of its speaker to that of its target; px. */
export interface LaneMark<Stance extends LaneStance = LaneStance> {
  readonly stance: Stance;
  readonly x: number;
  readonly fromY: number;
  readonly toY: number;
}

/** Stances over time, an actor a lane; px, x = 0 where the axis begins. */
export interface Lanes<Stance extends LaneStance = LaneStance> {
  /** From above to below. */
  readonly lanes: readonly { readonly id: string; readonly y: number }[];
  /** In the order of time. */
  readonly marks: readonly LaneMark<Stance>[];
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly height: number;
  /** Actors and issues with stances that found no lane. */
  readonly leftOut: number;
}

export interface LaneSpace {
  readonly axis: DayRange;
  readonly width: number;
  /** From lane to lane. */
  readonly pitch: number;
}

/** A page with more lanes than this is a pattern. */
const MOST_LANES = 40;
/** Between lines that would cover each other. */
const APART = 5;
/** A line is never farther from its day than this. */
const FARTHEST = 40;
/** Of one label of the axis. */
const TICK_ROOM = 86;

/**
 * Lays stances out over time: a lane for each actor and issue with a stance, those who deal with each
 * other near each other, and each stance a line at its day, from its speaker to its target. Stances
 * of one day stand beside each other. The same stances give the same chart.
 */
export function toLanes<Stance extends LaneStance>(
  stances: readonly Stance[],
  { axis, width, pitch }: LaneSpace,
): Lanes<Stance> {
  const ids = involved(stances);
  const shown = orderLanes(ids.slice(0, MOST_LANES), stances);
  const ys = new Map(shown.map((id, at) => [id, (at + 0.5) * pitch]));
  const drawn = stances
    .flatMap((stance) => {
      const [fromY, toY] = [ys.get(stance.from), ys.get(stance.to)];
      return fromY === undefined || toY === undefined ? [] : [{ stance, fromY, toY }];
    })
    .sort(
      (a, b) =>
        compareText(a.stance.date, b.stance.date) ||
        a.fromY - b.fromY ||
        a.toY - b.toY ||
        compareText(a.stance.id, b.stance.id),
    );
  const day = width / lengthInDays(axis);
  const start = (date: string): number => (dayNumber(date) - dayNumber(axis.first)) * day;
  return {
    lanes: shown.map((id) => ({ id, y: ys.get(id) ?? 0 })),
    marks: placeLines(drawn, start, day, width),
    ticks: timeTicks(axis, Math.max(2, width / TICK_ROOM)).map((tick) => ({
      x: start(tick.day),
      label: tick.label,
    })),
    height: shown.length * pitch,
    leftOut: ids.length - shown.length,
  };
}

/** Everybody with a stance, those with most first. */
function involved(stances: readonly LaneStance[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { from, to } of stances) {
    for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b)).map(([id]) => id);
}

/**
 * An order with short lines: each lane, the most involved first, goes where the lines to those that
 * are there are shortest in sum.
 */
function orderLanes(ids: readonly string[], stances: readonly LaneStance[]): readonly string[] {
  const ties = new Map<string, Map<string, number>>();
  for (const { from, to } of stances) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const own = ties.get(one) ?? new Map<string, number>();
      ties.set(one, own.set(other, (own.get(other) ?? 0) + 1));
    }
  }
  const order: string[] = [];
  for (const id of ids) {
    let [best, least] = [order.length, Infinity];
    for (let at = 0; at <= order.length; at += 1) {
      const length = lineLength([...order.slice(0, at), id, ...order.slice(at)], ties);
      if (length < least) [best, least] = [at, length];
    }
    order.splice(best, 0, id);
  }
  return order;
}

function lineLength(
  order: readonly string[],
  ties: ReadonlyMap<string, ReadonlyMap<string, number>>,
): number {
  const places = new Map(order.map((id, at) => [id, at]));
  let length = 0;
  for (const [id, at] of places) {
    for (const [other, n] of ties.get(id) ?? []) {
      const there = places.get(other);
      if (there !== undefined) length += n * Math.abs(there - at);
    }
  }
  return length;
}

interface Line<Stance> {
  readonly stance: Stance;
  readonly fromY: number;
  readonly toY: number;
}

/** Lines in the stretch of their day where that is wide enough, else as near to it as there is room. */
function placeLines<Stance extends LaneStance>(
  lines: readonly Line<Stance>[],
  start: (date: string) => number,
  day: number,
  width: number,
): readonly LaneMark<Stance>[] {
  const perDay = new Map<string, number>();
  for (const { stance } of lines) perDay.set(stance.date, (perDay.get(stance.date) ?? 0) + 1);
  const before = new Map<string, number>();
  const marks: LaneMark<Stance>[] = [];
  let recent: LaneMark<Stance>[] = [];
  for (const line of lines) {
    const { date } = line.stance;
    const count = perDay.get(date) ?? 1;
    const at = before.get(date) ?? 0;
    before.set(date, at + 1);
    const isWide = day >= count * APART;
    const wish = start(date) + (isWide ? (day * (at + 1)) / (count + 1) : day / 2);
    recent = recent.filter(({ x }) => x > wish - FARTHEST - APART);
    const inside = Math.min(width - 1, Math.max(1, wish));
    const mark = { ...line, x: isWide ? wish : freeX(inside, width, line, recent) };
    marks.push(mark);
    recent.push(mark);
  }
  return marks;
}

/** The nearest place on the axis where no line covers the same lanes; the wish where there is none. */
function freeX(
  wish: number,
  width: number,
  { fromY, toY }: Line<LaneStance>,
  marks: readonly LaneMark[],
): number {
  const [top, bottom] = [Math.min(fromY, toY), Math.max(fromY, toY)];
  const near = marks.filter(
    (mark) => Math.min(mark.fromY, mark.toY) <= bottom && Math.max(mark.fromY, mark.toY) >= top,
  );
  for (let away = 0; away <= FARTHEST; away += APART) {
    for (const x of [wish + away, wish - away]) {
      const isOnAxis = x >= 1 && x <= width - 1;
      if (isOnAxis && near.every((mark) => Math.abs(mark.x - x) >= APART)) return x;
    }
  }
  return wish;
}

/** Measures of a lane chart, in px. */
export const LANE_FORM = {
  line: 2,
  dot: 3.2,
  /** Length and half the breadth of an arrowhead. */
  head: 8,
  headHalf: 4,
} as const;

/** The arrowhead of a mark as SVG path data; a ring where somebody speaks of themselves. */
export function laneHead({ x, fromY, toY }: LaneMark): string {
  const { head, headHalf, dot } = LANE_FORM;
  if (fromY === toY) {
    const r = dot * 2;
    return `M${x - r},${toY}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Zm${r / 2},0a${r / 2},${r / 2} 0 1 1 ${r},0a${r / 2},${r / 2} 0 1 1 ${-r},0Z`;
  }
  const back = fromY < toY ? -head : head;
  return `M${x},${toY}L${x - headHalf},${toY + back}L${x + headHalf},${toY + back}Z`;
}
