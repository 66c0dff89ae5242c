import type { LaneMark, LaneStance } from "../../server/picture/lanes.ts";

export const LANE_KEYS = [
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
] as const;
export type LaneKey = (typeof LANE_KEYS)[number];

/**
 * Where a key leads among stances over time: left and right to the one before and after, up and down
 * to the one nearest in time whose speaker has a lane above or below. The same one where there is none.
 * @param marks in the order of time.
 */
export function walkLanes<Stance extends LaneStance>(
  here: string | null,
  key: LaneKey,
  marks: readonly LaneMark<Stance>[],
): LaneMark<Stance> | null {
  const at = marks.findIndex(({ stance }) => stance.id === here);
  const mark = marks[at];
  if (mark === undefined || key === "Home") return marks[0] ?? null;
  if (key === "End") return marks.at(-1) ?? null;
  if (key === "ArrowLeft") return marks[at - 1] ?? mark;
  if (key === "ArrowRight") return marks[at + 1] ?? mark;
  const sign = key === "ArrowUp" ? -1 : 1;
  const beyond = marks.filter(({ fromY }) => (fromY - mark.fromY) * sign > 0);
  const nearest = Math.min(...beyond.map(({ fromY }) => Math.abs(fromY - mark.fromY)));
  const lane = beyond.filter(({ fromY }) => Math.abs(fromY - mark.fromY) === nearest);
  return lane.reduce<LaneMark<Stance>>((best, each) => {
    const isNearer = Math.abs(each.x - mark.x) < Math.abs(best.x - mark.x);
    return best === mark || isNearer ? each : best;
  }, mark);
}
