import { describe, expect, it } from "@jest/globals";
import { CHANGE_MARKS, countChanges, goneDyads } from "../../server/picture/change-marks.ts";
import { GRAPH_COLORS } from "../../server/picture/graph-style.ts";
import { channels, type HexColor } from "../../server/picture/srgb.ts";

describe("marks of changes", () => {
  it("have signs that differ, since colour alone tells nobody", () => {
    const signs = Object.values(CHANGE_MARKS).map(({ sign }) => sign);
    expect(new Set(signs).size).toBe(signs.length);
  });

  it.each(["light", "dark"] as const)("stand out from %s paper by 4.5 to 1", (theme) => {
    const { paper } = GRAPH_COLORS[theme];
    for (const { colors } of Object.values(CHANGE_MARKS)) {
      expect(contrast(colors[theme], paper)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("are counted without what is steady, and those that are gone have broken lines", () => {
    const changes = new Map([
      ["a b", "dropped"],
      ["b a", "steady"],
      ["a c", "flipped"],
    ] as const);

    expect([...countChanges(changes)]).toEqual([
      ["dropped", 1],
      ["flipped", 1],
    ]);
    expect([...goneDyads(changes)]).toEqual(["a b"]);
  });
});

/** Of WCAG 2.2. */
function contrast(one: HexColor, other: HexColor): number {
  const [a = 0, b = 0] = [one, other].map(luminance).sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

function luminance(color: HexColor): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
