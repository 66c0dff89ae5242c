import { describe, expect, it } from "@jest/globals";
import { networkOfFlat } from "../../client/model/network-rows.ts";
import type { WholeBlocs } from "../../client/model/whole-blocs.ts";
import { sumBlocs, type BlocSum, type BlocSums } from "../../client/view/blocs/bloc-sums.ts";
import { isOpen, openingBox, placeDiscs, type Disc } from "../../client/view/blocs/place-discs.ts";
import type { Box } from "../../server/picture/label-placement.ts";
import type { Positions } from "../../server/picture/layout.ts";
import { fitPxPerUnit } from "../../server/picture/viewport.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
import type { Network } from "../../server/wire/network.ts";
import { flatOf } from "../wire/flat-of.ts";
import { smallNetwork } from "./small-network.ts";

const IDS = Array.from({ length: 14 }, (_, n) => `n${n}`);
/** Six nodes in bloc 7, five in bloc 3, two in bloc 9, and one in none. */
const WHOLE: WholeBlocs = {
  ids: IDS,
  bloc: Uint32Array.from(IDS, (_, n) => (n < 6 ? 7 : n < 11 ? 3 : n < 13 ? 9 : 0)),
};
const POSITIONS: Positions = new Map(
  IDS.map((id, n) => [id, { x: n < 6 ? n : 100 + n, y: n < 6 ? 10 : 50 }]),
);
const NETWORK = smallNetwork(IDS, [
  { from: "n0", to: "n1", polarity: 0.5, n: 3 },
  { from: "n1", to: "n0", polarity: -0.5, n: 1 },
  { from: "n2", to: "n1", polarity: 0.25, n: 2 },
  { from: "n3", to: "n4", polarity: 0, n: 2 },
  { from: "n2", to: "n6", polarity: -1, n: 4 },
  { from: "n7", to: "n2", polarity: 0.5, n: 4 },
  { from: "n13", to: "n2", polarity: 1, n: 9 },
  { from: "n11", to: "n12", polarity: 1, n: 9 },
]);

describe("what blocs stand for", () => {
  it("is added up inside them and between them, of those that are large enough", () => {
    const { blocs, ties } = sums(NETWORK);
    expect(blocs.map(({ number, members }) => [number, members])).toEqual([
      [7, 6],
      [3, 5],
    ]);
    expect(blocs[0]).toMatchObject({ stances: 8, allied: 2, opposed: 1, x: 3, y: 10 });
    expect(blocs[0]?.polarity).toBeCloseTo((3 * 0.5 - 0.5 + 2 * 0.25) / 8, 9);
    expect(blocs[0]?.names).toEqual(["n2", "n1", "n0"]);
    expect(blocs[1]).toMatchObject({ stances: 0, polarity: 0, allied: 0, opposed: 0 });
    expect(ties).toEqual([{ a: 0, b: 1, n: 8, polarity: -0.25 }]);
  });

  it("is the same of columns, and leaves out what is not shown", () => {
    const flat = flatOf(NETWORK);
    const whole = { ...WHOLE, ids: flat.nodes.id };
    const columns = networkOfFlat({
      ...flat,
      nodes: { ...flat.nodes, bloc: new Uint32Array(WHOLE.bloc) },
    });
    expect(sums(columns, whole)).toEqual(sums(NETWORK));
    const shown = smallNetwork(IDS.slice(1), [{ from: "n2", to: "n1", polarity: 0.25, n: 2 }]);
    const seven = sums(shown).blocs.find(({ number }) => number === 7);
    expect(seven).toMatchObject({ members: 5, stances: 2, allied: 1, opposed: 0 });
    expect(sums(shown).ties).toEqual([]);
    const unplaced = new Map([...POSITIONS].filter(([id]) => id !== "n2"));
    const [three, six] = run(sumBlocs(NETWORK, unplaced, WHOLE)).blocs;
    expect([three, six]).toMatchObject([
      { number: 3, members: 5 },
      { number: 7, members: 5 },
    ]);
    expect(six).toMatchObject({ stances: 6, names: ["n1", "n0", "n3"] });
  });
});

