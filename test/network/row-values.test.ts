import { describe, expect, it } from "@jest/globals";
import { roundSix } from "../../server/network/row-values.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";

describe("roundSix", () => {
  it("gives one mean, in whatever order its values were added up", () => {
    const random = seededRandom(3);
    // 64 tenths whose mean lies halfway between two millionths.
    const tenths = Array.from({ length: 63 }, () => Math.floor(random() * 21) - 10);
    const rest = tenths.reduce((sum, each) => sum + each, 0);
    const values = [...tenths, 1 - rest].map((each) => each / 10);
    const means = Array.from({ length: 50 }, () => {
      const shuffled = values
        .map((value) => ({ value, place: random() }))
        .sort((a, b) => a.place - b.place);
      return roundSix(shuffled.reduce((sum, { value }) => sum + value, 0) / 64);
    });
    expect(new Set(means)).toEqual(new Set([0.001563]));
  });

  it("has no negative zero", () => {
    expect(Object.is(roundSix(-1e-9), 0)).toBe(true);
  });
});
