import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { toLanes, type LaneStance } from "../../server/picture/lanes.ts";
import { readGraph } from "../http/served-graph.ts";

const ARTICLE = (
  await readGraph("fixtures/nagorno-karabakh-2020-10/nagorno-karabakh-2020-10.entente.json")
).stances.map(({ id, from, to, date, polarity = 0 }) => ({ id, from, to, date, polarity }));
const SPACE = { axis: { first: "2020-10-21", last: "2020-10-23" }, width: 900, pitch: 30 };

describe("lanes over time", () => {
  it("have each stance at its day, from the lane of its speaker to that of its target", () => {
    const { lanes, marks, ticks, leftOut } = toLanes(ARTICLE, SPACE);
    const ys = new Map(lanes.map(({ id, y }) => [id, y]));

    expect(marks.map(({ stance }) => stance.id).sort()).toEqual(ARTICLE.map(({ id }) => id).sort());
    for (const { stance, x, fromY, toY } of marks) {
      expect(Math.floor(x / 300)).toBe(Number(stance.date.slice(8)) - 21);
      expect([fromY, toY]).toEqual([ys.get(stance.from), ys.get(stance.to)]);
    }
    expect(ticks).toEqual([
      { x: 0, label: "21 Oct" },
      { x: 300, label: "22 Oct" },
      { x: 600, label: "23 Oct" },
    ]);
    expect(leftOut).toBe(0);
  });

  it("put nobody's line on another's, also where years share a page", () => {
    for (const axis of [SPACE.axis, { first: "1990-01-01", last: "2020-12-31" }]) {
      const { marks } = toLanes(ARTICLE.slice(0, 14), { ...SPACE, axis });
      for (const [at, one] of marks.entries()) {
        for (const other of marks.slice(at + 1)) {
          if (Math.abs(one.x - other.x) >= 4.9) continue;
          const low = Math.max(Math.min(one.fromY, one.toY), Math.min(other.fromY, other.toY));
          const high = Math.min(Math.max(one.fromY, one.toY), Math.max(other.fromY, other.toY));
          expect(low).toBeGreaterThan(high);
        }
      }
    }
  });

  it("are the same whatever the order of the stances", () => {
    const stances = fc.array(
      fc.record({
        from: fc.constantFrom("a", "b", "c", "d"),
        to: fc.constantFrom("a", "b", "c", "e"),
        date: fc.constantFrom("2020-10-21", "2020-10-22"),
        polarity: fc.constantFrom(-1, 1),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(stances, (drawn) => {
        const own = drawn.map((stance, at): LaneStance => ({ ...stance, id: `s-${at}` }));
        expect(toLanes(own.toReversed(), SPACE)).toEqual(toLanes(own, SPACE));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("put those who deal with each other near each other, and count who finds no lane", () => {
    const pairs = Array.from({ length: 25 }, (_, at): LaneStance => ({
      ...{ id: `s-${at}`, from: `a-${at}`, to: `b-${at}`, date: "2020-10-22", polarity: 0 },
    }));
    const { lanes, marks, leftOut } = toLanes(pairs, SPACE);

    expect(lanes.length).toBe(40);
    expect(leftOut).toBe(10);
    for (const { fromY, toY } of marks) expect(Math.abs(fromY - toY)).toBe(SPACE.pitch);
  });

  it("are empty for nothing", () => {
    expect(toLanes([], SPACE)).toMatchObject({ lanes: [], marks: [], height: 0, leftOut: 0 });
  });
});