describe("the discs of blocs", () => {
  const reach: Box = { left: -500, right: 500, top: -400, bottom: 400 };
  it.each([
    ["wide", 1080, 520],
    ["narrow", 390, 340],
  ])(
    "never overlap with their names on a screen that is %s, and stay on it",
    (_, width, height) => {
      // All in the middle, where there is room for one.
      const blocs = Array.from({ length: 40 }, (_each, n) => bloc(n, 2_000 / (n + 1)));
      const discs = place({ blocs, ties: [], spacing: 4 }, width, height);
      expect(discs.length).toBeGreaterThan(5);
      expect(discs[0]?.bloc.number).toBe(1);
      const boxes = discs.map((disc) => boxOf(disc, width, height));
      const isClear = (box: Box, at: number): boolean =>
        boxes.every((other, place) => place === at || !meet(box, other));
      expect(boxes.filter((box, at) => !isClear(box, at))).toEqual([]);
      const isOn = ({ left, right, top, bottom }: Box): boolean =>
        left >= 0 && top >= 0 && right <= width && bottom <= height;
      expect(boxes.filter((box) => !isOn(box))).toEqual([]);
      const areas = discs.map(({ radius, bloc: { members } }) => radius ** 2 / members);
      // Those between the smallest and the largest size have an area by their members.
      expect(areas[4]).toBeCloseTo(areas[2] ?? 0, 6);
    },
  );

  it("stay where they were, as far as others let them", () => {
    const random = seededRandom(2);
    const blocs = Array.from({ length: 12 }, (_, n) => ({
      ...bloc(n, 900 - 50 * n),
      x: 800 * random() - 400,
      y: 600 * random() - 300,
    }));
    const before = place({ blocs, ties: [], spacing: 4 }, 1080, 520);
    const fewer = blocs.map((each) => ({ ...each, x: 0, y: 0 }));
    const former = new Map(before.map((disc) => [disc.bloc.number, disc]));
    const after = place({ blocs: fewer, ties: [], spacing: 4 }, 1080, 520, former);
    expect(after.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual(
      before.map(({ x, y }) => [Math.round(x), Math.round(y)]),
    );
  });

  it("open where their members are looked at", () => {
    const size = { width: 1080, height: 520 };
    const blocs = [bloc(0, 900), { ...bloc(1, 500), core: 40 }, { ...bloc(2, 300), core: 900 }];
    const discs = place({ blocs, ties: [], spacing: 9 }, size.width, size.height);
    const fitting = fitPxPerUnit(reach, size.width, size.height);
    for (const disc of discs) {
      expect(disc.opensAt).toBeGreaterThan(1.4 * fitting);
      expect(fitPxPerUnit(openingBox(disc, size), size.width, size.height)).toBeGreaterThan(
        disc.opensAt,
      );
    }
    // Nodes that far from each other can be told apart, so that no bloc stands for them.
    const [sparse] = place({ blocs, ties: [], spacing: 90 }, size.width, size.height);
    expect(sparse?.opensAt).toBeLessThan(fitting);
  });

  it("do not flicker where the camera stays about where they open", () => {
    const disc = { opensAt: 0.5 };
    expect(isOpen(disc, 0.49, false)).toBe(false);
    expect(isOpen(disc, 0.5, false)).toBe(true);
    expect(isOpen(disc, 0.49, true)).toBe(true);
    expect(isOpen(disc, 0.4, true)).toBe(false);
  });

  function place(
    given: BlocSums,
    width: number,
    height: number,
    former: ReadonlyMap<number, Disc> = new Map(),
  ): readonly Disc[] {
    const label = (): { lines: readonly string[]; width: number } => ({
      lines: ["A name", "and others"],
      width: 80,
    });
    return run(placeDiscs(given, { reach, width, height, former, label }));
  }

  function boxOf({ x, y, radius, width, lines }: Disc, screenWidth: number, height: number): Box {
    const px = fitPxPerUnit(reach, screenWidth, height);
    const [left, top] = [screenWidth / 2 + x * px, height / 2 + y * px];
    const half = Math.max(radius, width / 2);
    return {
      left: left - half,
      right: left + half,
      top: top - radius,
      bottom: top + radius + 16 * lines.length,
    };
  }
});

function bloc(n: number, members: number): BlocSum {
  return {
    ...{ number: n + 1, members: Math.round(members), names: ["A name"], entry: "a" },
    ...{ x: 0, y: 0, core: 200, stances: 1, polarity: 1, allied: 1, opposed: 0 },
  };
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function sums(network: Network, whole: WholeBlocs = WHOLE): BlocSums {
  return run(sumBlocs(network, POSITIONS, whole));
}

function run<Result>(steps: Iterator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
