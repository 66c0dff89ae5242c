import { describe, expect, it } from "@jest/globals";
import { largerPicture, parsePictureSize } from "../../../client/model/picture-size.ts";

const counts = { dyads: 0, stances: 0 };
const totals = (shown: number, nodes: number) => ({
  nodes,
  ...counts,
  shown: { nodes: shown, ...counts },
  all: { nodes: nodes + 10, ...counts },
});

describe("largerPicture", () => {
  it("is the next size, with what it would hold", () => {
    expect(largerPicture(300, totals(300, 20_001))).toEqual({ size: 1000, nodes: 1000 });
    expect(largerPicture(300, totals(300, 420))).toEqual({ size: 1000, nodes: 420 });
  });

  it("is none when all that pass the filter are shown, or when there is no larger size", () => {
    expect(largerPicture(300, totals(12, 12))).toBeNull();
    expect(largerPicture(100_000, totals(100_000, 2_000_000))).toBeNull();
  });
});

describe("parsePictureSize", () => {
  it("knows the sizes that are offered, and no other", () => {
    expect(parsePictureSize("5000")).toBe(5000);
    expect(parsePictureSize("5001")).toBeNull();
    expect(parsePictureSize("1e3")).toBeNull();
  });
});
