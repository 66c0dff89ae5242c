import { describe, expect, it } from "@jest/globals";
import { layoutNetwork, type Positions } from "../../server/picture/layout.ts";
import { placeBeside } from "../../server/picture/place-beside.ts";
import { smallNetwork } from "../view/small-network.ts";

const IDS = Array.from({ length: 24 }, (_, at) => `n${at}`);
const NETWORK = smallNetwork(
  IDS,
  IDS.slice(1).map((to, at) => ({ from: `n${Math.floor(at / 3)}`, to, polarity: 0.5 })),
);
const PLAN = layoutNetwork(NETWORK);
const BROUGHT = Array.from({ length: 30 }, (_, at) => `new-${at}`);
const NO_PINS: Positions = new Map();

describe("placeBeside", () => {
  it("puts whom an expansion brought around its host, apart from everybody, and moves nobody else", () => {
    const placed = placeBeside(PLAN, [{ of: "n5", brought: BROUGHT }], NETWORK.nodes, NO_PINS);

    for (const [id, place] of PLAN) expect(placed.get(id)).toEqual(place);
    const host = placed.get("n5") ?? { x: NaN, y: NaN };
    for (const id of BROUGHT) {
      const { x, y } = placed.get(id) ?? { x: NaN, y: NaN };
      expect(Math.hypot(x - host.x, y - host.y)).toBeLessThan(500);
      for (const [other, place] of placed) {
        if (other !== id) expect(Math.hypot(place.x - x, place.y - y)).toBeGreaterThan(40);
      }
    }
  });

  it("moves nobody whom an earlier expansion brought", () => {
    const first = { of: "n5", brought: BROUGHT.slice(0, 10) };
    const before = placeBeside(PLAN, [first], NETWORK.nodes, NO_PINS);
    const more = { of: "new-3", brought: BROUGHT.slice(10) };
    const after = placeBeside(PLAN, [first, more], NETWORK.nodes, NO_PINS);

    for (const [id, place] of before) expect(after.get(id)).toEqual(place);
    expect(after.size).toBe(before.size + 20);
  });

  it("leaves what is pinned where it is, and puts others beside it there", () => {
    const pins: Positions = new Map([
      ["n5", { x: 4000, y: 10 }],
      ["new-1", { x: -50, y: 7 }],
    ]);
    const placed = placeBeside(
      PLAN,
      [{ of: "n5", brought: BROUGHT.slice(0, 3) }],
      NETWORK.nodes,
      pins,
    );

    for (const [id, place] of pins) expect(placed.get(id)).toEqual(place);
    expect(placed.get("new-0")?.x).toBeGreaterThan(3800);
  });

  it("gives a place to one that the layout does not know", () => {
    const placed = placeBeside(new Map(), [{ of: "far", brought: ["far", "near"] }], [], NO_PINS);

    expect([...placed.keys()]).toEqual(["far", "near"]);
  });
});
